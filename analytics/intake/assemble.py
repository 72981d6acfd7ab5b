"""From an inspected file to the tables of a release: the registry that it was checked against, and its own results.

Nothing here depends on the machine, the day or the name of the file: the same file, mapping, note and registry give
the same tables, and so the same release id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from analytics import settings
from analytics.intake.model import Inspection, Result
from analytics.intake.registry import STAGES, Registry
from analytics.warehouse import Release
from analytics.warehouse.build import Words
from analytics.warehouse.store import SIMULATED_TITLE
from analytics.warehouse.tables import raw_frame, raw_tables

if TYPE_CHECKING:
    import pandas as pd

# Published facts and the simulated country have ids far from these (R001, R9…; S001, S900…).
SOURCE_ID, WITNESS_GROUP = "S8001", "W8001"
_RESULT_ID = "R8{:06d}"
_OWN_WORDS = "Berkas yang diimpor"
_NOBODY = "KASN (berkas yang diimpor)"
_PLACES = Decimal("0.01")
_LONGEST_TITLE = 90
# A mark that an export carries, by column of `result`, and what an import writes where there is none.
CARRIED = {
    "result_id": "", "source_id": SOURCE_ID, "year_basis": "stated", "confidence": "high", "announced_on": "",
}  # fmt: skip
RESULT = (
    "result_id", "agency_id", "year", "year_basis", "stage", "score", "score_max", "category_id", "category_basis",
    "against_band", "announced_on", "source_id", "confidence", "note",
)  # fmt: skip
SOURCE = (
    "source_id", "title", "publisher", "publisher_kind", "url", "published_on", "language", "witness_group", "note",
)  # fmt: skip
ASPECT_SCORE = ("result_id", "aspect_id", "points", "points_max", "percent")
LEVEL = ("result_id", "sub_aspect_id", "level")
Row = Mapping[str, str | None]


def words_of(note: str, registry_release: Release) -> Words:
    """What an imported release says of itself: the publisher's own note. A file over the invented country says so."""
    mark = f"{SIMULATED_TITLE}: " if registry_release.is_simulated else ""
    short = note if len(note) <= _LONGEST_TITLE else note[: _LONGEST_TITLE - 1].rstrip() + "…"
    return Words(f"{mark}Data impor: {short}", f"{mark and 'SIMULASI: '}Imported data: {short}", note, note)


def tables_of(inspection: Inspection, registry_release: Release, note: str) -> dict[str, pd.DataFrame]:
    """The raw tables of a release: registry, instrument and printed totals as they are, and the results of the file.

    Results of the release whose registry it is are left out, and the illustrative sub-aspects where no level needs
    them; of its sources those stay that printed a total.
    """
    tables = raw_tables(registry_release)
    results = in_order(inspection.results)
    marks = [_marks_of(inspection, one) for one in results]
    ids = [mark.get("result_id") or result_id_at(place) for place, mark in enumerate(marks, start=1)]
    registry = Registry.of(registry_release)
    own: dict[str, tuple[Sequence[str], list[Row]]] = {
        "result": (RESULT, [_result(one, registry, ids[n], marks[n]) for n, one in enumerate(results)]),
        "aspect_score": (ASPECT_SCORE, [row for one, key in zip(results, ids, strict=True)
                                        for row in _aspects(one, registry, key)]),
        "sub_aspect_level": (LEVEL, [{"result_id": key, "sub_aspect_id": part, "level": str(level)}
                                     for one, key in zip(results, ids, strict=True)
                                     for part, level in sorted(one.levels.items())]),
        "source": (SOURCE, _sources(tables, inspection, note)),
    }  # fmt: skip
    if not any(one.levels for one in results):
        tables["sub_aspect"] = without_illustration(tables["sub_aspect"])
    return tables | {name: _frame(columns, rows) for name, (columns, rows) in own.items()}


def result_id_at(place: int) -> str:
    """The id of the result that is number `place` of its release, from 1."""
    return _RESULT_ID.format(place)


def without_illustration(sub_aspect: pd.DataFrame) -> pd.DataFrame:
    """The sub-aspects of an official form only."""
    return sub_aspect[sub_aspect["basis"] != "illustrative"]


def in_order(results: Iterable[Result]) -> list[Result]:
    """Results by agency, year and stage: the order of their numbers."""
    return sorted(
        results,
        key=lambda one: (one.agency_id, one.year, STAGES.index(one.stage), one.place.sheet, one.place.row),
    )


def _frame(columns: Sequence[str], rows: Iterable[Row]) -> pd.DataFrame:
    return raw_frame(columns, ([row.get(name) for name in columns] for row in rows))


def _marks_of(inspection: Inspection, result: Result) -> Mapping[str, str]:
    found = inspection.carried.marks if inspection.carried else {}
    return found.get((result.place.sheet, result.place.row), {})


def _result(result: Result, registry: Registry, result_id: str, marks: Mapping[str, str]) -> Row:
    score = to_places(result.score, registry)
    band = None if score is None else registry.band(score)
    category, basis = (result.category_id, "stated") if result.category_id else (band, "from_score" if band else None)
    kept = {name: marks.get(name) or usual or None for name, usual in CARRIED.items()}
    return {
        **kept, "result_id": result_id, "agency_id": result.agency_id, "year": str(result.year), "stage": result.stage,
        "score": written(score), "score_max": None if result.form is None else str(result.form),
        "category_id": category, "category_basis": basis,
        "against_band": "true" if band and category != band else "false", "note": result.remark or None,
    }  # fmt: skip


def _aspects(result: Result, registry: Registry, result_id: str) -> Iterable[Row]:
    for aspect_id in registry.aspects:
        if part := result.aspects.get(aspect_id):
            known = part.points is not None and result.form is not None
            yield {
                "result_id": result_id, "aspect_id": aspect_id, "points": written(_rounded(part.points)),
                "points_max": str(registry.maximum(aspect_id, result.form)) if known else None,
                "percent": written(_rounded(part.percent)),
            }  # fmt: skip


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else value.quantize(_PLACES, ROUND_HALF_UP)


def to_places(score: Decimal | None, registry: Registry) -> Decimal | None:
    """A score with two decimals; one that lies below a limit of the bands is never rounded up to it."""
    rounded = _rounded(score)
    if score is None or rounded is None or registry.band(rounded) == registry.band(score):
        return rounded
    return score.quantize(_PLACES, ROUND_DOWN)


def written(value: Decimal | None) -> str | None:
    """A number as the tables write it: 301.5."""
    return None if value is None else format(value, "f")


def _sources(tables: Mapping[str, pd.DataFrame], inspection: Inspection, note: str) -> list[Row]:
    printed = set(tables["claim"]["source_id"])
    # What the registry's own sources say cannot be said otherwise by a file.
    rows: dict[str, Row] = {row["source_id"]: row for row in (inspection.carried.sources if inspection.carried else ())}
    rows |= {
        row["source_id"]: {name: None if row[name] != row[name] else row[name] for name in SOURCE}
        for row in tables["source"].to_dict("records") if row["source_id"] in printed
    }  # fmt: skip
    rows[SOURCE_ID] = {
        "source_id": SOURCE_ID, "title": f"{_OWN_WORDS}: {note}", "publisher": settings.OPERATOR.value() or _NOBODY,
        "publisher_kind": "kasn", "language": "id", "witness_group": WITNESS_GROUP,
        "note": f"SHA-256: {inspection.file_hash}",
    }  # fmt: skip
    return [rows[source_id] for source_id in sorted(rows)]
