"""What was understood of a file: mapping, rows, results, findings, and the sums that reconcile them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from analytics.intake.grid import Value, cell_name

Layout = Literal["agency", "agency_aspect", "agency_sub_aspect", "none"]
Severity = Literal["error", "warning", "note"]
# What a column may hold. With "aspect_points", "aspect_percent" and "sub_aspect_level" comes the id of the aspect or
# sub-aspect; any field of a result may be of one year ("score" of 2019), where years stand side by side.
FIELDS = (
    "number", "agency_code", "agency", "agency_type", "province", "region", "year", "stage", "form", "score",
    "category", "rank", "aspect", "sub_aspect", "points", "percent", "level", "aspect_points", "aspect_percent",
    "sub_aspect_level", "sub_aspect_points", "remark", "ignored",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """What a column holds: a field of `FIELDS`, the aspect or sub-aspect it is of, the year and the stage where it is
    of one only ("Nilai mandiri" beside "Nilai verifikasi")."""

    field: str
    part: str | None = None
    year: int | None = None
    stage: str | None = None


@dataclass(frozen=True)
class SheetMapping:
    """How a sheet was understood, as a person may correct it.

    `header_rows` count from 1, as the spreadsheet does. `columns` by letter ("B"). `year`, `stage` and `form` hold for
    the whole sheet where no column says them (from title, sheet name, a row of maxima, or a person). A sheet that is
    not `taken` gives no rows. `is_hidden_taken`: whether hidden rows and columns count; None until a person says it.
    """

    layout: Layout
    header_rows: tuple[int, ...]
    columns: Mapping[str, Column]
    year: int | None = None
    stage: str | None = None
    form: int | None = None
    taken: bool = True
    is_hidden_taken: bool | None = None


@dataclass(frozen=True)
class FileMapping:
    """How a file was understood: a mapping for each sheet by name, and the names that a person settled.

    `names`: a name as the file writes it, in normal form, to an agency id that a person chose for it.
    """

    sheets: Mapping[str, SheetMapping]
    names: Mapping[str, str] = field(default_factory=dict)


# Places, rows, parts and results are made by the ten thousand: a named tuple, or a class that is not frozen, takes a
# third of the time that a frozen one takes.
class Place(NamedTuple):
    """A cell with what stands in it. Row and column count from 0."""

    sheet: str
    row: int
    column: int
    value: Value

    @property
    def cell(self) -> str:
        """Its name in A1 form."""
        return cell_name(self.row, self.column)


@dataclass(slots=True)
class RawRow:
    """One row of a table that speaks of an agency (in one year): its cells by what their column holds, unread.

    `year`, `stage`, `form` are those of column or sheet where no cell of the row says them. `is_hidden` says that the
    row is hidden. An empty cell is left out. The keys of `cells` have neither year nor stage: those are the row's.
    A merged cell, or a sign for "the same as above", is given as the cell that holds the value. `section`: the type
    of agency that the group head above says ("B. KABUPATEN"), or the head of the agencies' column.
    """

    sheet: str
    row: int
    cells: Mapping[Column, Place]
    year: int | None = None
    stage: str | None = None
    form: int | None = None
    is_hidden: bool = False
    section: str | None = None


@dataclass(frozen=True)
class Finding:
    """What is wrong or worth knowing, at one cell. `rule` is a fixed id of `analytics.intake.rules`.

    `cell` in A1 form, "" where it is of the whole sheet or file (`sheet` then maybe ""). `tokens` fill the words of
    the rule. `suggestion`: what the cell could be instead, in the form in which it would be taken (an agency id for a
    name), or None.
    """

    rule: str
    sheet: str
    cell: str
    found: str
    suggestion: str | None = None
    tokens: Mapping[str, Any] = field(default_factory=dict)
    severity: Severity = "error"

    @property
    def key(self) -> str:
        """How a tick names it: RULE@SHEET!CELL."""
        return f"{self.rule}@{self.sheet}!{self.cell}"


class Part(NamedTuple):
    """An aspect of a result: points or percent of its maximum, as the file gives it."""

    points: Decimal | None
    percent: Decimal | None
    place: Place


@dataclass(slots=True)
class Result:
    """One agency's result in one year and stage. Score in points; form 400, 410 or None (unknown)."""

    agency_id: str
    year: int
    stage: str
    score: Decimal | None
    form: int | None
    category_id: str | None
    aspects: Mapping[str, Part]
    levels: Mapping[str, int]
    place: Place
    remark: str | None = None
    against_band: bool = False


@dataclass(frozen=True)
class Reconciliation:
    """What became of the rows of one sheet. `read` is the sum of all others: nothing goes missing unseen.

    `results_of` counts how many results the `used` rows gave; `skipped` are rows that a finding kept out.
    """

    sheet: str
    read: int
    header: int
    blank: int
    title: int
    total: int
    remark: int
    hidden: int
    repeated_header: int
    group: int
    used: int
    skipped: int
    results_of: int


@dataclass(frozen=True)
class Carried:
    """What an export carries beside its results, so that the way back loses nothing: see `template`.

    `marks`: (sheet, row counting from 0) to column of `result` to text. `sources`: rows of the table `source`.
    """

    marks: Mapping[tuple[str, int], Mapping[str, str]]
    sources: Sequence[Mapping[str, str]]


@dataclass(frozen=True)
class Inspection:
    """Everything that was understood of a file. It may be published when no finding is an error and each warning is
    ticked."""

    file_name: str
    file_hash: str
    format: str
    mapping: FileMapping
    header: Mapping[str, tuple[int, ...]]
    hidden: Mapping[str, tuple[str, ...]]
    results: Sequence[Result]
    findings: Sequence[Finding]
    counts: Sequence[Reconciliation]
    totals: Mapping[str, int] = field(default_factory=dict)
    carried: Carried | None = None

    @property
    def agencies(self) -> int:
        """How many agencies have a result."""
        return len({one.agency_id for one in self.results})

    @property
    def publishable(self) -> bool:
        """Whether nothing blocks; warnings still need a tick each."""
        return bool(self.results) and not any(one.severity == "error" for one in self.findings)

    def unticked(self, ticks: Sequence[str]) -> list[Finding]:
        """The warnings that nobody accepted yet."""
        return [one for one in self.findings if one.severity == "warning" and one.key not in ticks]


def as_plain(mapping: FileMapping) -> dict[str, Any]:
    """A mapping as JSON can hold it; `from_plain` turns it back."""
    return asdict(mapping)


def from_plain(plain: Mapping[str, Any]) -> FileMapping:
    """The mapping that `as_plain` made plain. Raises KeyError, TypeError or ValueError where it is none."""
    return FileMapping(
        {name: _sheet_from_plain(sheet) for name, sheet in plain["sheets"].items()},
        {str(name): str(agency_id) for name, agency_id in plain.get("names", {}).items()},
    )


def _sheet_from_plain(plain: Mapping[str, Any]) -> SheetMapping:
    columns = {str(letter): Column(**column) for letter, column in plain["columns"].items()}
    if unknown := {column.field for column in columns.values()} - set(FIELDS):
        raise ValueError(f"unknown fields: {', '.join(sorted(unknown))}")
    rest = {name: value for name, value in plain.items() if name not in ("columns", "header_rows")}
    return SheetMapping(header_rows=tuple(plain["header_rows"]), columns=columns, **rest)
