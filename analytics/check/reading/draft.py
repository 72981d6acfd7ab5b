"""From tokens of the plain text to a Reading, whose places are those of the text as given."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from analytics.check.model import Bound, Mark, MarkKind, Part, Period, Reading, Reason, Stage
from analytics.check.reading.agencies import Agency
from analytics.check.reading.categories import Category
from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import Hit
from analytics.check.reading.plain import Plain
from analytics.check.reading.times import Time
from analytics.check.reading.tokens import Token


@dataclass(slots=True)
class Draft:
    """A claim in the making, over tokens of one sentence. first, last: the tokens to quote."""

    tokens: tuple[Token, ...]
    first: int
    last: int
    metric: str
    subject: tuple[str, ...] = ()
    category: str | None = None
    aspect: str | None = None
    period: Period = field(default_factory=Period)
    value: Decimal | None = None
    unit: str | None = None
    stage: Stage = "verified"
    bound: Bound = "exact"
    doubt: Reason | None = None
    other: str | None = None
    how: list[str] = field(default_factory=list)
    marks: list[tuple[tuple[Token, ...], int, int, MarkKind]] = field(default_factory=list)
    sure: list[Part] = field(default_factory=list)
    is_earlier: bool = False
    step: str | None = None

    def rest_on(self, kind: MarkKind, piece: Agency | Category | Figure | Hit | Time | None) -> None:
        """Mark a piece of this sentence that the reading rests on."""
        if piece is not None:
            self.marks.append((self.tokens, piece.first, piece.last, kind))

    def rest_on_agency(self, agency: Agency) -> None:
        """Mark an agency where it stands, which may be in a sentence before."""
        if agency.tokens:
            self.marks.append((tuple(agency.tokens), agency.first, agency.last, "agency"))

    def finish(self, text: str, plain: Plain) -> Reading:
        """The reading, with its quote and marks cut from the text as given."""
        start, end = _place(plain, self.tokens, self.first, self.last)
        own: MarkKind = "category" if self.value is None or self.unit == "category" else "figure"
        marks = {Mark(start, end, own)}
        marks.update(Mark(*_place(plain, tokens, first, last), kind) for tokens, first, last, kind in self.marks)
        return Reading(
            start=start,
            end=end,
            quote=text[start:end],
            subject=self.subject,
            metric=self.metric,
            category=self.category,
            aspect=self.aspect,
            period=self.period,
            value=self.value,
            unit=self.unit,
            stage=self.stage,
            bound=self.bound,
            doubt=self.doubt,
            other=self.other,
            how=tuple(dict.fromkeys(self.how)),
            marks=tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.kind))),
            sure=tuple(self.sure),
            is_earlier=self.is_earlier,
            step=self.step,
        )


def _place(plain: Plain, tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int]:
    return plain.span(tokens[first].start, tokens[last - 1].end)


def other_draft(scene_tokens: tuple[Token, ...], piece: Figure | Category, other: str) -> Draft:
    """A figure, or words of a category, that are about something else."""
    draft = Draft(scene_tokens, piece.first, piece.last, "other", other=other, how=["topic_other"])
    if isinstance(piece, Figure):
        draft.value, draft.bound = piece.value, piece.bound
    else:
        draft.unit = "category"
    return draft
