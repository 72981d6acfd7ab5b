"""Where the header of a table stands among titles, and which heads stand above each column."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analytics.intake.grid import Sheet, Value
from analytics.intake.layout.heads import Head, Vocabulary

# A header further down than this is not looked for.
_DEEPEST = 200
_MOST_ROWS = 3
_COLUMN_NUMBER = re.compile(r"[(\[]?\s*(\d{1,3})\s*[)\]]?\s*(?:=.*)?")
_ANCHORS = ("agency", "province")


@dataclass(frozen=True)
class Header:
    """The header of a sheet. Rows count from 0; `numbers` is the row of column numbers under it; `end` the next row.

    `paths`: for each column the heads above it, from the top one to the lowest, equal ones once.
    """

    rows: tuple[int, ...]
    numbers: int | None
    end: int
    paths: tuple[tuple[str, ...], ...]


def is_blank(value: Value) -> bool:
    """Whether a cell shows nothing."""
    return value is None or (type(value) is str and (not value or value.isspace()))


def find_header(sheet: Sheet, vocabulary: Vocabulary) -> Header | None:
    """The header of the first table that tells results of agencies; None where there is none."""
    for row in range(min(len(sheet.rows), _DEEPEST)):
        anchor = _anchor(sheet.rows[row], vocabulary)
        if anchor is None:
            continue
        rows = _block(sheet, vocabulary, row, anchor)
        header = header_at(sheet, vocabulary, rows)
        heads = [head for path in header.paths if (head := vocabulary.join(path))]
        if any(head.is_result for head in heads) and len({(head.field, head.part, head.year) for head in heads}) > 1:
            return header
    return None


def header_at(sheet: Sheet, vocabulary: Vocabulary, rows: Sequence[int]) -> Header:
    """The header that stands in these rows."""
    paths = _paths(sheet, vocabulary, rows)
    end = rows[-1] + 1 if rows else 0
    numbers = end if end < len(sheet.rows) and is_column_numbers(sheet.rows[end]) else None
    return Header(tuple(rows), numbers, end + (numbers is not None), paths)


def is_column_numbers(row: Sequence[Value]) -> bool:
    """Whether a row is one of column numbers: (1) (2) (3), from 1 on and rising by one; "4=2+3" counts as 4."""
    numbers: list[int] = []
    for value in row:
        if is_blank(value):
            continue
        # A spreadsheet reads the text (3) as minus three.
        found = _COLUMN_NUMBER.fullmatch(head_text(value).removeprefix("-"))
        if found is None:
            return False
        numbers.append(int(found[1]))
    return len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1))


def head_text(value: Value) -> str:
    """A head as text; years and small numbers may be stored as numbers."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool) and value == int(value):
        return str(int(value))
    return ""


def _anchor(row: Sequence[Value], vocabulary: Vocabulary) -> int | None:
    """The column of the agency's head in a row; where none is known but most others are, the first unknown head."""
    found: dict[str, int] = {}
    unknown: list[int] = []
    results = 0
    for column, value in enumerate(row):
        if type(value) is not str or is_blank(value):
            continue
        head = vocabulary.read(value)
        if head is None:
            unknown.append(column)
        else:
            found.setdefault(head.field or "", column)
            results += head.is_result
    if not results or len(found) + results < 4 or not unknown:
        return found.get("agency", found.get("province"))
    return found.get("agency", found.get("province", unknown[0]))


def _block(sheet: Sheet, vocabulary: Vocabulary, row: int, anchor: int) -> list[int]:
    rows = [row]
    deepest = max(
        (last for first, left, last, right in sheet.merged if first == row and left <= anchor <= right), default=row
    )
    rows += range(row + 1, min(deepest, row + _MOST_ROWS - 1, len(sheet.rows) - 1) + 1)
    while len(rows) < _MOST_ROWS and deepest == row and _continues(sheet, vocabulary, rows, anchor):
        rows.append(rows[-1] + 1)
    while len(rows) < _MOST_ROWS and rows[0] and _stands_above(sheet, vocabulary, rows[0] - 1, anchor):
        rows.insert(0, rows[0] - 1)
    return rows


