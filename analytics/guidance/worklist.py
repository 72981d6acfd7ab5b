"""Who needs guidance, in which order and why: a priority that is a sum of named parts (`analytics.guidance.parts`).

Priority: 100 × the mean of the shares, weighted by `Weights`. Where a share is only known as a range, so is the
priority; the order goes by its lower end, then by its upper end. Agencies without a result have none and stand after
all others, as those that were verified below Baik come first (method.csv: `categories-guidance-first`). Ties share
their place; within one they keep the order of the registry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from analytics import measures
from analytics.errors import BadParameter
from analytics.guidance.flags import FLAGS, POINTS, Flag, flags_of
from analytics.guidance.parts import PLACES, WEAK, Part, parts_of
from analytics.guidance.situation import GROUPS, Country, Group, Situation
from analytics.guidance.weights import PARTS, PartName, Weights
from analytics.numbers import number
from analytics.words import text


@dataclass(frozen=True)
class Row:
    """One agency of the list. `parts` are empty, and `least`, `most` and `priority` None, where it has no result.

    `priority` is None too where only its range is known. `place` is its rank in the list; ties share it, the next
    place is left out.
    """

    situation: Situation
    flags: tuple[Flag, ...]
    parts: Mapping[PartName, Part]
    place: int = 0

    @property
    def agency_id(self) -> str:
        """The agency's id."""
        return self.situation.id

    @property
    def group(self) -> Group:
        """The group of the agency."""
        return self.situation.group

    @property
    def least(self) -> float | None:
        """The least that its priority can be, 0 to 100."""
        return round(sum(part.least for part in self.parts.values()), PLACES) if self.parts else None

    @property
    def most(self) -> float | None:
        """The most that its priority can be, 0 to 100."""
        return round(sum(part.most for part in self.parts.values()), PLACES) if self.parts else None

    @property
    def priority(self) -> float | None:
        """Its priority, where it is known exactly."""
        return self.least if self.least == self.most else None


@dataclass(frozen=True)
class Worklist:
    """The list and what it leaves out.

    `rows`: who needs guidance, in order. `watch`: agencies at Baik or better that carry a flag, in order. `unknown`:
    agencies with a result of unknown category, of which nobody can say whether they need guidance.
    `groups` counts those who need guidance by group, for type, region and province alone: with `at_least_baik` and
    `unknown` they add up to the measure `agencies_for_guidance`. `aspect_unknown`: how many of them a filter by aspect
    leaves out because that aspect is not known.
    """

    country: Country = field(repr=False)
    weights: Weights
    points: int
    due_sangat_baik: bool
    asked: Mapping[str, str]
    rows: tuple[Row, ...]
    watch: tuple[Row, ...]
    unknown: tuple[Situation, ...]
    groups: Mapping[Group, int]
    at_least_baik: int
    aspect_unknown: int


def worklist(
    country: Country, *, weights: Weights | None = None, points: int = POINTS, type: str | None = None,
    region: str | None = None, province: str | None = None, aspect: str | None = None, group: str | None = None,
    flag: str | None = None, due_sangat_baik: bool = False,
) -> Worklist:  # fmt: skip
    """The worklist of a release and year.

    `type` (or a group of types), `region`, `province` choose agencies; `aspect` those where it is weak; `group` one of
    the three groups, `flag` those that carry it. `points` says how near to a limit is near, 1 to 100.
    Raises BadParameter for a value that is not allowed.
    """
    _check(
        country, points, {"aspect": (aspect, tuple(country.aspects)), "group": (group, GROUPS), "flag": (flag, FLAGS)}
    )
    weights = weights or Weights()
    chosen = [country[one] for one in _agencies(country, type=type, region=region, province=province)]
    groups = Counter(one.group for one in chosen)
    weak = [one for one in chosen if aspect is None or _is_weak(one, aspect)]
    rows = [row_of(country, one, weights, points=points, due_sangat_baik=due_sangat_baik) for one in weak]
    flagged = [row for row in rows if flag is None or flag in row.flags]
    asked = {"type": type, "region": region, "province": province, "aspect": aspect, "group": group, "flag": flag}
    return Worklist(
        country, weights, points, due_sangat_baik, {name: value for name, value in asked.items() if value},
        rows=_ranked(row for row in flagged if row.group in GROUPS and group in (None, row.group)),
        watch=_ranked(row for row in flagged if row.group == "at_least_baik" and row.flags),
        unknown=tuple(one for one in chosen if one.group == "category_unknown"),
        groups={one: groups[one] for one in GROUPS}, at_least_baik=groups["at_least_baik"],
        aspect_unknown=sum(one.needs_guidance and aspect not in one.aspects for one in chosen) if aspect else 0,
    )  # fmt: skip


