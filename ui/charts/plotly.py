"""What all exploring charts share: a Plotly figure as a plain dictionary, so that a page never imports Plotly.

Text takes its colour from the page's style (`ui/css/page.css`), since a figure does not know the scheme; marks have one
colour that stands out on both papers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ui.theme import FONT_PAGE

# 3:1 and more on the light and on the dark paper.
MARK = "#3F8094"
QUIET = "rgba(128, 138, 148, 0.28)"
_FONT_SIZE = 14
_SEPARATORS = {"id": ",.", "en": ".,"}


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
