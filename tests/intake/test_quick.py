"""What makes an inspection quick changes nothing of it: rows read at once say what they say cell by cell."""

from __future__ import annotations

import gc
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from threading import Barrier
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.intake.grid import ErrorCell, Plain, Sheet, Uncalculated, Value, Workbook
from analytics.intake.layout import heads, lines, map_workbook, personal, rows_of
from analytics.intake.layout.cells import RowCells, Where
from analytics.intake.layout.personal import personal_cells, personal_kind
from analytics.intake.model import Column, Part, Place
from analytics.intake.reading.numbers import CELLS, EMPTY
from analytics.intake.registry import FORMS, Registry
from analytics.intake.understand.aspects import Aspects
from analytics.intake.understand.faults import Faults
from analytics.intake.understand.inspection import inspect, understand
from analytics.intake.understand.levels import Levels
from analytics.intake.understand.names import name_key
from analytics.intake.understand.pause import without_cycle_search
from analytics.intake.understand.plan import Plan
from analytics.intake.understand.values import Range
from analytics.warehouse import Release

ODD: tuple[Value, ...] = (
    None, "", " ", "-", "n/a", True, False, 0.0, 1, 5.0, 2.5, -1.0, "3", "IV", "301,5 (Baik)", "75%", '"', "sda", 1e16,
    "199001012015031001", date(2020, 5, 30), ErrorCell("#N/A"), Uncalculated("A1"), "JUMLAH", "Kota Bandung", "2020",
)  # fmt: skip


@pytest.fixture(scope="session")
def registry(published: Release) -> Registry:
    return Registry.of(published)


def wide(registry: Registry, draw: random.Random) -> list[list[Value]]:
    """A row for each agency and year, with its aspects and the levels of its sub-aspects."""
    parts = [one.name_id for one in (*registry.aspects.values(), *registry.sub_aspects.values())]
    rows: list[list[Value]] = [["Instansi", "Tahun", "Formulir", *parts, "Nilai akhir", "Kategori", "Keterangan"]]
    for agency in list(registry.agencies.values())[:60]:
        points: list[Value] = [draw.randint(4, 20) / 2 for _ in registry.aspects]
        levels: list[Value] = [float(draw.randint(1, 4)) for _ in registry.sub_aspects]
        rows.append([agency.name_id, 2020.0, 410.0, *points, *levels, draw.randint(60, 410) / 1, "Baik", "catatan"])
    return rows


def percent(registry: Registry, draw: random.Random) -> list[list[Value]]:
    """A row for each agency and year, with its aspects in percent, and points of one of them."""
    heads: list[Value] = [f"{one.name_id} (%)" for one in registry.aspects.values()]
    rows: list[list[Value]] = [["Instansi", "Tahun", "Formulir", *heads, "Nilai akhir"]]
    for agency in list(registry.agencies.values())[:60]:
        shares: list[Value] = [draw.choice((0.75, 50.0, "62,5", "80%", 100.0, 110.0)) for _ in registry.aspects]
        rows.append([agency.name_id, 2020.0, 410.0, *shares, draw.randint(60, 410) / 1])
    return rows


def beside(registry: Registry, draw: random.Random) -> list[list[Value]]:
    """A row for each agency, with its years side by side."""
    rows: list[list[Value]] = [["Instansi", "Provinsi", "Nilai 2018", "Kategori 2018", "Nilai 2019", "Kategori 2019"]]
    for agency in list(registry.agencies.values())[-60:]:
        rows.append([agency.name_id, None, draw.randint(100, 400) / 1, "Baik", draw.randint(100, 400) / 1, "Kurang"])
    return rows


def long(registry: Registry, draw: random.Random) -> list[list[Value]]:
    """A row for each agency and sub-aspect."""
    rows: list[list[Value]] = [["Kode", "Instansi", "Tahun", "Tahap", "Sub aspek", "Tingkat"]]
    for agency in list(registry.agencies.values())[:12]:
        for part in registry.sub_aspects.values():
            rows.append([None, agency.name_id, 2020.0, "Verifikasi", part.name_id, float(draw.randint(1, 4))])
    return rows


