"""The shipped register as the rows that a name index is made of."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analytics.names import NameIndex

DATA = Path(__file__).parents[1] / "data"


class Register(NamedTuple):
    agencies: list[tuple[str, ...]]
    aliases: list[tuple[str, ...]]
    ambiguous: list[tuple[str, ...]]
    types: list[tuple[str, ...]]


def _read(table: str, *columns: str) -> list[tuple[str, ...]]:
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [tuple(row[column] for column in columns) for row in csv.DictReader(file)]


@cache
def read_register() -> Register:
    return Register(
        agencies=_read("agency", "agency_id", "name_id", "short_name", "name_en", "agency_type"),
        aliases=_read("agency_alias", "alias", "agency_id", "kind"),
        ambiguous=_read("ambiguous_name", "name", "agency_id"),
        types=_read("agency_type", "agency_type", "name_id", "name_en", "short_id", "short_en"),
    )


@cache
def read_index() -> NameIndex:
    return NameIndex.of(*read_register())
