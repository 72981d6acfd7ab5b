"""The charts as a reader gets them: right numbers, nothing lost, nothing too small, nothing unescaped."""

import csv
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ui import theme
from ui.charts import (
    bars,
    callouts,
    distribution,
    flow,
    headline,
    heatmap,
    history,
    lettering,
    marks,
    multiples,
    parts,
    sheet,
    strip,
    tiles,
)
from ui.charts.kinds import CATEGORIES, ROMAN
from ui.charts.svg import hatch_rect, show_by_width

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = 'Kota <script>alert("x")</script> & ![a](http://x)\n\n**b** \x0b\'"'
LONG = "Pemerintah Kabupaten Pangkajene dan Kepulauan"
NAMES = {
    "buruk": "Buruk",
    "kurang": "Kurang",
    "baik": "Baik",
    "sangat_baik": "Sangat Baik",
    "unknown": "tidak diketahui",
    "not_assessed": "belum dinilai",
}
HEADLINE = {"buruk": 72, "kurang": 31, "baik": 57, "sangat_baik": 24}
BANDS = [
    strip.Band("buruk", "Buruk", 100),
    strip.Band("kurang", "Kurang", 175),
    strip.Band("baik", "Baik", 250),
    strip.Band("sangat_baik", "Sangat Baik", 325),
]
WORDS = {
    "accepted": "hasil",
    "no_score": "tanpa nilai",
    "self_assessed": "mandiri",
    "contradicting": "bertentangan",
    "doubtful": "satu saksi",
    "nothing_known": "tidak ada hasil yang diketahui",
    "after": "setelah masa",
}
ROLES = {"final": "hasil 2020", "earlier": "hasil sebelumnya", "unnamed": "tanpa nama"}

Drawing = Callable[[int, str], str]


def _draw_distribution(width: int, name: str) -> str:
    rows = [
        distribution.Row(name, {**HEADLINE, "unknown": 9, "not_assessed": 1}, "194 instansi"),
        distribution.Row("nol", {}, "0 instansi"),
    ]
    return distribution.draw(rows, names=NAMES, label=name, width=width, percent=lambda value: f"{value:.0f}%")


def _draw_headline(width: int, name: str) -> str:
    bracket = headline.Bracket(("baik", "sangat_baik"), name)
    return headline.draw(HEADLINE, names=NAMES, label=name, width=width, brackets=[bracket])


def _draw_parts(width: int, name: str) -> str:
    rows = [parts.Part("sangat_baik", 24, 14, 4), parts.Part("buruk", 72, 0, 1), parts.Part("baik", None, 2, 0)]
    return parts.draw(rows, names=NAMES | {"baik": name}, roles=ROLES, label=name, width=width, unknown_total="?")


def _draw_tiles(width: int, name: str) -> str:
    shown = [
        tiles.Tile("a", "AC", 0, 0, "baik", name, "7", name),
        tiles.Tile("b", "BB", 13, 6, "unknown", "tidak diketahui"),
        tiles.Tile("c", "CC", 1, 0, "step-3", "tiga", "3"),
    ]
    return tiles.draw(shown, label=name, width=width, selected="c", legend=[("baik", name)])


def _draw_heatmap(width: int, name: str) -> str:
    rows = [heatmap.HeatRow(name, [12.0, None, 88.0], "3 instansi")]
    return heatmap.draw(rows, columns=["Perencanaan", name, "Karier"], label=name, width=width, unknown=name)


def _draw_flow(width: int, name: str) -> str:
    moves = [flow.Move("buruk", "baik", 5), flow.Move("baik", "baik", 3), flow.Move("baik", "kurang", 1)]
    return flow.draw(moves, names=NAMES | {"baik": name}, heads=(name, "2020"), label=name, width=width)


