"""What the tests of the import share: reading bytes as a file, and workbooks as bytes."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from analytics.intake.grid import Workbook
from analytics.intake.reading import read_file

MIB = 1 << 20
Read = Callable[..., Workbook]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Reads bytes as a file of that name."""

    def reads(data: bytes, name: str = "berkas.xlsx", **more: Any) -> Workbook:
        path = tmp_path / "given"
        path.write_bytes(data)
        return read_file(path, file_name=name, **more)

    return reads


def saved(book: Any) -> bytes:
    """A workbook of openpyxl or xlwt as bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
