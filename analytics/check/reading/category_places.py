"""Places where a bare word is a category: in a cell or brackets, behind a name, as what was in a year, and the like."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from analytics.check.reading.category_words import is_shared
from analytics.check.reading.masks import is_year, month_of
from analytics.check.reading.phrases import Hit, phrases, words
from analytics.check.reading.tokens import Token

_JUDGINGS = frozenset({"penilaian", "pemetaan", "evaluasi", "anugerah", "rapor"})
_AGAIN = frozenset({"lagi", "juga", "kembali", "again", "too", "pun", "tetap"})
_MEANS = frozenset({"alias", "atau", "or", "juga", "also"})
_STILL = frozenset({"masih", "juga", "pun", "tetap", "hanya", "cuma", "sudah", "baru"})
_SHARES = words("small", "category_shares") | {"juga", "also"}
_WITH = frozenset(
    {",", "dengan", "with", "nilai", "skor", "poin", "nilainya", "skornya", "a", "score", "of", "at", "on"}
)
_TO_TOTAL = 4  # tokens from a category to the total behind it
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


def is_told_of_total(tokens: Sequence[Token], hit: Hit, named: Collection[int]) -> bool:
    """Whether it says what a total before it means, or one behind it: "163,5 alias buruk", "342 juga baik.", "216,5 in
    2018 and 227,5 in 2019, both insufficient.", "Kabupaten Bandung juga baik, 318,5"."""
    last, at = _past_too(tokens, hit.last), hit.first - 1
    while at > 0 and tokens[at].norm in _STILL and tokens[at - 1].norm in (*_STILL, "hasilnya"):
        at -= 1
    if at >= 0 and tokens[at].norm == "hasilnya":
        # "Pada 2021 pun hasilnya kurang."
        return ends_sentence(tokens, last) and any(is_year(token) for token in tokens[:at])
    at = hit.first - 1
    word = tokens[at].norm if at > 0 else ""
    ends = last >= len(tokens) or tokens[last].norm in (".", ",", ";", ")", "!", '"')
    if ends and word in ("is", "was") and tokens[at - 1].norm in ("which", "that"):
        # "put the city at 341.5 points, which is very good."
        start = at - 2 - (tokens[at - 2].norm == ",")
        return tokens[start - (tokens[start].norm in ("points", "point"))].kind == "number"
    if not ends or word not in _MEANS | _SHARES:
        return False
    if word in _SHARES and word not in _AGAIN:
        return any(token.kind == "number" for token in tokens[:at])
    before = at - 1 - (tokens[at - 1].norm in (",", "poin", "points", "point"))
    if word in _AGAIN and at in named:
        return leads_to_total(tokens, last)
    # "325 atau kurang" is a bound.
    return tokens[before].kind == "number" and (word not in ("atau", "or") or hit.id != "kurang")


def leads_to_time(tokens: Sequence[Token], at: int) -> bool:
    """Whether a year or a day stands right behind a category that ends at a token: "rated good on Jan. 28, 2021, and
    very good on Dec. 7, 2021"."""
    if at + 1 >= len(tokens) or tokens[at].norm not in ("pada", "on", "in", "untuk", "for"):
        return False
    named = any(month_of(token) is not None for token in tokens[at + 1 : at + 3])
    return named or any(is_year(token) for token in tokens[at + 1 : at + 3])


def leads_to_total(tokens: Sequence[Token], at: int) -> bool:
    """Whether a total stands right behind a category that ends at a token: "kurang dengan 325,5", "baik, 318,5"."""
    norms = [token.norm for token in tokens[at : at + _TO_TOTAL]]
    number = next((place for place, token in enumerate(tokens[at : at + _TO_TOTAL]) if token.kind == "number"), None)
    return bool(number) and all(norm in _WITH for norm in norms[:number])


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
