"""The figures of a sentence: value, form, how exact, and the noun that they count; what is no figure is masked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from analytics.check.model import Bound
from analytics.check.reading.nouns import begins_time, heads_category, is_of_people, scope_before, scope_near
from analytics.check.reading.numbers import read_digits, read_ordinal, read_words
from analytics.check.reading.phrases import Hit, phrases, words
from analytics.check.reading.ranks import follows_name, is_headed, is_numbered, is_placed, leads_verb
from analytics.check.reading.spelled import is_told_in_words
from analytics.check.reading.tokens import Token

Form = Literal["plain", "percent", "ordinal"]
_AFTER_TOTAL = words("small", "figures_after_total")
_OF_THEM = ([",", "of"], [",", "dari"])  # "nearly half, 47.3 percent, of the agencies"
_EITHER = (["atau"], ["or"], ["-"], ["–"], ["hingga"], ["sampai"], ["to"])
_WHOLE = 100  # percent
_NEXT_SHARE = frozenset({"percent", "%", ",", ";", "and", "but", "while", "with"})
_ENDS_SHARE = frozenset({",", ".", ";", "and", "but", "while", ")"})
_LEAST_TOTAL, _MOST_TOTAL = 100, 410


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure at tokens first to last. unit: the noun that it counts by the list of units, None where none is near.

    scope: the group of agencies that it counts by the noun behind it. spelled: in words, without a digit.
    broken: digits with a space between them ("1 84"), whose value is a guess.
    """

    first: int
    last: int
    value: Decimal
    form: Form = "plain"
    bound: Bound = "exact"
    unit: str | None = None
    broken: bool = False
    scope: Hit | None = None
    spelled: bool = False

    @property
    def half(self) -> bool:
        """Whether it has decimals, as scores often have and counts never."""
        return self.value != self.value.to_integral_value()

    @property
    def noun_end(self) -> int:
        """Where it ends together with the noun behind it."""
        return self.scope.last if self.scope is not None and self.scope.first >= self.last else self.last


def find_figures(tokens: Sequence[Token], scopes: Sequence[Hit], masked: set[int]) -> list[Figure]:
    """All figures of a sentence in order. masked: tokens that were taken for something else."""
    scope_at = {hit.first: hit for hit in scopes}
    figures: list[Figure] = []
    at = 0
    while at < len(tokens):
        figure = None if at in masked else _read_figure(tokens, at, masked)
        if figure is None:
            at += 1
            continue
        figure = _with_noun(tokens, _with_bound(tokens, figure), scope_at)
        at = figure.last
        if figure.spelled and not is_told_in_words(tokens, figure):
            continue
        figures.append(figure)
    return _sharing_percent(tokens, _sharing_nouns(tokens, figures), scopes)


def _sharing_percent(tokens: Sequence[Token], figures: Sequence[Figure], scopes: Sequence[Hit]) -> list[Figure]:
    """The figures, where those behind a share go on with shares of other groups: "LPNK stood at 80 percent, provinces
    at 49 and regencies and cities at 15"."""
    shared = list(figures)
    for place in range(1, len(shared)):
        before, figure = shared[place - 1], shared[place]
        bare = figure.form == "plain" and figure.unit is None and figure.scope is None and not figure.spelled
        if before.unit != "percent" or not bare or figure.value > _WHOLE or tokens[figure.first - 1].norm != "at":
            continue
        noun = next((hit for hit in scopes if hit.last == figure.first - 1 and hit.first >= before.last), None)
        closes = figure.last >= len(tokens) or tokens[figure.last].norm in _ENDS_SHARE
        if noun is not None and closes and all(token.norm in _NEXT_SHARE for token in tokens[before.last : noun.first]):
            shared[place] = replace(figure, form="percent", unit="percent", scope=noun)
    return shared


