"""From least to most, a bar for each row on one axis from nothing: what is certain, and what is possible beyond it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ui.charts.kinds import Format
from ui.charts.lettering import shorten_text
from ui.charts.svg import LABEL_SIZE, draw_group, draw_line, draw_rect, draw_text, hatch_rect, make_document

_BAR, _NAME, _ROW = 16.0, 20.0, 52.0
_RIGHT = 84.0  # for the numbers behind the longest bar


@dataclass(frozen=True)
class Range:
    """One row: ``least`` and ``most`` that are consistent with the facts; ``is_chosen`` where the page is about it."""

    name: str
    least: int
    most: int
    is_chosen: bool = False


def draw(
    rows: Sequence[Range], *, words: Callable[[Range], str], label: str, width: int = 680, fmt: Format = str
) -> str:
    """Draw the rows in their order: full up to the least, hatched on to the most, both numbers behind the bar.

    ``words`` says a row in a sentence, for who cannot see it.
    """
    highest = max((row.most for row in rows), default=0) or 1
    room = width - _RIGHT
    parts = []
    for place, row in enumerate(rows):
        top = place * _ROW + _NAME
        least, most = row.least / highest * room, row.most / highest * room
        name = shorten_text(row.name, width=width, size=LABEL_SIZE, bold=row.is_chosen)
        shown = fmt(row.least) if row.least == row.most else f"{fmt(row.least)}–{fmt(row.most)}"
        drawn = [
            draw_text(0, top - 6, name, bold=row.is_chosen), draw_line(0, top, 0, top + _BAR, "pm-axis"),
            draw_text(most + 6, top + _BAR - 3, shown, bold=row.is_chosen),
        ]  # fmt: skip
        if row.least:
            drawn.append(draw_rect(0, top, least, _BAR, "pm-accent"))
        if most > least:
            drawn.append(hatch_rect(least, top, most - least, _BAR))
        parts.append(draw_group(drawn, title=words(row)))
    return make_document(parts, width=width, height=max(len(rows), 1) * _ROW, label=label)