def again(registry: Registry, draw: random.Random) -> list[list[Value]]:
    """A row for each agency, year and stage; most say alike of their agency, some say what contradicts it."""
    rows: list[list[Value]] = [["Kode", "Instansi", "Jenis", "Provinsi", "Tahun", "Tahap", "Nilai akhir"]]
    provinces: list[Value] = [one.name_id for one in registry.agencies.values() if one.agency_type == "provinsi"]
    kinds: list[Value] = [None, None, None, "Kabupaten", "Kementerian"]
    codes: list[Value] = [None, None, "11.01", "35.1", 35.1, "31"]
    for agency in draw.sample(list(registry.agencies.values()), 12):
        said = [
            draw.choice(codes),
            agency.name_id,
            draw.choice(kinds),
            draw.choice([None, None, None, draw.choice(provinces)]),
        ]
        for year in (2018.0, 2019.0, 2020.0, 2031.0):
            rows += [[*said, year, stage, draw.randint(100, 400) / 1] for stage in ("Verifikasi", "Mandiri")]
    return rows


def plain_of(rows: list[list[Value]], first: int) -> Plain:
    """Where the rows from one on hold amounts only, as the reader says it."""
    columns = {at: cells for at, cells in enumerate(zip(*rows[first:], strict=True))
               if all(one is None or (type(one) is float and 0 <= one < 2**49) for one in cells)}  # fmt: skip
    return Plain(first, frozenset(columns), {
        at: bytes(EMPTY if one is None else CELLS.index(one) for one in cells) for at, cells in columns.items()
        if any(cells) and all(one in CELLS[1:] for one in cells)
    })  # fmt: skip


# With numbers alone a column is still one of halves, if some of them are no level, and none of an aspect.
@pytest.mark.parametrize("odd", [ODD, (None, 5.0, 2.5, 127.0, 4.0)])
@pytest.mark.parametrize("table", [wide, percent, beside, long, again])
@pytest.mark.parametrize("share", [0, 0.01, 0.1])
def test_rows_say_the_same_at_once_and_cell_by_cell(
    registry: Registry, table: Any, share: float, odd: tuple[Value, ...]
) -> None:
    for seed in range(8):
        draw = random.Random(seed)
        rows = [[draw.choice(odd) if at and draw.random() < share else value for value in row]
                for at, row in enumerate(table(registry, draw))]  # fmt: skip
        merged = ((5, 0, 7, 0), (9, 1, 10, 1)) if seed % 2 else ()
        plain, hidden = plain_of(rows, 3) if seed < 4 else Plain(), frozenset({4} if seed % 4 > 1 else ())
        sheet = Sheet("Data", tuple(map(tuple, rows)), merged=merged, hidden_rows=hidden, plain=plain)
        book = Workbook("uji.xlsx", "0" * 64, "xlsx", (sheet,))
        mapping = map_workbook(book, registry, None)
        found = rows_of(book, mapping, registry)
        one_by_one = [replace(row, cells=dict(row.cells)) for row in found.raw]
        assert share or len(found.raw) > 40
        said = []
        for raw in (found.raw, one_by_one):
            faults = Faults()
            drafts, results = understand(raw, mapping, registry, faults)
            said.append((drafts, results, faults.listed(["Data"])))
        assert said[0] == said[1]


def test_aspects_of_two_sheets_join(registry: Registry) -> None:
    table, halves = wide(registry, random.Random(1)), len(registry.aspects) // 2
    said = []
    for is_plain in (True, False):
        sheets = []
        for name, taken in (("Satu", [*range(3 + halves)]), ("Dua", [0, 1, 2, *range(3 + halves, 3 + 2 * halves)])):
            rows = [[row[at] for at in taken] for row in table]
            plain = plain_of(rows, 3) if is_plain else Plain()
            sheets.append(Sheet(name, tuple(map(tuple, rows)), plain=plain))
        found = inspect(Workbook("uji.xlsx", "0" * 64, "xlsx", tuple(sheets)), registry)
        assert len(found.results) > 40  # of the rest an aspect is above its maximum
        assert {one.place.sheet for result in found.results for one in result.aspects.values()} == {"Satu", "Dua"}
        said.append(([dict(one.aspects) for one in found.results], found.findings))
    assert said[0] == said[1]