def _draw_strip(width: int, name: str) -> str:
    dots = [strip.Dot("a", 301.5, name, "baik", named=True), strip.Dot("b", 65.5, "b", "buruk")]
    return strip.draw(dots, bands=BANDS, label=name, width=width)


def _draw_bars(width: int, name: str) -> str:
    series = [bars.Series(name, [20.0, None]), bars.Series("lain", [20.5, 99.0])]
    return bars.draw([name, "Karier"], series, label=name, width=width, unknown=name)


def _draw_multiples(width: int, name: str) -> str:
    year_bars = [multiples.YearBar("2018", {"baik": 2, "unknown": 5}, "7"), multiples.YearBar("2019", {}, "0")]
    return multiples.draw([multiples.Panel(name, year_bars)] * 4, names=NAMES, label=name, width=width)


def _draw_history(width: int, name: str) -> str:
    doubtful = history.Mark("accepted", name, 301.5, "baik", doubtful=True)
    years = [
        history.Year("2018", "result", [doubtful, history.Mark("contradicting", name, 310.5, "baik")]),
        history.Year("2019", "nothing_known"),
        history.Year("2020", "result", [history.Mark("accepted", name, kind="kurang")]),
        history.Year("2021", "after", [history.Mark("self_assessed", name, 350, "sangat_baik")]),
    ]
    return history.draw(years, bands=BANDS, words=WORDS, label=name, width=width)


def _draw_marks(width: int, name: str) -> str:
    figures = [marks.Figure(91, "91", name, name), marks.Figure(None, "tidak diketahui", "x")]
    return marks.draw(figures, label=name, width=width)


DRAWINGS: dict[str, Drawing] = {
    "distribution": _draw_distribution,
    "headline": _draw_headline,
    "parts": _draw_parts,
    "tiles": _draw_tiles,
    "heatmap": _draw_heatmap,
    "flow": _draw_flow,
    "strip": _draw_strip,
    "bars": _draw_bars,
    "multiples": _draw_multiples,
    "history": _draw_history,
    "marks": _draw_marks,
}
every_chart = pytest.mark.parametrize("draw", DRAWINGS.values(), ids=DRAWINGS)
both_widths = pytest.mark.parametrize("width", [theme.WIDE, theme.NARROW])


def read_svg(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def list_texts(svg: str) -> list[str]:
    return [_own_text(element) for element in read_svg(svg).iter(f"{SVG}text")]


def _own_text(element: ElementTree.Element) -> str:
    return (element.text or "") + "".join(child.tail or "" for child in element)


def list_boxes(svg: str) -> list[tuple[str, float, float, float, float]]:
    """Each text with the left, right, top and bottom of its letters."""
    boxes = []
    for element in read_svg(svg).iter(f"{SVG}text"):
        content, size = _own_text(element), float(element.attrib["font-size"])
        length = lettering.measure_text(content, size=size, bold="font-weight" in element.attrib)
        part_before = {"start": 0, "middle": 0.5, "end": 1}[element.attrib.get("text-anchor", "start")]
        left, baseline = float(element.attrib["x"]) - length * part_before, float(element.attrib["y"])
        boxes.append((content, left, left + length, baseline - size * 0.7, baseline + size * 0.2))
    return boxes


def sum_counts(svg: str) -> int:
    return sum(int(element.attrib["data-count"]) for element in read_svg(svg).iter() if "data-count" in element.attrib)


def find_class(svg: str, name: str) -> list[ElementTree.Element]:
    return [element for element in read_svg(svg).iter() if name in element.attrib.get("class", "").split()]


@every_chart
@both_widths
def test_every_drawing_is_one_labelled_image_at_its_width(draw: Drawing, width: int) -> None:
    root = read_svg(draw(width, "Kota Bogor"))
    assert root.attrib["viewBox"].startswith(f"0 0 {width} ")
    assert root.attrib["role"] in {"img", "group"}
    assert root.attrib["aria-label"] == "Kota Bogor"
    assert root[0].tag == f"{SVG}title"
    assert root[0].text == "Kota Bogor"


@every_chart
@both_widths
def test_no_text_is_smaller_than_twelve_pixels(draw: Drawing, width: int) -> None:
    sizes = [float(element.attrib["font-size"]) for element in read_svg(draw(width, LONG)).iter(f"{SVG}text")]
    assert sizes
    assert min(sizes) >= 12


@every_chart
@both_widths
def test_text_stays_inside_the_drawing(draw: Drawing, width: int) -> None:
    for content, left, right, top, _ in list_boxes(draw(width, LONG)):
        assert left >= -3, content
        assert right <= width + 3, content
        assert top >= 0, content


@every_chart
@both_widths
@pytest.mark.parametrize("name", [LONG, "Kota Bogor"])
def test_no_text_covers_another(draw: Drawing, width: int, name: str) -> None:
    boxes = list_boxes(draw(width, name))
    for index, (content, left, right, top, bottom) in enumerate(boxes):
        for other, other_left, other_right, other_top, other_bottom in boxes[index + 1 :]:
            across = min(right, other_right) - max(left, other_left)
            down = min(bottom, other_bottom) - max(top, other_top)
            assert across <= 1 or down <= 1, f"{content} / {other}"


@every_chart
@both_widths
def test_hostile_names_stay_text_on_one_line(draw: Drawing, width: int) -> None:
    svg = draw(width, HOSTILE)
    assert "<script" not in svg
    assert "\n" not in svg
    assert "\x0b" not in svg
    assert {element.tag for element in read_svg(svg).iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "g", "rect", "path", "line", "circle", "text")
    }
    assert all("alert" not in name for element in read_svg(svg).iter() for name in element.attrib)


