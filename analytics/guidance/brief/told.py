"""What the sources say of an agency year by year, and the sources themselves, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analytics import numbers
from analytics.guidance.situation import Country
from analytics.warehouse import Release
from analytics.warehouse.tables import table_rows, told_rows
from analytics.words import text

_SELF_ASSESSED = "self_assessed"


@dataclass(frozen=True)
class Year:
    """A year in which an agency was assessed or assessed itself. Whatever is not known is None.

    `sources` are the ids of the sources that its numbers are taken from.
    """

    year: int
    category_id: str | None
    score: float | None
    form: int | None
    self_assessed: float | None
    contradicted: bool
    inferred: bool
    sources: tuple[str, ...]


def years_of(country: Country, agency_id: str) -> tuple[Year, ...]:
    """The years up to the end of the period of which a source tells something, the first first."""
    rows = [row for row in _told(country.release).get(agency_id, ()) if row["year"] and row["year"] <= country.upto]
    return tuple(
        _year(year, [row for row in rows if row["year"] == year]) for year in sorted({row["year"] for row in rows})
    )


def _year(year: int, rows: Sequence[Mapping[str, Any]]) -> Year:
    accepted = next((row for row in rows if row["is_accepted"]), {})
    scored = next((row for row in rows if row["gives_score"]), {})
    claimed = next((row for row in rows if row["stage"] == _SELF_ASSESSED and row["score"] is not None), {})
    used = [row["source_id"] for row in (accepted, scored, claimed) if row]
    return Year(
        year, accepted.get("category_id"), _number(scored.get("score")), scored.get("score_max"),
        _number(claimed.get("score")), any(row["contradicts"] for row in rows),
        bool(accepted) and accepted["year_basis"] != "stated", tuple(dict.fromkeys(used)),
    )  # fmt: skip


def _number(value: Any) -> float | None:
    return None if value is None else float(value)


def source_words(release: Release, source_id: str, lang: str) -> str:
    """A source in one line: publisher, title, date, address."""
    row = _sources(release)[source_id]
    day = numbers.date(lang, row["published_on"]) if row["published_on"] else text(lang, "common.no_date")
    return text(lang, "brief.sources.one", publisher=row["publisher"], title=row["title"], date=day)


def level_text(release: Release, sub_aspect_id: str, level: int) -> str:
    """What a level of a sub-aspect asks for, as the release holds it; empty where it holds nothing."""
    return str(_sub_aspects(release)[sub_aspect_id].get(f"level_{level}") or "")


@lru_cache(maxsize=2)
def _told(release: Release) -> Mapping[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in told_rows(release):
        found.setdefault(row["agency_id"], []).append(row)
    return found


@lru_cache(maxsize=8)
def _sources(release: Release) -> Mapping[str, dict[str, Any]]:
    return {row["source_id"]: row for row in table_rows(release, "source")}


@lru_cache(maxsize=8)
def _sub_aspects(release: Release) -> Mapping[str, dict[str, Any]]:
    return {row["sub_aspect_id"]: row for row in table_rows(release, "sub_aspect")}
