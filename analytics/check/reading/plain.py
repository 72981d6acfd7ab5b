"""The text as given, made plain for reading, with the way back: every place in it leads to characters as given.

Plain means: one kind of space, quotation mark and hyphen; no invisible characters; digits of all scripts as 0-9;
entities and tags of HTML read; words joined again that were broken at a line's end or spaced out by letters.
"""

from __future__ import annotations

import html
import re
import unicodedata
from array import array
from dataclasses import dataclass

_LONGEST_ENTITY = 10
_LONGEST_TAG = 300
# Tags that stand within a word or a sentence; every other one ends a line.
_INLINE = frozenset({"a", "b", "big", "em", "font", "i", "mark", "small", "span", "strong", "sub", "sup", "u"})
_QUOTES = dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u301d\u301e\uff02", '"') | dict.fromkeys(
    "\u2018\u2019\u201a\u201b\u2032`\u00b4\u02bc\uff07", "'"
)
_HYPHENS = dict.fromkeys("\u2010\u2011\u2012\u2212\ufe63\uff0d", "-") | dict.fromkeys("\u2013\u2014\u2015", "–")
_CHARS = _QUOTES | _HYPHENS | {"\u2028": "\n", "\u2029": "\n", "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\t": "\t"}


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain text; character i of it was made of the characters starts[i] to ends[i] of the text as given."""

    text: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as given of plain characters start to end (at least one)."""
        return self.starts[start], self.ends[end - 1]


class _Builder:
    def __init__(self) -> None:
        self.chars: list[str] = []
        self.starts = array("l")
        self.ends = array("l")

    def add_run(self, chars: str, start: int) -> None:
        self.chars.append(chars)
        self.starts.extend(range(start, start + len(chars)))
        self.ends.extend(range(start + 1, start + len(chars) + 1))

    def add(self, chars: str, start: int, end: int) -> None:
        for char in chars:
            self.chars.append(char)
            self.starts.append(start)
            self.ends.append(end)


# Plain characters that read as they are; most of a text.
_AS_IT_IS = re.compile(r"[ !\"#$%'()*+,\-./0-9:;=>?@A-Z\[\\\]^_a-z{|}~]+")


def _plain_char(char: str) -> str:
    """What a character that is not ASCII reads as: nothing, a space, or one or more plain characters."""
    if (known := _CHARS.get(char)) is not None:
        return known
    category = unicodedata.category(char)
    if category in ("Cf", "Mn", "Me", "Cs", "Co", "Cn"):
        return ""
    if category == "Zs" or category == "Cc" or category == "No":
        # Small raised or circled digits point to notes; they are no part of the number before them.
        return " "
    if category == "Nd":
        return str(unicodedata.decimal(char))
    folded = "".join(part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))
    return "".join(_CHARS.get(part, part) for part in folded)


def _read_entity(text: str, at: int) -> tuple[str, int]:
    """The character of an HTML entity that begins here, and where it ends; nothing where there is none."""
    end = text.find(";", at, at + _LONGEST_ENTITY)
    if end < 0:
        return "", at
    read = html.unescape(text[at : end + 1])
    return (read, end + 1) if len(read) == 1 else ("", at)


def _read_tag(text: str, at: int) -> tuple[str, int]:
    """What an HTML tag that begins here reads as, and where it ends; the place itself where there is none."""
    if at + 1 >= len(text) or not (text[at + 1].isalpha() or text[at + 1] in "/!"):
        return "", at
    end = text.find(">", at, at + _LONGEST_TAG)
    if end < 0 or text.find("<", at + 1, end) >= 0:
        return "", at
    name = text[at + 1 : end].lstrip("/").split(None, 1)
    return ("" if name and name[0].rstrip("/").casefold() in _INLINE else "\n"), end + 1


def make_plain(text: str) -> Plain:
    """The plain form of any text, in time that grows with its length."""
    built = _Builder()
    at = 0
    while at < len(text):
        if (run := _AS_IT_IS.match(text, at)) is not None:
            built.add_run(run.group(), at)
            at = run.end()
            continue
        char, end = text[at], at + 1
        if char == "&":
            read, end_of = _read_entity(text, at)
            if end_of > at:
                char, end = read, end_of
        elif char == "<":
            read, end_of = _read_tag(text, at)
            if end_of > at:
                built.add(read, at, end_of)
                at = end_of
                continue
        elif char == "\r" and text.startswith("\n", end):
            end += 1
        if char.isascii() and " " <= char <= "~":
            built.chars.append(_CHARS.get(char, char))
            built.starts.append(at)
            built.ends.append(end)
        else:
            built.add("\n" if char == "\n" else _plain_char(char), at, end)
        at = end
    return _join_letters(_join_lines(Plain("".join(built.chars), built.starts, built.ends)))


def _without(plain: Plain, dropped: list[tuple[int, int]]) -> Plain:
    """The text without these spans, which are in order."""
    if not dropped:
        return plain
    chars: list[str] = []
    starts, ends = array("l"), array("l")
    at = 0
    for start, end in [*dropped, (len(plain.text), len(plain.text))]:
        chars.append(plain.text[at:start])
        starts.extend(plain.starts[at:start])
        ends.extend(plain.ends[at:start])
        at = end
    return Plain("".join(chars), starts, ends)


def _join_lines(plain: Plain) -> Plain:
    """Without the hyphen and the line end in "kabu-" + "paten"."""
    text = plain.text
    dropped: list[tuple[int, int]] = []
    at = text.find("-\n")
    while at >= 0:
        end = at + 2
        while end < len(text) and text[end] == " ":
            end += 1
        if at and text[at - 1].isalpha() and end < len(text) and text[end].islower():
            dropped.append((at, end))
        at = text.find("-\n", end)
    return _without(plain, dropped)


def _join_letters(plain: Plain) -> Plain:
    """Without the spaces in "K A S N": four or more single letters, one space between each."""
    text = plain.text
    dropped: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        at = text.find(" ", at)
        if at < 0:
            break
        first = at - 1
        if first < 0 or not text[first].isalnum() or (first and text[first - 1].isalnum()):
            at += 1
            continue
        end = at
        letter = text[first].isalpha()
        while (
            end + 1 < len(text) and text[end] == " " and text[end + 1].isalnum() and text[end + 1].isalpha() == letter
        ):
            if end + 2 < len(text) and text[end + 2].isalnum():
                break
            end += 2
        if (end - at) // 2 >= 3:
            dropped.extend((place, place + 1) for place in range(at, end, 2))
        at = max(end, at + 1)
    return _without(plain, dropped)