def test_what_is_said_as_a_number_is_not_what_is_said_as_true(registry: Registry) -> None:
    agency_id = next(iter(registry.agencies))
    rows = (("Instansi", "Tahun", "Nilai akhir"), (1.0, 2019.0, 300.0), (1.0, 2020.0, 300.0), (True, 2019.0, 300.0))
    book = Workbook("uji.xlsx", "0" * 64, "xlsx", (Sheet("Data", rows),))
    mapping = replace(map_workbook(book, registry, None), names={"1": agency_id})
    faults = Faults()
    drafts, _ = understand(rows_of(book, mapping, registry).raw, mapping, registry, faults)
    assert [draft.key[:2] for draft in drafts] == [(agency_id, 2019), (agency_id, 2020)]
    assert [(one.rule, one.cell) for one in faults.listed(["Data"])] == [("unknown_agency", "A4")]


def in_years(registry: Registry, *agency_ids: str) -> Workbook:
    """A row for each agency in each of four years."""
    named = [registry.agencies[agency_id].name_id for agency_id in agency_ids]
    rows = [(name, year, 300.0) for name in named for year in (2018.0, 2019.0, 2020.0, 2021.0)]
    return Workbook("uji.xlsx", "0" * 64, "xlsx", (Sheet("Data", (("Instansi", "Tahun", "Nilai akhir"), *rows)),))


def test_a_settled_name_is_read_in_each_year(registry: Registry) -> None:
    first, by_name, settled = list(registry.agencies)[:3]
    late = replace(registry.agencies[settled], valid_from=2020)
    known = replace(registry, agencies={**registry.agencies, settled: late})
    book = in_years(known, first, by_name)
    names = {name_key(known.agencies[by_name].name_id): settled}
    mapping = replace(map_workbook(book, known, None), names=names)
    drafts, _ = understand(rows_of(book, mapping, known).raw, mapping, known, Faults())
    assert [draft.key[0] for draft in drafts[4:]] == [by_name, by_name, settled, settled]


def test_a_name_is_asked_anew_in_a_year_without_its_agency(registry: Registry) -> None:
    first, ended = list(registry.agencies)[:2]
    known = replace(registry, agencies={**registry.agencies, ended: replace(registry.agencies[ended], valid_to=2019)})
    book, faults = in_years(known, first, ended), Faults()
    mapping = map_workbook(book, known, None)
    drafts, _ = understand(rows_of(book, mapping, known).raw, mapping, known, faults)
    assert [draft.key[1] for draft in drafts[4:]] == [2018, 2019]
    assert [one.cell for one in faults.listed(["Data"]) if one.rule == "agency_not_alive"] == ["A8"]


def test_cells_are_made_places_when_asked() -> None:
    name, year, score, note = Column("agency"), Column("year"), Column("score"), Column("remark")
    above = Place("Data", 1, 0, "Kota Bandung")
    columns = Where({name: 0, year: 1, score: 2, note: 3, Column("category"): 9})
    cells = RowCells("Data", 2, ("sda", "  ", 0.0, "rahasia"), columns, {name: above, note: None})
    assert dict(cells) == {name: above, score: Place("Data", 2, 2, 0.0)}
    assert year not in cells
    assert note not in cells
    assert cells.get(Column("form")) is None
    wanted = [(one.field, one, at) for one, at in columns.items()]
    assert dict(cells.each(wanted)) == {"agency": above, "score": Place("Data", 2, 2, 0.0)}
    assert RowCells.of(cells) is cells
    assert dict(RowCells.of(dict(cells))) == dict(cells)


def test_sound_levels_are_read_at_once(registry: Registry) -> None:
    book = Workbook("uji.xlsx", "0" * 64, "xlsx", (Sheet("Data", tuple(map(tuple, wide(registry, random.Random(1))))),))
    raw = rows_of(book, map_workbook(book, registry, None), registry).raw
    plan = Plan(RowCells.of(raw[0].cells).columns)
    assert [set(plan.levels(RowCells.of(row.cells)) or ()) for row in raw] == [set(registry.sub_aspects)] * len(raw)


@pytest.mark.parametrize(("first", "found"), [(2.0, {"a": 2, "b": 1}), ("-", {"b": 1}), (True, None), (5.0, None)])
def test_what_is_no_level_is_read_by_itself(first: Value, found: dict[str, int] | None) -> None:
    columns = Where({Column("sub_aspect_level", part): at for at, part in enumerate("ab")})
    plan = Plan(columns)
    assert plan.levels(RowCells("Data", 1, (1.0, 1.0), columns)) == {"a": 1, "b": 1}
    assert plan.levels(RowCells("Data", 2, (first, 1.0), columns)) == found
    moved = {Column("sub_aspect_level", "a"): None}
    assert plan.levels(RowCells("Data", 3, (1.0, 1.0), columns, moved)) is None
    assert plan.levels(RowCells("Data", 4, (1.0,), columns)) is None


