"""The categories that a sentence names, told from plain words ("lebih baik", "kurang lebih", "baik … maupun …")."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from analytics.check.reading.category_places import (
    ends_sentence,
    follows_name,
    is_bracketed,
    is_celled,
    is_graded,
    is_of_agencies,
    is_told_of_total,
    is_turned,
    leads_count,
    leads_to_time,
    leads_to_total,
    was_once,
)
from analytics.check.reading.category_words import ORDER, find_candidates
from analytics.check.reading.english_categories import is_told_english
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
_WORDS = (["baik"], ["kurang"], ["buruk"], ["sangat", "baik"])
_BANDS = {"buruk": (0, 175), "kurang": (175, 250), "baik": (250, 325), "sangat_baik": (325, 411)}
_BETWEEN = words("small", "categories_between")
_INTO = words("small", "categories_into")
_TO_COUNT = words("small", "categories_to_count")
_STATES = words("small", "categories_states")
_RARE = ("sangat_baik", "kurang")  # those whose English words are seldom plain ones
_LEAST_LISTED = 3  # categories named together
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
    # "24 government agencies very good"
    ends |= {figure.scope.last for figure in figures if figure.scope is not None and figure.scope.first >= figure.last}
    starts = {figure.first: figure.last for figure in figures}
    letters = [
        token for token in tokens if token.kind == "word" and token.norm not in ("sangat", "baik", "kurang", "buruk")
    ]
    titled = len(letters) > 2 and sum(token.capital for token in letters) >= 0.7 * len(letters)
    found = find_candidates(tokens, ends)
    if any(_says(tokens, hit) == ["very", "poor"] for hit, _ in found):
        # Where the lowest is called very poor, poor is the one above it.
        found = [
            (replace(hit, id="kurang"), headed) if _says(tokens, hit) == ["poor"] else (hit, headed)
            for hit, headed in found
        ]
    # "rated good from 250 points and very good from 325": one with a head makes its neighbours categories.
    together = len({hit.id for hit, _ in found} & set(ORDER)) >= _LEAST_LISTED
    listed = any(headed for _, headed in found)
    # "had reached good or very good": what is joined to another category is no plain word.
    joined = {one.last for (one, _), (other, _) in itertools.pairwise(found) if _adjoin(tokens, one, other)}
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
                    or (english and (together or (listed and hit.id in _RARE) or is_told_english(tokens, hit, named)))
                    or follows_name(tokens, hit, named)
                    or (listed and hit.first in named and ends_sentence(tokens, hit.last))
                    or leads_count(tokens, hit, starts)
                    or (
                        tokens[hit.last].norm in _GIVEN and _gained(tokens, hit.first)
                        if hit.last < len(tokens)
                        else False
                    )
                    or _quoted(tokens, hit.first, hit.last)
                    or _counted(tokens, hit.first, hit.last, ends, starts)
                    or is_celled(tokens, hit.first, hit.last)
                    or hit.first in dated
                    or was_once(tokens, hit)
                    or (hit.id == "sangat_baik" and english and phrases("scopes").match(tokens, hit.last) is not None)
                    or (tokens[hit.last].norm == "merit" if hit.last < len(tokens) else False)
                    or is_bracketed(tokens, hit.first, hit.last)
                    or is_told_of_total(tokens, hit, named)
                    or (listed and leads_to_time(tokens, hit.last))
                    or (_gained(tokens, hit.first) and leads_to_total(tokens, hit.last))
                    or (hit.first - 1 in dated and tokens[hit.first - 1].norm in _STATES)
                    or (hit.id in ("sangat_baik", "buruk") and is_of_agencies(tokens, hit.first))
                    or is_graded(tokens, hit.first)
                    or ((hit.id == "sangat_baik" or hit.last in joined) and _gained(tokens, hit.first))
                    or (into and hit.id != "baik" and is_turned(tokens, hit))
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
