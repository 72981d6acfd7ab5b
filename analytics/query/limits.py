"""How much a query may cost. The page states these; what is beyond them is refused, or cut off and said to be.

Time, memory and files are held by the operating system (`analytics.query.walls`): DuckDB's own limit on memory is
passed by functions that make one long text, and its interrupt may come too late.
"""

from __future__ import annotations

MEBIBYTE = 1 << 20

CHARACTERS = 4000  # of SQL; what an address can still carry
NESTING = 60  # parentheses within one another; the parser calls itself for each
SECONDS = 5.0  # from the start of the process to the last row
CPU_SECONDS = 5
MEMORY_BYTES = 1 << 30  # of the whole process, with its libraries
ENGINE_MEBIBYTES = 256  # what DuckDB may hold of that; it says so in good order
OPEN_FILES = 32
ROWS = 10_000
COLUMNS = 200
RESULT_BYTES = 8 * MEBIBYTE
CELL_CHARACTERS = 32_000  # a cell of XLSX holds little more
AT_ONCE = 2  # queries that run at the same time in one server process
WAIT_SECONDS = 4.0  # how long another one waits for its turn


def stated() -> dict[str, int]:
    """The limits a person may run into, for the page: bytes in whole mebibytes."""
    return {
        "characters": CHARACTERS, "seconds": int(SECONDS), "memory": MEMORY_BYTES // MEBIBYTE, "rows": ROWS,
        "columns": COLUMNS, "bytes": RESULT_BYTES // MEBIBYTE, "cell": CELL_CHARACTERS, "at_once": AT_ONCE,
    }  # fmt: skip
