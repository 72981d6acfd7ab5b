"""Numbers and dates in words, by language. The one place that rounds and formats for page, file, chart and prose."""

from __future__ import annotations

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

Number = int | float | Decimal

_LOCALES = {"id": Locale.parse("id"), "en": Locale.parse("en_GB")}


def _rounded(value: Number, decimals: int | None) -> Decimal:
    exact = Decimal(str(value))
    if decimals is None:
        # Scores come in half points; more places than two are arithmetic, not information.
        exact = exact.quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    else:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return abs(exact) if exact == 0 else exact


@lru_cache(maxsize=8192)
def number(lang: str, value: Number, decimals: int | None = None) -> str:
    """The number as the language writes it: 1.234,5 or 1,234.5; halves round away from zero, a true minus, never "−0".

    With `decimals` that many places are always shown; without, as many as the value needs, two at most.
    """
    rounded = _rounded(value, decimals)
    places = decimals if decimals is not None else max(0, -int(rounded.as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return ("−" if rounded < 0 else "") + str(format_decimal(abs(rounded), format=pattern, locale=_LOCALES[lang]))


def percent(lang: str, value: Number, decimals: int = 1) -> str:
    """A value that already counts in percent, with its sign: 13,0% or 13.0%."""
    return number(lang, value, decimals) + "%"


def signed(lang: str, value: Number, decimals: int | None = None) -> str:
    """The number with its sign, + too; 0 has none."""
    return ("+" if _rounded(value, decimals) > 0 else "") + number(lang, value, decimals)


@lru_cache(maxsize=2048)
def date(lang: str, iso: str) -> str:
    """A day, month or year in ISO form as the language writes it: 28 Januari 2021, Januari 2021, 2021."""
    if re.fullmatch(r"\d{4}", iso):
        return iso
    if re.fullmatch(r"\d{4}-\d{2}", iso):
        return str(format_date(datetime.date.fromisoformat(iso + "-01"), "MMMM y", locale=_LOCALES[lang]))
    return str(format_date(datetime.date.fromisoformat(iso[:10]), "d MMMM y", locale=_LOCALES[lang]))
