"""How large a file may be. The page states these; whatever is beyond them is refused, never cut off.

The members, and their bytes as the file states them, are counted before anything is parsed; the bytes themselves before
anything parsed is believed. The process that parses has the limits of `hold`, set by the operating system, so that what
slips through ends that process and nothing else.
"""

from __future__ import annotations

MEBIBYTE = 1 << 20

FILE_BYTES = 32 * MEBIBYTE
UNPACKED_BYTES = 256 * MEBIBYTE  # all members of a zipped workbook together
RATIO = 200  # unpacked to packed, of a member above RATIO_FROM; sheets of real offices stay below 100
RATIO_FROM = 16 * MEBIBYTE
MEMBERS = 4096  # parts of a zipped workbook
SHEETS = 255
COLUMNS = 1024
VALUES = 1_500_000  # cells with something in them; more than one full column of the longest sheet
RECTANGLE = 20_000_000  # cells from A1 to the last one, empty or not: the reader of a format holds them all

SECONDS = 4.5  # from the first byte copied to the last cell read
CPU_SECONDS = 8  # of both threads of the child
MEMORY_BYTES = 1 << 30
OPEN_FILES = 32


def stated() -> dict[str, int]:
    """The limits a person may run into, for the page: bytes in whole mebibytes."""
    return {
        "file": FILE_BYTES // MEBIBYTE, "unpacked": UNPACKED_BYTES // MEBIBYTE, "sheets": SHEETS, "columns": COLUMNS,
        "values": VALUES, "memory": MEMORY_BYTES // MEBIBYTE, "seconds": int(SECONDS + 0.5),
    }  # fmt: skip


def hold() -> None:
    """Lay the limits on this process, for good. No file can be written afterwards."""
    import resource

    for which, most in (
        (resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, CPU_SECONDS), (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES), (resource.RLIMIT_CORE, 0),
    ):  # fmt: skip
        hard = resource.getrlimit(which)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # Past its processor time the process is first told so: the signal names the reason.
        last = allowed + 1 if which == resource.RLIMIT_CPU and hard == resource.RLIM_INFINITY else allowed
        resource.setrlimit(which, (allowed, last))
