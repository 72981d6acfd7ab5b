"""What a single cell says: a number, a year, or that nothing is known.

Real offices write one thing in many ways, and all that can mean only one thing are read. What could mean two things is
asked, never settled here. Both decimal marks are read whatever the language: the range of a field tells them apart.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import isfinite
from typing import Any, NamedTuple

from analytics.intake.grid import ErrorCell, Uncalculated, Value
from analytics.intake.understand.terms import terms


class Read(NamedTuple):
    """What was read. `value` is None where the cell says that nothing is known, or breaks `rule`.

    `suggestion`: what the cell could be instead. `beside`: words in brackets behind a number, "301,5 (Baik)".
    """

    value: Any
    rule: str | None = None
    suggestion: str | None = None
    beside: str | None = None


class Range(NamedTuple):
    """The values that are likely in a field, by which the two readings of "1.234" are told apart."""

    low: float
    high: float


MISSING = Read(None)
SCORE = Range(25, 410)
PERCENT = Range(10, 100)

_NOISE = Decimal("0.000001")  # what adding and dividing leave behind, 301.49999999999994
_PLACES = Decimal("0.01")
ABSURD = 10**9  # no field comes near it
_EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet
_SUPERSCRIPT = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+$")
_FOOTNOTE = re.compile(r"\s*(?:[*\u2020\u2021]+\)?)$")
_SPACES = re.compile(r"\s+")
_ERROR_TEXT = re.compile(r"#(N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)", re.IGNORECASE)
_MARKS = frozenset(terms("missing"))
_NUMBER = re.compile(
    r"(?P<sign>[+-]?)\s*(?P<number>\d[\d.,]*(?: \d{3}(?=\D|$)[\d.,]*)*)\s*"
    r"(?P<unit>%|persen|percent|poin|points?)?\s*(?:\((?P<beside>[^()]*)\))?",
    re.IGNORECASE,
)
_GROUPED = (re.compile(r"\d{1,3}(?:\.\d{3})+,\d+"), re.compile(r"\d{1,3}(?:,\d{3})+\.\d+"))
_ONLY_GROUPS = re.compile(r"\d{1,3}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,}|(?: \d{3})+)")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+[.,]\d+")
_EITHER = re.compile(r"([1-9]\d{0,2})[.,](\d{3})")
_DECIMAL = re.compile(r"(\d+)[.,](\d+)")
_BEGINS = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:[(/]|dari\b|of\b)", re.IGNORECASE)


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """The text without what spreadsheets and printers leave in it: hard spaces, invisible signs, footnote marks."""
    text = _SUPERSCRIPT.sub("", text.strip())
    text = "".join(sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf")
    text = _SPACES.sub(" ", text).strip().lstrip("'").strip()
    return _FOOTNOTE.sub("", text) if len(text) > 1 else text


def is_missing(value: Value) -> bool:
    """Whether a cell is empty or says in words or signs that nothing is known."""
    if value is None:
        return True
    return isinstance(value, str) and _is_missing_text(value)


@lru_cache(maxsize=65536)
def _is_missing_text(text: str) -> bool:
    text = clean(text).casefold()
    # A line of dashes or dots, of whatever length and sort.
    return not text.strip(" -\u2010\u2011\u2012\u2013\u2014\u2015\u2212_.*") or text.strip(" .()") in _MARKS


def shown(value: Value) -> str:
    """A cell as a report quotes it."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if abs(value) < ABSURD and value == int(value) else repr(value)
    if isinstance(value, ErrorCell):
        return value.code
    if isinstance(value, Uncalculated):
        return "=" + value.formula
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date | time) else str(value)


def read_broken(value: Value) -> Read | None:
    """What is wrong with a cell whatever it should hold: an error of the spreadsheet, a formula without its value."""
    if isinstance(value, ErrorCell):
        return Read(None, "error_cell")
    if isinstance(value, Uncalculated):
        return Read(None, "formula_without_value")
    if isinstance(value, str) and value.startswith("#") and _ERROR_TEXT.fullmatch(value.strip()):
        return Read(None, "error_cell")
    return None


@lru_cache(maxsize=65536, typed=True)
def read_number(value: Value, likely: Range, *, is_percent: bool = False) -> Read:
    """A number. Percent: 75, "75%" and the 0.75 behind a cell that shows 75% are the same.

    No aspect can stand at one percent or less of its maximum, so such a value is a share of one. Whether the number is
    too great is the caller's to say; a negative one breaks `number_out_of_range`.
    """
    if type(value) is float or type(value) is int:
        if isinstance(value, float) and not isfinite(value):
            return Read(None, "unreadable_number")
        return _in_range(Read(Decimal(repr(value))), is_share=is_percent)
    if broken := read_broken(value):
        return broken
    if isinstance(value, datetime | date):
        return Read(None, "score_as_date", _number_of_date(value, likely))
    if isinstance(value, time | timedelta | bool):
        return Read(None, "unreadable_number")
    if is_missing(value):
        return MISSING
    return _read_text(clean(str(value)), likely, is_percent)


