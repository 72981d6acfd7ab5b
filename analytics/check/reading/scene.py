"""All that the lists find in one sentence, side by side, before anything is decided about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from analytics.check.reading.agencies import Agency, find_agencies
from analytics.check.reading.asides import find_asides, settle_asides
from analytics.check.reading.categories import Category, find_categories
from analytics.check.reading.category_words import numeral_tokens
from analytics.check.reading.directions import find_directions
from analytics.check.reading.epithets import as_capitals
from analytics.check.reading.figures import Figure, find_figures
from analytics.check.reading.gazetteer import Gazetteer
from analytics.check.reading.groups import join_groups
from analytics.check.reading.lines import List, first_word
from analytics.check.reading.many import as_places, owns_noun, part_nouns
from analytics.check.reading.masks import mask_tokens
from analytics.check.reading.phrases import Hit, phrases, words
from analytics.check.reading.portfolios import ministries_in
from analytics.check.reading.split import Sentence
from analytics.check.reading.strangers import find_strangers
from analytics.check.reading.times import Time, find_times
from analytics.check.reading.tokens import Token
from analytics.check.reading.twins import find_twins

STRONG = words("small", "scene_strong")
WEAK = words("small", "scene_weak")
_OWN_KINDS = frozenset({"kotanya", "kabupatennya", "provinsinya"})


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence and what stands in it; every list is in the order of the text.

    cues: hits by the ids of the list of cues. scopes: nouns for groups of agencies outside names.
    """

    sentence: Sentence
    tokens: tuple[Token, ...]
    figures: list[Figure]
    categories: list[Category]
    agencies: list[Agency]
    scopes: list[Hit]
    places: list[Hit]
    times: list[Time]
    cues: dict[str, list[Hit]]
    topics: list[Hit]
    stages: list[Hit]
    aspects: list[Hit]
    asides: list[tuple[int, int]]

    @property
    def owners(self) -> list[Agency]:
        """The agencies that can own a result."""
        return [agency for agency in self.agencies if agency.role == "owner"]

    def has(self, cue: str) -> bool:
        """Whether a cue stands anywhere in the sentence."""
        return bool(self.cues.get(cue))

    def cue_before(self, cue: str, at: int, reach: int = 400) -> Hit | None:
        """The last cue of an id that ends at or before a token, at most so many tokens away."""
        best = None
        for hit in self.cues.get(cue, ()):
            if hit.last > at:
                break
            if at - hit.last <= reach:
                best = hit
        return best

    def cue_after(self, cue: str, at: int, reach: int = 400) -> Hit | None:
        """The first cue of an id that begins at or after a token, at most so many tokens away."""
        for hit in self.cues.get(cue, ()):
            if hit.first >= at:
                return hit if hit.first - at <= reach else None
        return None

    def segment(self, at: int, breaks: frozenset[str] = STRONG | WEAK) -> tuple[int, int]:
        """The tokens around one, up to the next breaks on both sides."""
        first = at
        while first > 0 and not self.breaks_at(first - 1, breaks):
            first -= 1
        last = at
        while last < len(self.tokens) and (last == at or not self.breaks_at(last, breaks)):
            last += 1
        return first, last

    def breaks_at(self, at: int, breaks: frozenset[str]) -> bool:
        """Whether a token is one of the breaks; "sementara" behind a noun is an adjective ("nilai sementara")."""
        norm = self.tokens[at].norm
        if norm in ("sementara", "kemudian", "lalu") and at and self.tokens[at - 1].kind == "word":
            return (
                norm != "sementara"
                and norm in breaks
                and self.tokens[at - 1].norm not in ("tahun", "januari", "desember")
            )
        return norm in breaks

    def bracket(self, at: int) -> tuple[int, int] | None:
        """The brackets around a token: the places of "(" and ")"; None outside brackets, or where none closes."""
        place = at - 1
        while place >= 0 and at - place < 30 and self.tokens[place].norm not in ("(", ")"):
            place -= 1
        if place < 0 or self.tokens[place].norm != "(":
            return None
        end = at
        while end < len(self.tokens) and end - at < 30 and self.tokens[end].norm != ")":
            end += 1
        return (place, end) if end < len(self.tokens) and self.tokens[end].norm == ")" else None

    def norms(self, first: int, last: int) -> list[str]:
        """The words between two tokens."""
        return [token.norm for token in self.tokens[max(0, first) : last]]


