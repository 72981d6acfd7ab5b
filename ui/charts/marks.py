"""Two numbers that answer different questions, side by side and apart, so that nobody draws a line between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.charts.lettering import wrap_text
from ui.charts.svg import (
    LABEL_SIZE,
    LINE_HEIGHT,
    draw_group,
    draw_line,
    draw_lines,
    draw_path,
    draw_rect,
    draw_text,
    format_number,
    make_document,
)

_MOST_DOTS = 600
_PITCH = 11.0
_BETWEEN = 48.0


@dataclass(frozen=True)
class Figure:
    """A number, the question it answers ("dinilai pada 2018"), and a remark in smaller type. ``value`` None is not
    known: ``shown`` then says so and nothing is drawn."""

    value: int | None
    shown: str
    question: str
    remark: str = ""


def draw(figures: Sequence[Figure], *, label: str, width: int = 680) -> str:
    """Draw each figure with one dot an agency, in squares for the first and circles for the others.

    Beyond six hundred the dots become a plain block of the same area, since nobody could count them.
    """
    beside = width >= 500
    room = (width - _BETWEEN * (len(figures) - 1)) / len(figures) if beside else float(width)
    parts, x, y, tallest = [], 0.0, 0.0, 0.0
    for index, figure in enumerate(figures):
        drawn, height = _draw_figure(figure, x=x, y=y, width=room, square=index == 0)
        parts.append(drawn)
        tallest = max(tallest, height)
        if beside:
            x += room + _BETWEEN
        else:
            y += height + 30
    height = tallest if beside else y - 30
    parts += _draw_rules(len(figures), room=room, height=height) if beside else []
    return make_document(parts, width=width, height=height, label=label)


def _draw_rules(count: int, *, room: float, height: float) -> list[str]:
    """An upright rule between the figures: two questions, not two points of one series."""
    places = [index * (room + _BETWEEN) - _BETWEEN / 2 for index in range(1, count)]
    return [draw_line(x, 0, x, height, "pm-rule") for x in places]


def _draw_figure(figure: Figure, *, x: float, y: float, width: float, square: bool) -> tuple[str, float]:
    question = wrap_text(figure.question, width=width, size=15, lines=3)
    remark = wrap_text(figure.remark, width=width, size=LABEL_SIZE, lines=4) if figure.remark else []
    known = figure.value is not None
    parts = [draw_text(x, y + (34 if known else 20), figure.shown, size=42 if known else 18, bold=True)]
    line = y + (58 if known else 44)
    parts.append(draw_lines(x, line, question, size=15))
    line += len(question) * 15 * LINE_HEIGHT
    parts.append(draw_lines(x, line, remark, cls="pm-muted"))
    line += len(remark) * LABEL_SIZE * LINE_HEIGHT
    dots, height = _draw_dots(figure.value, x=x, y=line, width=width, square=square) if figure.value else ("", 0.0)
    return draw_group([*parts, dots], class_="pm-mark", data_value=figure.value), line + height - y


def _draw_dots(value: int, *, x: float, y: float, width: float, square: bool) -> tuple[str, float]:
    columns = int(width // _PITCH)
    rows = -(-value // columns)
    if value > _MOST_DOTS:
        height = min(value * _PITCH * _PITCH / width, 400.0)
        return draw_rect(x, y, width, height, "pm-accent"), height
    dots = [_draw_dot(x + index % columns * _PITCH, y + index // columns * _PITCH, square) for index in range(value)]
    return draw_path("".join(dots), "pm-accent"), rows * _PITCH


def _draw_dot(x: float, y: float, square: bool) -> str:
    """One agency, as part of a path: hundreds of single elements would make the page heavy."""
    if square:
        return f"M{format_number(x)} {format_number(y)}h8v8h-8z"
    return f"M{format_number(x)} {format_number(y + 4)}a4 4 0 1 1 8 0a4 4 0 1 1 -8 0z"