def _read_text(text: str, likely: Range, is_percent: bool) -> Read:
    text = re.sub(r"\s*([.,])\s*", r"\1", text.replace("\u2212", "-"))
    match = _NUMBER.fullmatch(text)
    if match is None:
        begins = _BEGINS.match(text)
        return Read(None, "unreadable_number", begins[1] if begins else None)
    number = _plain(match["number"], likely)
    if number.rule:
        return number
    beside = (match["beside"] or "").strip() or None
    value = -number.value if match["sign"] == "-" else number.value
    return _in_range(Read(value, beside=beside), is_share=is_percent and not match["unit"])


def _plain(text: str, likely: Range) -> Read:
    """Digits with their marks: which is the decimal mark is settled by form, then by range, else not at all."""
    if text.isdecimal():
        return Read(Decimal(text))
    if either := _EITHER.fullmatch(text):
        whole, part = Decimal(either[1] + either[2]), Decimal(f"{either[1]}.{either[2]}")
        fitting = [one for one in (whole, part) if likely.low <= one <= likely.high]
        return Read(fitting[0]) if len(fitting) == 1 else Read(None, "ambiguous_number")
    if decimal := _DECIMAL.fullmatch(text):
        return Read(Decimal(f"{decimal[1]}.{decimal[2]}"))
    if _GROUPED[0].fullmatch(text):
        return Read(Decimal(text.replace(".", "").replace(",", ".")))
    if _GROUPED[1].fullmatch(text):
        return Read(Decimal(text.replace(",", "")))
    if _ONLY_GROUPS.fullmatch(text):
        return Read(Decimal(re.sub("[., ]", "", text)))
    if _SPACED.fullmatch(text):
        return Read(Decimal(text.replace(" ", "").replace(",", ".")))
    return Read(None, "unreadable_number")


def trimmed(number: Decimal) -> Decimal:
    """The number without noise and needless zeros, never in the form 3E+2."""
    rounded = number.quantize(_NOISE, ROUND_HALF_UP).normalize()
    return rounded.quantize(Decimal(1)) if rounded == rounded.to_integral_value() else rounded


def _in_range(read: Read, *, is_share: bool) -> Read:
    number: Decimal = read.value
    if not 0 <= number < ABSURD:
        return Read(None, "number_out_of_range")
    if is_share and 0 < number <= 1:
        number *= 100
    return read._replace(value=trimmed(number))


def _number_of_date(value: date, likely: Range) -> str | None:
    """The number that a spreadsheet took for a date: 30.5 became 30 May, or 301 became its day number."""
    day = value.date() if isinstance(value, datetime) else value
    serial = Decimal((day - _EPOCH).days)
    if isinstance(value, datetime):
        serial += Decimal(value.hour * 60 + value.minute) / 1440
    for number in (serial, Decimal(f"{day.day}.{day.month}")):
        if likely.low <= number <= likely.high:
            return format(trimmed(number.quantize(_PLACES)), "f")
    return None


@lru_cache(maxsize=4096, typed=True)
def read_remark(value: Value) -> str | None:
    """A remark as it stands; None where nothing is said."""
    return None if is_missing(value) or read_broken(value) else shown(value).strip() or None


# Years -----------------------------------------------------------------------------------------------------------

_YEAR = re.compile(
    r"(?:t\.?\s?a\.?|tahun(?: anggaran| penilaian| nilai)?|thn\.?|th\.?|year|fy|penilaian)?"
    r"\s*((?:19|20)\d\d)(?:[.,]0+)?",
    re.IGNORECASE,
)
_GROUPED_YEAR = re.compile(r"([12])[.,](\d{3})")


@lru_cache(maxsize=4096, typed=True)
def read_year(value: Value, first: int, last: int) -> Read:
    """A year from `first` to `last`: 2020, "2020*", "TA 2020". A date is never taken for a year, only suggested."""
    if broken := read_broken(value):
        return broken
    if is_missing(value):
        return Read(None, "missing_year")
    if isinstance(value, bool | time | timedelta):
        return Read(None, "year_unreadable")
    if isinstance(value, datetime | date):
        return Read(None, "year_unreadable", _year_of_date(value, first, last))
    if isinstance(value, int | float):
        text = str(int(value)) if abs(value) < ABSURD and value == int(value) else ""
    else:
        text = clean(str(value))
        if grouped := _GROUPED_YEAR.fullmatch(text):
            text = grouped[1] + grouped[2]
    match = _YEAR.fullmatch(text)
    if match is None:
        return Read(None, "year_unreadable", _year_in(text, first, last))
    year = int(match[1])
    return Read(year) if first <= year <= last else Read(None, "year_out_of_range")


def _year_of_date(value: date, first: int, last: int) -> str | None:
    day = value.date() if isinstance(value, datetime) else value
    for year in ((day - _EPOCH).days, day.year):
        if first <= year <= last:
            return str(year)
    return None


def _year_in(text: str, first: int, last: int) -> str | None:
    """The only year that stands somewhere in a text; also that of a day number, 44196, and of two digits."""
    if text.isdecimal() and len(text) == 5:
        text = str((_EPOCH + timedelta(days=int(text))).year)
    years = {int(year) for year in re.findall(r"(?<!\d)(20\d\d)(?!\d)", text)}
    if text.isdecimal() and len(text) == 2:
        years = {2000 + int(text)}
    return str(years.pop()) if len(years) == 1 and first <= min(years) <= last else None
