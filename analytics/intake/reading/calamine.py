"""The cells of a workbook, in the child process: calamine gives the values, a second look what it leaves out."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import islice
from typing import Any

from analytics.intake.errors import Refused
from analytics.intake.reading import limits
from analytics.intake.reading.facts import Cell, Facts, within

PIECE = 250  # rows in one message: while one is read on the other side, the next is made here
_HEAD = 20  # rows in the first: below titles and heads most columns hold numbers only, which are sent faster
Rows = list[list[Any]]


class Marked:
    """A value that no plain type holds, as the child sends it: {kind: text}."""

    __slots__ = ("sent",)

    def __init__(self, kind: str, text: str) -> None:
        self.sent = {kind: text}


def read_workbook(path: str, file_format: str) -> Iterator[tuple[str, Any]]:
    """Messages on a workbook: ("sheet", …) and then ("rows", …) for each sheet, and ("remark", …). With rows comes
    whether a cell of theirs may be TRUE or FALSE."""
    import python_calamine as reader

    second: list[Any] = []
    look = threading.Thread(target=_second_look, args=(path, file_format, second))
    look.start()
    try:
        with reader.CalamineWorkbook.from_path(path) as book:
            listed = book.sheets_metadata
            if len(listed) > limits.SHEETS:
                raise Refused("sheets", found=len(listed), limit=limits.SHEETS)
            cells = [book.get_sheet_by_index(n) if one.typ is reader.SheetTypeEnum.WorkSheet else None
                     for n, one in enumerate(listed)]  # fmt: skip
    except reader.PasswordError as error:
        raise Refused("encrypted") from error
    except reader.CalamineError as error:
        look.join()
        _raise_from(second)
        if "limit exceeded" in str(error):
            raise Refused("memory", limit=limits.MEMORY_BYTES // limits.MEBIBYTE) from error
        raise Refused("damaged") from error
    look.join()
    facts, remarks = _raise_from(second)
    for remark in remarks:
        yield "remark", remark
    left = limits.VALUES
    may_hold_truths = len(facts) != len(listed) or any(one.may_hold_truths for one in facts)
    for n, (about, sheet) in enumerate(zip(listed, cells, strict=True)):
        one = facts[n] if n < len(facts) else Facts()
        if sheet is None or one.is_outside:
            yield "remark", "external_links" if one.is_outside else "other_sheets"
            continue
        visibility = {"Visible": "visible", "Hidden": "hidden"}.get(
            str(about.visible).rpartition(".")[2], "very_hidden"
        )
        height, width, rows = _rectangle(sheet, one)
        yield "sheet", [about.name, visibility, width, one.merged, within(one.hidden_rows, height),
                        within(one.hidden_columns, width), one.hides_seen,
                        [[*cell, formula] for cell, formula in one.formulas.items()]]  # fmt: skip
        for piece in rows:
            left -= _values(piece) if height * width > left else 0
            if left < 0:
                raise Refused("values", limit=limits.VALUES)
            yield "rows", (piece, may_hold_truths)


def _second_look(path: str, file_format: str, answer: list[Any]) -> None:
    """Runs beside calamine, which lets other threads run while it works."""
    try:
        remarks: list[str] = []
        if file_format in ("xlsx", "xlsm"):
            from analytics.intake.reading.hidden import facts_of

            facts = facts_of(path)
        elif file_format == "ods":
            from analytics.intake.reading.odf import facts_of as facts_of_ods

            facts = facts_of_ods(path)
        elif file_format == "xls":
            from analytics.intake.reading.records import facts_of_xls

            with open(path, "rb") as file:
                facts, remarks = facts_of_xls(file.read())
        else:
            from analytics.intake.reading.records import facts_of_xlsb

            facts = facts_of_xlsb(path)
        answer += [facts, remarks]
    except BaseException as error:
        answer.append(error)


def _raise_from(second: list[Any]) -> tuple[list[Facts], list[str]]:
    if len(second) == 2:
        return second[0], second[1]
    if second and isinstance(second[0], Refused | MemoryError):
        raise second[0]
    raise Refused("damaged") from (second[0] if second else None)


def check_size(height: int, width: int) -> None:
    """Raises Refused for a sheet with too many columns, or too large from A1 to its last cell."""
    if width > limits.COLUMNS:
        from analytics.intake.grid import column_name

        raise Refused("columns", column=column_name(width - 1), limit=limits.COLUMNS)
    if height * width > limits.RECTANGLE:
        raise Refused("far", row=height, columns=width)


def _rectangle(sheet: Any, facts: Facts) -> tuple[int, int, Iterator[Rows]]:
    """Height and width from A1 to the last cell with a value, and the rows in pieces."""
    placed: dict[Cell, Any] = {**facts.values}
    placed.update((cell, Marked("f", facts.formulas.get(cell, ""))) for cell in facts.uncalculated)
    placed.update((cell, Marked("e", code)) for cell, code in facts.errors.items())
    last = sheet.end
    height, width = (last[0] + 1, last[1] + 1) if last else (0, 0)
    height = max([height, *(row + 1 for row, _ in placed)])
    width = max([width, *(column + 1 for _, column in placed)])
    check_size(height, width)
    return height, width, _pieces(sheet, placed, height, width)


def _pieces(sheet: Any, placed: dict[Cell, Any], height: int, width: int) -> Iterator[Rows]:
    rows = sheet.iter_rows() if sheet.end else iter(())
    reach = sheet.end[1] + 1 if sheet.end else 0
    # The reader leaves out empty columns before the first filled one.
    if placed or reach < width or (sheet.end and sheet.start[1]):
        rows = _mended(rows, placed, height, width, reach)
    piece: Rows = [*islice(rows, _HEAD)]
    while piece:
        yield piece
        piece = [*islice(rows, PIECE)]


def _mended(
    source: Iterator[list[Any]], placed: dict[Cell, Any], height: int, width: int, reach: int
) -> Iterator[list[Any]]:
    """The rows as wide as the sheet, with what is placed in them."""
    by_row: dict[int, list[tuple[int, Any]]] = {}
    for (row, column), value in placed.items():
        by_row.setdefault(row, []).append((column, value))
    for row in range(height):
        given = next(source, ())
        values = [*[""] * (reach - len(given)), *given] if given else []
        values += [""] * (width - len(values))
        for column, value in by_row.get(row, ()):
            values[column] = value
        yield values


def _values(piece: Rows) -> int:
    return sum(len(row) - row.count("") for row in piece)