def _sharing_nouns(tokens: Sequence[Token], figures: Sequence[Figure]) -> list[Figure]:
    """The figures, where the first of two numbers told for one thing has the noun of the second: "585 atau 587
    instansi", "34-35 kementerian"."""
    shared = list(figures)
    for place in range(len(shared) - 2, -1, -1):
        figure, follow = shared[place], shared[place + 1]
        gap = [token.norm for token in tokens[figure.last : follow.first]]
        bare = figure.scope is None and figure.unit is None and figure.form == follow.form == "plain"
        if bare and follow.scope is not None and follow.scope.first >= follow.last and gap in _EITHER:
            shared[place] = replace(figure, scope=follow.scope)
    return shared


def _read_figure(tokens: Sequence[Token], at: int, masked: set[int]) -> Figure | None:
    token = tokens[at]
    if token.kind == "number":
        value = read_digits(token.raw)
        if value is None:
            return None
        if (hole := _with_hole(tokens, at)) is not None:
            return hole
        pieces = _pieces(tokens, at, masked)
        if len(pieces) > 1:
            # Digits that fell apart, or numbers that ran together: nobody can say which.
            joined = read_digits("".join(token.raw for token in pieces))
            return None if joined is None else Figure(at, at + len(pieces), joined, broken=True)
        value, last = _join_decimal(tokens, at, value, masked)
        figure = Figure(at, last, value)
        if last + 1 < len(tokens) and tokens[last].norm == "-" and tokens[last + 1].norm == "an":
            return replace(figure, last=last + 2, bound="about")
        return _ranked(tokens, _doubled(tokens, figure))
    if token.kind != "word":
        return None
    if token.norm == "ke" and at + 2 < len(tokens) and tokens[at + 1].norm == "-" and tokens[at + 2].kind == "number":
        value = read_digits(tokens[at + 2].raw)
        return None if value is None else Figure(at, at + 3, value, form="ordinal")
    if (place := read_ordinal(token)) is not None:
        # "Yang pertama Sulsel": before a name only; "yang pertama kali" is no rank.
        follows = tokens[at + 1] if at + 1 < len(tokens) else None
        first = at > 0 and tokens[at - 1].norm == "yang" and follows is not None and follows.capital
        before = tokens[at - 2] if at > 1 and tokens[at - 1].norm in (",", "dan", "and", "serta") else None
        goes_on = before is not None and read_ordinal(before) is not None and is_headed(tokens, at - 2)
        goes_on = goes_on or follows_name(tokens, at, masked)
        if first or goes_on or is_headed(tokens, at) or is_placed(tokens, at, masked) or leads_verb(tokens, at):
            return Figure(at, at + 1, Decimal(place), form="ordinal", spelled=True)
        return None
    if (found := read_words(tokens, at)) is not None:
        value, last, rough = found
        figure = Figure(at, last, value, bound="about" if rough else "exact", spelled=True)
        return _ranked(tokens, _doubled(tokens, figure))
    return None


def _with_hole(tokens: Sequence[Token], at: int) -> Figure | None:
    """A number with a digit that nobody could read: "3?1,5"; its value is a guess."""
    if at + 2 >= len(tokens) or tokens[at + 1].norm not in ("?", "*", "_") or tokens[at + 2].kind != "number":
        return None
    if tokens[at + 1].spaced or tokens[at + 2].spaced:
        return None
    guess = read_digits(tokens[at].raw + "0" + tokens[at + 2].raw)
    return None if guess is None else Figure(at, at + 3, guess, broken=True)


def _pieces(tokens: Sequence[Token], at: int, masked: set[int]) -> Sequence[Token]:
    """Whole numbers with nothing but spaces between them."""
    last = at
    while last < len(tokens) and last not in masked and tokens[last].kind == "number" and tokens[last].raw.isdigit():
        last += 1
    return tokens[at:last]


