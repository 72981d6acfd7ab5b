"""What an officer writes into the list comes back whole, or the file is refused with what to do."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from analytics.errors import DoesNotFit
from analytics.guidance.notes import OWN, Notes, NotesRefused, head, read_notes
from analytics.guidance.sheet import to_xlsx
from analytics.guidance.situation import country
from analytics.guidance.worklist import Worklist, flag_meaning, worklist
from analytics.intake.errors import Refused
from analytics.verbs.worklist import worklist as verb
from analytics.warehouse import Release
from analytics.words import LANGUAGES, text

Book = Any


@pytest.fixture(scope="module")
def listed(small: Release) -> Worklist:
    """The list of the small release: kabupaten-x1, provinsi-y, kabupaten-y1."""
    return worklist(country(small))


def changed(content: bytes, change: Callable[[Book], None]) -> bytes:
    """A workbook as a person leaves it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def column(sheet: Any, words: str) -> int:
    """The column of a head."""
    return next(cell.column for cell in sheet[1] if cell.value == words)


def test_the_list_opens_with_its_rows_in_order(listed: Worklist) -> None:
    for lang in LANGUAGES:
        book = openpyxl.load_workbook(io.BytesIO(to_xlsx(listed, lang)))
        assert book.sheetnames == [text(lang, f"guidance.worklist.sheet.{one}") for one in ("list", "about")]
        sheet = book.worksheets[0]
        ids = column(sheet, head(lang, "agency_id"))
        assert [row[ids - 1] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
            row.agency_id for row in listed.rows
        ]
        about = [cell for row in book.worksheets[1].iter_rows(values_only=True) for cell in row]
        assert listed.country.release.content_hash in about
        assert any("S117" in str(cell) for cell in about)
        assert any("10" in str(cell) and cell == flag_meaning(listed, "at_risk", lang) for cell in about)


def test_the_same_list_is_the_same_file(listed: Worklist) -> None:
    assert to_xlsx(listed, "id") == to_xlsx(listed, "id")


def test_what_an_officer_does_to_the_file_is_kept(listed: Worklist) -> None:
    def write(book: Book) -> None:
        sheet = book.worksheets[0]
        sheet.cell(2, column(sheet, "Status"), "dihubungi")
        sheet.cell(2, column(sheet, "Tanggal"), date(2021, 2, 3))
        sheet.cell(3, column(sheet, "Catatan petugas"), "=lihat surat")
        sheet.cell(1, sheet.max_column + 1, "Telepon")
        sheet.cell(4, sheet.max_column, "021-1")
        sheet.insert_cols(1)
        sheet.cell(2, 1, "tanpa kepala")
        sheet.cell(4, column(sheet, "Kelompok"), "diubah")
        sheet.cell(5, column(sheet, "ID instansi"), "badan-lama")
        sheet.cell(5, column(sheet, "Status"), "dibubarkan")

    notes = read_notes(changed(to_xlsx(listed, "id"), write))
    assert set(notes.more) == {"", "Telepon"}
    by_head = {one: dict(zip((*OWN, *notes.more), row, strict=True)) for one, row in notes.rows.items()}
    assert {name: {key: cell for key, cell in row.items() if cell is not None} for name, row in by_head.items()} == {
        "kabupaten-x1": {"status": "dihubungi", "date": date(2021, 2, 3), "": "tanpa kepala"},
        "provinsi-y": {"note": "=lihat surat"},
        "kabupaten-y1": {"Telepon": "021-1"},
        "badan-lama": {"status": "dibubarkan"},
    }
    english = to_xlsx(listed, "en", notes)
    assert read_notes(english) == notes
    sheet = openpyxl.load_workbook(io.BytesIO(english)).worksheets[0]
    # What was worked out is worked out again.
    assert sheet.cell(4, column(sheet, "Group")).value == "without a result on record"
    others = openpyxl.load_workbook(io.BytesIO(english)).worksheets[1]
    assert [row[1] for row in others.iter_rows(min_row=2, values_only=True)] == ["badan-lama"]


def test_notes_move_with_the_agency_from_sheet_to_sheet(listed: Worklist) -> None:
    notes = Notes(rows={"provinsi-y": ("selesai", None, None, None)})
    only = worklist(listed.country, group="buruk")
    narrow = to_xlsx(only, "id", notes)
    assert openpyxl.load_workbook(io.BytesIO(narrow)).sheetnames[1] == "Catatan lain"
    again = to_xlsx(listed, "id", read_notes(narrow))
    assert openpyxl.load_workbook(io.BytesIO(again)).sheetnames == ["Daftar", "Sumber"]
    assert read_notes(again) == notes


# No control characters: a spreadsheet's own form has none.
LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")
WORDS = st.text(LETTERS, min_size=1, max_size=20)
DAYS = st.dates(date(1901, 1, 1), date(2150, 1, 1))
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59), st.integers(1, 59))
AWKWARD = [
    "=1+1", "-", "+62 811", "@nama", "'teks", " spasi ", "dua\nbaris", "_x0041_", "#N/A", "0812", "TRUE", "2021-01-28",
]  # fmt: skip
VALUES = st.one_of(
    st.none(), WORDS, st.sampled_from(AWKWARD), st.booleans(), st.integers(-(10**9), 10**9), DAYS,
    st.decimals(-1000, 1000, places=3).map(float), st.builds(datetime.combine, DAYS, TIMES),
)  # fmt: skip
HEADS = st.lists(st.one_of(WORDS, st.sampled_from(["", "Status", "ID instansi", "Agency id", "Telepon"])), max_size=4)