@every_chart
def test_the_same_input_gives_the_same_drawing_without_colours_or_ids(draw: Drawing) -> None:
    svg = draw(680, "Kota Bogor")
    assert svg == draw(680, "Kota Bogor")
    assert not re.search(r"#[0-9a-fA-F]{3,6}\b|\bid=|style=", svg)


@both_widths
def test_headline_shows_each_number_once_with_word_and_numeral(width: int) -> None:
    svg = headline.draw(HEADLINE, names=NAMES, label="x", width=width)
    texts = list_texts(svg)
    assert [text for text in texts if text.isdigit()] == ["72", "31", "57", "24"]
    words = " ".join(texts)
    assert all(f"{ROMAN[kind]} {NAMES[kind]}" in words for kind in CATEGORIES)
    assert sum_counts(svg) == 184


@both_widths
def test_headline_with_tiny_shares_lists_every_number(width: int) -> None:
    counts = {"buruk": 1, "kurang": 6, "baik": 25, "sangat_baik": 18, "unknown": 590}
    svg = headline.draw(counts, names=NAMES, label="x", width=width)
    assert {"1", "6", "25", "18", "590", "tidak diketahui"} <= set(list_texts(svg))
    assert sum_counts(svg) == 640
    assert find_class(svg, "pm-hatch")


@both_widths
def test_distribution_draws_the_whole_base(width: int) -> None:
    counts = {"buruk": 1, "kurang": 0, "baik": 2, "sangat_baik": 3, "not_assessed": 100, "unknown": 400}
    svg = distribution.draw([distribution.Row("Papua", counts, "506")], names=NAMES, label="x", width=width)
    assert sum_counts(svg) == 506
    assert {"1", "2", "3", "100", "400", "506"} <= set(list_texts(svg))
    # One hatched share and one hatched swatch; outlined likewise: three looks for three things.
    assert len(find_class(svg, "pm-hatch")) == 2
    assert len(find_class(svg, "pm-outline")) == 2


def test_segments_and_gaps_fill_the_bar_in_proportion() -> None:
    segments = distribution.split_bar({"baik": 1, "buruk": 3}, x=10, width=101.5)
    assert [(segment.kind, segment.x, segment.width) for segment in segments] == [
        ("buruk", 10, 75),
        ("baik", 86.5, 25),
    ]