def _join_decimal(tokens: Sequence[Token], at: int, value: Decimal, masked: set[int]) -> tuple[Decimal, int]:
    """ "34, 2 persen" and "301 ,5": a space that slipped into a number."""
    if at + 2 >= len(tokens) or tokens[at + 1].norm != "," or tokens[at + 2].kind != "number" or at + 2 in masked:
        return value, at + 1
    rest = tokens[at + 2]
    slipped = len(rest.raw) == 1 and tokens[at].raw.isdigit() and rest.raw.isdigit()
    after = tokens[at + 3] if at + 3 < len(tokens) else None
    inside = tokens[at + 1].spaced and not rest.spaced
    behind = (
        not tokens[at + 1].spaced
        and rest.spaced
        and after is not None
        and (after.norm in words("units", "percent") or after.norm in words("units", "points"))
    )
    # Halves are what totals have, and a whole list of counts would go on.
    total = rest.raw in ("5", "50") and len(tokens[at].raw) == 3 and _LEAST_TOTAL <= int(value) <= _MOST_TOTAL
    closes = after is None or (after.kind == "mark" and after.norm not in ("-", "/")) or after.norm in _AFTER_TOTAL
    if slipped and (inside or behind or (total and not tokens[at + 1].spaced and closes)):
        return Decimal(f"{value}.{rest.raw}"), at + 3
    return value, at + 1


def _doubled(tokens: Sequence[Token], figure: Figure) -> Figure:
    """ "2 (dua)" and "dua (2)" are one number."""
    at = figure.last
    if at + 2 >= len(tokens) or tokens[at].norm != "(":
        return figure
    inner = tokens[at + 1]
    if inner.kind == "number":
        value, last = read_digits(inner.raw), at + 2
    elif (found := read_words(tokens, at + 1)) is not None:
        value, last, _ = found
    else:
        return figure
    if (
        value == figure.value
        and figure.spelled != (inner.kind == "word")
        and last < len(tokens)
        and (tokens[last].norm == ")")
    ):
        return replace(figure, last=last + 1, spelled=False)
    return figure


def _ranked(tokens: Sequence[Token], figure: Figure) -> Figure:
    behind = tokens[figure.last] if figure.last < len(tokens) else None
    if behind is not None and not behind.spaced and behind.norm in ("th", "st", "nd", "rd"):
        return replace(figure, last=figure.last + 1, form="ordinal")
    ranked = not figure.half and (is_headed(tokens, figure.first) or is_numbered(tokens, figure.first))
    return replace(figure, form="ordinal") if ranked else figure


def _with_bound(tokens: Sequence[Token], figure: Figure) -> Figure:
    if figure.bound != "exact":
        return figure
    for size in (3, 2, 1):
        at = figure.first - size
        if at < 0:
            continue
        hit = phrases("numbers").match(tokens, at)
        if hit is not None and hit.last == figure.first and hit.id in ("at_least", "at_most", "about"):
            return replace(figure, bound=hit.id)  # type: ignore[arg-type]
    return figure


def _with_noun(tokens: Sequence[Token], figure: Figure, scope_at: dict[int, Hit]) -> Figure:
    at = figure.last
    unit = phrases("units").match(tokens, at)
    if unit is not None and ((unit.id == "span" and begins_time(tokens, at)) or heads_category(tokens, unit)):
        unit = None
    if unit is not None and unit.id == "percent":
        figure = replace(
            figure, form="percent", unit="percent", last=unit.last if tokens[at].norm == "%" else figure.last
        )
        at = unit.last
        people = phrases("units").match(tokens, at)
        if (people is not None and people.id == "staff") or is_of_people(tokens, at, scope_at):
            return replace(figure, unit="staff")
        if [token.norm for token in tokens[at : at + 2]] in _OF_THEM:
            at += 2
        return replace(figure, scope=scope_near(tokens, at, scope_at) or scope_before(tokens, figure.first, scope_at))
    scope = scope_near(tokens, at, scope_at) or scope_before(tokens, figure.first, scope_at)
    if scope is not None and (unit is None or scope.last >= unit.last or unit.id == "thing"):
        return replace(figure, scope=scope)
    if figure.first and tokens[figure.first - 1].norm in ("rp", "usd", "idr", "$"):
        return replace(figure, unit="money")
    if figure.first > 1 and tokens[figure.first - 1].norm == "." and tokens[figure.first - 2].norm == "rp":
        return replace(figure, unit="money")
    return replace(figure, unit=unit.id) if unit is not None else figure