AWKWARD_HEADS = ("Status", "", "ID instansi", "Agency id", "")


@st.composite
def some_notes(draw: st.DrawFn) -> Notes:
    """Notes of agencies of the list, of others of the release, and of some that it does not have."""
    more = tuple(draw(HEADS))
    ids = draw(st.sets(st.sampled_from(["kabupaten-x1", "provinsi-y", "kabupaten-y1", "kem-a", "badan-lama"])))
    width = len(OWN) + len(more)
    rows = {one: tuple(draw(st.lists(VALUES, min_size=width, max_size=width))) for one in sorted(ids)}
    return Notes(more, rows)


def whole(notes: Notes) -> dict[str, list[tuple[str, Any]]]:
    """What was written, by agency: head and value, without empty cells; the order of added columns may change."""
    found = {one: [(name, cell) for name, cell in zip((*OWN, *notes.more), row, strict=True) if cell is not None]
             for one, row in notes.rows.items()}  # fmt: skip
    return {one: sorted(cells, key=repr) for one, cells in found.items() if cells}


# Each reading starts a process: few examples, and none made smaller.
@example(notes=Notes(rows={"provinsi-y": (1, True, 0, 2.5)}), way=["id", "en"])
@example(notes=Notes(AWKWARD_HEADS, {"kem-a": (*AWKWARD[:4], *AWKWARD[4:9])}), way=["en", "id"])
@given(notes=some_notes(), way=st.permutations(LANGUAGES))
@settings(max_examples=6, phases=[Phase.explicit, Phase.generate])
def test_notes_come_back_whole(listed: Worklist, notes: Notes, way: list[str]) -> None:
    once = read_notes(to_xlsx(listed, way[0], notes))
    assert whole(once) == whole(notes)
    assert whole(read_notes(to_xlsx(worklist(listed.country, group="kurang"), way[1], once))) == whole(notes)


@pytest.mark.parametrize("value", [timedelta(hours=30), time(8, 30)])
def test_times_stay_what_they_show(listed: Worklist, value: Any) -> None:
    notes = Notes(rows={"provinsi-y": (value, None, None, None)})
    found = read_notes(to_xlsx(listed, "id", notes))
    assert to_xlsx(listed, "id", found) == to_xlsx(listed, "id", read_notes(to_xlsx(listed, "id", found)))
    assert found.rows["provinsi-y"][0] in (value, timedelta(hours=8, minutes=30))


def above(book: Book) -> None:
    """A title above the list."""
    book.worksheets[0].insert_rows(1)
    book.worksheets[0].cell(1, 1, "Rapat Maret")


def twice(book: Book) -> None:
    """A row copied and changed."""
    sheet = book.worksheets[0]
    for row in (2, 6):
        sheet.cell(row, column(sheet, "ID instansi"), "kabupaten-x1")
        sheet.cell(row, column(sheet, "Status"), f"status {row}")


def without_id(book: Book) -> None:
    """A row of the officer's own."""
    book.worksheets[0].cell(9, column(book.worksheets[0], "Status"), "baru")


def no_list(book: Book) -> None:
    """The column that says which agency it is was deleted."""
    book.worksheets[0].delete_cols(column(book.worksheets[0], "ID instansi"))


@pytest.mark.parametrize("change", [above, twice, without_id, no_list], ids=lambda one: one.__name__)
def test_what_cannot_be_kept_is_refused_in_both_languages(listed: Worklist, change: Callable[[Book], None]) -> None:
    with pytest.raises(NotesRefused) as refused:
        read_notes(changed(to_xlsx(listed, "id"), change))
    assert refused.value.reason == {"without_id": "no_id"}.get(change.__name__, change.__name__)
    assert refused.value.sentence("id") != refused.value.sentence("en")


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        read_notes(b"%PDF-1.7 nothing")
    with pytest.raises(NotesRefused):
        read_notes(b"a;b\n1;2\n")


def test_a_note_longer_than_a_cell_stops_the_file(listed: Worklist) -> None:
    with pytest.raises(DoesNotFit):
        to_xlsx(listed, "id", Notes(rows={"provinsi-y": ("x" * 40_000, None, None, None)}))


def test_the_verb_keeps_the_notes_of_the_file_that_it_replaces(small: Release, home: Path, tmp_path: Path) -> None:
    out = tmp_path / "daftar.xlsx"

    def write(**more: Any) -> Any:
        return verb(small.release_id, 2020, "", out, "id", points=10, due_sangat_baik=False, **more)

    def note(book: Book) -> None:
        book.worksheets[0].cell(3, column(book.worksheets[0], "Status"), "dihubungi")

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PETA_MERIT_HOME", str(small.path.parents[1]))
        assert write().document["files"] == [str(out.resolve())]
        out.write_bytes(changed(out.read_bytes(), note))
        write(group="buruk")
        assert read_notes(out).rows == {"provinsi-y": ("dihubungi", None, None, None)}
        out.write_bytes(changed(out.read_bytes(), lambda book: book.create_sheet("Rapat").cell(1, 1, "isi")))
        before = out.read_bytes()
        with pytest.raises(NotesRefused) as refused:
            write()
    assert (refused.value.reason, out.read_bytes()) == ("left", before)
