"""A priority as one thin bar of its parts on an axis to 100, for the rows of a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.charts.kinds import Swatch, place_legend
from ui.charts.svg import draw_group, draw_rect, hatch_rect, make_document

_HEIGHT = 10.0
_SWATCH = 12
# From dark to light, so that parts are told apart by lightness and by their order, which the legend gives.
_FILLS = ("pm-fill-step-5", "pm-fill-step-4", "pm-fill-step-3", "pm-fill-step-2")


@dataclass(frozen=True)
class Piece:
    """One part: the points that it adds at least and at most."""

    least: float
    most: float


def draw(pieces: Sequence[Piece], *, label: str, width: int = 320) -> str:
    """Draw the parts one behind the other: full up to what each adds at least, then hatched what all may add beyond."""
    scale, x = width / 100, 0.0
    drawn = [draw_rect(0, 0, width, _HEIGHT, "pm-wash")]
    for fill, piece in zip(_FILLS, pieces, strict=False):
        drawn.append(draw_rect(x, 0, piece.least * scale, _HEIGHT, fill))
        x += piece.least * scale
    beyond = sum(piece.most - piece.least for piece in pieces) * scale
    if beyond > 0:
        drawn.append(hatch_rect(x, 0, beyond, _HEIGHT))
    return make_document([draw_group(drawn)], width=width, height=int(_HEIGHT), label=label)


def legend(names: Sequence[str], beyond: str, *, label: str, width: int = 680) -> str:
    """The names of the parts in their order, and of what is possible beyond them."""
    entries = [(_swatch(fill), name) for fill, name in zip(_FILLS, names, strict=False)]
    entries.append((lambda x, y: hatch_rect(x, y, _SWATCH, _SWATCH), beyond))
    drawn, height = place_legend(entries, width=width)
    return make_document([drawn], width=width, height=int(height), label=label)


def _swatch(fill: str) -> Swatch:
    return lambda x, y: draw_rect(x, y, _SWATCH, _SWATCH, fill)
