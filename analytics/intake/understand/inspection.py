"""The way through a file: mapping, rows, drafts, checks, results, and the sums that reconcile them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial

from analytics.intake.carried import read_carried
from analytics.intake.grid import Workbook
from analytics.intake.layout import Vocabulary, map_workbook, rows_of
from analytics.intake.model import FileMapping, Inspection, Place, RawRow, Reconciliation, Result
from analytics.intake.pulse import Tell, nothing, telling
from analytics.intake.reading import silent
from analytics.intake.registry import Registry
from analytics.intake.understand.checks import check
from analytics.intake.understand.draft import Draft
from analytics.intake.understand.faults import Faults
from analytics.intake.understand.gather import Gatherer
from analytics.intake.understand.merge import merge
from analytics.intake.understand.pause import without_cycle_search
from analytics.intake.understand.whole import check_limits, check_whole
from analytics.warehouse import Release

STEPS = ("layout", "understand")


@without_cycle_search()
def inspect(
    workbook: Workbook,
    registry: Registry,
    *,
    given: FileMapping | None = None,
    names: Mapping[str, str] | None = None,
    follows: Release | None = None,
    progress: Callable[[str], None] = silent,
) -> Inspection:
    """Everything that a file says, checked, with each fault at its cell.

    given: the mapping as a person corrected it. names: names that a person settled, in normal form, to agency ids;
    they are added to those of the mapping. follows: the release that this file would come after.
    progress: called with the name of each step (`STEPS`) before it begins, and again while it goes on.
    """
    progress("layout")
    vocabulary = Vocabulary.of(registry)
    mapping = map_workbook(workbook, registry, given, vocabulary)
    if names:
        mapping = replace(mapping, names={**mapping.names, **names})
    found = rows_of(workbook, mapping, registry, vocabulary, partial(progress, "layout"))
    faults = Faults()
    for finding in found.findings:
        faults.take(finding)
    check_limits(workbook, mapping, faults)
    progress("understand")
    drafts, results = understand(found.raw, mapping, registry, faults, partial(progress, "understand"))
    check_whole(drafts, results, registry, follows, faults)
    refused = faults.refused
    kept = [place for place, draft in enumerate(drafts) if not draft.is_contradicted and refused.isdisjoint(draft.rows)]
    drafts, results = [drafts[place] for place in kept], [results[place] for place in kept]
    counts = _reconciled(found.counts.values(), drafts, results)
    return Inspection(
        file_name=workbook.file_name, file_hash=workbook.file_hash, format=workbook.format, mapping=mapping,
        header={name: one.header_rows for name, one in mapping.sheets.items()},
        hidden=_hidden(workbook), results=results, findings=faults.listed([one.name for one in workbook.sheets]),
        counts=counts, totals=_totals(counts), carried=read_carried(workbook),
    )  # fmt: skip


def understand(
    rows: Sequence[RawRow], mapping: FileMapping, registry: Registry, faults: Faults, tell: Tell = nothing
) -> tuple[list[Draft], list[Result]]:
    """What the rows say: the drafts that came to something, and their results, in the same order."""
    gatherer = Gatherer(registry, mapping, faults)
    gatherer.gather(rows, tell)
    drafts = merge(gatherer.drafts, registry, faults)
    for draft in telling(drafts, tell):
        check(draft, registry, faults)
    drafts = [draft for draft in drafts if not draft.says_nothing]
    _note_silent_rows(rows, drafts, faults)
    results = [draft.result(band=None if draft.score is None else registry.band(draft.score.value)) for draft in drafts]
    return drafts, results


def _note_silent_rows(rows: Sequence[RawRow], drafts: Iterable[Draft], faults: Faults) -> None:
    """A row that gave nothing and broke no rule says so: nothing goes missing unseen."""
    used = set().union(*(draft.rows for draft in drafts))
    if len(used) == len(rows):
        return
    for raw in rows:
        at = (raw.sheet, raw.row)
        if at not in used and not faults.is_named(at):
            faults.add("missing_value", _telling_cell(raw))


def _telling_cell(raw: RawRow) -> Place:
    """The cell that says in words that there is no result ("belum dinilai"), else the one that names the agency."""
    by_field = {column.field: place for column, place in raw.cells.items()}
    for field in ("score", "category", "agency"):
        if field in by_field:
            return by_field[field]
    return next(iter(raw.cells.values()))


def _reconciled(
    counts: Iterable[Reconciliation], drafts: Iterable[Draft], results: Iterable[Result]
) -> list[Reconciliation]:
    """The counts of each sheet: those of its other rows as they were counted, its own by what became of them."""
    used = Counter(sheet for sheet, _ in set[tuple[str, int]]().union(*(draft.rows for draft in drafts)))
    results_of = Counter(one.place.sheet for one in results)
    return [
        replace(
            one, used=used[one.sheet], skipped=one.skipped + one.used - used[one.sheet],
            results_of=results_of[one.sheet],
        )
        for one in counts
    ]  # fmt: skip


def _hidden(workbook: Workbook) -> dict[str, tuple[str, ...]]:
    """What is hidden of each sheet: "sheet", rows by number, columns by letters."""
    from analytics.intake.grid import column_name

    found: dict[str, tuple[str, ...]] = {}
    for sheet in workbook.sheets:
        parts = ["sheet"] if sheet.visibility != "visible" else []
        parts += [str(row + 1) for row in sorted(sheet.hidden_rows) if row < len(sheet.rows)]
        parts += [column_name(column) for column in sorted(sheet.hidden_columns)]
        if parts:
            found[sheet.name] = tuple(parts)
    return found


def _totals(counts: Sequence[Reconciliation]) -> dict[str, int]:
    return {
        one.name: sum(getattr(count, one.name) for count in counts)
        for one in fields(Reconciliation) if one.name != "sheet"
    }  # fmt: skip