@pytest.mark.parametrize(("value", "points", "share"), [
    (7.5, "7.5", "7.5"), ("7,5", "7.5", "7.5"), (0.5, "0.5", "50"), (150.0, "150", None), (-1.0, None, None),
    ("7,5 (Baik)", None, None), (True, None, None), ("-", None, None), (None, None, None),
    (ErrorCell("#N/A"), None, None),
])  # fmt: skip
def test_aspects_are_read_at_once_where_they_are_plain_numbers(
    value: Value, points: str | None, share: str | None
) -> None:
    for field, wanted in (("aspect_points", points), ("aspect_percent", share)):
        columns = Where({Column(field, part): at for at, part in enumerate("ab")})
        plan = Plan(columns, {part: Range(4, 40) for part in "ab"})
        assert plan.aspects(RowCells("Data", 1, (4.0, 8.0), columns)) is not None
        for _ in range(2):
            found = plan.aspects(RowCells("Data", 2, (4.0, value), columns))
            if wanted is None:
                assert found is None
            else:
                place = Place("Data", 2, 1, value)
                number = Decimal(wanted)
                of_both = (number, None) if field == "aspect_points" else (None, number)
                assert found is not None
                assert found["b"] == Part(*of_both, place)
        assert plan.aspects(RowCells("Data", 3, (4.0,), columns)) is None
        assert plan.aspects(RowCells("Data", 3, (4.0, 8.0), columns, {Column(field, "a"): None})) is None
    both = Where({Column("aspect_points", "a"): 0, Column("aspect_percent", "a"): 1})
    assert Plan(both, {"a": Range(4, 40)}).aspects(RowCells("Data", 1, (4.0, 10.0), both)) is None


def test_levels_stand_in_the_order_of_the_registry() -> None:
    columns = Where({Column("sub_aspect_level", part): at for at, part in enumerate("ca")})
    found = Plan(columns, level_at={part: at for at, part in enumerate("abc")}).levels(
        RowCells("Data", 1, (3.0, 1.0), columns)
    )
    assert found is not None
    assert (list(found.line), found) == ([1, 0, 3], {"a": 1, "c": 3})
    in_order = Plan(columns, level_at={"c": 0, "a": 1}).levels(RowCells("Data", 1, (3.0, 1.0), columns))
    assert in_order is not None
    assert (list(in_order.line), in_order) == ([3, 1], {"c": 3, "a": 1})


def test_levels_are_a_mapping() -> None:
    levels = Levels({part: at for at, part in enumerate("abc")})
    assert not levels
    levels.add("c", 3)
    levels.add("a", 1)
    assert levels == {"a": 1, "c": 3} == dict(levels.items())
    assert (len(levels), list(levels), "b" in levels, levels.get("b"), levels["c"]) == (2, ["a", "c"], False, None, 3)
    assert str(levels) == "{'a': 1, 'c': 3}"
    # Nothing is given at the place of "b", which is 1.
    assert [levels.lack(places) for places in ({1}, {0, 1}, {0, 2}, set[int]())] == [True, True, False, False]


def test_aspects_are_a_mapping() -> None:
    aspects = Aspects({"a": Decimal("7.5")}, {"b": Decimal(50)}, "Data", 1, {"a": 1, "b": 2}, (7.5, 50.0))
    given = {"a": Part(Decimal("7.5"), None, Place("Data", 1, 1, 7.5)),
             "b": Part(None, Decimal(50), Place("Data", 1, 2, 50.0))}  # fmt: skip
    assert aspects == given
    assert (len(aspects), list(aspects), "c" in aspects, aspects.get("c")) == (2, ["a", "b"], False, None)
    assert [aspects.have(dict.fromkeys(names).keys()) for names in ("", "a", "ab", "ac")] == [True, True, True, False]
    both = Part(Decimal(20), Decimal(50), Place("Data", 2, 0, 20.0))
    aspects.add("b", both)
    aspects.add("c", both)
    assert aspects == {**given, "b": both, "c": both}
    assert str(aspects) == str(dict(aspects))
    assert not Aspects()


