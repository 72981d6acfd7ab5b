"""A result in the making: what the rows of a file say of one agency in one year and stage."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from analytics.intake.model import Place, Result
from analytics.intake.understand.aspects import Aspects
from analytics.intake.understand.levels import Levels

Key = tuple[str, int, str]
SCORE, CATEGORY = "score", "category"


class Of(NamedTuple):
    """A value with the cell it stands in."""

    value: Decimal
    place: Place


@dataclass(slots=True)
class Draft:
    """What one row, or the rows of one agency in a long table, say.

    doubtful: what a finding names already (`SCORE`, `CATEGORY`, ids of aspects and sub-aspects); nothing more is
    checked on it. named_at: the cell that names an aspect or sub-aspect, in order of the rows. gaps: where the level of
    a sub-aspect should stand and nothing does.
    """

    key: Key
    place: Place
    rows: list[tuple[str, int]]
    levels: Levels
    is_long: bool = False
    score: Of | None = None
    form: int | None = None
    category: str | None = None
    category_place: Place | None = None
    remark: str | None = None
    aspects: Aspects = field(default_factory=Aspects)
    sub_points: dict[str, Of] = field(default_factory=dict)
    named_at: dict[str, Place] = field(default_factory=dict)
    gaps: dict[str, Place] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()
    is_contradicted: bool = False

    @property
    def sheet(self) -> str:
        """The sheet of its first row."""
        return self.place.sheet

    @property
    def says_nothing(self) -> bool:
        """Whether no cell could be read."""
        return self.score is None and self.category is None and not self.aspects and not self.levels

    def given(self) -> dict[str, object]:
        """All that it says, to compare two of one agency."""
        points, percents = self.aspects.points, self.aspects.percents
        said: dict[str, object] = {name: (points.get(name), percents.get(name)) for name in self.aspects}
        said.update(self.levels.items())
        if self.score is not None:
            said[SCORE] = self.score.value
        if self.category is not None:
            said[CATEGORY] = self.category
        if self.form is not None:
            said["form"] = self.form
        return said

    def take_from(self, other: Draft) -> None:
        """Fill in what only the other says, and remember its rows."""
        self.score = self.score or other.score
        if self.category is None:
            self.category, self.category_place = other.category, other.category_place
        self.form, self.remark = self.form or other.form, self.remark or other.remark
        for aspect_id, one in other.aspects.items():
            if aspect_id not in self.aspects:
                self.aspects.add(aspect_id, one)
        for sub_aspect_id, level in other.levels.items():
            if sub_aspect_id not in self.levels:
                self.levels.add(sub_aspect_id, level)
        for name in ("sub_points", "named_at", "gaps"):
            mine = getattr(self, name)
            for part, value in getattr(other, name).items():
                mine.setdefault(part, value)
        self.doubtful |= other.doubtful
        self.is_contradicted |= other.is_contradicted
        self.rows += other.rows

    def result(self, *, band: str | None) -> Result:
        """What is published of it; `band` is the category by its score, for the mark of a category against it."""
        agency_id, year, stage = self.key
        return Result(
            agency_id=agency_id, year=year, stage=stage, score=None if self.score is None else self.score.value,
            form=self.form, category_id=self.category, aspects=self.aspects, levels=self.levels, place=self.place,
            remark=self.remark,
            against_band=self.category is not None and band is not None and self.category != band,
        )  # fmt: skip
