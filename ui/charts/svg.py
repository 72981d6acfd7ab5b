"""The few SVG shapes that the charts are made of. Everything that comes from outside is escaped here.

Coordinates are the units of the view box, which at the chart's own width are CSS pixels. Colours are never given:
every shape carries a class of ``ui.theme``, so that one drawing serves light, dark, print and export.
"""

import re
from collections.abc import Iterable, Sequence
from html import escape

from ui.charts.lettering import measure_text

MIN_FONT_SIZE = 12
LABEL_SIZE = 13
LINE_HEIGHT = 1.25
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile(r"\s*[\r\n\t]\s*")


def escape_text(content: str) -> str:
    """Make any string safe inside SVG text and attributes, on one line (a blank line would end inline HTML)."""
    return escape(_BREAK.sub(" ", _CONTROL.sub("", content)), quote=True)


def format_number(value: float) -> str:
    """Write a coordinate with at most two decimals, the same on every machine."""
    return f"{round(value, 2) + 0.0:.9g}"


def make_element(tag: str, content: str = "", **attributes: str | float | None) -> str:
    """One element; ``class_`` becomes ``class``, ``data_pick`` becomes ``data-pick``, None leaves an attribute out."""
    written = "".join(_write_attribute(name, value) for name, value in attributes.items() if value is not None)
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def _write_attribute(name: str, value: str | float) -> str:
    shown = escape_text(value) if isinstance(value, str) else format_number(value)
    return f' {name.rstrip("_").replace("_", "-")}="{shown}"'


def make_title(content: str) -> str:
    """The text that browsers show on hover and screen readers may read."""
    return make_element("title", escape_text(content)) if content else ""


def draw_group(parts: Iterable[str], *, title: str = "", **attributes: str | float | None) -> str:
    """Parts that belong together, with a title on hover."""
    return make_element("g", make_title(title) + "".join(parts), **attributes)


def draw_rect(x: float, y: float, width: float, height: float, cls: str, *, title: str = "") -> str:
    """A rectangle from its top left corner."""
    return make_element(
        "rect",
        make_title(title),
        x=x,
        y=y,
        width=max(width, 0),
        height=max(height, 0),
        class_=cls,
    )


def draw_line(x1: float, y1: float, x2: float, y2: float, cls: str) -> str:
    """A straight line between two points."""
    return make_element("line", x1=x1, y1=y1, x2=x2, y2=y2, class_=cls)


def draw_circle(x: float, y: float, radius: float, cls: str, *, title: str = "") -> str:
    """A circle around its centre."""
    return make_element("circle", make_title(title), cx=x, cy=y, r=radius, class_=cls)


def draw_path(commands: str, cls: str, *, title: str = "") -> str:
    """A path from SVG path commands."""
    return make_element("path", make_title(title), d=commands, class_=cls)


def draw_text(
    x: float,
    y: float,
    content: str,
    *,
    cls: str = "pm-ink",
    size: float = LABEL_SIZE,
    anchor: str = "start",
    bold: bool = False,
    title: str = "",
) -> str:
    """One line of text with its baseline at ``y``."""
    assert size >= MIN_FONT_SIZE, f"text of {size} units would be too small to read"
    return make_element(
        "text",
        make_title(title) + escape_text(content),
        x=x,
        y=y,
        class_=cls,
        font_size=size,
        text_anchor=None if anchor == "start" else anchor,
        font_weight="600" if bold else None,
    )


def draw_lines(
    x: float,
    y: float,
    lines: Sequence[str],
    *,
    cls: str = "pm-ink",
    size: float = LABEL_SIZE,
    anchor: str = "start",
    bold: bool = False,
    title: str = "",
) -> str:
    """Several lines of text, the first with its baseline at ``y``; ``title`` holds the full text where it was cut."""
    step = size * LINE_HEIGHT
    drawn = [
        draw_text(x, y + index * step, line, cls=cls, size=size, anchor=anchor, bold=bold)
        for index, line in enumerate(lines)
    ]
    return draw_group(drawn, title=title) if title else "".join(drawn)


def hatch_rect(x: float, y: float, width: float, height: float, *, step: float = 6, title: str = "") -> str:
    """The look of "not known": diagonal lines, no fill, a thin edge.

    The lines are cut to the rectangle here. A fill pattern would need ids, which must differ between all charts of
    a page, and which office programs drop.
    """
    commands = []
    offset = step
    while offset < width + height:
        start = (x + max(offset - height, 0), y + min(offset, height))
        end = (x + min(offset, width), y + max(offset - width, 0))
        commands.append(
            f"M{format_number(start[0])} {format_number(start[1])}L{format_number(end[0])} {format_number(end[1])}"
        )
        offset += step
    lines = draw_path("".join(commands), "pm-hatch-line") if commands else ""
    frame = draw_rect(x + 0.5, y + 0.5, width - 1, height - 1, "pm-hatch-edge")
    return draw_group([frame, lines], title=title, class_="pm-hatch")


def fits(content: str, width: float, *, size: float = LABEL_SIZE, bold: bool = False) -> bool:
    """Whether one line of text is at most ``width`` wide."""
    return measure_text(content, size=size, bold=bold) <= width


def make_document(parts: Iterable[str], *, width: float, height: float, label: str, role: str = "img") -> str:
    """Wrap drawn parts into one ``<svg>``; ``label`` is what a screen reader says for the whole drawing.

    ``role`` is ``img``, or ``group`` where parts inside can be reached by keyboard (children of an image cannot).
    """
    return make_element(
        "svg",
        make_title(label) + "".join(parts),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {format_number(width)} {format_number(height)}",
        width=width,
        height=height,
        role=role,
        aria_label=label,
        class_="pm-svg",
    )


def show_by_width(wide: str, narrow: str) -> str:
    """Both drawings of one chart as HTML; the style of ``ui.theme`` shows the one that the room allows."""
    return f'<div class="pm-chart"><div class="pm-wide">{wide}</div><div class="pm-narrow">{narrow}</div></div>'
