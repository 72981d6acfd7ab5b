"""What the solver holds and gives back: bodies, printed totals, facts, bounds, clashes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Literal

from analytics.selection import YEARS

Stance = Literal["stated", "no_unseen"]
Status = Literal["proved", "time_limit"]
Kind = Literal["in_year", "cumulative_to", "award_on"]
FactKind = Literal["claims", "results", "registry", "kept", "premise"]
# Why a printed total is not believed, or not held at all.
WhyNot = Literal[
    "fewer_witnesses", "tied", "echo", "clash", "attendance", "base_not_stated", "no_category", "unknown_scope",
    "unknown_category", "not_whole", "other_date",
]  # fmt: skip
STANCES: tuple[Stance, ...] = ("stated", "no_unseen")
ALL = "all"
AT_LEAST_BAIK = "at_least_baik"


@dataclass(frozen=True)
class Told:
    """One named result. `stated`: its year is printed; else only that it was the latest one at the end of that year.

    `categories`: those it may be; all of them where none was printed, or only one of low confidence.
    """

    year: int
    stated: bool
    categories: tuple[str, ...]
    result_id: str


@dataclass(frozen=True)
class Body:
    """One agency; a renamed one is the same body. By year of the period: could it be assessed, was it there at the end.

    `places`: the scopes of place that it lies in, as `province:x` and `region:r`.
    """

    body_id: str
    agency_type: str
    places: frozenset[str]
    may: tuple[bool, ...]
    there: tuple[bool, ...]
    told: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Statement:
    """One value of one reading, and every claim that prints it. `id` is the first of them, and stands for all.

    The reading: `metric`, `scope`, `category` (None: none asked), `kind` and `year`.
    """

    id: str
    metric: str
    scope: str
    category: str | None
    kind: Kind
    year: int
    value: Decimal
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    witnesses: int

    @property
    def reading(self) -> tuple[str, str, str | None, str, int]:
        """What it is about, without the value."""
        return (self.metric, self.scope, self.category, self.kind, self.year)


@dataclass(frozen=True)
class LeftOut:
    """A printed total of the period that is not believed by default (or not held at all), and why.

    `against`: the statements (by id) that it gave way to.
    """

    claims: tuple[str, ...]
    why: WhyNot
    against: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class World:
    """Everything that the solver holds of one release.

    `types`: scope → agency types (each type, each group of types, `all`). `categories`: group → categories.
    `unlisted`: how many bodies of each type there may be beyond the registry; `unlisted_in_all`: of all these types.
    `parts`: (metric, category, kind, year) → ids of a total and of its parts, printed by one source.
    """

    bodies: tuple[Body, ...]
    statements: tuple[Statement, ...]
    types: Mapping[str, frozenset[str]]
    categories: Mapping[str, tuple[str, ...]]
    places: frozenset[str] = frozenset()
    unlisted: Mapping[str, int] = field(default_factory=dict)
    unlisted_in_all: int = 0
    parts: tuple[tuple[str, ...], ...] = ()
    not_held: tuple[LeftOut, ...] = ()

    @cached_property
    def each_category(self) -> tuple[str, ...]:
        """The categories themselves, without their groups, in their order."""
        return tuple(name for name, members in self.categories.items() if members == (name,))

    @cached_property
    def by_claim(self) -> dict[str, Statement]:
        """The statement of each claim."""
        return {claim: one for one in self.statements for claim in one.claims}

    def members(self, category: str | None) -> tuple[str, ...]:
        """The categories of a category or group; all of them for None."""
        return self.each_category if category is None else self.categories[category]


@dataclass(frozen=True)
class Fact:
    """Something that a bound rests on, as one piece.

    `claims`: a printed total (`statement`). `results`: named results of one kind of agency, year and category
    (`types`, `year`, `categories`; `inside`: of the group asked for). `registry`: how many bodies of some types there
    are. `kept`: that no named agency was assessed again unseen. `premise`: `parts_are_all` or `awards_are_all`.
    """

    id: str
    kind: FactKind
    ids: tuple[str, ...] = ()
    n: int | None = None
    types: tuple[str, ...] = ()
    year: int | None = None
    categories: tuple[str, ...] = ()
    inside: bool = True
    stated: bool = True
    statement: Statement | None = None

    @property
    def weight(self) -> tuple[int, int, str]:
        """The order in which facts are given up when a bound can do without: the weakest first."""
        if self.statement:
            return (2, self.statement.witnesses, self.id)
        return ({"kept": 0, "premise": 0, "results": 1, "registry": 3}[self.kind], 0, self.id)


@dataclass(frozen=True)
class End:
    """One end of a bound: its value, whether it is proved, and the minimal set of facts that it rests on.

    Without one of `because` another value would be possible. `minimal` is False where time ran out before each of
    them was found to be needed. `value` is None where nothing was proved.
    """

    value: int | None
    status: Status
    because: tuple[Fact, ...] = ()
    minimal: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        """The claims and results behind it: of a printed total the first claim, which stands for its copies."""
        return tuple(dict.fromkeys(one for fact in self.because for one in ids_of(fact)))


def ids_of(fact: Fact) -> tuple[str, ...]:
    """The claim or result ids by which a fact is named: one for a printed total, however many print it."""
    return fact.ids[:1] if fact.kind == "claims" else fact.ids if fact.kind == "results" else ()


@dataclass(frozen=True)
class Clash:
    """Facts that cannot all be true; without any one of them the others can.

    `claims`: the printed totals among them, one id for each. `needs`: what else it takes: `results` (the named
    results), `registry`, `kept` (the second stance), `parts_are_all`, `awards_are_all`. Where a premise is needed,
    the claims clash only under it.
    """

    claims: tuple[str, ...]
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clashes:
    """The minimal clashing sets, smallest first; `complete` is False where the limit was reached before the end."""

    sets: tuple[Clash, ...]
    complete: bool


@dataclass(frozen=True)
class Choice:
    """What follows where one claim of a clash is not believed and the others are.

    `least` and `most`: what its own quantity then is. Both are None where the others cannot all be true either
    (`possible` False), or where it is a share (`possible` True).
    """

    without: str
    believed: tuple[str, ...]
    possible: bool
    least: int | None
    most: int | None


def at(year: int) -> int:
    """The place of a year in the period."""
    return YEARS.index(year)
