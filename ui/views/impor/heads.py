"""What stands over a column of the officer's file, and what it was taken to hold, in words."""

from __future__ import annotations

from analytics.intake.grid import Sheet
from analytics.intake.model import Column, SheetMapping
from analytics.intake.publish import registry_release
from analytics.warehouse.dimensions import aspects, sub_aspects
from ui.address import Here

_LONGEST = 40


def head_of(grid: Sheet, mapping: SheetMapping | None, at: int) -> str:
    """The text of the head over a column that counts from 0; two rows of it with a dot between; "" where none is."""
    rows = mapping.header_rows if mapping else ()
    cells = [grid.at(row - 1, at) for row in rows]
    words = " · ".join(" ".join(str(cell).split()) for cell in cells if cell is not None)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def column_words(here: Here, one: Column) -> str:
    """What a column holds: the field, its aspect or sub-aspect, its year and stage where it is of one."""
    known = {**aspects(registry_release()), **sub_aspects(registry_release())}
    words = here.say(f"impor.field.{one.field}")
    part = known[one.part].name(here.lang) if one.part and one.part in known else one.part
    stage = here.say(f"instansi.stage.{one.stage}") if one.stage else None
    return " ".join(str(word) for word in (words, part, one.year, stage) if word)
