"""What all exploring charts share: a Plotly figure as a plain dictionary, so that a page never imports Plotly.

Text takes its colour from the page's style (`ui/css/page.css`), since a figure does not know the scheme; marks have one
colour that stands out on both papers. As a file the figure is drawn by Plotly too, in a browser on the server.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from statistics import quantiles
from threading import Lock
from typing import Any

from ui.theme import FONT_FILE, FONT_PAGE, LIGHT

# 3:1 and more on the light and on the dark paper.
MARK = "#3F8094"
QUIET = "rgba(128, 138, 148, 0.28)"
_FONT_SIZE = 14
_SEPARATORS = {"id": ",.", "en": ".,"}
# More points than this take seconds to draw and hide each other; then a box alone says how they spread.
MOST_POINTS = 6000
_one_browser = Lock()


def category_axis(order: Sequence[str], **settings: Any) -> dict[str, Any]:
    """An axis of words in a given order: never taken for numbers, never sorted by Plotly."""
    return {
        "type": "category", "categoryorder": "array", "categoryarray": list(order), "showgrid": False,
        "fixedrange": True, "ticks": "", "automargin": True, **settings,
    }  # fmt: skip


def number_axis(low: float, high: float, **settings: Any) -> dict[str, Any]:
    """An axis of numbers between two ends, with quiet lines."""
    return {
        "range": [low, high], "gridcolor": QUIET, "zeroline": False, "fixedrange": True, "automargin": True, **settings,
    }  # fmt: skip


def layout(lang: str, *, height: int, x: Mapping[str, Any], y: Mapping[str, Any]) -> dict[str, Any]:
    """The layout of a figure: transparent paper, no boxes, the language's separators, margins by the labels."""
    return {
        "height": height, "xaxis": dict(x), "yaxis": dict(y), "separators": _SEPARATORS[lang], "showlegend": False,
        "font": {"family": FONT_PAGE, "size": _FONT_SIZE}, "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)", "margin": {"l": 8, "r": 16, "t": 8, "b": 32}, "dragmode": False,
        "hoverlabel": {"align": "left", "font": {"family": FONT_PAGE, "size": _FONT_SIZE}},
    }  # fmt: skip


def spread(values: Sequence[float], *, row: str, hover: Sequence[str]) -> dict[str, Any]:
    """The trace of one row of a distribution: each value as a point, the middle half as a box behind them."""
    return {
        "type": "box", "orientation": "h", "x": list(values), "y": [row] * len(values), "name": row,
        "text": list(hover), "hoverinfo": "text", "hoveron": "points", "boxpoints": "all", "pointpos": 0,
        "jitter": 0.55, "fillcolor": QUIET, "line": {"color": MARK, "width": 1.5}, "whiskerwidth": 0,
        "marker": {"color": MARK, "size": 5, "opacity": 0.55},
    }  # fmt: skip


def middle_half(values: Sequence[float], *, row: str, hover: str) -> dict[str, Any]:
    """The trace of one row without its points: the middle half as a box, lines to the least and the greatest value."""
    low, median, high = quantiles(values, n=4, method="inclusive") if len(values) > 1 else [values[0]] * 3
    return {
        "type": "box", "orientation": "h", "q1": [low], "median": [median], "q3": [high], "lowerfence": [min(values)],
        "upperfence": [max(values)], "y": [row], "name": row, "text": [hover], "hoverinfo": "text",
        "fillcolor": QUIET, "line": {"color": MARK, "width": 1.5}, "whiskerwidth": 0,
    }  # fmt: skip


@lru_cache(maxsize=1)
def can_draw() -> bool:
    """Whether this machine has a Chromium or Chrome, by which Plotly draws a figure as a file."""
    from choreographer.browsers.chromium import Chromium

    return Chromium.find_browser(skip_local=True) is not None


def draw(plot: Mapping[str, Any], width: int) -> str:
    """The figure as SVG in the colours of paper, `width` units wide. Takes seconds: a browser starts and ends.

    Raises ChromeNotFoundError where `can_draw` is false.
    """
    import kaleido

    chosen = plot["layout"]
    settings = {**chosen, "width": width, "font": {**chosen["font"], "family": FONT_FILE, "color": LIGHT["ink"]}}
    figure = {"data": plot["data"], "layout": settings}
    with _one_browser:
        # MathJax would be fetched from the network.
        drawn = kaleido.calc_fig_sync(
            figure, opts={"format": "svg", "width": width, "height": chosen["height"]}, kopts={"mathjax": False}
        )
    return drawn.decode()