def make_scene(
    gazetteer: Gazetteer,
    sentence: Sentence,
    published: date | None,
    island: str | None = None,
    listed: List | None = None,
) -> Scene:
    """Find everything in a sentence. published: the day of the text, where known. island: the one told before.
    listed: what the list tells of that it is a line of."""
    tokens = _as_row(sentence)
    row = any(token.norm == "|" for token in tokens)
    agencies = find_agencies(gazetteer, tokens, dateline=sentence.first and not row)
    sides = find_directions(gazetteer, tokens, island)
    if sides:
        free = [one for one in agencies if all(one.first != side.first for side in sides)]
        agencies = sorted([*free, *sides], key=lambda agency: agency.first)
    known = _covered([(agency.first, agency.last) for agency in agencies])
    line = first_word(tokens) if listed == "ministries" else None
    more = [*find_twins(gazetteer, tokens, agencies), *ministries_in(gazetteer, tokens, known, line)]
    told = _covered([(agency.first, agency.last) for agency in more])
    # "Agraria dan Tata Ruang/BPN" is one name.
    told |= {one.last + 1 for one in more if one.last < len(tokens) and tokens[one.last].norm == "/"}
    agencies = [agency for agency in agencies if agency.first not in told]
    agencies = sorted([*agencies, *more], key=lambda agency: agency.first)
    known = _covered([(agency.first, agency.last) for agency in agencies])
    agencies = sorted([*agencies, *find_strangers(tokens, known)], key=lambda agency: agency.first)
    asides = find_asides(tokens, agencies)
    agencies = part_nouns(tokens, as_capitals(tokens, settle_asides(tokens, agencies, asides)))
    times = find_times(tokens, published)
    named = _covered([(agency.first, agency.last) for agency in agencies])
    scopes = join_groups(tokens, [hit for hit in phrases("scopes").find(tokens) if hit.first not in named])
    masked = mask_tokens(tokens, sentence.first) | named | numeral_tokens(tokens)
    masked |= _covered([(time.first, time.last) for time in times])
    if row:
        masked |= _row_numbers(tokens, named)
    if (
        tokens[0].kind == "number"
        and tokens[0].raw.isdigit()
        and len(tokens[0].raw) <= 3
        and 1 in named
        and sentence.first
    ):
        masked.add(0)
    figures = find_figures(tokens, [*scopes, *_nouns_of_places(agencies, scopes, tokens)], masked)
    figures = [_without_pronoun(figure, tokens) for figure in figures]
    agencies = as_places(agencies, figures, scopes, tokens)
    # "Badan Riset dan Inovasi" names no index of innovation; a body that is an index by its short name does.
    inside = {at for agency in agencies if agency.last - agency.first > 1 for at in range(agency.first, agency.last)}
    return Scene(
        sentence=sentence,
        tokens=tokens,
        figures=figures,
        categories=find_categories(
            tokens, figures, {time.last for time in times}, {agency.last for agency in agencies}
        ),
        agencies=agencies,
        scopes=scopes,
        places=[hit for hit in phrases("places").find(tokens) if hit.first not in named],
        times=times,
        cues=phrases("cues").find_each(tokens),
        topics=[hit for hit in phrases("others").find(tokens) if hit.first not in inside],
        stages=phrases("stages").find(tokens),
        aspects=_aspects(tokens, listed == "aspects"),
        asides=asides,
    )


_PLAIN_ASPECTS = words("small", "scene_plain_aspects")


def _aspects(tokens: tuple[Token, ...], listed: bool) -> list[Hit]:
    """The aspects that a sentence names; single plain words only beside the word itself or another aspect, or where
    lines list them."""
    hits = phrases("aspects").find(tokens)
    told = (
        listed
        or any(token.norm in ("aspek", "aspeknya", "aspect", "aspects") for token in tokens)
        or len({hit.id for hit in hits}) > 1
    )
    return [hit for hit in hits if told or hit.last - hit.first > 1 or tokens[hit.first].norm not in _PLAIN_ASPECTS]


def _nouns_of_places(agencies: Sequence[Agency], scopes: Sequence[Hit], tokens: Sequence[Token]) -> list[Hit]:
    """Nouns with the name before them, which one count may stand before: "four South Sulawesi agencies", "12 of
    Central Java's regencies"."""
    ends = {agency.last: agency.first for agency in agencies}
    ends |= {agency.last + 2: agency.first for agency in agencies if owns_noun(tokens, agency)}
    return [Hit(ends[hit.first], hit.last, hit.id) for hit in scopes if hit.first in ends]


def _without_pronoun(figure: Figure, tokens: Sequence[Token]) -> Figure:
    """A total told of "kotanya", "kabupatennya", which counts none of them."""
    told = figure.scope is not None and tokens[figure.scope.last - 1].norm in _OWN_KINDS
    own = figure.first and tokens[figure.first - 1].norm in _OWN_KINDS
    return replace(figure, scope=None) if told or own else figure


def _as_row(sentence: Sentence) -> tuple[Token, ...]:
    """The tokens of a sentence; where it is a row of cells, the marks between the cells are all "|"."""
    tokens = sentence.tokens
    bars = sum(token.norm == "|" for token in tokens)
    stops = sum(token.norm == ";" for token in tokens)
    slashes = sum(token.norm == "/" and token.spaced for token in tokens)
    words = sum(token.kind == "word" for token in tokens)
    dashes = sum(token.norm in ("–", "-") and token.spaced for token in tokens[1:])
    if dashes >= 2 and words <= 5 * dashes and any(token.kind == "number" for token in tokens):
        return tuple(
            replace(token, norm="|") if token.norm in ("–", "-", "|") and token.spaced else token for token in tokens
        )
    if bars < 2 and (stops < 4 or words > 4 * stops) and slashes < 3:
        return tokens
    marks = {"|", "–"} | ({";"} if stops >= 4 else set()) | ({"/"} if slashes >= 3 else set())
    return tuple(
        replace(token, norm="|") if token.norm in marks and token.spaced | (token.norm == ";") else token
        for token in tokens
    )


def _row_numbers(tokens: tuple[Token, ...], named: set[int]) -> set[int]:
    """The numbers of rows: whole numbers in a cell of their own right before the cell of a name."""
    found = set()
    for at, token in enumerate(tokens):
        if (
            token.kind == "number"
            and token.raw.isdigit()
            and len(token.raw) <= 3
            and (not at or tokens[at - 1].norm in ("|", ")"))
        ):
            after = at + 1
            while after < len(tokens) and tokens[after].norm in ("|", "."):
                after += 1
            worded = after < len(tokens) and tokens[after].kind == "word" and int(token.raw) <= 60
            if at + 1 < after and (after in named or worded):
                found.add(at)
    return found


def _covered(spans: Sequence[tuple[int, int]]) -> set[int]:
    return {at for first, last in spans for at in range(first, last)}
