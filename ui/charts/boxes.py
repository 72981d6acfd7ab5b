"""How values spread, row by row, drawn by ourselves: the figure that a page explores with Plotly, for other places."""

from collections.abc import Mapping, Sequence
from statistics import quantiles
from typing import Any

from ui.charts.lettering import shorten_text
from ui.charts.svg import (
    LABEL_SIZE,
    MIN_FONT_SIZE,
    draw_circle,
    draw_group,
    draw_line,
    draw_rect,
    draw_text,
    make_document,
)

_NAME, _BOX, _ROW, _FOOT = 20.0, 26.0, 58.0, 22.0
_DOT = 1.6
# Points of one value lie apart: each next one a golden step further, so that no two neighbours touch and any machine
# draws the same.
_STEP = 0.618


def draw(plot: Mapping[str, Any], *, label: str, width: int = 680) -> str:
    """Draw a figure of `ui.charts.plotly.spread` or `middle_half` traces: a dot for each value, the middle half as a
    box with its median; where there are too many for dots, a line from the least to the greatest."""
    axis = plot["layout"]["xaxis"]
    low, high = axis["range"]

    def place(value: float) -> float:
        return float((value - low) / (high - low) * width)

    ticks = [tick for tick in range(0, int(high) + 1, axis["dtick"]) if low <= tick <= high]
    bottom = len(plot["data"]) * _ROW
    parts = [draw_line(place(tick), 0, place(tick), bottom, "pm-rule") for tick in ticks]
    for at, trace in enumerate(plot["data"]):
        parts.append(_draw_row(trace, at * _ROW, place, width))
    for tick in ticks:
        anchor = "start" if tick == ticks[0] else "end" if tick == ticks[-1] else "middle"
        words = f"{tick}{axis['ticksuffix']}"
        parts.append(
            draw_text(place(tick), bottom + 16, words, size=MIN_FONT_SIZE, cls="pm-muted", anchor=anchor)
        )  # fmt: skip
    return make_document(parts, width=width, height=bottom + _FOOT, label=label)


def _draw_row(trace: Mapping[str, Any], top: float, place: Any, width: float) -> str:
    middle = top + _NAME + _BOX / 2
    values: Sequence[float] = trace.get("x", ())
    drawn = [draw_text(0, top + 14, shorten_text(trace["name"], width=width, size=LABEL_SIZE))]
    if values:
        first, median, third = quantiles(values, n=4, method="inclusive") if len(values) > 1 else [values[0]] * 3
        drawn += [
            draw_circle(place(value), middle + ((at * _STEP) % 1 - 0.5) * (_BOX - 2 * _DOT), _DOT, "pm-accent")
            for at, value in enumerate(values)
        ]
    else:
        first, median, third = trace["q1"][0], trace["median"][0], trace["q3"][0]
        drawn.append(draw_line(place(trace["lowerfence"][0]), middle, place(trace["upperfence"][0]), middle, "pm-axis"))
    drawn.append(draw_rect(place(first), middle - _BOX / 2, place(third) - place(first), _BOX, "pm-outline"))
    drawn.append(draw_line(place(median), middle - _BOX / 2, place(median), middle + _BOX / 2, "pm-ink-line"))
    return draw_group(drawn)
