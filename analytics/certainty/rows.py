"""The world as whole-number rows: variables with limits, and linear rows that hold where their facts do.

Bodies that nothing tells apart are one group with a size; what is counted is how many of a group are assessed in a
year into each category (`into`), how many stay what they were (`stay`), and so how many are what at the end of each
year. A body keeps at most what it had, and those that leave may go anywhere, so every whole solution of the rows is a
world of single bodies, and the other way round: bounds over the rows are bounds over the worlds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from analytics.certainty.model import ALL, AT_LEAST_BAIK, Body, Fact, Statement, World, at
from analytics.selection import YEARS

Terms = dict[int, int]
# More bodies than any country has: the size of a group whose number in the registry is not believed.
_MANY = 10_000
_NEVER = "never"
KEPT, PARTS, AWARDS = "kept", "parts_are_all", "awards_are_all"


@dataclass(frozen=True)
class Row:
    """low ≤ sum of terms ≤ high, where all of the facts in `needs` hold; never one of the values in `but`."""

    terms: Mapping[int, int]
    low: int | None
    high: int | None
    needs: tuple[str, ...] = ()
    but: tuple[int, ...] = ()

    def holds(self, values: Sequence[int]) -> bool:
        """Whether it holds for these values of the variables."""
        total = sum(values[variable] * factor for variable, factor in self.terms.items())
        low, high = self.low, self.high
        return (low is None or total >= low) and (high is None or total <= high) and total not in self.but


@dataclass
class Group:
    """Bodies of one signature: `size` is a number, or a variable where it is not certain."""

    agency_type: str
    places: frozenset[str]
    may: tuple[bool, ...]
    there: tuple[bool, ...]
    n: int
    told: tuple[tuple[int, bool, tuple[str, ...], str], ...]
    into: list[dict[str, int]] = field(default_factory=list)
    stay: list[dict[str, int]] = field(default_factory=list)
    award: dict[tuple[int, str], int] = field(default_factory=dict)
    size: int | None = None


class Rows:
    """The rows of a world, cut so that one scope can be asked for.

    `limits`: low and high of each variable. `facts`: by id, in order.
    """

    def __init__(self, world: World, scope: str) -> None:
        self.world, self.scope = world, scope
        self.limits: list[tuple[int, int]] = []
        self.rows: list[Row] = []
        self.facts: dict[str, Fact] = {}
        self._kinds = _kinds_of_type(world, scope)
        self._groups = self._grouped()
        for group in self._groups:
            self._flow(group)
        self._registry()
        for statement in world.statements:
            self._hold(statement)
        self._premises()

    def quantity(self, metric: str, scope: str, category: str | None, kind: str, year: int) -> Terms:
        """The terms that add up to a printed or asked number."""
        return self._sum((group for group in self._groups if self._within(group, scope)), metric, category, kind, year)

    def asked(self, category: str | None, upto: int) -> Terms:
        """The terms of the number asked for: in the scope, assessed or of a category at the end of a year."""
        return self.quantity("", self.scope, category, "cumulative_to", upto)

    def of(self, statement: Statement) -> Terms:
        """The terms of a statement's own number; of a share, those of its numerator."""
        return self.quantity(*statement.reading)

    def _within(self, group: Group, scope: str) -> bool:
        return scope in group.places if ":" in scope else group.agency_type in self.world.types[scope]

    def _variable(self, low: int, high: int) -> int:
        self.limits.append((low, high))
        return len(self.limits) - 1

    def _row(self, terms: Mapping[int, int], low: int | None, high: int | None, *needs: str) -> None:
        self.rows.append(Row(terms, low, high, needs))

    def _grouped(self) -> list[Group]:
        cut = {one.scope for one in self.world.statements} | {self.scope}
        found: dict[tuple[object, ...], list[Body]] = defaultdict(list)
        for body in self.world.bodies:
            told = tuple((one.year, one.stated, one.categories) for one in body.told)
            kind = self._kinds[body.agency_type]
            found[(kind, body.places & cut, body.may, body.there, told)].append(body)
        groups = []
        for bodies in found.values():
            first = bodies[0]
            told_here = tuple(
                (one.year, one.stated, one.categories, self._result_fact(bodies, place))
                for place, one in enumerate(first.told)
            )
            places = first.places & cut
            groups.append(Group(first.agency_type, places, first.may, first.there, len(bodies), told_here))
        always = (True,) * len(YEARS)
        for agency_type in self.world.unlisted:
            groups.append(Group(agency_type, frozenset(), always, always, 0, ()))
        return groups

    def _result_fact(self, bodies: Sequence[Body], place: int) -> str:
        """The fact that holds a named result of these bodies; the same for bodies that the reader sees as alike."""
        told, kind = bodies[0].told[place], self._kinds[bodies[0].agency_type]
        inside = ":" not in self.scope or self.scope in bodies[0].places
        name = f"results:{'+'.join(kind)}:{told.year}:{'+'.join(told.categories)}:{inside}"
        ids = tuple(body.told[place].result_id for body in bodies)
        known = self.facts.get(name)
        stated = told.stated and (known is None or known.stated)
        all_ids = tuple(sorted({*(known.ids if known else ()), *ids}))
        self.facts[name] = Fact(
            name, "results", all_ids, len(all_ids), kind, told.year, told.categories, inside, stated
        )  # fmt: skip
        return name

    def _flow(self, group: Group) -> None:
        """How a group goes through the years."""
        categories = self.world.each_category
        certain = bool(group.told)
        top = group.n if certain else _MANY
        if not certain:
            group.size = self._variable(0, top)
        before: dict[str, int] | None = None
        for place in range(len(YEARS)):
            into = {one: self._variable(0, top if group.may[place] else 0) for one in categories}
            stay = {one: self._variable(0, top if before or one == _NEVER else 0) for one in (*categories, _NEVER)}
            whole = dict.fromkeys([*into.values(), *stay.values()], 1)
            if certain:
                self._row(whole, top, top)
            elif group.size is not None:
                self._row({**whole, group.size: -1}, 0, 0)
            for one in (*categories, _NEVER) if place else ():
                had = {group.stay[-1][one]: -1, **({group.into[-1][one]: -1} if one != _NEVER else {})}
                self._row({stay[one]: 1, **had}, None, 0)
            group.into.append(into)
            group.stay.append(stay)
            before = stay
        self._told(group)

    def _told(self, group: Group) -> None:
        held: list[str] = []
        by_year = {year: (stated, allowed, fact) for year, stated, allowed, fact in group.told}
        for place, year in enumerate(YEARS):
            if year in by_year:
                stated, allowed, fact = by_year[year]
                held.append(fact)
                terms = {group.into[place][one]: 1 for one in allowed}
                if not stated:
                    terms.update({group.stay[place][one]: 1 for one in allowed})
                self._row(terms, group.n, group.n, fact)
            elif held:
                # Nothing is on record of this year: assessed again unseen, or not.
                self.facts.setdefault(KEPT, Fact(KEPT, "kept"))
                self._row(dict.fromkeys(group.into[place].values(), 1), 0, 0, KEPT, *held)

    def _registry(self) -> None:
        by_kind: dict[tuple[str, ...], list[Group]] = defaultdict(list)
        pool: Terms = {}
        for group in self._groups:
            by_kind[self._kinds[group.agency_type]].append(group)
        for kind, groups in by_kind.items():
            name = f"registry:{'+'.join(kind)}"
            there = sum(group.n for group in groups if group.there[-1])
            self.facts[name] = Fact(name, "registry", n=there, types=kind)
            for group in groups:
                if group.size is not None and group.n:
                    self._row({group.size: 1}, group.n, group.n, name)
                elif group.size is not None:
                    pool[group.size] = 1
                    self._row({group.size: 1}, None, self.world.unlisted[group.agency_type], name)
        if pool:
            names = {f"registry:{'+'.join(self._kinds[one])}" for one in self.world.unlisted}
            self._row(pool, None, self.world.unlisted_in_all, *sorted(names))

    def _sum(self, groups: Iterable[Group], metric: str, category: str | None, kind: str, year: int) -> Terms:
        terms: Terms = {}
        members, place = self.world.members(category), at(year)
        for group in groups:
            if metric == "agencies_registered":
                if group.there[place] and group.size is not None:
                    terms[group.size] = 1
            elif kind == "in_year":
                terms.update({group.into[place][one]: 1 for one in members})
            elif group.there[place] and kind == "award_on":
                terms.update({self._award(group, year, one): 1 for one in self._awarded(members)})
            elif group.there[place]:
                terms.update({group.into[place][one]: 1 for one in members})
                terms.update({group.stay[place][one]: 1 for one in members})
        return terms

    def _awarded(self, members: Iterable[str]) -> list[str]:
        good = self.world.categories.get(AT_LEAST_BAIK, ())
        return [one for one in members if one in good]

    def _award(self, group: Group, year: int, category: str) -> int:
        """How many of a group were awarded for a category: at most those that had it at the end of the year before."""
        key = (year, category)
        if key not in group.award:
            place = at(year)
            group.award[key] = self._variable(0, _MANY)
            had = {group.into[place][category]: -1, group.stay[place][category]: -1}
            self._row({group.award[key]: 1, **had}, None, 0)
        return group.award[key]

    def _hold(self, one: Statement) -> None:
        self.facts[one.id] = Fact(one.id, "claims", one.claims, statement=one)
        terms, value = self.of(one), one.value
        if one.metric == "agencies_registered":
            certain = sum(g.n for g in self._groups if g.told and g.there[at(one.year)] and self._within(g, one.scope))
            self._row(terms, int(value) - certain, int(value) - certain, one.id)
        elif one.metric in ("share_in_category", "share_assessed"):
            self._hold_share(one, terms)
        else:
            self._row(terms, int(value), int(value), one.id)

    def _hold_share(self, one: Statement, part: Terms) -> None:
        """A printed share is that of the parts, rounded to the printed digits either way; its base is not empty."""
        base_metric, base_kind = ("", one.kind) if one.metric == "share_in_category" else ("agencies_registered", "")
        base = self.quantity(base_metric, one.scope, None, base_kind, one.year)
        certain = 0
        if base_metric:
            certain = sum(g.n for g in self._groups if g.told and g.there[at(one.year)] and self._within(g, one.scope))
        scale = 10 ** (max(0, -int(one.value.normalize().as_tuple().exponent)) + 1)
        low, high = int(one.value * scale) - 5, int(one.value * scale) + 5
        for limit, is_low in ((low, True), (high, False)):
            terms = defaultdict(int, dict.fromkeys(base, -limit))
            for variable in part:
                terms[variable] += 100 * scale
            more = limit * certain
            self._row(dict(terms), more if is_low else None, None if is_low else more, one.id)
        # Of few bodies not every share can be had. Said in so many words, since it is slow to find out by search.
        never = [n for n in range(1, 100 * scale) if high * n // (100 * scale) < -(-low * n // (100 * scale))]
        least = next((n for n in range(1, len(never) + 2) if n not in set(never)), 1)
        but = tuple(n - certain for n in never if n > least)
        self.rows.append(Row(base, least - certain, None, (one.id,), but))

    def _premises(self) -> None:
        """What is said by nobody but often understood: the parts are all there is; all that earned an award got it."""
        for total_id, *part_ids in self.world.parts:
            by_id = {one.id: one for one in self.world.statements}
            total, inside = by_id[total_id], [by_id[one].scope for one in part_ids]
            rest = [group for group in self._groups if not any(self._within(group, scope) for scope in inside)]
            self.facts.setdefault(PARTS, Fact(PARTS, "premise"))
            self._row(self._sum(rest, total.metric, total.category, total.kind, total.year), 0, 0, PARTS)
        for year in sorted({one.year for one in self.world.statements if one.kind == "award_on"}):
            self.facts.setdefault(AWARDS, Fact(AWARDS, "premise"))
            for group in self._groups:
                for one in self._awarded(self.world.each_category) if group.there[at(year)] else ():
                    had = {group.into[at(year)][one]: -1, group.stay[at(year)][one]: -1}
                    self._row({self._award(group, year, one): 1, **had}, 0, 0, AWARDS)


def _kinds_of_type(world: World, scope: str) -> dict[str, tuple[str, ...]]:
    """Each type with those that no scope asked for or printed tells apart from it: one kind of body to the solver."""
    cut = [world.types[one] for one in sorted({scope, *(s.scope for s in world.statements)}) if ":" not in one]
    alike: dict[tuple[bool, ...], list[str]] = defaultdict(list)
    for one in sorted({body.agency_type for body in world.bodies} | set(world.unlisted) | set(world.types[ALL])):
        alike[(*(one in members for members in cut), one in world.unlisted)].append(one)
    return {one: tuple(kind) for kind in alike.values() for one in kind}
