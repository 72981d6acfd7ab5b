"""When a figure in a text and a figure of the facts are the same: rounding, and words such as "more than"."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

from analytics.check.model import Bound

Match = Literal["same", "other", "open"]
# "About" is taken at its word within a twentieth, and refused beyond a fifth; between the two nothing is said.
_ABOUT, _FAR = Decimal("0.05"), Decimal("0.2")
_LOOSE = Decimal("0.25")
_ROUND = 5


def compare(told: Decimal, found: Decimal, bound: Bound, *, is_count: bool) -> Match:
    """How a figure as told stands to the one that is known: the same, another, or not to be decided.

    A figure told with fewer decimals is the same where rounding the known one gives it; a count is told whole. "More
    than 180" is the same as 184, and neither right nor wrong for 250.
    """
    if bound == "exact":
        return "same" if is_same(told, found, is_count=is_count) else "other"
    if bound == "about":
        off = abs(told - found)
        if not _is_round(told):
            # "Some 542 agencies", "nearly 37.4 percent": told to its last digit, and at most that is rounded.
            return "same" if off <= Decimal(1).scaleb(-_decimals(told)) else "other"
        return "same" if off <= _ABOUT * found else "other" if off > _FAR * found else "open"
    short = found < told if bound == "at_least" else found > told
    if short and not is_same(told, found, is_count=is_count):
        return "other"
    return "same" if abs(found - told) <= _LOOSE * max(found, told) else "open"


def is_same(told: Decimal, found: Decimal, *, is_count: bool, is_cut: bool = True) -> bool:
    """Whether both are one figure, once the known one is rounded to the decimals told, or (`is_cut`) cut off as
    headlines do."""
    if told == found:
        return True
    if is_count:
        return False
    unit = Decimal(1).scaleb(-_decimals(told))
    return told == found.quantize(unit, ROUND_HALF_UP) or (is_cut and told == found.quantize(unit, ROUND_DOWN))


def _is_round(value: Decimal) -> bool:
    """Whether a figure ends in a nought or a five, as figures do that stand for others near them."""
    return value == value.to_integral_value() and value % _ROUND == 0


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
