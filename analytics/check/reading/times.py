"""Times in a sentence: years, spans of years, dates, and words such as "tahun lalu" and "sampai saat ini"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal

from analytics.check.reading.masks import is_year, month_of
from analytics.check.reading.numbers import is_number_word, read_words
from analytics.check.reading.phrases import Phrases, load_list, words
from analytics.check.reading.tokens import Token

TimeKind = Literal[
    "year", "span", "since", "until", "date", "month", "back", "before", "this", "now", "future", "later"
]  # fmt: skip
_ENGLISH = frozenset({"on", "the", "in", "of", "and", "at", "was", "were", "with", "by"})
_INDONESIAN = frozenset({"pada", "di", "dan", "yang", "dengan", "dalam"})
_TO = words("small", "times_to")
_SMALL = words("small", "times_small")
_JUDGED = words("small", "times_judged")
_LONGEST_LINK = 6  # tokens between the two ends of a span
_ENDS = frozenset({"the", "end", "of", "close", "akhir", "penghujung", "pengujung"})
_ONLY = 3  # tokens behind a year that may end with "only"
_COMING = 60  # days that a date without a year may lie ahead of its text


@dataclass(frozen=True, slots=True)
class Time:
    """A time at tokens first to last.

    start, end: years, or days and months for dates. strict: "2020 saja", "sepanjang 2020". years: how many years
    "back" (from today), "before" (from the year told last) or "later" go. plan: the years of a plan or a law, which
    are no period of a result.
    """

    first: int
    last: int
    kind: TimeKind
    start: str | None = None
    end: str | None = None
    strict: bool = False
    years: int = 0
    plan: bool = False


@cache
def _phrases() -> dict[str, Phrases]:
    return {key: Phrases({key: words}) for key, words in load_list("times").items()}


def _before(key: str, tokens: Sequence[Token], at: int, reach: int = 3) -> bool:
    """Whether a phrase of the list ends before a token, over small words only."""
    lists = _phrases()[key]
    for place in range(at - 1, max(-1, at - 1 - reach - 2), -1):
        hit = lists.match(tokens, place)
        if (
            hit is not None
            and hit.last <= at
            and all(token.norm in _SMALL or month_of(token) for token in tokens[hit.last : at])
        ):
            return True
    return False


def _date_at(tokens: Sequence[Token], at: int, published: date | None) -> Time | None:
    token = tokens[at]
    if (
        token.kind == "number"
        and at + 2 < len(tokens)
        and tokens[at + 1].norm in ("/", "-")
        and tokens[at + 2].kind == "number"
    ):
        full = at + 4 < len(tokens) and tokens[at + 3].norm == tokens[at + 1].norm and is_year(tokens[at + 4])
        if full:
            day, month = tokens[at].raw, tokens[at + 2].raw
            if tokens[at + 1].norm == "/" and _month_first(tokens, day, month, tokens[at + 4].raw):
                day, month = month, day
            return _day(at, at + 5, day, month, tokens[at + 4].raw)
        closed = at and tokens[at - 1].norm == "(" and at + 3 < len(tokens) and tokens[at + 3].norm == ")"
        if closed and published is not None and tokens[at + 1].norm == "/":
            return _day(at, at + 3, token.raw, tokens[at + 2].raw, str(published.year))
        return None
    if token.kind == "number" and token.raw.count(".") == 2:
        day, month, year = token.raw.split(".")
        return _day(at, at + 1, day, month, year) if len(year) == 4 else None
    if token.kind == "number" and at + 1 < len(tokens) and (month_name := month_of(tokens[at + 1])):
        if at + 2 < len(tokens) and is_year(tokens[at + 2]):
            return _day(at, at + 3, token.raw, month_name, tokens[at + 2].raw)
        if published is not None:
            return _day(at, at + 2, token.raw, month_name, str(published.year))
        return None
    follows = list(tokens[at + 1 : at + 4])
    named = token.kind == "word" and (token.capital or (bool(follows) and is_year(follows[0])))
    month_name = month_of(token) if named else None
    if month_name is None:
        return None
    if follows and is_year(follows[0]):
        return Time(at, at + 2, "month", f"{follows[0].raw}-{month_name}", f"{follows[0].raw}-{month_name}")
    if len(follows) == 3 and follows[0].kind == "number" and follows[1].norm == "," and is_year(follows[2]):
        return _day(at, at + 4, follows[0].raw, month_name, follows[2].raw)
    if len(follows) >= 2 and follows[0].kind == "number" and is_year(follows[1]):
        return _day(at, at + 3, follows[0].raw, month_name, follows[1].raw)
    if follows and published is not None and _is_day(tokens, at):
        last = at + 2 + (at + 2 < len(tokens) and tokens[at + 2].norm in ("st", "nd", "rd", "th"))
        return _recent_day(at, last, follows[0].raw, month_name, published)
    closed = not follows or follows[0].kind != "number"
    led = at > 0 and tokens[at - 1].norm in ("in", "last", "bulan", "pada", "during", "selama") and closed
    # "by November": one gone by, since a month to come is planned for.
    ended = at > 0 and tokens[at - 1].norm in _TO | {"by", "per"} and closed
    led = led or (ended and published is not None and int(month_name) <= published.month)
    if (led or (follows and follows[0].norm in ("lalu", "kemarin"))) and published is not None:
        month = f"{published.year - (int(month_name) > published.month)}-{month_name}"
        return Time(at, at + (1 if led else 2), "month", month, month)
    return None


def _month_of_this_year(tokens: Sequence[Token], at: int, published: date | None) -> Time | None:
    """ "March this year", "Oktober tahun lalu": a month of the year of the text, or of the one before."""
    month = month_of(tokens[at]) if tokens[at].kind == "word" and tokens[at].capital else None
    if month is None or published is None:
        return None
    for key, years in (("this_year", 0), ("last_year", 1)):
        hit = _phrases()[key].match(tokens, at + 1)
        if hit is not None and hit.last - hit.first > 1:
            told = f"{published.year - years}-{month}"
            return Time(at, hit.last, "month", told, told)
    return None


def _up_to_relative(tokens: Sequence[Token], time: Time, published: date | None) -> Time:
    """A year that a span begins with, where it ends with "last year" or this one: "from 2019 to the end of last
    year"."""
    if published is None or time.kind not in ("year", "since") or time.start is None:
        return time
    linked = False
    for place in range(time.last, min(time.last + _LONGEST_LINK, len(tokens))):
        for key, years in (("this_year", 0), ("last_year", 1)) if linked else ():
            hit = _phrases()[key].match(tokens, place)
            if hit is not None and hit.last - hit.first > 1:
                return replace(time, last=hit.last, kind="span", end=str(published.year - years))
        if tokens[place].norm not in _TO | _SMALL | _ENDS:
            break
        linked = linked or tokens[place].norm in _TO
    return time


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    """Whether the number behind a month is a day ("December 7"), and counts nothing ("in January 20 agencies")."""
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    digits = tokens[at + 1].kind == "number" and tokens[at + 1].raw.isdigit() and len(tokens[at + 1].raw) <= 2
    led = at > 0 and (tokens[at - 1].norm in ("on", "the", "of", "(", ",", "dated", "s") or is_weekday(tokens[at - 1]))
    return digits and (led or after is None or after.kind != "word") and not (after and after.norm in ("%", "/"))


