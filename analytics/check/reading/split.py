"""Sentences of a text: where they begin and end, and which kind of line they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.check.reading.numbers import read_words
from analytics.check.reading.phrases import words
from analytics.check.reading.tokens import Token

_LONG_LINE = 55
_LONGEST_QUESTION, _LONGEST_LEAD = 14, 6  # tokens
_LIST_NUMBER = 2  # digits
_LONGEST_SENTENCE = 300  # tokens; what is longer is cut, so that no pairing within a sentence grows without bound


@dataclass(frozen=True, slots=True)
class Sentence:
    """Tokens of one sentence, without line breaks.

    paragraph: its number. first: it begins the paragraph. aside: a link to another story, which has no part in the
    chain of subjects. row: a line of a table, in cells. heading: no full stop ends it.
    """

    tokens: tuple[Token, ...]
    paragraph: int
    first: bool
    aside: bool
    row: bool
    heading: bool


def _lines(text: str, tokens: Sequence[Token]) -> list[tuple[list[Token], bool]]:
    """The tokens of each line, joined where a line only wraps, and whether a blank line comes before it."""
    lines: list[tuple[list[Token], bool]] = []
    line: list[Token] = []
    blank = True
    for token in tokens:
        if token.kind != "break":
            line.append(token)
            continue
        if line:
            lines.append((line, blank))
            blank = False
        else:
            blank = True
        line = []
    if line:
        lines.append((line, blank))
    joined: list[tuple[list[Token], bool]] = []
    for line, blank in lines:
        if joined and not blank and _wraps(text, joined[-1][0], line):
            joined[-1][0].extend(line)
        else:
            joined.append((list(line), blank))
    return joined


def _is_row(text: str, line: Sequence[Token]) -> bool:
    """Whether a line has cells: tabs, bars, or wide gaps between its words."""
    if any(token.norm == "|" for token in line):
        return True
    start, end = line[0].start, line[-1].end
    piece = text[start:end]
    return "\t" in piece or "   " in piece


def _wraps(text: str, before: Sequence[Token], line: Sequence[Token]) -> bool:
    if len(before) > _LONGEST_SENTENCE or _is_row(text, before) or _is_row(text, line):
        return False
    last, first = before[-1], line[0]
    if last.norm in (".", "!", "?", ":") or first.norm in ("-", "•", "*", "·"):
        return False
    if first.kind == "number" and len(line) > 1 and line[1].norm in (".", ")"):
        return False
    if _is_aside(line):
        return False
    if first.kind == "word" and not first.capital:
        return True
    start = before[-1].end
    while start > 0 and text[start - 1] != "\n" and before[-1].end - start < _LONG_LINE:
        start -= 1
    return last.norm == "," or before[-1].end - start >= _LONG_LINE


def _is_aside(line: Sequence[Token]) -> bool:
    norms = [token.norm for token in line[:3] if token.kind == "word"]
    led = norms[:1] == ["baca"] and len(line) > 1 and line[1].norm == ":"
    return led or " ".join(norms[:2]) in words("small", "split_asides")


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """Whether the mark at a token ends a sentence."""
    token = tokens[at]
    if token.norm in ("!", "?"):
        return at + 1 >= len(tokens) or tokens[at + 1].spaced or tokens[at + 1].norm in ('"', "'")
    if token.norm != ".":
        return False
    if at + 1 >= len(tokens):
        return True
    after = tokens[at + 1]
    if not after.spaced and after.norm not in ('"', "'", ")"):
        return False
    if after.norm in ('"', "'", ")"):
        follows = tokens[at + 2] if at + 2 < len(tokens) else None
        return follows is None or follows.capital or follows.kind == "number" or follows.norm in ('"', "(")
    if at and tokens[at - 1].kind == "word" and not token.spaced:
        before = tokens[at - 1]
        if before.norm in words("abbreviations", "word"):
            return False
        grade = at > 1 and tokens[at - 2].norm in (",", "(", "predikat", "nilai", "kategori", "grade", "rated")
        if len(before.raw) == 1 and before.capital and not grade:
            return False
    if at == 1 and tokens[0].kind == "number":
        return False
    if at and tokens[at - 1].norm == "." and not token.spaced:
        return False
    numbers = at > 1 and tokens[at - 1].kind == "number" and len(tokens[at - 1].raw) <= _LIST_NUMBER
    if numbers and not token.spaced and tokens[at - 2].norm in (";", "|", ",", "–"):
        # "; 14. Bali"; but "on Jan. 28, 2021. In Serang, …"
        return False
    return after.capital or after.kind == "number" or after.norm in ('"', "'", "(", "–", "-")


def _split_line(line: Sequence[Token]) -> list[list[Token]]:
    sentences: list[list[Token]] = []
    start = at = 0
    while at < len(line):
        if _ends(line, at) or at - start >= _LONGEST_SENTENCE:
            while at + 1 < len(line) and line[at + 1].norm in ('"', "'", ")") and not line[at + 1].spaced:
                at += 1
            sentences.append(list(line[start : at + 1]))
            start = at + 1
        at += 1
    if start < len(line):
        sentences.append(list(line[start:]))
    return _with_answers(sentences)


def _with_answers(sentences: Sequence[list[Token]]) -> list[list[Token]]:
    """Short questions joined with the figure that answers them: "Yang buruk? 72.", "Angkanya? 301,5 poin"."""
    joined: list[list[Token]] = []
    for sentence in sentences:
        before = joined[-1] if joined else None
        if before and before[-1].norm == "?" and len(before) <= _LONGEST_QUESTION and _answers(sentence):
            joined[-1] = [*before[:-1], replace(before[-1], norm=":"), *sentence]
        else:
            joined.append(sentence)
    return joined


def _answers(sentence: Sequence[Token]) -> bool:
    """Whether a sentence begins with a figure, but for words such as "jawabannya", "cuma"."""
    at = 0
    while at < min(len(sentence), _LONGEST_LEAD) and sentence[at].norm in words("small", "split_answers"):
        at += 1
    if at >= len(sentence):
        return False
    ends = sentence[at + 1].norm if at + 1 < len(sentence) else "."
    listed = sentence[at].kind == "number" and ends in (")", "/") and not at
    return not listed and (sentence[at].kind == "number" or read_words(sentence, at) is not None)


def split_sentences(text: str, tokens: Sequence[Token]) -> list[Sentence]:
    """All sentences in order. text: the plain text of the tokens."""
    found: list[Sentence] = []
    for paragraph, (line, _) in enumerate(_lines(text, tokens)):
        row, aside = _is_row(text, line), _is_aside(line)
        pieces = [list(line)] if row and len(line) <= _LONGEST_SENTENCE else _split_line(line)
        for place, piece in enumerate(pieces):
            heading = len(pieces) == 1 and piece[-1].norm not in (".", "!", "?", '"', ";")
            found.append(Sentence(tuple(piece), paragraph, place == 0, aside, row, heading))
    return found
