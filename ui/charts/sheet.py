"""A chart as a file of its own: title and subtitle above, source line below, colours written out, and its picture."""

import re
from functools import lru_cache
from pathlib import Path

from ui import theme
from ui.charts.lettering import balance_text, measure_text, wrap_text
from ui.charts.svg import draw_group, draw_lines, draw_path, draw_rect, draw_text, make_element, make_title

_MARGIN = 24
_TITLE_SIZE, _SUBTITLE_SIZE, _SOURCE_SIZE = 20, 14, 12
_FONT_DIR = Path(__file__).parent.parent / "fonts"
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def make_sheet(svg: str, *, title: str, subtitle: str, source_line: str, watermark: str | None = None) -> str:
    """Return a whole SVG document that needs nothing around it: light colours, white ground, no CSS variables.

    ``svg`` is what a chart's ``draw`` gave. ``watermark`` is laid large and slanted over the chart, for releases
    that must never be taken for facts.
    """
    width, height = read_size(svg)
    full = width + 2 * _MARGIN
    head, top = _draw_head(title, subtitle, width=width)
    chart = svg.replace("<svg ", f'<svg x="{_MARGIN}" y="{top:.0f}" ', 1)
    foot, bottom = _draw_foot(source_line, y=top + height + 14, width=width)
    mark = _draw_watermark(watermark, x=_MARGIN, y=top, width=width, height=height) if watermark else ""
    ground = draw_rect(0, 0, full, bottom, "pm-paper")
    style = make_element("style", _style())
    return make_element(
        "svg",
        make_title(title) + style + ground + head + chart + mark + foot,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {full:.0f} {bottom:.0f}",
        width=full,
        height=bottom,
        role="img",
        aria_label=title,
        class_="pm-svg",
    )


def read_size(svg: str) -> tuple[float, float]:
    """The width and height of a drawing, from its view box."""
    found = _SIZE.search(svg)
    if found is None:
        raise ValueError("not a drawing of ui.charts: no view box that starts at 0 0")
    return float(found[1]), float(found[2])


def to_png(document: str, *, scale: float = 2) -> bytes:
    """Turn a sheet into a PNG of ``scale`` pixels to the unit, in the shipped typeface."""
    import vl_convert

    _register_fonts()
    return bytes(vl_convert.svg_to_png(document, scale=scale))


@lru_cache(maxsize=1)
def _register_fonts() -> None:
    import vl_convert

    vl_convert.register_font_directory(str(_FONT_DIR))


@lru_cache(maxsize=1)
def _style() -> str:
    return f"text{{font-family:{theme.FONT_FILE}}}{theme.chart_rules(theme.LIGHT)}"


def _draw_head(title: str, subtitle: str, *, width: float) -> tuple[str, float]:
    titles = balance_text(title, width=width, size=_TITLE_SIZE, lines=3, bold=True)
    subtitles = balance_text(subtitle, width=width, size=_SUBTITLE_SIZE, lines=4) if subtitle else []
    y = _MARGIN + _TITLE_SIZE * 0.8
    drawn = [draw_lines(_MARGIN, y, titles, size=_TITLE_SIZE, bold=True)]
    y += (len(titles) - 1) * _TITLE_SIZE * 1.25 + 22
    drawn.append(draw_lines(_MARGIN, y, subtitles, size=_SUBTITLE_SIZE, cls="pm-muted"))
    return draw_group(drawn), y + max(len(subtitles) - 1, 0) * _SUBTITLE_SIZE * 1.25 + (20 if subtitles else 0)


def _draw_foot(source_line: str, *, y: float, width: float) -> tuple[str, float]:
    lines = wrap_text(source_line, width=width, size=_SOURCE_SIZE, lines=6)
    rule = draw_path(f"M{_MARGIN} {y:.1f}h{width:.0f}", "pm-rule")
    text = draw_lines(_MARGIN, y + 18, lines, size=_SOURCE_SIZE, cls="pm-muted")
    return draw_group([rule, text]), y + 18 + (len(lines) - 1) * _SOURCE_SIZE * 1.25 + _MARGIN - 6


def _draw_watermark(words: str, *, x: float, y: float, width: float, height: float) -> str:
    size = 0.9 * width / max(measure_text(words, size=1, bold=True), 1)
    size = max(min(size, height * 0.9, 120), 24)
    centre_x, centre_y = x + width / 2, y + height / 2
    text = draw_text(centre_x, centre_y + size * 0.33, words, cls="pm-watermark", size=size, anchor="middle", bold=True)
    return draw_group([text], transform=f"rotate(-14 {centre_x:.1f} {centre_y:.1f})")