def is_weekday(token: Token) -> bool:
    """Whether a word names a day of the week in English."""
    return token.norm.endswith("day") and len(token.norm) > len("today")


def _recent_day(first: int, last: int, day: str, month: str, published: date) -> Time | None:
    """A day without a year: the one of the year of the text, or of the year before where it is long to come."""
    found = _day(first, last, day, month, str(published.year))
    if found is not None and found.start and (date.fromisoformat(found.start) - published).days > _COMING:
        return _day(first, last, day, month, str(published.year - 1))
    return found


def _month_first(tokens: Sequence[Token], first: str, second: str, year: str) -> bool:
    """Whether 12/7/2021 has its month first: only so it is the day of a ceremony, or the sentence is English."""
    ceremonies = load_list("times")["ceremony"]
    as_day, as_month = (f"{year}-{month:0>2}-{day:0>2}" for day, month in ((first, second), (second, first)))
    if (as_day in ceremonies) != (as_month in ceremonies):
        return as_month in ceremonies
    norms = {token.norm for token in tokens}
    return len(norms & _ENGLISH) > 1 and not norms & _INDONESIAN


def _day(first: int, last: int, day: str, month: str, year: str) -> Time | None:
    """A date; day and month may be swapped, as in English texts."""
    if len(day) > 2 or len(month) > 2:
        return None
    for days, months in ((day, month), (month, day)):
        try:
            found = date(int(year), int(months), int(days)).isoformat()
        except ValueError:
            continue
        return Time(first, last, "date", found, found)
    return None


