"""Asks the solver. CP-SAT proves; a linear relaxation only proposes which facts a proof may need.

One worker, a fixed seed and a limit of deterministic time make each answer the same on every machine. The status is
read before any value: after a time limit the solver's values mean nothing.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import lru_cache
from importlib import import_module
from typing import Any

from analytics.certainty.model import End, World
from analytics.certainty.rows import Row, Rows, Terms

# Units of the solver's own clock, about a second each; an ordinary question takes some hundredths.
_SECONDS = 2.0
_SEED = 1
_NOTHING, _WHOLE = 1e-7, 1e-6
# Beyond every sum that a row can have.
_FAR = 10**9


class Engine:
    """The rows of a world in the form of both solvers, each fact with a switch."""

    def __init__(self, rows: Rows) -> None:
        # As modules without types: what they give is checked here by status.
        self._cp: Any = import_module("ortools.sat.python.cp_model")
        self._lp: Any = import_module("ortools.linear_solver.python.model_builder")
        self.rows, self._lock = rows, threading.Lock()
        self._model = self._cp.CpModel()
        self._variables = [self._model.new_int_var(low, high, "") for low, high in rows.limits]
        self._switch = {name: self._model.new_bool_var("") for name in rows.facts}
        self._relaxed = self._lp.Model()
        self._real = [self._relaxed.new_num_var(low, high, "") for low, high in rows.limits]
        self._slack: list[Any] = []
        self._switched: list[tuple[Any, float, float, tuple[str, ...]]] = []
        for row in rows.rows:
            self._add_whole(row)
            self._add_real(row)

    def _add_whole(self, row: Row) -> None:
        low, high = (-_FAR if row.low is None else row.low), (_FAR if row.high is None else row.high)
        total, domain = self._expression(row.terms), self._cp.Domain(low, high)
        if row.but:
            # A sum with holes as a variable of its own: in the sum itself each hole would cost a choice.
            holes = self._cp.Domain.from_values(list(row.but)).complement()
            held = self._model.add(total == self._model.new_int_var_from_domain(domain.intersection_with(holes), ""))
        else:
            held = self._model.add_linear_expression_in_domain(total, domain)
        if row.needs:
            held.only_enforce_if([self._switch[name] for name in row.needs])

    def _add_real(self, row: Row) -> None:
        needs, limit = row.needs, math.inf
        real = sum((self._real[variable] * factor for variable, factor in row.terms.items()), 0.0 * self._real[0])
        if needs:
            over, under = (self._relaxed.new_num_var(0, 0, "") for _ in range(2))
            self._slack += [over, under]
            real = real + under - over
        ends = (-limit if row.low is None else row.low, limit if row.high is None else row.high)
        made = self._relaxed.add_linear_constraint(real, *ends)
        if needs:
            self._switched.append((made, *ends, needs))

    def _expression(self, terms: Mapping[int, int]) -> Any:
        variables = [self._variables[variable] for variable in terms]
        return self._cp.LinearExpr.weighted_sum(variables, list(terms.values()))

    def _model_with(self, facts: Collection[str]) -> Any:
        model = self._model.clone()
        for name, switch in self._switch.items():
            model.add(switch == int(name in facts))
        return model

    def _solve(self, model: Any) -> tuple[Any, int]:
        solver = self._cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = _SEED
        solver.parameters.max_deterministic_time = _SECONDS
        # Every row in the relaxation too: sums over many bodies are proved by it, and hardly without.
        solver.parameters.linearization_level = 2
        solver.parameters.cp_model_probing_level = 0
        solver.parameters.symmetry_level = 0
        return solver, solver.solve(model)

    def possible(
        self, facts: Collection[str], terms: Terms | None = None, low: int | None = None, high: int | None = None
    ) -> bool | None:
        """Whether all facts can hold, with the sum of terms within limits; None where time ran out."""
        if self._has_witness(facts, terms or {}, low, high):
            return True
        model = self._model_with(facts)
        if terms is not None:
            if low is not None:
                model.add(self._expression(terms) >= low)
            if high is not None:
                model.add(self._expression(terms) <= high)
        _, status = self._solve(model)
        if status in (self._cp.OPTIMAL, self._cp.FEASIBLE):
            return True
        return False if status == self._cp.INFEASIBLE else None

    def extreme(self, facts: Collection[str], terms: Terms, *, most: bool) -> int | None:
        """The least or most of a sum where all facts hold, proved; None where they cannot, or time ran out."""
        if not terms:
            return 0 if self.possible(facts) else None
        model = self._model_with(facts)
        (model.maximize if most else model.minimize)(self._expression(terms))
        solver, status = self._solve(model)
        return round(solver.objective_value) if status == self._cp.OPTIMAL else None

    def proposed(self, facts: Collection[str], terms: Terms | None, *, most: bool = False) -> list[str]:
        """Facts that the relaxation's proof uses: for a bound, or (without terms) for why they cannot all hold.

        A proposal only: it may be empty, and it may not be enough.
        """
        with self._lock:
            solver = self._relax(facts, terms, most=most, loose=terms is None)
            if solver is None:
                return []
            used = {
                name
                for made, _, _, needs in self._switched
                if all(one in facts for one in needs) and abs(solver.dual_value(made)) > _NOTHING
                for name in needs
            }
        return [name for name in self.rows.facts if name in used]

    def _relax(self, facts: Collection[str], terms: Terms | None, *, most: bool, loose: bool) -> Any:
        """The solved relaxation, or None. `loose`: facts may be missed, and the least sum of misses is sought."""
        for made, low, high, needs in self._switched:
            on = all(name in facts for name in needs)
            made.lower_bound, made.upper_bound = (low, high) if on else (-math.inf, math.inf)
        for slack in self._slack:
            slack.upper_bound = math.inf if loose else 0
        if loose:
            self._relaxed.minimize(sum(self._slack))
        else:
            goal = sum((self._real[one] * factor for one, factor in (terms or {}).items()), 0.0 * self._real[0])
            (self._relaxed.maximize if most else self._relaxed.minimize)(goal)
        solver = self._lp.Solver("GLOP")
        return solver if solver.solve(self._relaxed) == self._lp.SolveStatus.OPTIMAL else None

    def _has_witness(self, facts: Collection[str], terms: Terms, low: int | None, high: int | None) -> bool:
        """Whether the relaxation happens to give a whole solution. It is checked in whole numbers, so it is a proof."""
        with self._lock:
            solver = self._relax(facts, terms, most=low is not None, loose=False)
            if solver is None:
                return False
            real = [solver.value(variable) for variable in self._real]
        whole = [round(value) for value in real]
        if any(abs(value - near) > _WHOLE for value, near in zip(real, whole, strict=True)):
            return False
        total = sum(whole[one] * factor for one, factor in terms.items())
        fits = (low is None or total >= low) and (high is None or total <= high)
        inside = all(a <= value <= b for value, (a, b) in zip(whole, self.rows.limits, strict=True))
        return fits and inside and all(row.holds(whole) for row in self.rows.rows if set(row.needs) <= set(facts))

    def needed(self, proved: Callable[[Collection[str]], bool | None], facts: Iterable[str]) -> tuple[list[str], bool]:
        """A minimal part of facts that still proves; `proved(facts)` is True, False, or None where time ran out.

        The weakest facts are given up first, so the same question always keeps the same ones. The second value: whether
        each fact that is left was found to be needed.
        """
        kept = sorted(facts, key=lambda name: self.rows.facts[name].weight)
        sure = True
        parts = [kept]
        while parts:
            part = parts.pop()
            rest = [one for one in kept if one not in part]
            answer = proved(rest)
            if answer:
                kept = rest
            elif len(part) > 1:
                middle = len(part) // 2
                parts += [part[middle:], part[:middle]]
            elif answer is None:
                sure = False
        return [name for name in self.rows.facts if name in kept], sure

    def end(self, facts: Collection[str], terms: Terms, *, most: bool, said: Collection[str] = ()) -> End:
        """One end of a bound, with the minimal facts that it rests on.

        `said`: facts that may say the value in so many words; they are preferred where they do.
        """
        value = self.extreme(facts, terms, most=most)
        if value is None:
            return End(None, "time_limit")
        if not terms or (value == 0 and not most):
            return End(value, "proved")

        def proved(some: Collection[str]) -> bool | None:
            limits = {"low": value + 1} if most else {"high": value - 1}
            answer = self.possible(some, terms, **limits)
            return None if answer is None else not answer

        for start in (said, self.proposed(facts, terms, most=most), list(self.rows.facts)):
            some = [name for name in start if name in facts]
            if some and proved(some):
                names, minimal = self.needed(proved, some)
                return End(value, "proved", tuple(self.rows.facts[name] for name in names), minimal)
        # Proved as an optimum; the proof of a smaller set of facts ran out of time.
        return End(value, "proved", tuple(self.rows.facts[name] for name in self.rows.facts if name in facts), False)


@lru_cache(maxsize=32)
def engine(world: World, scope: str) -> Engine:
    """The engine of a world for one scope, kept: building it takes longer than asking it."""
    return Engine(Rows(world, scope))
