"""Whether a figure that does not agree is more likely misread than wrong: then no verdict is the right one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from analytics.check.judge.periods import SURE_OF_YEAR
from analytics.check.model import Alternative, Part, Reading

# The sentence itself does not say of whom a count is.
_CARRIED = {"scope_carried", "scope_all"}
# The highest total of the form, and of its scale of categories: both are called so.
_MAXIMA = (Decimal(400), Decimal(410))
_TOLD_TOGETHER = {"agencies_assessed", "agencies_in_category", "awards"}
_SIZE = 3


def misread(reading: Reading, known: Sequence[Decimal], true_if: Sequence[Alternative]) -> str | None:
    """Why a figure that is not what is known under its reading is more likely misread than wrong; None where it is not.

    It is the very figure of a neighbouring question (the next category of a list, the year beside the period) that the
    text does not rule out by its own words, or of another size than a slip of the pen would make it.
    """
    value = reading.value
    assert value is not None
    if reading.metric in ("instrument_maximum", "category_upper_limit") and value in _MAXIMA:
        return "check.because.neighbour"
    for one in true_if:
        parts: dict[Part, bool] = {
            "metric": one.metric == reading.metric, "subject": one.subject == reading.subject,
            "category": one.category == reading.category,
        }  # fmt: skip
        differs: list[Part] = [part for part, same in parts.items() if not same] or ["period"]
        if one.category == reading.category and SURE_OF_YEAR & set(reading.how):
            continue
        if len(differs) < 2 and differs[0] not in reading.sure:
            return "check.because.neighbour"
        # All that were assessed, those of a category, and those that were honoured for it are told in one sentence.
        together = {one.metric, reading.metric} <= _TOLD_TOGETHER
        if (
            together
            and parts["subject"]
            and not parts["metric"]
            and (parts["category"] or None in (one.category, reading.category))
        ):
            return "check.because.neighbour"
    far = reading.unit == "agencies" and "category_near" in reading.how and "category" not in reading.sure
    if far or is_carried(reading):
        return "check.because.neighbour"
    read_outright = {"subject", "category", "metric"} <= set(reading.sure)
    if not true_if and not read_outright and all(max(value, one) > _SIZE * min(value, one) for one in known):
        return "check.because.other_size"
    return None


def is_carried(reading: Reading) -> bool:
    """Whether of whom a count is, and what it counts, was taken from elsewhere in the text."""
    carried = _CARRIED & set(reading.how) and reading.unit == "agencies"
    return bool(carried) and not {"subject", "metric"} <= set(reading.sure)