def _continues(sheet: Sheet, vocabulary: Vocabulary, rows: Sequence[int], anchor: int) -> bool:
    """Whether the next row holds more heads: none under the agency's head, no values, and most of them known."""
    below = rows[-1] + 1
    if below >= len(sheet.rows):
        return False
    cells = {column: value for column, value in enumerate(sheet.rows[below]) if not is_blank(value)}
    if not cells or anchor in cells or (len(cells) == 1 and min(cells) <= anchor):
        return False
    paths = _paths(sheet, vocabulary, [*rows, below])
    if any(not isinstance(value, str) and head_text(value) not in paths[column] for column, value in cells.items()):
        return False
    known = sum(1 for column in cells if vocabulary.join(paths[column]))
    return known * 2 >= len(cells) and not is_column_numbers(sheet.rows[below])


def _stands_above(sheet: Sheet, vocabulary: Vocabulary, row: int, anchor: int) -> bool:
    """Whether a row above the agency's head holds heads over several columns, and not a title."""
    cells = {column: value for column, value in enumerate(sheet.rows[row]) if not is_blank(value)}
    if not cells or max(cells) <= anchor:
        return False
    wide = {left: right for first, left, last, right in sheet.merged if first == row}
    if any(column <= anchor <= wide.get(column, column) for column in cells):
        return False
    heads: list[Head] = [head for value in cells.values() if (head := vocabulary.read(head_text(value)))]
    if len(cells) == 1 and not wide and not any(head.is_parent for head in heads):
        return False
    return bool(heads) and len(heads) * 2 >= len(cells)


def _paths(sheet: Sheet, vocabulary: Vocabulary, rows: Sequence[int]) -> tuple[tuple[str, ...], ...]:
    width = max((len(sheet.rows[row]) for row in rows), default=0)
    covered = _covered(sheet, rows, width)
    grid = [[_head(sheet, covered, row, column) for column in range(width)] for row in rows]
    _fill_to_the_right(grid, covered, rows, vocabulary)
    return tuple(_path([line[column] for line in grid], vocabulary) for column in range(width))


def _covered(sheet: Sheet, rows: Sequence[int], width: int) -> Mapping[tuple[int, int], tuple[int, int]]:
    wanted = set(rows)
    return {
        (row, column): (first, left)
        for first, left, last, right in sheet.merged
        if rows and first <= rows[-1] and last >= rows[0]
        for row in range(max(first, rows[0]), min(last, rows[-1]) + 1)
        if row in wanted
        for column in range(left, min(right, width - 1) + 1)
    }


def _head(sheet: Sheet, covered: Mapping[tuple[int, int], tuple[int, int]], row: int, column: int) -> str:
    return head_text(sheet.at(*covered.get((row, column), (row, column))))


def _fill_to_the_right(
    grid: list[list[str]],
    covered: Mapping[tuple[int, int], tuple[int, int]],
    rows: Sequence[int],
    vocabulary: Vocabulary,
) -> None:
    """A head over several columns whose merge is not told (as in CSV) stands in the first of them alone."""
    for line in range(len(grid) - 1):
        source = -1
        for column, text in enumerate(grid[line]):
            below = any(grid[lower][column] and grid[lower][column] != text for lower in range(line + 1, len(grid)))
            if text:
                read = vocabulary.read(text)
                spreads = below and (rows[line], column) not in covered and not (read and read.field in _ANCHORS)
                source = column if spreads else -1
            elif source >= 0 and below and (rows[line], column) not in covered:
                grid[line][column] = grid[line][source]
            else:
                source = -1


def _path(texts: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The heads without repetition; numbers that are neither years nor numbers of aspects (maxima) left out."""
    path: list[str] = []
    for text in texts:
        if not text or (path and path[-1] == text):
            continue
        if text.replace(".", "").isdigit():
            is_year = len(text) == 4 and text.startswith("20")
            above = any((head := vocabulary.read(one)) and head.numbers_aspects for one in path)
            if not is_year and not (above and len(text) == 1):
                continue
        path.append(text)
    return tuple(path)