@both_widths
def test_parts_named_and_not_named_make_the_claim(width: int) -> None:
    svg = parts.draw([parts.Part("sangat_baik", 24, 14, 4)], names=NAMES, roles=ROLES, label="x", width=width)
    counts = {e.attrib["data-role"]: e.attrib["data-count"] for e in read_svg(svg).iter() if "data-role" in e.attrib}
    assert counts == {"final": "14", "earlier": "4", "unnamed": "6"}
    assert {"14", "4", "6", "24"} <= set(list_texts(svg))
    assert len(find_class(svg, "pm-hatch")) == 2


def test_the_legend_of_parts_has_no_colour_of_a_category() -> None:
    svg = parts.draw([parts.Part("sangat_baik", 24, 14, 4)], names=NAMES, roles=ROLES, label="x")
    legend, row = svg[: svg.index("pm-row")], svg[svg.index("pm-row") :]
    assert re.findall(r"pm-(?:fill|pale)-(\w+)", legend) == [theme.ANY] * 2
    assert set(re.findall(r"pm-(?:fill|pale)-(\w+)", row)) == {"sangat_baik"}


def test_parts_without_a_claim_say_so_and_leave_nothing_unnamed() -> None:
    part = parts.Part("baik", None, 20, 5)
    assert part.split() == [("final", 20), ("earlier", 5)]
    svg = parts.draw([part], names=NAMES, roles=ROLES, label="x", unknown_total="tidak diketahui")
    assert "tidak diketahui" in list_texts(svg)


def test_more_names_than_claimed_are_never_a_negative_rest() -> None:
    assert parts.Part("baik", 3, 4, 1).split() == [("final", 4), ("earlier", 1)]


@both_widths
def test_tiles_can_be_reached_by_keyboard_and_name_themselves(width: int) -> None:
    svg = _draw_tiles(width, "Aceh: 7 instansi")
    found = find_class(svg, "pm-tile")
    assert read_svg(svg).attrib["role"] == "group"
    assert {tile.attrib["data-pick"] for tile in found} == {"a", "b", "c"}
    assert [tile.attrib["data-pick"] for tile in found if tile.attrib["tabindex"] == "0"] == ["c"]
    assert [tile.attrib["data-pick"] for tile in found if tile.attrib["aria-pressed"] == "true"] == ["c"]
    tile = next(tile for tile in found if tile.attrib["data-pick"] == "b")
    assert (tile.attrib["data-col"], tile.attrib["data-row"]) == ("13", "6")
    assert tile.find(f"{SVG}g[@class='pm-hatch']") is not None


def test_tiles_for_print_are_an_image() -> None:
    svg = tiles.draw([tiles.Tile("a", "AC", 0, 0, "baik", "Aceh", "7")], label="x", pickable=False)
    assert read_svg(svg).attrib["role"] == "img"
    assert "tabindex" not in svg
    assert "data-pick" not in svg


