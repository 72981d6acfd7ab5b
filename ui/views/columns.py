"""Columns that several tables share, named once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analytics.export import Column
from analytics.warehouse.dimensions import categories
from ui.address import Here


def column(here: Here, key: str, unit: str) -> Column:
    """A column with its label and meaning from the catalogue (`columns.KEY.label`, `columns.KEY.meaning`)."""
    return Column(
        key=key, label=here.say(f"columns.{key}.label"), unit=unit, meaning=here.say(f"columns.{key}.meaning")
    )


def columns(here: Here, *pairs: tuple[str, str]) -> tuple[Column, ...]:
    """Several columns from (key, unit) pairs."""
    return tuple(column(here, key, unit) for key, unit in pairs)


def category_columns(here: Here) -> tuple[Column, ...]:
    """One column per category, from the lowest, in agencies."""
    return tuple(
        Column(key=one.id, label=f"{one.roman} {one.name(here.lang)}", unit="agency",
               meaning=here.say("columns.in_category.meaning", category=one.name(here.lang)))
        for one in categories(here.release).values()
    )  # fmt: skip


def spread_columns(here: Here, first: Column, extra: Iterable[Column] = ()) -> tuple[Column, ...]:
    """The columns of a spread over the categories: group, categories, unknown, base."""
    return (first, *category_columns(here), *columns(here, ("unknown", "agency"), ("assessed", "agency")), *extra)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as tables and charts take them: by the names of its columns, None where missing."""
    plain = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in plain.to_dict("records")]