def _is_citation(tokens: Sequence[Token], at: int) -> bool:
    """Whether a year is that of a paper that is cited: "KASN (2021)", "(KASN, 2021)"."""
    if at < 2 or at + 1 >= len(tokens) or tokens[at + 1].norm not in (")", ":", ";"):
        return False
    before = tokens[at - 1].norm in ("(", ",") and tokens[at - 2].norm in words("small", "times_citers")
    return before and (tokens[at - 1].norm == "(" or (at > 2 and tokens[at - 3].norm in ("(", ";")))


def _year_at(tokens: Sequence[Token], at: int) -> Time:
    year, last = tokens[at].raw, at + 1
    plan = _before("plan", tokens, at) or _is_citation(tokens, at)
    place = last
    while (
        place < len(tokens)
        and place - last < 4
        and (tokens[place].norm in _TO or tokens[place].norm in _SMALL or month_of(tokens[place]))
    ):
        place += 1
    linked = any(token.norm in _TO for token in tokens[last:place])
    if linked and place < len(tokens) and is_year(tokens[place]):
        return Time(at, place + 1, "span", year, tokens[place].raw, plan=plan)
    first = at
    since = _before("since", tokens, at)
    if (
        since
        and last + 1 < len(tokens)
        and tokens[last].norm in ("dan", "and")
        and is_year(tokens[last + 1])
        and _before("between", tokens, at)
    ):
        return Time(at, last + 2, "span", year, tokens[last + 1].raw, plan=plan)
    # "between 2019 and the end of 2020"
    end = last + 1
    while end < len(tokens) and (tokens[end].norm in _SMALL or month_of(tokens[end])):
        end += 1
    joined = end < len(tokens) and tokens[last].norm in ("dan", "and") and is_year(tokens[end])
    if joined and tokens[at - 1].norm in ("between", "antara") and at:
        return Time(at, end + 1, "span", year, tokens[end].raw, plan=plan)
    strict = _is_alone(tokens, at, last)
    if since:
        return Time(first, last, "since", year, None, plan=plan)
    if _before("until", tokens, at) and not _does(tokens, at, last):
        half = {token.norm for token in tokens[max(0, at - 4) : at]}
        mid = half & {"semester", "half", "paruh"} and half & {"pertama", "i", "first"}
        return Time(first, last, "until", None, f"{year}-06" if mid else year, plan=plan)
    return Time(first, last, "year", year, year, strict=strict, plan=plan)


def _does(tokens: Sequence[Token], at: int, last: int) -> bool:
    """Whether what is named by a year is who did something, and no end: "covered by the 2019 mapping"."""
    named = last < len(tokens) and tokens[last].norm in _JUDGED
    return named and [token.norm for token in tokens[max(0, at - 2) : at]] == ["by", "the"]


