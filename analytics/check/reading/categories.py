"""The categories that a sentence names, told from plain words ("lebih baik", "kurang lebih", "baik … maupun …")."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from analytics.check.reading.category_words import find_candidates, is_shared
from analytics.check.reading.figures import Figure
from analytics.check.reading.language import is_english
from analytics.check.reading.masks import is_year
from analytics.check.reading.phrases import Hit, phrases, words
from analytics.check.reading.tokens import Token

_PAIRS = {
    frozenset({"baik", "sangat_baik"}): "at_least_baik",
    frozenset({"buruk", "kurang"}): "below_baik",
}
_GIVEN = ("oleh", "dari", "by", "from")
_JUDGINGS = frozenset({"penilaian", "pemetaan", "evaluasi", "anugerah", "rapor"})
_WORDS = (["baik"], ["kurang"], ["buruk"], ["sangat", "baik"])
_BANDS = {"buruk": (0, 175), "kurang": (175, 250), "baik": (250, 325), "sangat_baik": (325, 411)}
_BETWEEN = words("small", "categories_between")
_INTO = words("small", "categories_into")
_TO_COUNT = words("small", "categories_to_count")
_ONCE = words("small", "categories_once")
_STATES = words("small", "categories_states")
_NOUN = 4  # words that a noun for agencies has at most
_JOINS = words("small", "categories_joins")


@dataclass(frozen=True, slots=True)
class Category:
    """A category at tokens first to last; id is one of the release or of its groups, or "outside" for a word that is no
    category of the instrument. parts: the single categories, in the order of the text. headed: "kategori" or the like
    stands before it.
    """

    first: int
    last: int
    id: str
    parts: tuple[str, ...]
    headed: bool


def _quoted(tokens: Sequence[Token], first: int, last: int) -> bool:
    marks = ('"', "'")
    return first > 0 and last < len(tokens) and tokens[first - 1].norm in marks and tokens[last].norm in marks


def _counted(tokens: Sequence[Token], first: int, last: int, ends: set[int], starts: Mapping[int, int]) -> bool:
    """Whether it belongs to a count: "24 instansi sangat baik", "57 lainnya baik", "baik 40 instansi"."""
    place = first
    while place > 0 and first - place < 8:
        if place in ends:
            return True
        if (noun := _noun_before(tokens, place)) is not None:
            # "rated 13 ministries very good"
            place = noun.first
            continue
        if tokens[place - 1].norm not in _BETWEEN and tokens[place - 1].kind != "number":
            break
        place -= 1
    after = last
    while after < len(tokens) and (tokens[after].norm in _TO_COUNT or is_year(tokens[after])):
        after += 1
    if after not in starts:
        return False
    end = starts[after]
    behind = tokens[end].norm if end < len(tokens) else ""
    return after > last or phrases("scopes").match(tokens, end) is not None or behind in (",", ".", ";", "dan", "")


def _noun_before(tokens: Sequence[Token], at: int) -> Hit | None:
    """The noun for agencies that ends right before a token."""
    hits = (phrases("scopes").match(tokens, first) for first in range(max(0, at - _NOUN), at))
    return next((hit for hit in hits if hit is not None and hit.last == at), None)


def _either_or(tokens: Sequence[Token], at: int) -> bool:
    """ "baik pusat maupun daerah"."""
    return tokens[at].norm == "baik" and any(token.norm == "maupun" for token in tokens[at + 1 : at + 14])


def find_categories(
    tokens: Sequence[Token], figures: Sequence[Figure], dated: Collection[int] = (), named: Collection[int] = ()
) -> list[Category]:
    """The categories of a sentence in order. figures: those of the same sentence, which may count the categories.

    dated: the tokens behind its times, where a bare category is one ("tahun lalu kurang, tahun ini baik").
    named: the tokens behind its agencies, where one that ends its clause is one ("Kemnaker, baik.").
    """
    ends = {figure.last for figure in figures}
    starts = {figure.first: figure.last for figure in figures}
    letters = [
        token for token in tokens if token.kind == "word" and token.norm not in ("sangat", "baik", "kurang", "buruk")
    ]
    titled = len(letters) > 2 and sum(token.capital for token in letters) >= 0.7 * len(letters)
    found = find_candidates(tokens)
    if any(_says(tokens, hit) == ["very", "poor"] for hit, _ in found):
        # Where the lowest is called very poor, poor is the one above it.
        found = [
            (replace(hit, id="kurang"), headed) if _says(tokens, hit) == ["poor"] else (hit, headed)
            for hit, headed in found
        ]
    sure: list[bool] = []
    english = is_english(tokens)
    for hit, headed in found:
        capital = (
            tokens[hit.first].capital and hit.first > 0 and not titled and tokens[hit.first - 1].norm not in ('"', ".")
        )
        into = tokens[hit.first - 1].norm in _INTO if hit.first else False
        sure.append(
            headed
            or (
                not _either_or(tokens, hit.first)
                and (
                    capital
                    or (english and _says(tokens, hit) in _WORDS)
                    or _follows_name(tokens, hit, named)
                    or _leads_count(tokens, hit, starts)
                    or (
                        tokens[hit.last].norm in _GIVEN and _gained(tokens, hit.first)
                        if hit.last < len(tokens)
                        else False
                    )
                    or _quoted(tokens, hit.first, hit.last)
                    or _counted(tokens, hit.first, hit.last, ends, starts)
                    or _celled(tokens, hit.first, hit.last)
                    or hit.first in dated
                    or _was(tokens, hit)
                    or (hit.id == "sangat_baik" and english and phrases("scopes").match(tokens, hit.last) is not None)
                    or (tokens[hit.last].norm == "merit" if hit.last < len(tokens) else False)
                    or _bracketed(tokens, hit.first, hit.last)
                    or (hit.first - 1 in dated and tokens[hit.first - 1].norm in _STATES)
                    or (hit.id in ("sangat_baik", "buruk") and _of_agencies(tokens, hit.first))
                    or _graded(tokens, hit.first)
                    or (hit.id == "sangat_baik" and _gained(tokens, hit.first))
                    or (into and hit.id != "baik" and _turned(tokens, hit))
                )
            )
        )
    for _ in range(2):
        for place in range(len(found)):
            if sure[place] or _either_or(tokens, found[place][0].first):
                continue
            for beside in (place - 1, place + 1):
                if (
                    0 <= beside < len(found)
                    and sure[beside]
                    and _adjoin(tokens, found[min(place, beside)][0], found[max(place, beside)][0])
                ):
                    sure[place] = True
    kept = [
        Category(hit.first, hit.last, hit.id, (hit.id,), headed)
        for (hit, headed), ok in zip(found, sure, strict=True)
        if ok
    ]
    return _merge(tokens, kept, ends, starts)


def _says(tokens: Sequence[Token], hit: Hit) -> list[str]:
    return [token.norm for token in tokens[hit.first : hit.last]]


def _follows_name(tokens: Sequence[Token], hit: Hit, named: Collection[int]) -> bool:
    """Whether nothing but a comma parts it from the agency before, and nothing follows: "Kemnaker, baik."; or a list
    shares it: "sama-sama baik"."""
    ends = hit.last >= len(tokens) or tokens[hit.last].norm in (".", ";", "!")
    if is_shared(tokens, hit.first) and (ends or tokens[hit.last].norm in ("untuk", "di", "pada", "dalam", ",")):
        return True
    if hit.last < len(tokens) and tokens[hit.last].norm in ("di", "dalam", "pada", "pas"):
        # "masih kurang di penilaian sistem merit 2021"
        assessed = any(token.norm in _JUDGINGS for token in tokens[hit.last + 1 : hit.last + 3])
        return assessed and hit.first > 0 and tokens[hit.first - 1].norm in ("masih", "tetap", "sudah", "cuma", "baru")
    if hit.first in named and hit.last + 1 < len(tokens) and tokens[hit.last].norm == ",":
        # "Bali baik, nilainya dua ratus enam puluh."
        return tokens[hit.last + 1].norm in ("nilainya", "angkanya", "skornya", "poinnya")
    return ends and hit.first - 1 in named and tokens[hit.first - 1].norm in (",", ":", "–", "=")


def _leads_count(tokens: Sequence[Token], hit: Hit, starts: Mapping[int, int]) -> bool:
    """Whether it opens a clause that goes on with a count: "Yang baik, lima puluh tujuh."."""
    opens = hit.first > 0 and tokens[hit.first - 1].norm == "yang"
    opens = opens and (hit.first == 1 or tokens[hit.first - 2].norm in (",", ":", ";", "dan"))
    return opens and hit.last + 1 in starts and tokens[hit.last].norm in (",", ":", "ada")


def _graded(tokens: Sequence[Token], at: int) -> bool:
    """ "BB atau sangat baik": a grade of another scale and its meaning."""
    return (
        at > 1
        and tokens[at - 1].norm in ("atau", "(", "/", "or")
        and tokens[at - 2].raw in ("A", "AA", "BB", "B", "CC", "C")
    )


def _celled(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it fills a cell, or stands alone behind a year or a dash."""
    inside = first > 1 and tokens[first - 1].norm == "(" and last < len(tokens) and tokens[last].norm in (")", ",", ";")
    if inside and (tokens[first - 2].kind == "number" or tokens[first - 2].norm in ("poin", "points", "point")):
        return True
    while last < len(tokens) and tokens[last].norm in ("lagi", "juga", "kembali", "again", "too", "pun", "tetap"):
        last += 1
    ends = last >= len(tokens) or tokens[last].norm in ("|", ";", ",", "(", "/", "–", "[", ".", "dan", "and")
    return ends and first > 0 and (tokens[first - 1].norm in ("|", "–", "=") or is_year(tokens[first - 1]))


