"""What a share of agencies can be, in the order in which it is drawn: four categories, not assessed, not known."""

from collections.abc import Callable, Mapping, Sequence

from ui.charts.lettering import measure_text, wrap_text
from ui.charts.svg import LABEL_SIZE, draw_group, draw_rect, draw_text, hatch_rect

CATEGORIES = ("buruk", "kurang", "baik", "sangat_baik")
NOT_ASSESSED = "not_assessed"
UNKNOWN = "unknown"
ORDER = (*CATEGORIES, NOT_ASSESSED, UNKNOWN)
ROMAN = {"buruk": "I", "kurang": "II", "baik": "III", "sangat_baik": "IV"}

Format = Callable[[float], str]
Swatch = Callable[[float, float], str]
_SWATCH = 12


def name_kind(kind: str, names: Mapping[str, str]) -> str:
    """The reader's word for a kind, led by the roman numeral where it is a category."""
    word = names.get(kind, kind)
    return f"{ROMAN[kind]} {word}" if kind in ROMAN else word


def ink_on(kind: str) -> str:
    """The class of text that can be read on this kind's look."""
    return f"pm-on-{kind}" if kind in ROMAN or kind.startswith("step-") else "pm-ink"


def draw_kind(kind: str, x: float, y: float, width: float, height: float, *, title: str = "") -> str:
    """A rectangle in the look of a kind: filled, hatched (not known) or only outlined (not assessed)."""
    if kind == UNKNOWN:
        return hatch_rect(x, y, width, height, title=title)
    if kind in ROMAN or kind.startswith("step-"):
        return draw_rect(x, y, width, height, f"pm-fill-{kind}", title=title)
    return draw_rect(x + 0.5, y + 0.5, width - 1, height - 1, "pm-outline", title=title)


def list_present(counts: Sequence[Mapping[str, float]]) -> list[str]:
    """The kinds that have a count above zero anywhere, in drawing order."""
    return [kind for kind in ORDER if any(count.get(kind, 0) > 0 for count in counts)]


def draw_legend(entries: Sequence[tuple[str, str]], *, width: float, y: float = 0) -> tuple[str, float]:
    """Swatches with their words in as many lines as needed; returns the drawing and its height."""
    return place_legend([(_draw_swatch(kind), word) for kind, word in entries], width=width, y=y)


def _draw_swatch(kind: str) -> Swatch:
    return lambda x, y: draw_kind(kind, x, y, _SWATCH, _SWATCH)


def place_legend(entries: Sequence[tuple[Swatch, str]], *, width: float, y: float = 0) -> tuple[str, float]:
    """Lay out (mark, word) pairs from left to right; ``mark(x, y)`` draws a square of 12 from its top left."""
    drawn, x, line = [], 0.0, 0
    for mark, word in entries:
        needed = _SWATCH + 6 + measure_text(word, size=LABEL_SIZE)
        if x and x + needed > width:
            x, line = 0.0, line + 1
        top = y + line * 20
        parts = wrap_text(word, width=width - _SWATCH - 6, size=LABEL_SIZE)
        drawn.append(mark(x, top + 1))
        drawn += [draw_text(x + _SWATCH + 6, top + 12 + 16 * at, part, title=word if len(parts) > 1 else "")
                  for at, part in enumerate(parts)]  # fmt: skip
        x += needed + 16
        line += len(parts) - 1
    height = (line + 1) * 20 if entries else 0
    return draw_group(drawn, class_="pm-legend"), height
