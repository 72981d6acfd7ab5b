"""What if: sub-aspects (or whole aspects) moved by hand, and what becomes of score, category, aspects and rank.

The new score is the known score plus what the changes gain; nothing is added up anew, so a score that was printed
stays what it was printed as. A change that cannot be is refused with its reason, and the others count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from analytics.guidance.situation import Country, Situation
from analytics.guidance.ways import TOP_LEVEL, category_of, half_points, weight
from analytics.guidance.ways_words import part_name
from analytics.words import text

Why = Literal[
    "unreadable", "unknown_part", "no_levels", "levels_known", "not_known", "form_unknown", "out_of_range", "not_a_step"
]
_LOWEST_LEVEL = 1
_PAIR, _IS = ",", ":"


@dataclass(frozen=True, slots=True)
class Refused:
    """A change that does not count, and why. `part`: as it was given; the limits only where it is out of range."""

    part: str
    why: Why
    least: float | None = None
    most: float | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """An aspect before and after: percent of its maximum, None where not known, and the points that it gains."""

    before: float | None
    after: float | None
    gained: float


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What the changes that count (`changes`) make of an agency.

    Score, category and rank are None where `unknown` says why, the rank alone where its form is not known. A rank is
    among the `ranked` agencies of the same type and form with a score; equal scores share it. A category before is the
    one that was printed.
    """

    situation: Situation
    changes: Mapping[str, float]
    refused: tuple[Refused, ...]
    score_before: float | None
    score: float | None
    category_before: str | None
    category: str | None
    rank_before: int | None
    rank_after: int | None
    ranked: int
    aspects: Mapping[str, Moved]
    unknown: Literal["no_result", "no_score", "form_unknown"] | None

    @property
    def gained(self) -> float:
        """The points that all changes gain together, below zero where they lose some."""
        return float(sum(Fraction(str(one.gained)) for one in self.aspects.values()))


def what_if(country: Country, agency_id: str, changes: Mapping[str, float]) -> WhatIf:
    """What becomes of an agency with these levels (by sub-aspect) or points (by aspect). Raises UnknownAgency."""
    situation = country[agency_id]
    counted: dict[str, float] = {}
    refused: list[Refused] = []
    gained: dict[str, Fraction] = {}
    for part, to in changes.items():
        tried = _gain(country, situation, part, to)
        if isinstance(tried, Refused):
            refused.append(tried)
            continue
        counted[part] = to
        aspect = country.sub_aspects[part].aspect_id if part in country.sub_aspects else part
        gained[aspect] = gained.get(aspect, Fraction(0)) + tried
    latest = situation.latest
    before = latest.score if latest else None
    after = None if before is None else float(Fraction(str(before)) + sum(gained.values()))
    others = _scores(country, situation)
    return WhatIf(
        situation, counted, tuple(refused), before, after, latest.category_id if latest else None,
        _category(country, situation, before, after), _rank(others, before), _rank(others, after),
        len(others) + (before is not None) if others is not None else 0,
        {key: _moved(situation, key, gained.get(key, Fraction(0))) for key in country.aspects},
        "no_result" if latest is None else "no_score" if before is None else "form_unknown" if others is None else None,
    )  # fmt: skip


def _category(country: Country, situation: Situation, before: float | None, after: float | None) -> str | None:
    """The category of a score. One that did not change keeps the category that was printed, whatever its band."""
    printed = situation.latest.category_id if situation.latest else None
    if after is None or (after == before and printed):
        return printed
    return category_of(country, after).id


def _gain(country: Country, situation: Situation, part: str, to: float) -> Fraction | Refused:
    """What a change gains, or why it cannot be."""
    if part in country.sub_aspects:
        return _gain_of_level(country, situation, part, to)
    if part not in country.aspects:
        return Refused(part, "unknown_part")
    if any(country.sub_aspects[key].aspect_id == part for key in situation.levels):
        return Refused(part, "levels_known")
    attained = situation.aspects.get(part)
    points = half_points(attained) if attained else None
    if attained is None or attained.points_max is None or points is None:
        return Refused(part, "not_known")
    if not 0 <= to <= attained.points_max:
        return Refused(part, "out_of_range", 0.0, attained.points_max)
    return Fraction(str(to)) - points if (to * 2).is_integer() else Refused(part, "not_a_step")


def _gain_of_level(country: Country, situation: Situation, part: str, to: float) -> Fraction | Refused:
    level = situation.levels.get(part)
    if level is None:
        return Refused(part, "no_levels")
    each = weight(country.sub_aspects[part], situation.form)
    if each is None:
        return Refused(part, "form_unknown" if situation.form is None else "unknown_part")
    if not _LOWEST_LEVEL <= to <= TOP_LEVEL:
        return Refused(part, "out_of_range", _LOWEST_LEVEL, TOP_LEVEL)
    return (int(to) - level) * Fraction(str(each)) if float(to).is_integer() else Refused(part, "not_a_step")


def _moved(situation: Situation, aspect_id: str, gained: Fraction) -> Moved:
    attained = situation.aspects.get(aspect_id)
    if attained is None:
        return Moved(None, None, float(gained))
    if not gained or attained.points_max is None:
        return Moved(attained.percent, None if gained else attained.percent, float(gained))
    return Moved(attained.percent, attained.percent + float(100 * gained) / attained.points_max, float(gained))


def _scores(country: Country, situation: Situation) -> list[float] | None:
    """The scores of the others of the same type and form; None where its own form is not known."""
    if situation.form is None:
        return None
    return [
        one.latest.score
        for one in country.situations.values()
        if one.id != situation.id
        and one.agency.agency_type == situation.agency.agency_type
        and one.latest is not None
        and one.latest.form == situation.form
        and one.latest.score is not None
    ]


def _rank(others: list[float] | None, score: float | None) -> int | None:
    return None if others is None or score is None else 1 + sum(one > score for one in others)


def read_changes(written: str) -> tuple[dict[str, float], tuple[Refused, ...]]:
    """Changes as they stand in an address, `karier_rencana_suksesi:3,pengadaan:30.5`, and the pieces that say nothing.

    Of a part that is named twice the last one counts.
    """
    changes: dict[str, float] = {}
    refused: list[Refused] = []
    for piece in filter(None, (one.strip() for one in written.split(_PAIR))):
        part, _, value = piece.partition(_IS)
        if part and value.isascii() and value.replace(".", "", 1).isdigit():
            changes[part] = float(value)
        else:
            refused.append(Refused(piece, "unreadable"))
    return changes, tuple(refused)


def write_changes(changes: Mapping[str, float]) -> str:
    """Changes as they stand in an address, by name, so that one state has one address."""
    return _PAIR.join(f"{part}{_IS}{value:g}" for part, value in sorted(changes.items()))


def refused_words(country: Country, one: Refused, lang: str) -> str:
    """Why a change does not count."""
    # A sub-aspect that the agency has no level of may not be one of its form: it is called what the reader called it.
    is_named = one.part in country.sub_aspects or one.part in country.aspects
    found = part_name(country, one.part, lang) if is_named and one.why != "no_levels" else one.part
    if one.why == "form_unknown":
        return text(lang, "guidance.ways.reason.form_unknown")
    return text(lang, f"guidance.ways.refused.{one.why}", found=found, least=one.least, most=one.most)
