"""A map of equal tiles: one tile a province, so that small provinces count as much as large ones."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.charts.kinds import draw_kind, draw_legend, ink_on
from ui.charts.svg import (
    MIN_FONT_SIZE,
    draw_group,
    draw_rect,
    draw_text,
    fits,
    make_document,
)

_GAP = 3.0
_EDGE = 2.5


@dataclass(frozen=True)
class Tile:
    """One tile. ``kind`` is a category, ``step-0`` … ``step-5``, ``unknown`` (hatched) or ``not_assessed`` (outlined);
    ``code`` two or three letters; ``short`` a longer name for where it fits; ``number`` formatted, may be empty;
    ``spoken`` the whole statement for hover and screen reader."""

    id: str
    code: str
    col: int
    row: int
    kind: str
    spoken: str
    number: str = ""
    short: str = ""


def draw(
    tiles: Sequence[Tile],
    *,
    label: str,
    width: int = 680,
    selected: str | None = None,
    legend: Sequence[tuple[str, str]] = (),
    pickable: bool = True,
) -> str:
    """Draw the tiles; ``legend`` pairs a kind with its words.

    With ``pickable`` each tile is a button that ``ui.pick`` listens to; exactly one of them is in the tab order (the
    selected one, else the first), the arrow keys reach the others.
    """
    columns = max((tile.col for tile in tiles), default=0) + 1
    rows = max((tile.row for tile in tiles), default=0) + 1
    pitch = min((width - 2 * _EDGE + _GAP) / columns, 76)
    tile_width = pitch - _GAP
    tile_height = max(min(tile_width, 58), 36)
    key, top = draw_legend(legend, width=width)
    top += 10 if legend else _EDGE
    first = _find_first(tiles, selected)
    drawn = [
        _draw_tile(
            tile,
            x=_EDGE + tile.col * pitch,
            y=top + tile.row * (tile_height + _GAP),
            width=tile_width,
            height=tile_height,
            selected=tile.id == selected,
            tabindex=("0" if tile.id == first else "-1") if pickable else None,
        )
        for tile in sorted(tiles, key=lambda tile: (tile.id == selected, tile.row, tile.col))
    ]
    height = top + rows * (tile_height + _GAP)
    role = "group" if pickable else "img"
    return make_document([key, *drawn], width=width, height=height, label=label, role=role)


def _find_first(tiles: Sequence[Tile], selected: str | None) -> str | None:
    if any(tile.id == selected for tile in tiles):
        return selected
    return min(tiles, key=lambda tile: (tile.row, tile.col)).id if tiles else None


def _draw_tile(
    tile: Tile, *, x: float, y: float, width: float, height: float, selected: bool, tabindex: str | None
) -> str:
    parts = [draw_kind(tile.kind, x, y, width, height), *_write_tile(tile, x=x, y=y, width=width, height=height)]
    # Both rings lie in the gap between tiles, where they show against every fill.
    parts.append(draw_rect(x - 1, y - 1, width + 2, height + 2, "pm-chosen" if selected else "pm-tile-edge"))
    if selected:
        parts.append(draw_rect(x + 1.5, y + 1.5, width - 3, height - 3, "pm-chosen-inner"))
    if tabindex is None:
        return draw_group(parts, title=tile.spoken, class_="pm-tile-plain")
    return draw_group(
        parts,
        title=tile.spoken,
        class_="pm-tile",
        data_pick=tile.id,
        tabindex=tabindex,
        role="button",
        aria_label=tile.spoken,
        aria_pressed="true" if selected else "false",
        data_col=tile.col,
        data_row=tile.row,
    )


def _write_tile(tile: Tile, *, x: float, y: float, width: float, height: float) -> list[str]:
    cls = ink_on(tile.kind)
    cls = f"{cls} pm-halo" if cls == "pm-ink" else cls
    name = tile.short if tile.short and fits(tile.short, width - 6, size=MIN_FONT_SIZE) else tile.code
    centre = x + width / 2
    large = 17 if fits(tile.number, width - 6, size=17, bold=True) and width > 34 else MIN_FONT_SIZE
    if not tile.number:
        return [draw_text(centre, y + height / 2 + 4, name, cls=cls, size=MIN_FONT_SIZE, anchor="middle")]
    middle = y + height / 2
    return [
        draw_text(centre, middle - 4, name, cls=cls, size=MIN_FONT_SIZE, anchor="middle"),
        draw_text(centre, middle + large * 0.72 + 1, tile.number, cls=cls, size=large, anchor="middle", bold=True),
    ]