def test_real_provinces_fit_a_phone_without_overlap() -> None:
    with (ROOT / "data" / "province.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    shown = [
        tiles.Tile(r["province_id"], "WW", int(r["tile_col"]), int(r["tile_row"]), "baik", "x", "100") for r in rows
    ]
    svg = tiles.draw(shown, label="x", width=340)
    boxes = [
        tuple(float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        for rect in find_class(svg, "pm-fill-baik")
    ]
    assert len(boxes) == len(rows) == len({box[:2] for box in boxes})
    texts = list(read_svg(svg).iter(f"{SVG}text"))
    widest = max(lettering.measure_text(_own_text(text), size=12, bold="font-weight" in text.attrib) for text in texts)
    assert widest <= boxes[0][2]


@pytest.mark.parametrize(("value", "step"), [(0, 0), (39.9, 0), (40, 1), (79.9, 4), (80, 5), (100, 5)])
def test_heat_steps_begin_at_their_limit(value: float, step: int) -> None:
    assert heatmap.find_step(value) == step


@both_widths
def test_heatmap_writes_every_value_and_hatches_what_is_missing(width: int) -> None:
    rows = [heatmap.HeatRow("a", [12.0, None]), heatmap.HeatRow("b", [None, 88.5])]
    svg = heatmap.draw(rows, columns=["Karier", "Kinerja"], label="x", width=width, fmt=str, unknown="tidak diketahui")
    texts = list_texts(svg)
    assert "12.0" in texts
    assert "88.5" in texts
    assert "tidak diketahui" in texts
    assert len(find_class(svg, "pm-hatch")) == 2 + 1


@both_widths
def test_flow_keeps_every_agency_on_both_sides(width: int) -> None:
    moves = [flow.Move("buruk", "baik", 50), flow.Move("baik", "baik", 30), flow.Move("baik", "kurang", 1)]
    svg = flow.draw(moves, names=NAMES, heads=("2019", "2020"), label="x", width=width)
    assert sum_counts(svg) == 81
    assert {"50", "31", "80", "1"} <= set(list_texts(svg))


def test_strip_grows_its_axis_for_a_score_outside_and_stacks_without_overlap() -> None:
    dots = [strip.Dot(str(index), 250.0, "x", "baik") for index in range(5)] + [strip.Dot("low", 65.5, "x", "buruk")]
    svg = strip.draw(dots, bands=BANDS, label="x")
    places = [(float(e.attrib["cx"]), float(e.attrib["cy"])) for e in read_svg(svg).iter(f"{SVG}circle")]
    assert len(places) == len(set(places)) == 6
    assert min(x for x, _ in places) >= 0


def test_named_dots_never_share_a_place_for_their_names() -> None:
    points = [(float(x), f"{LONG} {x}") for x in (20, 60, 61, 200, 330, 600, 640, 676)]
    placed = callouts.place_callouts(points, width=680)
    assert len(placed) == len(points)
    for index, one in enumerate(placed):
        assert one.left >= 0
        assert one.right <= 680
        for other in placed[index + 1 :]:
            assert one.row != other.row or one.right < other.left or other.right < one.left


def test_bars_end_where_their_percent_says() -> None:
    svg = bars.draw(["Karier", "Kinerja"], [bars.Series("x", [25.0, 100.0])], label="x", fmt=lambda v: f"{v:g}%")
    widths = [float(rect.attrib["width"]) for rect in find_class(svg, "pm-accent")]
    assert widths[1] == pytest.approx(4 * widths[0], abs=0.1)


def test_bars_write_what_the_series_says_of_them() -> None:
    series = bars.Series("x", [25.0, None], ["15 (25%)", ""])
    svg = bars.draw(["Karier", "Kinerja"], [series], label="x", fmt=lambda v: f"{v:g}%", unknown="tidak diketahui")
    assert {"15 (25%)", "tidak diketahui", "100%"} <= set(list_texts(svg))


def test_bars_write_a_missing_value_as_not_known_and_never_as_zero() -> None:
    svg = bars.draw(["Karier"], [bars.Series("x", [None])], label="x", unknown="tidak diketahui")
    assert "tidak diketahui" in list_texts(svg)
    assert find_class(svg, "pm-hatch")
    assert not find_class(svg, "pm-accent")


def test_seven_series_are_refused() -> None:
    with pytest.raises(ValueError, match="at most 6"):
        bars.draw(["a"], [bars.Series(str(index), [1.0]) for index in range(7)], label="x")


def test_multiples_draw_the_base_of_each_panel() -> None:
    panel = multiples.Panel("Jawa", [multiples.YearBar("2018", {"baik": 2, "unknown": 40}, "42")])
    svg = multiples.draw([panel], names=NAMES, label="x")
    assert sum_counts(svg) == 42
    assert len(find_class(svg, "pm-hatch")) == 2


def test_history_tells_the_kinds_of_marks_apart() -> None:
    svg = _draw_history(680, "x")
    assert len(find_class(svg, "pm-dot-baik")) == 1
    assert len(find_class(svg, "pm-hollow-sangat_baik")) == 1
    assert len(find_class(svg, "pm-cross")) == 2  # the mark and its entry in the legend
    assert len(find_class(svg, "pm-ring")) == 2
    assert find_class(svg, "pm-after")
    assert find_class(svg, "pm-hatch")
    assert "301.5" in list_texts(svg)


def test_history_draws_a_category_without_score_over_its_whole_band() -> None:
    year = history.Year("2020", "result", [history.Mark("accepted", "x", kind="kurang")])
    svg = history.draw([year], bands=BANDS, words=WORDS, label="x", span=(100, 400))
    bar = next(rect for rect in find_class(svg, "pm-fill-kurang") if rect.attrib["width"] == "8")
    assert float(bar.attrib["height"]) == pytest.approx(75 / 300 * 240 - 6)


def test_marks_draw_one_dot_an_agency() -> None:
    svg = marks.draw([marks.Figure(91, "91", "a"), marks.Figure(184, "184", "b")], label="x")
    squares, circles = (path.attrib["d"] for path in find_class(svg, "pm-accent"))
    assert squares.count("M") == 91
    assert circles.count("M") == 184


def test_hatching_stays_inside_its_rectangle() -> None:
    group = read_svg(f'<svg xmlns="http://www.w3.org/2000/svg">{hatch_rect(10, 20, 33, 12)}</svg>')
    path = next(group.iter(f"{SVG}path")).attrib["d"]
    for x, y in re.findall(r"[ML]([\d.]+) ([\d.]+)", path):
        assert 10 <= float(x) <= 43
        assert 20 <= float(y) <= 32


def test_widths_are_never_less_than_the_font_needs() -> None:
    image_font = pytest.importorskip("PIL.ImageFont")
    for bold, weight in ((False, "Regular"), (True, "Semibold")):
        font = image_font.truetype(str(ROOT / "ui" / "fonts" / f"SourceSans3-{weight}.ttf"), 1000)
        for content in (LONG, "1.234,5%", "Sangat Baik", "Promosi & mutasi", "Perencanaan kebutuhan"):
            estimate = lettering.measure_text(content, size=1000, bold=bold)
            assert font.getlength(content) <= estimate <= font.getlength(content) * 1.06


def test_wrapping_keeps_all_words_or_says_that_it_cut() -> None:
    assert " ".join(lettering.wrap_text(LONG, width=180, size=13)) == LONG
    assert lettering.wrap_text(LONG, width=100, size=13)[-1].endswith("\u2026")
    assert lettering.shorten_text("Bogor", width=5, size=13) == ""


def test_labels_spread_within_their_limits() -> None:
    placed = lettering.spread_labels([10, 11, 99], [20, 20, 20], low=0, high=100, gap=2)
    assert placed == [10, 32, 90]


def test_sheet_carries_title_source_and_colours_but_no_variables() -> None:
    document = sheet.make_sheet(
        _draw_headline(680, "x"), title=HOSTILE, subtitle="Basis", source_line="KASN", watermark="SIMULASI"
    )
    texts = list_texts(document)
    assert {"Basis", "KASN", "SIMULASI", "72"} <= set(texts)
    assert "var(" not in document
    assert "<script" not in document
    assert theme.CATEGORY_FILL["buruk"] in document
    assert "SIMULASI" not in sheet.make_sheet(_draw_headline(680, "x"), title="t", subtitle="", source_line="s")


def test_sheet_becomes_a_png_of_twice_the_size() -> None:
    document = sheet.make_sheet(_draw_parts(680, "Baik"), title="t", subtitle="s", source_line="s")
    png = sheet.to_png(document)
    assert png.startswith(b"\x89PNG")
    width, height = sheet.read_size(document)
    assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (2 * width, 2 * height)
    assert png == sheet.to_png(document)


def test_a_foreign_drawing_is_refused() -> None:
    with pytest.raises(ValueError, match="no view box"):
        sheet.make_sheet("<svg/>", title="t", subtitle="", source_line="s")


def measure_contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_measure_luminance(one), _measure_luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _measure_luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_contrast_of_text_and_marks(colours: dict[str, str]) -> None:
    for token in ("ink", "muted", "accent"):
        assert measure_contrast(colours[token], colours["paper"]) >= 4.5
        assert measure_contrast(colours[token], colours["wash"]) >= 4.5
    assert measure_contrast(colours["hatch"], colours["paper"]) >= 3
    for step in range(theme.STEPS):
        assert measure_contrast(colours[f"step-{step}"], colours[f"on-step-{step}"]) >= 4.5
    for category, fill in theme.CATEGORY_FILL.items():
        assert measure_contrast(fill, colours["paper"]) >= 3, category
        assert measure_contrast(fill, theme.CATEGORY_TEXT[category]) >= 4.5, category


def test_category_colours_are_those_of_the_data() -> None:
    with (ROOT / "data" / "category.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert {row["category_id"]: row["colour_hex"] for row in rows} == theme.CATEGORY_FILL
    assert {row["category_id"]: row["text_colour_hex"] for row in rows} == theme.CATEGORY_TEXT
    assert {row["category_id"]: row["roman"] for row in rows} == ROMAN


def test_page_style_fills_every_token_and_survives_markdown() -> None:
    css = theme.css()
    assert "$" not in css
    assert "/*light-tokens*/" not in css
    assert "\n\n" not in css
    assert "<" not in css
    assert set(re.findall(r"var\(--pm-([a-z0-9-]+)", css)) <= set(theme.LIGHT) | {"font"}
    assert set(theme.LIGHT) == set(theme.DARK)
    assert "@media print" in css
    assert "prefers-color-scheme: dark" in css


@every_chart
def test_every_class_of_a_drawing_has_a_style(draw: Drawing) -> None:
    without_style = {"pm-svg", "pm-row", "pm-legend", "pm-axis-share", "pm-hatch", "pm-panel", "pm-year", "pm-mark"}
    used = {name for element in read_svg(draw(680, "x")).iter() for name in element.attrib.get("class", "").split()}
    styled = set(re.findall(r"\.(pm-[a-z0-9_-]+)", theme.chart_rules() + theme.css()))
    assert used - without_style <= styled


def test_both_drawings_stand_in_one_frame_without_line_ends() -> None:
    html = show_by_width(_draw_parts(680, "x"), _draw_parts(340, "x"))
    assert html.startswith('<div class="pm-chart">')
    assert "\n" not in html
    assert html.count("<svg ") == 2


@both_widths
def test_nothing_to_draw_is_still_a_drawing(width: int) -> None:
    drawings = [
        distribution.draw([], names=NAMES, label="x", width=width),
        headline.draw({}, names=NAMES, label="x", width=width),
        parts.draw([], names=NAMES, roles=ROLES, label="x", width=width),
        tiles.draw([], label="x", width=width),
        heatmap.draw([], columns=["a"], label="x", width=width),
        flow.draw([], names=NAMES, heads=("2018", "2019"), label="x", width=width),
        strip.draw([], bands=BANDS, label="x", width=width),
        bars.draw([], [bars.Series("x", [])], label="x", width=width),
        multiples.draw([], names=NAMES, label="x", width=width),
        history.draw([], bands=BANDS, words=WORDS, label="x", width=width),
    ]
    assert all(read_svg(svg).attrib["aria-label"] == "x" for svg in drawings)
