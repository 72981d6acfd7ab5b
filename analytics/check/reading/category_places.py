"""Places where a bare word is a category: in a cell or brackets, behind a name, as what was in a year, and the like."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from analytics.check.reading.category_words import is_shared
from analytics.check.reading.masks import is_year
from analytics.check.reading.phrases import Hit, phrases, words
from analytics.check.reading.tokens import Token

_JUDGINGS = frozenset({"penilaian", "pemetaan", "evaluasi", "anugerah", "rapor"})
_AGAIN = frozenset({"lagi", "juga", "kembali", "again", "too", "pun", "tetap"})
_ONCE = words("small", "categories_once")


def ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether a sentence or its part ends at a token: "… sangat baik, sedangkan Kota Payakumbuh baik."."""
    return at >= len(tokens) or tokens[at].norm in (".", ";")


def follows_name(tokens: Sequence[Token], hit: Hit, named: Collection[int]) -> bool:
    """Whether nothing but a comma parts it from the agency before, and nothing follows: "Kemnaker, baik."; or a list
    shares it: "sama-sama baik"."""
    last = _past_too(tokens, hit.last)
    ends = last >= len(tokens) or tokens[last].norm in (".", ";", "!")
    if hit.id == "sangat_baik" and ends and hit.first in named:
        # "…, sedangkan LAN dan Kementerian Sosial sangat baik."
        return True
    if last > hit.last and ends and hit.first in named:
        # "A was rated very good and B very good as well."
        return True
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


def _past_too(tokens: Sequence[Token], at: int) -> int:
    """The token behind words that say the same of one more: "juga", "as well"."""
    while at < len(tokens) and (tokens[at].norm in _AGAIN or _is_as_well(tokens, at)):
        at += 1
    return at


def _is_as_well(tokens: Sequence[Token], at: int) -> bool:
    return "as well" in (
        " ".join(token.norm for token in tokens[at : at + 2]), " ".join(token.norm for token in tokens[at - 1 : at + 1])
    )  # fmt: skip


def leads_count(tokens: Sequence[Token], hit: Hit, starts: Mapping[int, int]) -> bool:
    """Whether it opens a clause that goes on with a count: "Yang baik, lima puluh tujuh."."""
    opens = hit.first > 0 and tokens[hit.first - 1].norm == "yang"
    opens = opens and (hit.first == 1 or tokens[hit.first - 2].norm in (",", ":", ";", "dan"))
    return opens and hit.last + 1 in starts and tokens[hit.last].norm in (",", ":", "ada")


def is_graded(tokens: Sequence[Token], at: int) -> bool:
    """ "BB atau sangat baik": a grade of another scale and its meaning."""
    return (
        at > 1
        and tokens[at - 1].norm in ("atau", "(", "/", "or")
        and tokens[at - 2].raw in ("A", "AA", "BB", "B", "CC", "C")
    )


def is_celled(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it fills a cell, or stands alone behind a year or a dash."""
    inside = first > 1 and tokens[first - 1].norm == "(" and last < len(tokens) and tokens[last].norm in (")", ",", ";")
    if inside and (tokens[first - 2].kind == "number" or tokens[first - 2].norm in ("poin", "points", "point")):
        return True
    last = _past_too(tokens, last)
    ends = last >= len(tokens) or tokens[last].norm in ("|", ";", ",", "(", "/", "–", "[", ".", "dan", "and")
    return ends and first > 0 and (tokens[first - 1].norm in ("|", "–", "=") or is_year(tokens[first - 1]))


def was_once(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether it is told as what was in a year: "setelah kurang pada 2022"."""
    at = hit.last + 1
    at += at < len(tokens) and tokens[at].norm in ("tahun", "year")
    dated = at < len(tokens) and is_year(tokens[at]) and tokens[hit.last].norm in ("pada", "di", "in")
    return dated and hit.first > 0 and tokens[hit.first - 1].norm in _ONCE


def is_bracketed(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether it fills brackets by itself: "yang jelek (buruk) 72"."""
    return first > 0 and last < len(tokens) and tokens[first - 1].norm == "(" and tokens[last].norm == ")"


def is_of_agencies(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun for agencies has the category: "berapa instansi yang sangat baik"."""
    if at < 2 or tokens[at - 1].norm not in ("yang", "rated", "graded"):
        return False
    return any((hit := phrases("scopes").match(tokens, place)) and hit.last == at - 1 for place in (at - 2, at - 3))


def is_turned(tokens: Sequence[Token], hit: Hit) -> bool:
    """ "dari kurang menjadi baik": both ends of a change."""
    return any(token.norm in ("menjadi", "jadi", "to") for token in tokens[hit.last : hit.last + 4]) or tokens[
        hit.first - 1
    ].norm in ("menjadi", "jadi", "to", "ke")
