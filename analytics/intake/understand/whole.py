"""The rules over a whole file: what it holds beside what is known, and from one year to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from analytics.intake.grid import Sheet, Workbook
from analytics.intake.model import FileMapping, Place, Result
from analytics.intake.registry import CLAIMED_UPTO, Registry
from analytics.intake.understand.draft import Draft
from analytics.intake.understand.faults import Faults
from analytics.measures import compute
from analytics.selection import FIRST_YEAR
from analytics.warehouse import Release

_COUNTED = ("verified", "award")
# The last row that a format can hold; programs that write CSV cut off at those of the formats they come from.
_XLSX, _XLS = 1_048_576, 65_536
_LIMITS = {"xls": (_XLS,), "csv": (_XLS, _XLSX), "tsv": (_XLS, _XLSX)}
_JUMP = Decimal(100)  # points from one year to the next: more than a whole category
# A file with about as many agencies as were assessed claims to be complete.
_ABOUT = Decimal("0.1")


def check_limits(workbook: Workbook, mapping: FileMapping, faults: Faults) -> None:
    """A sheet that ends at the last row its format can hold was cut off, as far as anybody can tell."""
    for sheet in workbook.sheets:
        understood = mapping.sheets.get(sheet.name)
        if understood is None or not understood.taken:
            continue
        last = _last_row(sheet)
        if last + 1 in _LIMITS.get(workbook.format, (_XLSX,)):
            column = next(at for at, value in enumerate(sheet.rows[last]) if value is not None)
            faults.add("row_limit", Place(sheet.name, last, column, sheet.rows[last][column]), limit=last + 1)


def _last_row(sheet: Sheet) -> int:
    row = len(sheet.rows) - 1
    while row >= 0 and all(value is None or value == "" for value in sheet.rows[row]):
        row -= 1
    return row


def check_whole(
    drafts: Sequence[Draft], results: Sequence[Result], registry: Registry, follows: Release | None, faults: Faults
) -> None:
    """The rules over all results of the file.

    Those are included that an error keeps out: what is missing because of another fault is no fault of its own."""
    latest = _latest(results, registry)
    if not faults.has_errors:
        _check_claims(latest, registry, faults)
    if follows is not None and results:
        _check_follows(latest, follows, faults)
    _check_jumps(drafts, faults)


def _latest(results: Iterable[Result], registry: Registry) -> Mapping[str, str | None]:
    """The category of each agency by its latest counted result of the claimed period."""
    found: dict[str, tuple[tuple[int, int], str | None]] = {}
    for one in results:
        if one.stage not in _COUNTED or not FIRST_YEAR <= one.year <= CLAIMED_UPTO:
            continue
        rank = (one.year, _COUNTED.index(one.stage))
        if one.agency_id not in found or rank > found[one.agency_id][0]:
            category = one.category_id or (registry.band(one.score) if one.score is not None else None)
            found[one.agency_id] = (rank, category)
    return {agency_id: category for agency_id, (_, category) in found.items()}


def _check_claims(latest: Mapping[str, str | None], registry: Registry, faults: Faults) -> None:
    """More in a category than were printed contradict for certain; fewer only where the file claims to be complete."""
    claimed, claims = registry.claimed_agencies, registry.claims
    counts = Counter(latest.values())
    is_whole = claimed and len(claims) == len(registry.categories) and abs(len(latest) - claimed) <= claimed * _ABOUT
    if any(counts[one] > claims[one] or (is_whole and counts[one] != claims[one]) for one in claims):
        order = list(registry.categories)[::-1]
        faults.add_to_sheet(
            "totals_contradict", found=" / ".join(str(counts[one]) for one in order),
            claimed=" / ".join(str(claims.get(one, "–")) for one in order), year=str(CLAIMED_UPTO),
        )  # fmt: skip


def _check_follows(latest: Mapping[str, str | None], follows: Release, faults: Faults) -> None:
    before = compute(follows, "agencies_assessed", upto=CLAIMED_UPTO).value
    unnamed = faults.cells_of("unknown_agency", "ambiguous_agency", "missing_agency", "agency_not_alive")
    if before is not None and len(latest) + unnamed < before:
        faults.add_to_sheet("fewer_agencies", found=str(len(latest)), before=int(before), n=len(latest))


def _check_jumps(drafts: Sequence[Draft], faults: Faults) -> None:
    scores = {one.key: one.score for one in drafts if one.score is not None}
    for (agency_id, year, stage), score in scores.items():
        before = scores.get((agency_id, year - 1, stage))
        if before is not None and abs(score.value - before.value) >= _JUMP:
            faults.add("sudden_jump", score.place, before=before.value, year=str(year - 1), now=score.value)
