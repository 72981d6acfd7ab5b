"""One value mended, or marked as disputed, without a new spreadsheet. It becomes a release of its own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from analytics.intake.assemble import SOURCE, SOURCE_ID, to_places, without_illustration, written
from analytics.intake.disputes import DISPUTED, MENDED, noted
from analytics.intake.errors import NotPublished
from analytics.intake.publish import Made, make_current
from analytics.intake.registry import FORMS, STAGES, Registry
from analytics.intake.rights import Person, require
from analytics.warehouse import Release, open_release
from analytics.warehouse.build import Progress, Words, silent
from analytics.warehouse.read import ROW
from analytics.warehouse.tables import raw_frame, raw_tables

if TYPE_CHECKING:
    import pandas as pd

# What may be mended; the last two name their part behind a colon: aspect_points:pengadaan.
FIELDS = ("score", "category_id", "score_max", "aspect_points", "sub_aspect_level")
_FIRST_SOURCE = int(SOURCE_ID[1:]) + 1
_COUNTED = ("verified", "award")


@dataclass(frozen=True)
class Correction:
    """What is mended. `value` None with `is_disputed`: the value stays, marked, with low confidence.

    `stage`: by default the result that counts, else the one that there is.
    """

    agency_id: str
    year: int
    field: str
    value: str | None
    reason: str
    source: str
    is_disputed: bool = False
    stage: str | None = None


@dataclass(frozen=True)
class Mendable:
    """A result, and the fields of it that may be mended, each with its value now as the tables write it."""

    agency_id: str
    year: int
    stage: str
    values: Mapping[str, str | None]


@lru_cache(maxsize=2)
def mendable(release: Release) -> Sequence[Mendable]:
    """Every result with a year that may be mended; of one agency and year first what `correct` takes by default."""
    tables = raw_tables(release)
    parts: dict[str | None, dict[str, str | None]] = {}
    for field in FIELDS[3:]:
        for row in _rows(tables[_table(field)]):
            parts.setdefault(row["result_id"], {})[f"{field}:{row[_key(field)]}"] = row[_column(field)]
    return [
        Mendable(
            row["agency_id"] or "", int(row["year"]), row["stage"] or "",
            {name: row[name] for name in FIELDS[:3]} | parts.get(row["result_id"], {}),
        )
        for row in sorted(_rows(tables["result"]), key=_by_default) if row["year"]
    ]  # fmt: skip


def correct(release_id: str, correction: Correction, *, who: Person, progress: Progress = silent) -> Release:
    """Publish an imported release again with one value mended, and return the new one, which follows it.

    A category that agreed with its score follows a mended score; a printed one that did not is kept and flagged. Parts
    stay as they are. Raises NotAllowed, ReleaseNotFound, NotPublished (not_imported, no_such_result, bad_value,
    no_reason, meanwhile where the release is not current any more), DataFaults.
    """
    require(who, "publish")
    release = open_release(release_id)
    if release.kind != "imported":
        raise NotPublished("not_imported", release=release_id)
    if not (correction.reason.strip() and correction.source.strip()):
        raise NotPublished("no_reason")
    progress("read")
    tables = raw_tables(release)
    mended, change = _mended(tables, correction, Registry.of(release))
    said = f"{DISPUTED if correction.is_disputed else 'Koreksi'}: {correction.reason.strip()}"
    words = Words(release.title, release.title_en, f"{release.note} · {said}", f"{release.note_en} · {said}")
    made = Made(mended, words, {
        "action": "correction", "file_name": None, "file_hash": None, "format": None, "mapping": None, "findings": [],
        "ticks": [], "counts": [], "note": said, "kind_of_change": "correction", "change": change,
        "source": correction.source.strip(),
    })  # fmt: skip
    return make_current(made, who=who.name, expected=release, progress=progress)


def _mended(
    tables: dict[str, pd.DataFrame], correction: Correction, registry: Registry
) -> tuple[dict[str, pd.DataFrame], Mapping[str, Any]]:
    results = _rows(tables["result"])
    result = _chosen(results, correction)
    field, _, part = correction.field.partition(":")
    if field not in FIELDS:
        raise NotPublished("bad_value", field=correction.field, found=correction.value or "")
    before = _value(tables, result, field, part)
    if correction.is_disputed:
        result["confidence"] = "low"
    else:
        _set(tables, result, field, part, correction, registry)
    sources = _rows(tables["source"])
    result["note"] = noted(result["note"], DISPUTED if correction.is_disputed else MENDED, correction.reason.strip())
    result["source_id"] = source_id = _next_source(sources)
    sources.append(_source(source_id, correction))
    tables["result"] = _frame(tables["result"], results)
    tables["source"] = _frame(tables["source"], sources)
    if not len(tables["sub_aspect_level"]):
        tables["sub_aspect"] = without_illustration(tables["sub_aspect"])
    change = {
        "agency_id": correction.agency_id, "year": correction.year, "stage": result["stage"],
        "field": correction.field, "from": before, "to": before if correction.is_disputed else correction.value,
        "disputed": correction.is_disputed, "reason": correction.reason.strip(),
    }  # fmt: skip
    return tables, change


def _chosen(results: list[dict[str, str | None]], correction: Correction) -> dict[str, str | None]:
    found = [
        row for row in results
        if (row["agency_id"], row["year"]) == (correction.agency_id, str(correction.year))
        and correction.stage in (None, row["stage"])
    ]  # fmt: skip
    if not found:
        raise NotPublished("no_such_result", agency=correction.agency_id, year=str(correction.year))
    return min(found, key=_by_default)


def _by_default(row: Mapping[str, str | None]) -> tuple[bool, int]:
    return row["stage"] not in _COUNTED, -STAGES.index(row["stage"] or "verified")


def _value(tables: Mapping[str, pd.DataFrame], result: Mapping[str, str | None], field: str, part: str) -> str | None:
    if field in result:
        return result[field]
    row = _part(_rows(tables[_table(field)]), result, field, part)
    return row[_column(field)] if row else None


def _set(
    tables: dict[str, pd.DataFrame], result: dict[str, str | None], field: str, part: str, correction: Correction,
    registry: Registry,
) -> None:  # fmt: skip
    value = _read(field, correction, registry)
    if field in result:
        agreed = result["against_band"] == "false"
        result[field] = value
        if field == "category_id":
            result["category_basis"] = "stated" if value else None
        _fit_category(result, registry, follows=field == "score" and agreed)
        return
    parts = _rows(tables[_table(field)])
    row = _part(parts, result, field, part)
    if row is None:
        raise NotPublished("bad_value", field=correction.field, found=correction.value or "")
    row[_column(field)] = value
    if field == "aspect_points":
        row["percent"] = None
    tables[_table(field)] = _frame(tables[_table(field)], parts)


def _fit_category(result: dict[str, str | None], registry: Registry, *, follows: bool) -> None:
    band = registry.band(Decimal(result["score"])) if result["score"] else None
    if band and (follows or not result["category_id"]) and result["category_id"] != band:
        result["category_id"], result["category_basis"] = band, "from_score"
    result["against_band"] = "true" if band and result["category_id"] != band else "false"


def _read(field: str, correction: Correction, registry: Registry) -> str | None:
    """The new value as the tables write it."""
    given = (correction.value or "").strip()
    refusal = NotPublished("bad_value", field=correction.field, found=given)
    if not given:
        if field in ("score", "score_max", "category_id"):
            return None
        raise refusal
    if field == "category_id":
        if given not in registry.categories:
            raise refusal
        return given
    try:
        number = Decimal(given.replace(",", "."))
    except InvalidOperation:
        raise refusal from None
    if not number.is_finite() or number < 0 or number > max(FORMS):
        raise refusal
    if field == "score_max" and number not in FORMS:
        raise refusal
    if field in ("score_max", "sub_aspect_level"):
        if number != int(number):
            raise refusal
        return str(int(number))
    return written(to_places(number, registry))


def _table(field: str) -> str:
    return "aspect_score" if field == "aspect_points" else "sub_aspect_level"


def _key(field: str) -> str:
    return "aspect_id" if field == "aspect_points" else "sub_aspect_id"


def _column(field: str) -> str:
    return "points" if field == "aspect_points" else "level"


def _part(
    rows: list[dict[str, str | None]], result: Mapping[str, str | None], field: str, part: str
) -> dict[str, str | None] | None:
    return next((row for row in rows if (row["result_id"], row[_key(field)]) == (result["result_id"], part)), None)


def _next_source(sources: list[dict[str, str | None]]) -> str:
    taken = {row["source_id"] for row in sources}
    number = _FIRST_SOURCE
    while f"S{number}" in taken:
        number += 1
    return f"S{number}"


def _source(source_id: str, correction: Correction) -> dict[str, str | None]:
    address = correction.source.strip()
    return {
        **dict.fromkeys(SOURCE), "source_id": source_id, "title": f"Koreksi: {address}", "publisher": "KASN",
        "publisher_kind": "kasn", "language": "id", "witness_group": "W" + source_id[1:],
        "url": address if re.fullmatch(r"https?://\S+", address) else None, "note": correction.reason.strip(),
    }  # fmt: skip


def _rows(frame: pd.DataFrame) -> list[dict[str, str | None]]:
    columns = [column for column in frame.columns if column != ROW]
    return [
        {name: None if value != value else value for name, value in zip(columns, row, strict=True)}
        for row in frame[columns].itertuples(index=False, name=None)
    ]


def _frame(like: pd.DataFrame, rows: list[dict[str, str | None]]) -> pd.DataFrame:
    columns = [column for column in like.columns if column != ROW]
    return raw_frame(columns, ([row[name] for name in columns] for row in rows))
