"""Parts of a sentence between commas that only say more of a name: "Tangerang, an industrial city bordering the
capital, posted 366", "East Kalimantan, where the government plans to build a new capital, also …".

What is named in them owns nothing that is told behind them, and what is planned in them is no plan of the results.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from analytics.check.reading.agencies import Agency
from analytics.check.reading.categories import Category
from analytics.check.reading.phrases import words
from analytics.check.reading.tokens import Token

_RELATIVES = words("small", "asides_relatives")
_ARTICLES = words("small", "asides_articles")
_CONDITIONS = words("small", "asides_conditions")
_KINDS = {
    "city": "kota", "cities": "kota", "municipality": "kota", "kota": "kota", "regency": "kabupaten",
    "district": "kabupaten", "kabupaten": "kabupaten", "province": "provinsi", "provinsi": "provinsi",
}  # fmt: skip
_LONGEST, _TO_KIND = 26, 8  # tokens of an aside; from its start to the word of kind
_IN = frozenset({"in", "di"})
_LEAST = 100  # points, as of a total
_TO_FIGURE = 4  # tokens from a colon to the figure told of a place

Span = tuple[int, int]


def find_asides(tokens: Sequence[Token], agencies: Sequence[Agency]) -> list[Span]:
    """The asides of a sentence, each from its comma to the one that closes it; a condition that opens the sentence,
    too."""
    starts = {agency.first for agency in agencies}
    commas = [at for at, token in enumerate(tokens) if token.norm == ","]
    spans: list[Span] = []
    if commas and tokens[0].norm in _CONDITIONS and commas[0] <= _LONGEST:
        spans.append((0, commas[0]))
    for place, at in enumerate(commas[:-1]):
        norm = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        close = commas[place + 1]
        opens = norm in _RELATIVES or (norm in _ARTICLES and at + 1 not in starts)
        if opens and 1 < close - at <= _LONGEST and (not spans or at >= spans[-1][1]):
            spans.append((at, close))
    return spans


def in_closed_aside(spans: Sequence[Span], at: int, before: int) -> bool:
    """Whether a token stands in an aside that is closed before another token."""
    return any(first <= at < last <= before for first, last in spans)


def left_behind(spans: Sequence[Span], categories: Sequence[Category], at: int, before: int) -> bool:
    """Whether a token stands in a closed aside that tells of another category: "Kemnaker, yang pada 2020 berkategori
    baik, mendapat 331"."""
    return any(
        first <= at < last <= before and any(first <= one.first < last for one in categories) for first, last in spans
    )


def settle_asides(tokens: Sequence[Token], agencies: Sequence[Agency], spans: Sequence[Span]) -> list[Agency]:
    """The agencies: those in asides are places, and a name that several bear is of the kind that its aside tells."""
    settled = list(agencies)
    covered = {at for agency in agencies for at in range(agency.first, agency.last)}
    for first, last in spans:
        relative = next((at for at in range(first + 1, last) if tokens[at].norm in _RELATIVES), last)
        told = any(_is_total(tokens[at]) for at in range(first, last))
        lead = _lead(tokens, settled, first)
        if first == 0 or (told and relative == first + 1) or lead is None:
            continue
        end = relative if told else last
        for place, agency in enumerate(settled):
            if first < agency.first < end and agency.role == "owner":
                settled[place] = replace(agency, role="place")
        kind = next(
            (
                _KINDS[tokens[at].norm]
                for at in range(first + 1, min(end, first + _TO_KIND))
                if tokens[at].norm in _KINDS and at not in covered
            ),
            None,
        )
        name = settled[lead]
        ids = tuple(one for one in name.ids if one.split("-", 1)[0] == kind)
        if len(name.ids) > 1 and len(ids) == 1 and tokens[first + 1].norm in _ARTICLES and kind is not None:
            settled[lead] = replace(name, ids=ids, types=frozenset({kind}), how="agency_by_kind")
    owners = [agency for agency in settled if agency.role == "owner"]
    if owners:
        return [
            replace(agency, role="place") if agency in owners[1:] and _is_from(tokens, agency) else agency
            for agency in settled
        ]
    return [_of_colon(tokens, agency) for agency in settled]


def _lead(tokens: Sequence[Token], agencies: Sequence[Agency], comma: int) -> int | None:
    """The agency right before a comma, or before the place in which it is: "Tangerang in Banten, a city of …"."""
    for place, agency in enumerate(agencies):
        if agency.last != comma:
            continue
        before = agencies[place - 1] if place else None
        inside = agency.first > 0 and tokens[agency.first - 1].norm in _IN
        return place - 1 if inside and before is not None and before.last == agency.first - 1 else place
    return None


def _is_total(token: Token) -> bool:
    whole = token.raw.replace(",", ".").split(".")[0]
    return token.kind == "number" and whole.isdigit() and _LEAST <= int(whole) < _LEAST * 5


def _is_from(tokens: Sequence[Token], agency: Agency) -> bool:
    """Whether a bare name is only from where something was brought, before the day: "membawa pulang anugerah dari
    Surabaya, Selasa (7/12/2021)"."""
    led = agency.types is None and agency.first > 0 and tokens[agency.first - 1].norm in ("dari", "from")
    behind = [token.norm for token in tokens[agency.last : agency.last + 2]]
    return led and behind[:1] in ([","], ["on"], ["pada"]) and behind[-1] in words("small", "asides_days")


def _of_colon(tokens: Sequence[Token], agency: Agency) -> Agency:
    """A place is what is told of where a colon and a figure follow: "… di Kabupaten Sukoharjo: dari 65,5 …"."""
    colon = agency.role == "place" and agency.last < len(tokens) and tokens[agency.last].norm == ":"
    near = tokens[agency.last : agency.last + _TO_FIGURE]
    return replace(agency, role="owner") if colon and any(token.kind == "number" for token in near) else agency