def row_of(
    country: Country, situation: Situation, weights: Weights, *, points: int = POINTS, due_sangat_baik: bool = False
) -> Row:
    """One agency as a row without a place: its parts, its priority and its flags do not depend on others."""
    flags = flags_of(country, situation, points=points, due_sangat_baik=due_sangat_baik)
    return Row(situation, flags, parts_of(country, situation, weights))


def why(row: Row, lang: str) -> str:
    """One sentence that says why a row stands where it stands."""
    if not row.parts:
        return text(lang, "guidance.worklist.why.no_result")
    said = [
        text(
            lang, "guidance.worklist.why.part", adds=span(lang, part.least, part.most),
            what=text(lang, f"guidance.worklist.part.{part.name}.{part.reason}", **_tokens(part)),
        )
        for part in (row.parts[name] for name in PARTS) if part.weight
    ]  # fmt: skip
    return text(lang, "guidance.worklist.why.priority", priority=span(lang, row.least, row.most), parts="; ".join(said))


def flag_meaning(found: Worklist, flag: Flag, lang: str) -> str:
    """What a flag of a list says, with the settings that it was made with."""
    name = "due_sangat_baik" if flag == "due" and found.due_sangat_baik else flag
    return text(lang, f"guidance.worklist.flag_meaning.{name}", points=found.points, year=str(found.country.upto))


def span(lang: str, least: float | None, most: float | None) -> str:
    """A value that may be known as a range only, in words."""
    low, high = (text(lang, "common.not_known") if one is None else number(lang, one, 1) for one in (least, most))
    return low if least == most else text(lang, "guidance.worklist.span.range", least=low, most=high)


def _tenths(value: float | None) -> float | None:
    return None if value is None else round(value, 1)


def _tokens(part: Part) -> dict[str, object]:
    """The facts as tokens; a year is written without a mark for thousands."""
    return {name: str(int(fact)) if name == "year" else _tenths(fact) for name, fact in part.facts.items()}


def _check(country: Country, points: int, given: Mapping[str, tuple[str | None, tuple[str, ...]]]) -> None:
    if not 1 <= points <= 100:
        raise BadParameter("worklist", "points", points, (), "a whole number from 1 to 100")
    for name, (found, allowed) in given.items():
        if found is not None and found not in allowed:
            raise BadParameter("worklist", name, found, allowed, "this value is not allowed")


def _agencies(country: Country, **filters: str | None) -> list[str]:
    """The agencies that are looked at, as the measure finds them: list and measure cannot disagree."""
    looked_at = measures.compute(country.release, "agencies_for_guidance", upto=country.upto, **filters)
    return [row["agency_id"] for row in looked_at.rows]


def _is_weak(situation: Situation, aspect: str) -> bool:
    return aspect in situation.aspects and situation.aspects[aspect].percent < WEAK


def _ranked(rows: Iterable[Row]) -> tuple[Row, ...]:
    def order(row: Row) -> tuple[bool, float, float]:
        return not row.parts, -(row.least or 0), -(row.most or 0)

    found: list[Row] = []
    for place, row in enumerate(sorted(rows, key=order), start=1):
        tied = found and order(found[-1]) == order(row)
        found.append(replace(row, place=found[-1].place if tied else place))
    return tuple(found)