def _is_alone(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a year is told to be meant alone: "2020 saja", "sepanjang 2020", "in that year alone"."""
    named = last
    while named < min(len(tokens), last + _ONLY) and tokens[named].norm in _JUDGED:
        # "the 2020 merit assessment alone"
        named += 1
    behind = (_phrases()["only"].match(tokens, place) for place in (last, last + 1, named))
    return any(hit is not None and hit.last <= named + _ONLY for hit in behind) or _before("throughout", tokens, first)


def find_times(tokens: Sequence[Token], published: date | None) -> list[Time]:
    """The times of a sentence in order. published: the day of the text, for dates without a year."""
    found: list[Time] = []
    at = 0
    while at < len(tokens):
        time = _month_of_this_year(tokens, at, published) or _date_at(tokens, at, published)
        if (that := _month_of_that_year(tokens, at, found)) is not None:
            found.append(that)
            at = that.last
            continue
        if time is not None and time.kind in ("date", "month") and _before("until", tokens, at):
            time = Time(time.first, time.last, "until", None, time.end[:7] if time.end else None)
        if time is None and is_year(tokens[at]) and not _glued(tokens, at):
            time = _up_to_relative(tokens, _year_at(tokens, at), published)
        if time is None:
            time = _relative(tokens, at)
        if time is None:
            at += 1
            continue
        found.append(time)
        at = time.last
    return found


def _month_of_that_year(tokens: Sequence[Token], at: int, before: Sequence[Time]) -> Time | None:
    """ "by December that year", "Desember tahun itu": a month of the year told before."""
    month = month_of(tokens[at]) if tokens[at].kind == "word" and tokens[at].capital else None
    year = next((time.start[:4] for time in reversed(before) if time.start), None)
    if month is None or year is None:
        return None
    for phrase in (
        ("that", "year"),
        ("of", "that", "year"),
        ("the", "same", "year"),
        ("tahun", "itu"),
        ("tahun", "yang", "sama"),
    ):
        if tuple(token.norm for token in tokens[at + 1 : at + 1 + len(phrase)]) == phrase:
            return Time(at, at + 1 + len(phrase), "month", f"{year}-{month}", f"{year}-{month}")
    return None


def _glued(tokens: Sequence[Token], at: int) -> bool:
    """The year of a law ("UU 5/2014"), or a number of things that looks like a year ("2020 pegawai")."""
    if at and tokens[at - 1].norm == "/" and not tokens[at].spaced and at > 1 and tokens[at - 2].kind == "number":
        return not is_year(tokens[at - 2])
    if at > 2 and tokens[at - 1].norm == "tahun" and tokens[at - 2].kind == "number":
        return tokens[at - 3].norm in ("nomor", "no", ".")
    return False


@cache
def _relative_words() -> Phrases:
    keys = ("now", "next_year", "this_year", "year_before", "last_year", "year_later", "that_year", "that_year_alone")
    return Phrases({key: load_list("times")[key] for key in keys})


def _relative(tokens: Sequence[Token], at: int) -> Time | None:
    counted = tokens[at].kind == "number" or is_number_word(tokens[at].norm)
    if not counted and not _relative_words().begins_with(tokens[at].norm):
        return None
    lists = _phrases()
    for kind, key in (("now", "now"), ("future", "next_year"), ("this", "this_year")):
        if (hit := lists[key].match(tokens, at)) is not None:
            return Time(hit.first, hit.last, kind)  # type: ignore[arg-type]
    for key, kind, years in (
        ("year_before", "before", 1),
        ("last_year", "back", 1),
        ("year_later", "later", 1),
        ("that_year_alone", "later", 0),
        ("that_year", "later", 0),
    ):
        if (hit := lists[key].match(tokens, at)) is not None:
            alone = not years and (key == "that_year_alone" or _is_alone(tokens, hit.first, hit.last))
            return Time(hit.first, hit.last, kind, strict=alone, years=years)  # type: ignore[arg-type]
    if (read := read_words(tokens, at)) is not None or (
        tokens[at].kind == "number" and tokens[at].raw.isdigit() and len(tokens[at].raw) == 1
    ):
        years, place = (int(read[0]), read[1]) if read is not None else (int(tokens[at].raw), at + 1)
        for key, kind in (("years_back", "back"), ("years_later", "later")):
            if years <= 9 and (hit := lists[key].match(tokens, place)) is not None:
                return Time(at, hit.last, kind, years=years)  # type: ignore[arg-type]
    return None
