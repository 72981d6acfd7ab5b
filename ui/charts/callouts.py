"""Names over a row of points: each on the lowest line where it meets neither another name nor another's leader."""

from collections.abc import Sequence
from dataclasses import dataclass

from ui.charts.lettering import measure_text
from ui.charts.svg import MIN_FONT_SIZE, draw_line, draw_text

_ROW = 17.0
_CLEAR = 4.0


@dataclass(frozen=True)
class Callout:
    """A placed name: its point's ``x``, the ``left`` and ``right`` end of its text, and its ``row`` counted upwards."""

    text: str
    x: float
    left: float
    right: float
    row: int


def place_callouts(points: Sequence[tuple[float, str]], *, width: float) -> list[Callout]:
    """Place (x, text) pairs within ``width``; a name stands to the right of its leader where there is room."""
    placed: list[Callout] = []
    for x, text in sorted(points, reverse=True):
        length = measure_text(text, size=MIN_FONT_SIZE, bold=True)
        left = min(x - 3, max(width - length, 0))
        row = 0
        while not _is_clear(x, left, left + length, row, placed):
            row += 1
        placed.append(Callout(text, x, left, left + length, row))
    return placed


def _is_clear(x: float, left: float, right: float, row: int, placed: Sequence[Callout]) -> bool:
    for other in placed:
        same_row = other.row == row and left < other.right + _CLEAR and other.left < right + _CLEAR
        hits_leader = other.row > row and left - _CLEAR < other.x < right + _CLEAR
        leader_hits = other.row < row and other.left - _CLEAR < x < other.right + _CLEAR
        # A name wholly to the left of its leader leaves no row free of the leader; then only texts must not meet.
        if same_row or (row < len(placed) and (hits_leader or leader_hits)):
            return False
    return True


def measure_rows(callouts: Sequence[Callout]) -> float:
    """The height that the names need."""
    return (max((callout.row for callout in callouts), default=-1) + 1) * _ROW


def draw_callout(callout: Callout, *, bottom: float, end: float) -> tuple[str, str]:
    """The leader and the text of one name; ``bottom`` is the foot of the rows, ``end`` where the leader ends."""
    y = bottom - callout.row * _ROW
    leader = draw_line(callout.x, y - 2, callout.x, end, "pm-lead")
    return leader, draw_text(callout.left, y - 4, callout.text, size=MIN_FONT_SIZE, cls="pm-ink pm-halo", bold=True)
