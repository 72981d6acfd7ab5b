"""What the printed totals and named results prove about what was never published.

`bounds` gives the least and the most that is consistent with them, and a minimal set of facts for each end. `clashes`
gives the sets of printed totals that cannot all be true, `choices` what follows from each way out, `totals` what there
is to believe.

What is counted: bodies that exist at the end of the year, by their latest result of 2018 up to that year; a renamed
body is the same body. Two stances. `stated`: nothing is assumed beyond what is on record; an agency with a result up to
the date was assessed by then, and what it was at the date is known only where a result is of that year. `no_unseen`: an
agency with a result on record was not assessed again in a later year without it being on record, so it kept its result.

Releases that count themselves (simulated, imported) need no proof: least and most are what they count, and differ only
by agencies whose category is not on record.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from analytics.certainty import belief
from analytics.certainty.engine import engine as _engine
from analytics.certainty.facts import read
from analytics.certainty.model import (
    ALL,
    STANCES,
    Choice,
    Clash,
    Clashes,
    End,
    Fact,
    LeftOut,
    Stance,
    Statement,
    Status,
    World,
)
from analytics.certainty.number import IDS, LEAST, MOST, VERSION, Number, filters
from analytics.errors import BadParameter, PetaMeritError
from analytics.measures import compute
from analytics.selection import LAST_YEAR, YEARS
from analytics.warehouse import Release

__all__ = [
    "ALL", "IDS", "STANCES", "BeliefsClash", "Bound", "Choice", "Clash", "Clashes", "End", "Fact", "LeftOut", "Number",
    "Stance", "Statement", "Totals", "bounds", "bounds_of", "choices", "clashes", "number", "number_version", "totals",
]  # fmt: skip


class BeliefsClash(PetaMeritError):
    """The claims that somebody chose to believe cannot all be true. `clashes`: the minimal sets that clash."""

    def __init__(self, found: Clashes) -> None:
        self.clashes = found
        sets = "; ".join(" + ".join((*one.claims, *one.needs)) for one in found.sets)
        super().__init__(f"These claims cannot all be true: {sets}")


@dataclass(frozen=True)
class Bound:
    """The least and the most agencies of a scope and category up to a year that are consistent with what is believed.

    `category` None: assessed at all. `believed`: statements by id; `left_out`: printed totals of the period that are
    not believed, with why. `end` values are None where the status is `time_limit`.
    """

    scope: str
    category: str | None
    upto: int
    stance: Stance
    least: End
    most: End
    believed: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    chosen: tuple[str, ...] | None = None
    release: Release | None = field(default=None, repr=False)

    @property
    def status(self) -> Status:
        """`proved` where both ends are."""
        return "proved" if self.least.status == self.most.status == "proved" else "time_limit"

    @property
    def because(self) -> tuple[str, ...]:
        """Claim and result ids behind both ends, each once."""
        return tuple(dict.fromkeys((*self.least.ids, *self.most.ids)))

    @property
    def numbers(self) -> tuple[Number, Number]:
        """Both ends as numbers to cite. Only of a bound of a release."""
        assert self.release is not None
        asked = {"scope": self.scope, "category": self.category, "upto": self.upto, "stance": self.stance,
                 "believe": ",".join(self.chosen) if self.chosen is not None else None}  # fmt: skip
        parameters = {name: value for name, value in asked.items() if value is not None}
        made = [
            Number(one, parameters, end.value, _rows(end), self.release)
            for one, end in ((LEAST, self.least), (MOST, self.most))
        ]
        return made[0], made[1]


@dataclass(frozen=True)
class Totals:
    """The printed totals of the period: `statements` that can be believed, the ids of those that are by default, and
    those that are not, with why (`left_out` also names those that the solver cannot hold)."""

    statements: tuple[Statement, ...]
    believed: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


def bounds(
    release: Release, scope: str = ALL, category: str | None = None, upto: int = LAST_YEAR, stance: Stance = "stated",
    believe: Collection[str] | None = None,
) -> Bound:  # fmt: skip
    """The least and the most for a scope, a category or group of categories (None: assessed), up to a year.

    `scope`: `all`, a type or group of types, `province:x`, `region:r`. `believe`: ids of the claims to believe, instead
    of the default. Cached by release and question. Raises BadParameter, and BeliefsClash where `believe` clashes.
    """
    if release.counts_itself:
        return _counted(release, scope, category, upto, stance)
    world = read(release)
    _check(world, scope, category, upto, stance, believe)
    return _of_release(release, scope, category, upto, stance, None if believe is None else tuple(sorted(set(believe))))


@lru_cache(maxsize=2_000)
def _of_release(
    release: Release, scope: str, category: str | None, upto: int, stance: Stance, believe: tuple[str, ...] | None
) -> Bound:
    found = bounds_of(read(release), scope, category, upto, stance, believe)
    return Bound(**{**found.__dict__, "release": release})


def bounds_of(
    world: World, scope: str = ALL, category: str | None = None, upto: int = LAST_YEAR, stance: Stance = "stated",
    believe: Collection[str] | None = None,
) -> Bound:  # fmt: skip
    """The same for a world that is no release. Raises BeliefsClash where `believe` clashes."""
    _check(world, scope, category, upto, stance, believe)
    chosen: tuple[str, ...] | None = None
    ones = _statements(world, believe or ())
    if believe is None:
        believed, left_out = belief.default(world, stance)
    else:
        believed, chosen = tuple(one.id for one in ones), tuple(sorted(set(believe)))
        left_out = ()
    asked = _engine(world, scope)
    facts = [*belief.background(asked, stance), *believed]
    if believe is not None and asked.possible(facts) is False:
        raise BeliefsClash(belief.clashes(world, ones, premises=False, stance=stance))
    said = [name for name in believed if _says(asked.rows.facts[name].statement, scope, category, upto)]
    terms = asked.rows.asked(category, upto)
    least, most = (asked.end(facts, terms, most=which, said=said) for which in (False, True))
    return Bound(scope, category, upto, stance, least, most, believed, (*left_out, *world.not_held), chosen)


def clashes(release: Release, believe: Collection[str] | None = None, *, premises: bool = True) -> Clashes:
    """The minimal sets of printed totals that cannot all be true: of `believe`, or of all totals of the period.

    `premises`: also those that clash only where the parts of a total are all of it (`parts_are_all`), or everyone who
    had earned an award got it (`awards_are_all`); each set names what it takes. A release that counts itself has none.
    """
    if release.counts_itself:
        return Clashes((), True)
    world = read(release)
    if believe is not None:
        _check(world, ALL, None, LAST_YEAR, "stated", believe)
    return _clashes(world, None if believe is None else tuple(sorted(set(believe))), premises)


@lru_cache(maxsize=256)
def _clashes(world: World, believe: tuple[str, ...] | None, premises: bool) -> Clashes:
    ones = world.statements if believe is None else _statements(world, believe)
    return belief.clashes(world, ones, premises=premises)


def choices(release: Release, clash: Clash) -> tuple[Choice, ...]:
    """What follows for each claim of a clash where it alone is not believed: what its own number then would be."""
    return belief.choices(read(release), clash)


def totals(release: Release, stance: Stance = "stated") -> Totals:
    """What there is to believe in a release, and what is believed where nobody chose."""
    if release.counts_itself:
        return Totals((), (), ())
    world = read(release)
    believed, left_out = belief.default(world, stance)
    return Totals(world.statements, believed, (*left_out, *world.not_held))


def number(release: Release, measure_id: str, **parameters: object) -> Number:
    """One end of a bound by the id and parameters that a fingerprint covers. Raises BadParameter, BeliefsClash."""
    believe = parameters.get("believe")
    bound = bounds(
        release, str(parameters.get("scope", ALL)), _text(parameters.get("category")),
        int(str(parameters.get("upto", LAST_YEAR))), _stance(str(parameters.get("stance", "stated"))),
        None if believe is None else [one for one in str(believe).split(",") if one],
    )  # fmt: skip
    return bound.numbers[IDS.index(measure_id)]


def number_version() -> int:
    """Raised whenever the same question may get another answer from the same release."""
    return VERSION


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _stance(given: str) -> Stance:
    for one in STANCES:
        if one == given:
            return one
    raise BadParameter("bounds", "stance", given, STANCES, "this value is not allowed")


def _check(
    world: World, scope: str, category: str | None, upto: int, stance: str, believe: Collection[str] | None
) -> None:
    scopes = [*world.types, *sorted(world.places)]
    asked: list[tuple[str, object, Sequence[object]]] = [
        ("scope", scope, scopes), ("category", category, [None, *world.categories]), ("upto", upto, YEARS),
        ("stance", stance, STANCES), *(("believe", one, list(world.by_claim)) for one in believe or ()),
    ]  # fmt: skip
    for name, value, allowed in asked:
        if value not in allowed:
            shown = [str(one) for one in allowed if one is not None]
            raise BadParameter("bounds", name, value, shown, "this value is not allowed")


def _statements(world: World, claims: Collection[str]) -> tuple[Statement, ...]:
    """The statements that claims print, each once, named by the first of these claims."""
    found: dict[str, Statement] = {}
    for claim in sorted(claims):
        found.setdefault(world.by_claim[claim].id, world.by_claim[claim])
    return tuple(found.values())


def _says(one: Statement | None, scope: str, category: str | None, upto: int) -> bool:
    """Whether a printed total is the number asked for, in so many words."""
    metric = "agencies_assessed" if category is None else "agencies_in_category"
    return one is not None and one.reading == (metric, scope, category, "cumulative_to", upto)


def _rows(end: End) -> list[dict[str, str | int | None]]:
    keys = {"claims": "claim_id", "results": "result_id"}
    return [{keys[fact.kind]: one} for fact in end.because if fact.kind in keys for one in fact.ids]


def _counted(release: Release, scope: str, category: str | None, upto: int, stance: str) -> Bound:
    """Least and most of a release that counts itself: its own count, and those of unknown category on top."""
    asked = {"upto": upto, **filters(scope)}
    name = "agencies_assessed" if category is None else "agencies_in_category"
    counted = compute(release, name, **asked, category=category) if category else compute(release, name, **asked)
    ids = [row["result_id"] for row in counted.rows]
    more: list[str] = []
    if category:
        more = [row["result_id"] for row in compute(release, "agencies_category_unknown", **asked).rows]

    def end(rows: list[str]) -> End:
        fact = Fact("results", "results", tuple(rows), len(rows), year=upto)
        return End(len(rows), "proved", (fact,) if rows else ())

    return Bound(scope, category, upto, _stance(stance), end(ids), end(ids + more), (), (), None, release)