def _was(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether it is told as what was in a year: "setelah kurang pada 2022"."""
    at = hit.last + 1
    at += at < len(tokens) and tokens[at].norm in ("tahun", "year")
    dated = at < len(tokens) and is_year(tokens[at]) and tokens[hit.last].norm in ("pada", "di", "in")
    return dated and hit.first > 0 and tokens[hit.first - 1].norm in _ONCE


def _bracketed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it fills brackets by itself: "yang jelek (buruk) 72"."""
    return first > 0 and last < len(tokens) and tokens[first - 1].norm == "(" and tokens[last].norm == ")"


def _of_agencies(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun for agencies has the category: "berapa instansi yang sangat baik"."""
    if at < 2 or tokens[at - 1].norm not in ("yang", "rated", "graded"):
        return False
    return any((hit := phrases("scopes").match(tokens, place)) and hit.last == at - 1 for place in (at - 2, at - 3))


def _turned(tokens: Sequence[Token], hit: Hit) -> bool:
    """ "dari kurang menjadi baik": both ends of a change."""
    return any(token.norm in ("menjadi", "jadi", "to") for token in tokens[hit.last : hit.last + 4]) or tokens[
        hit.first - 1
    ].norm in ("menjadi", "jadi", "to", "ke")


def _gained(tokens: Sequence[Token], at: int) -> bool:
    hit = phrases("cues").match(tokens, at - 1) if at else None
    return hit is not None and hit.id in ("gain", "score") and hit.last == at


def _adjoin(tokens: Sequence[Token], one: Hit, other: Hit) -> bool:
    between = [token.norm for token in tokens[one.last : other.first]]
    return (
        0 < len(between) <= 4
        and between[0] in (*_JOINS, '"', "menjadi", "to")
        and all(norm in _JOINS or norm in ('"', "'", "menjadi", "to", "kategori", "predikat") for norm in between)
    )


def _merge(tokens: Sequence[Token], kept: list[Category], ends: set[int], starts: Mapping[int, int]) -> list[Category]:
    """One category for "III (Baik)" and "level tiga atau kategori baik"; one group for "baik dan sangat baik"."""
    merged: list[Category] = []
    for category in kept:
        before = merged[-1] if merged else None
        if before is None:
            merged.append(category)
            continue
        between = [token.norm for token in tokens[before.last : category.first]]
        same = (
            before.id == category.id
            and len(between) <= 3
            and all(
                norm in ("(", "atau", "or", "/", ",", '"', "'", "alias", "setara")
                or norm in words("category_heads", "head")
                for norm in between
            )
        )
        if same and between:
            last = category.last
            if "(" in between and last < len(tokens) and tokens[last].norm == ")":
                last += 1
            merged[-1] = replace(before, last=last, headed=True)
            continue
        group = _PAIRS.get(frozenset({before.id, category.id}))
        joined = (
            0 < len(between) <= 4
            and between[0] in (*_JOINS, '"')
            and all(norm in _JOINS or norm in ('"', "'") or norm in words("category_heads", "head") for norm in between)
        )
        outer = category.last in starts and _counts_agencies(tokens, starts[category.last]) and before.first in ends
        if group and joined and not outer:
            merged[-1] = Category(before.first, category.last, group, (*before.parts, *category.parts), before.headed)
            continue
        merged.append(category)
    return merged


def _counts_agencies(tokens: Sequence[Token], at: int) -> bool:
    return phrases("scopes").match(tokens, at) is not None


def in_band(value: Decimal, category: str | None) -> bool:
    """Whether a total lies between the limits of a category."""
    low, high = _BANDS.get(category or "", (1, 0))
    return low <= value < high
