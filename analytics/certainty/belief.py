"""Which printed totals are believed where nobody chose, and what clashes.

By default, in this order: of one reading, the value that the most witness groups print, none where two tie; not a
number of one year or ceremony that at least as many print as the running total up to it (an echo: the total told as if
it were of the year); and where what is left cannot all be true, of each minimal clash those with the fewest witnesses
are left out, all of them where they tie. What was left out, and for what, is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache, partial
from itertools import groupby

from analytics.certainty.engine import Engine, engine
from analytics.certainty.model import ALL, Choice, Clash, Clashes, LeftOut, Stance, Statement, World
from analytics.certainty.rows import AWARDS, PARTS
from analytics.selection import FIRST_YEAR

PREMISES = (PARTS, AWARDS)
# Minimal clashing sets looked for, and questions to the solver on the way.
MOST_SETS, MOST_QUESTIONS = 200, 3_000
_SAME = {"awards": "agencies_in_category"}


def background(asked: Engine, stance: Stance) -> list[str]:
    """The facts that no choice of claims touches: named results, registry, and what the stance adds."""
    kinds = ("results", "registry", "kept") if stance == "no_unseen" else ("results", "registry")
    return [name for name, fact in asked.rows.facts.items() if fact.kind in kinds]


@lru_cache(maxsize=64)
def default(world: World, stance: Stance) -> tuple[tuple[str, ...], tuple[LeftOut, ...]]:
    """The statements (by id) that are believed where nobody chose, and those that are not, with why."""
    chosen, left_out = _by_witnesses(world.statements)
    chosen, echoes = _without_echoes(chosen)
    left_out += echoes
    asked = engine(world, ALL)
    kept, held = [one.id for one in chosen], background(asked, stance)
    if asked.possible([*held, *kept]) is not True:
        kept, clashing = _consistent(asked, held, chosen)
        left_out += clashing
    return tuple(sorted(kept)), tuple(sorted(left_out, key=lambda one: one.claims))


def _by_witnesses(statements: Iterable[Statement]) -> tuple[list[Statement], list[LeftOut]]:
    by_reading: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for one in statements:
        by_reading[one.reading].append(one)
    chosen: list[Statement] = []
    left_out: list[LeftOut] = []
    for ones in by_reading.values():
        most = max(one.witnesses for one in ones)
        first = [one for one in ones if one.witnesses == most]
        chosen += first if len(first) == 1 else []
        for one in ones:
            if len(first) > 1 and one in first:
                left_out.append(LeftOut(one.claims, "tied", tuple(o.id for o in first if o is not one)))
            elif one not in first:
                left_out.append(LeftOut(one.claims, "fewer_witnesses", tuple(o.id for o in first)))
    return chosen, left_out


def _without_echoes(statements: Sequence[Statement]) -> tuple[list[Statement], list[LeftOut]]:
    totals = {
        (one.metric, one.scope, one.category, one.year, one.value): one
        for one in statements
        if one.kind == "cumulative_to"
    }
    kept, echoes = [], []
    for one in statements:
        key = (_SAME.get(one.metric, one.metric), one.scope, one.category, one.year, one.value)
        total = totals.get(key)
        of_part = one.kind == "award_on" or (one.kind == "in_year" and one.year > FIRST_YEAR)
        if total and of_part and one.value and total.witnesses >= one.witnesses:
            echoes.append(LeftOut(one.claims, "echo", (total.id,)))
        else:
            kept.append(one)
    return kept, echoes


def _consistent(asked: Engine, held: Sequence[str], statements: Sequence[Statement]) -> tuple[list[str], list[LeftOut]]:
    """The best witnessed statements that can all be true: tier by tier, of a clash in a tier all its members go."""
    kept: list[str] = []
    left_out: list[LeftOut] = []
    in_order = sorted(statements, key=lambda one: (-one.witnesses, one.id))
    for _, tier in groupby(in_order, key=lambda one: one.witnesses):
        ones = list(tier)
        if asked.possible([*held, *kept, *(one.id for one in ones)]) is True:
            kept += [one.id for one in ones]
            continue
        base = [*held, *kept]
        sets, complete = minimal_sets([one.id for one in ones], partial(_with, asked, base))
        gone = {one for each in sets for one in each}
        rest = [one.id for one in ones if one.id not in gone]
        if not complete or asked.possible([*base, *rest]) is not True:
            rest = []  # nothing of a tier that could not be sorted out
        for one in ones:
            if one.id not in rest:
                others = {other for each in sets if one.id in each for other in each} - {one.id}
                left_out.append(LeftOut(one.claims, "clash", tuple(sorted(others))))
        kept += rest
    return kept, left_out


def _with(asked: Engine, base: Sequence[str], some: Collection[str]) -> bool | None:
    return asked.possible([*base, *some])


def minimal_sets(
    elements: Sequence[str], possible: Callable[[Collection[str]], bool | None],
    proposed: Callable[[Collection[str]], Collection[str]] | None = None, *, most: int = MOST_SETS,
) -> tuple[list[tuple[str, ...]], bool]:  # fmt: skip
    """Every minimal set of elements that is not possible, up to `most`, and whether these are all.

    Goes through the sets that no set found so far decides (as MARCO does): an impossible one is shrunk to a minimal
    one, a possible one is grown to a largest. `proposed` may name a part that is likely impossible too.
    """
    from ortools.sat.python import cp_model

    chart = cp_model.CpModel()
    inside = {name: chart.new_bool_var(name) for name in elements}
    chart.maximize(sum(inside.values()))
    found: list[tuple[str, ...]] = []
    questions = 0

    def ask(some: Collection[str]) -> bool | None:
        nonlocal questions
        questions += 1
        return possible(some)

    while len(found) < most and questions < MOST_QUESTIONS:
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 1
        status = solver.solve(chart)
        if status == cp_model.INFEASIBLE:
            return found, True
        if status != cp_model.OPTIMAL:
            return found, False
        seed = [name for name in elements if solver.boolean_value(inside[name])]
        answer = ask(seed)
        if answer is None:
            return found, False
        if answer:
            # The chart always gives a largest set, so there is nothing to grow.
            chart.add_bool_or([inside[name] for name in elements if name not in seed])
            continue
        core = list(proposed(seed)) if proposed else seed
        core = core if core != seed and core and ask(core) is False else seed
        for name in list(core):
            rest = [one for one in core if one != name]
            if ask(rest) is False:
                core = rest
        found.append(tuple(core))
        chart.add_bool_or([inside[name].negated() for name in core])
    return found, False


def clashes(
    world: World, believed: Sequence[Statement], *, premises: bool, stance: Stance = "stated", most: int = MOST_SETS
) -> Clashes:
    """The minimal clashing sets among statements, with what else each takes."""
    asked = engine(world, ALL)
    facts = asked.rows.facts
    kinds = ("results", "registry", "kept") if stance == "no_unseen" else ("results", "registry")
    lumps = {kind: [name for name, fact in facts.items() if fact.kind == kind] for kind in kinds}
    more = [one for one in PREMISES if premises and one in facts]
    elements = [*(one.id for one in believed), *more, *(kind for kind, names in lumps.items() if names)]

    def spread(some: Collection[str]) -> list[str]:
        return [name for one in some for name in lumps.get(one, [one])]

    def proposed(some: Collection[str]) -> list[str]:
        used = set(asked.proposed(spread(some), None))
        return [one for one in some if used & set(lumps.get(one, [one]))]

    sets, complete = minimal_sets(elements, lambda some: asked.possible(spread(some)), proposed, most=most)
    ids = [one.id for one in believed]
    found = [
        Clash(tuple(one for one in each if one in ids), tuple(one for one in each if one not in ids)) for each in sets
    ]
    return Clashes(tuple(sorted(found, key=lambda one: (len(one.needs), len(one.claims), one.claims))), complete)


def choices(world: World, clash: Clash) -> tuple[Choice, ...]:
    """What follows for each claim of a clash where it is the one that is not believed."""
    asked = engine(world, ALL)
    facts = asked.rows.facts
    held = [name for name, fact in facts.items() if fact.kind in ("results", "registry")]
    held += [one for one in clash.needs if one in PREMISES]
    found = []
    for name in clash.claims:
        others = tuple(world.by_claim[one].id for one in clash.claims if one != name)
        statement = world.by_claim[name]
        on, terms = [*held, *others], asked.rows.of(statement)
        share = statement.metric in ("share_in_category", "share_assessed")
        if asked.possible(on) is not True:
            found.append(Choice(name, others, False, None, None))
        elif share:
            found.append(Choice(name, others, True, None, None))
        else:
            least, top = (asked.extreme(on, terms, most=most) for most in (False, True))
            found.append(Choice(name, others, True, least, top))
    return tuple(found)