def test_points_below_are_levels_by_weights(registry: Registry) -> None:
    draw = random.Random(1)
    for form in FORMS:
        assert registry.points_below[form].keys() == registry.weights[form].keys()
        for aspect_id, weights in registry.weights[form].items():
            below = registry.points_below[form][aspect_id]
            assert below.sub_aspects == tuple(weights)
            for _ in range(20):
                levels = Levels(registry.level_at, [draw.choice((0, 1, 2, 3, 4, 4, 4)) for _ in registry.level_at])
                is_whole = weights.keys() <= levels.keys()
                wanted = sum(weights[one] * levels[one] for one in weights) if is_whole else None
                assert below.points[below.pick(levels.line)] == wanted


def test_points_follow_from_levels_wherever_those_stand(registry: Registry) -> None:
    shuffled = random.Random(1).sample(sorted(registry.sub_aspects.items()), len(registry.sub_aspects))
    other = replace(registry, sub_aspects=dict(shuffled))
    levels = {one: at % 4 + 1 for at, one in enumerate(registry.sub_aspects)}
    for form in FORMS:
        for aspect_id, below in registry.points_below[form].items():
            moved = other.points_below[form][aspect_id]
            found = [one.points[one.pick(bytes(levels[part] for part in known.sub_aspects))]
                     for one, known in ((below, registry), (moved, other))]  # fmt: skip
            wanted = sum(weight * levels[part] for part, weight in registry.weights[form][aspect_id].items())
            assert found == [wanted, wanted]


def test_a_line_begins_with_what_lines_begin_with() -> None:
    for kind, names in heads.spellings("lines")["begins"].items():
        for name in names:
            assert lines.Labels().read(f"{name.capitalize()} lain").kind == kind


@given(st.text(alphabet="0123456789 .,x\n\u0663", min_size=0, max_size=60) | st.from_regex(personal._NIP)
       | st.from_regex(personal._NIK))  # fmt: skip
def test_texts_that_are_not_asked_hold_no_number_of_a_person(text: str) -> None:
    kind = personal_kind(text)
    assert kind is None or personal._MANY_DIGITS.search(text)
    sheet = Sheet("Data", (("nama yang cukup panjang", text), (1.98503032010121e17, None)))
    found = {(0, 1): kind, (1, 0): personal_kind(1.98503032010121e17)}
    assert personal_cells(sheet) == {cell: one for cell, one in found.items() if one}


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=40) | st.text(alphabet="ab -\r\n%&_I", max_size=20))
def test_plain_letters_need_no_normal_form(text: str) -> None:
    # A sign beyond them that shows nothing takes the text the long way.
    assert heads.plain(text) == heads.plain(f"{text}\u200b")


def test_whole_weights_are_the_weights(registry: Registry) -> None:
    for form in FORMS:
        for aspect_id, weights in registry.weights[form].items():
            place, whole = registry.whole_weights[form][aspect_id]
            assert {one: weights[one].scaleb(-place) for one in weights} == whole


def test_levels_never_add_up_to_more_than_an_aspect_has(registry: Registry) -> None:
    # So aspects that are what their levels add up to need not be held against the most that they may have.
    for form in FORMS:
        assert registry.points_below[form].keys() == registry.aspects.keys()
        for aspect_id, weights in registry.weights[form].items():
            assert 4 * sum(weights.values()) <= registry.maximum(aspect_id, form)


@without_cycle_search()
def fail_within() -> None:
    with without_cycle_search():
        raise ValueError(f"search is {'on' if gc.isenabled() else 'off'}")


def test_the_search_for_cycles_is_turned_on_again() -> None:
    with pytest.raises(ValueError, match="search is off"):
        fail_within()
    assert gc.isenabled()
    gc.disable()
    try:
        with without_cycle_search():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_the_search_for_cycles_waits_for_the_last_thread() -> None:
    both, first_left = Barrier(2), Barrier(2)

    def last() -> bool:
        with without_cycle_search():
            both.wait(10)
            first_left.wait(10)
            return gc.isenabled()

    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(last)
        with without_cycle_search():
            both.wait(10)
        first_left.wait(10)
        assert waiting.result(10) is False
    assert gc.isenabled()
