"""What a column's head means. The usual spellings stand in `heads.toml`; names of aspects come from the release."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analytics.intake.registry import Registry

_HERE = Path(__file__).parent
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_HYPHEN_AT_END = re.compile(r"(?<=[^\W\d_])-[ \t]*[\r\n]+\s*(?=[a-z])")
_NOT_A_WORD = re.compile(r"[\W_]+")
_BRACKET = re.compile(
    r"[(\[]\s*(?:[a-z]+\.?\s*[:=]?\s*)?(\d+(?:[.,]\d+)?)(?:\s*[-–]\s*(\d+(?:[.,]\d+)?))?\s*(%?)\s*[)\]]", re.I
)
_YEAR = re.compile(r"20\d\d")
_NUMBERED_ASPECT = re.compile(r"(?:(?:aspek|asp|aspect) ?(\d|i{1,3}|iv|vi{0,3})|a ?(\d))")
_ENUMERATION = re.compile(r"(?:\d{1,2}|[a-h]|i{1,3}|iv|vi{0,3}|ix|x)")
_OF_ASPECTS = ("aspek", "asp", "aspect")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}


def plain(text: str) -> str:
    """The form in which two spellings of a head are equal: `"Nilai\\n Akhir (%)"` gives `"nilai akhir persen"`."""
    # Of plain letters, as nearly all heads and names are written, none is normalised and each is seen.
    shown = text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_UNSEEN)
    if "-" in shown:
        shown = _HYPHEN_AT_END.sub("", shown)
    shown = shown.casefold().replace("%", " persen ").replace("&", " dan ")
    words = _NOT_A_WORD.sub(" ", shown).split()
    # "I N S T A N S I": letters set apart to fill a wide cell.
    if len(words) > 3 and len(words[0]) == 1 and all(len(word) == 1 and word.isalpha() for word in words):
        return "".join(words)
    return " ".join(words)


@lru_cache(maxsize=4)
def spellings(name: str) -> Mapping[str, Any]:
    """A file of spellings, read once."""
    with (_HERE / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@dataclass(frozen=True, slots=True)
class Head:
    """What a head says. Each part may be missing; heads above one another are put together by `Vocabulary.join`.

    `part`: the id of an aspect or sub-aspect. `measure`: points, percent, maximum or level, where it says so.
    `place`: 0 is the best spelling of its field. `is_parent`: it only groups heads below; `numbers_aspects`: bare
    numbers below are aspects. `personal`: the kind of personal data below it. `written`: the spelling that was met.
    """

    field: str | None = None
    part: str | None = None
    is_sub_aspect: bool = False
    year: int | None = None
    stage: str | None = None
    measure: str | None = None
    maximum: float | None = None
    place: int = 0
    is_parent: bool = False
    numbers_aspects: bool = False
    personal: str | None = None
    written: str = ""

    @property
    def is_result(self) -> bool:
        """Whether values stand below it that tell of a result."""
        return self.part is not None or self.field in RESULT or (self.field is None and self.year is not None)


RESULT = frozenset(
    ("score", "category", "rank", "points", "percent", "level", "aspect_points", "aspect_percent", "sub_aspect_level",
     "sub_aspect_points")
)  # fmt: skip
_MEASURE_OF = {"score": "points", "percent": "percent", "form": "maximum", "level": "level"}
# "Capaian" may be points or percent: the values decide.
_UNDECIDED = frozenset(("capaian", "hasil penilaian", "nilai capaian"))


@dataclass
class Vocabulary:
    """The spellings of heads, those of one release included."""

    aspect_ids: Sequence[str]
    exact: Mapping[str, Head]
    bags: Mapping[tuple[str, ...], Head]
    words: frozenset[str]
    _read: dict[str, Head | None] = field(default_factory=dict)
    _joined: dict[tuple[str, ...], Head | None] = field(default_factory=dict)

    @classmethod
    def of(cls, registry: Registry) -> Vocabulary:
        """The vocabulary of a registry. It remembers the heads it has read, so it lives as long as one file is read."""
        return cls(tuple(registry.aspects), *_known(registry))

    def read(self, text: str) -> Head | None:
        """What one head says by itself; None where it is not known."""
        if text not in self._read:
            self._read[text] = self._understand(text)
        return self._read[text]

    def _understand(self, text: str) -> Head | None:
        maximum = None
        if ("(" in text or "[" in text) and (found := _BRACKET.search(text)):
            maximum = None if found[3] else float((found[2] or found[1]).replace(",", "."))
            text = text[: found.start()] + " " + text[found.end() :]
        key = plain(text)
        if not key:
            return None
        head = self.exact.get(key) or self._peeled(key.split())
        return replace(head, maximum=head.maximum or maximum) if head and maximum else head

    def _peeled(self, words: list[str]) -> Head | None:
        """The head without year, stage, enumeration, unit and filling words; nothing else may be left over."""
        peel = spellings("heads")["peel"]
        if numbered := _NUMBERED_ASPECT.fullmatch(" ".join(words)):
            return self.numbered(numbered[1] or numbered[2])
        # Most texts that are asked about are no heads at all, and their first word tells.
        if not all(word in self.words or word.isdigit() or _ENUMERATION.fullmatch(word) for word in words):
            return None
        rest, year = _without_year(words, peel["year"])
        rest, stage = _without_stage(rest)
        rest, maximum = _without_maximum(rest, peel["maximum"])
        said = Head(year=year, stage=stage, maximum=maximum)
        if not rest:
            return said if year or stage else None
        for tried in (rest, _without_enumeration(rest)):
            if head := self.exact.get(" ".join(tried)):
                return replace(head, year=year, stage=stage, maximum=maximum)
            less, measure = _without_measure(tried, peel)
            head = self.exact.get(" ".join(less)) or self.bags.get(_bag(less))
            if head and head.part:
                return replace(head, year=year, stage=stage, maximum=maximum, measure=measure)
            if not less and measure in ("points", "percent"):
                return replace(said, field="score" if measure == "points" else "percent", measure=measure, place=99)
        return None

    def nearest(self, text: str, *, is_sub_aspect: bool) -> str | None:
        """The aspect or sub-aspect whose name is nearest to a head that is not known."""
        names = {
            name: head.part for name, head in self.exact.items() if head.part and head.is_sub_aspect == is_sub_aspect
        }
        found = get_close_matches(plain(text), list(names), n=1, cutoff=0.7)
        return names[found[0]] if found else None

    def numbered(self, number: str) -> Head | None:
        """The aspect of a number ("3", "III") in the order of the form."""
        place = _ROMAN.get(number) or (int(number) if number.isdigit() else 0)
        if not 1 <= place <= len(self.aspect_ids):
            return None
        return Head(part=self.aspect_ids[place - 1], written=f"aspek {number}")

    def join(self, path: tuple[str, ...]) -> Head | None:
        """What the heads of one column say together, from the top one to the lowest; None where that is not known.

        A lowest head that is not known is not explained by those above it.
        """
        if path not in self._joined:
            self._joined[path] = self._join(path)
        return self._joined[path]

    def _join(self, path: tuple[str, ...]) -> Head | None:
        heads: list[Head | None] = []
        for text in path:
            above = any(one and one.numbers_aspects for one in heads)
            number = plain(text) if above else ""
            heads.append((self.numbered(number) if number else None) or self.read(text))
        known = [one for one in heads if one]
        if not known or heads[-1] is None:
            return next((Head(personal=one.personal, written=one.written) for one in known if one.personal), None)
        return _together(known)


@lru_cache(maxsize=8)
def _known(registry: Registry) -> tuple[Mapping[str, Head], Mapping[tuple[str, ...], Head], frozenset[str]]:
    """Every spelling, the words of the names of aspects and sub-aspects without filling words, and every word that may
    stand in a head."""
    told = spellings("heads")
    exact: dict[str, Head] = {}
    bags: dict[tuple[str, ...], Head] = {}
    _add_fields(exact, told)
    for part, head, names in _parts(registry, told["aspects"]):
        for name in names:
            key = plain(name)
            exact.setdefault(key, replace(head, part=part, written=key))
            if bag := _bag(key.split()):
                bags.setdefault(bag, exact[key])
    stages = (name for names in told["stages"].values() for name in names)
    words = {word for text in (*exact, *stages) for word in text.split()}
    return exact, bags, frozenset(words.union(_OF_ASPECTS, *told["peel"].values()))


def _together(heads: Sequence[Head]) -> Head | None:
    upwards = heads[::-1]

    def lowest(what: str) -> Any:
        return next((value for one in upwards if (value := getattr(one, what)) is not None), None)

    part_of = next((one for one in upwards if one.is_sub_aspect), None) or next(
        (one for one in upwards if one.part), None
    )
    named = next((one for one in upwards if one.field and not one.is_parent), None)
    base = Head(year=lowest("year"), stage=lowest("stage"), maximum=lowest("maximum"), personal=lowest("personal"))
    if base.personal:
        return replace(base, written=next(one.written for one in upwards if one.personal))
    if part_of:
        return _of_part(base, part_of, upwards)
    if base.year and (named is None or named.field == "year"):
        # A year over the values themselves, with or without "Tahun" above.
        return replace(base, field="score", written=str(base.year))
    if named is None:
        return next((one for one in upwards if one.field), None)
    return replace(base, field=named.field, measure=named.measure, place=named.place, written=named.written)


def _of_part(base: Head, part_of: Head, upwards: Sequence[Head]) -> Head:
    measure = next((one.measure for one in upwards if one.measure), None)
    beside = next((one.field for one in upwards if one.field and one is not part_of and not one.is_parent), None)
    what = "sub_aspect" if part_of.is_sub_aspect else "aspect"
    if (
        measure == "maximum"
        or beside in ("category", "rank", "remark", "ignored")
        or (measure == "level" and what == "aspect")
    ):
        named: str = "ignored"
    elif what == "sub_aspect":
        named = "sub_aspect_points" if measure == "points" else "sub_aspect_level"
    else:
        named = "aspect_percent" if measure == "percent" else "aspect_points"
    return replace(
        base,
        field=named,
        part=part_of.part,
        is_sub_aspect=part_of.is_sub_aspect,
        measure=measure,
        written=part_of.written,
    )


def _add_fields(exact: dict[str, Head], told: Mapping[str, Any]) -> None:
    for kind, names in told["personal"].items():
        for name in names:
            exact[name] = Head(personal=kind, written=name)
    parents = set(told["parents"]["plain"])
    numbering = set(told["parents"]["aspects"])
    for named, names in told["fields"].items():
        for place, name in enumerate(names):
            measure = None if name in _UNDECIDED else _MEASURE_OF.get(named)
            head = Head(named, measure=measure, place=place, is_parent=name in parents, written=name)
            exact.setdefault(name, replace(head, numbers_aspects=name in numbering))
    for name in parents | numbering:
        measure = "points" if name.startswith(("nilai ", "skor ")) else None
        exact.setdefault(name, Head(measure=measure, is_parent=True, numbers_aspects=name in numbering, written=name))


def _parts(registry: Registry, told: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, Head, list[str]]]:
    for aspect_id, aspect in registry.aspects.items():
        names = [aspect.name_id, aspect.name_en, aspect.short_id, aspect.short_en, aspect_id, *told.get(aspect_id, ())]
        yield aspect_id, Head(), names
    for sub_id, sub in registry.sub_aspects.items():
        yield sub_id, Head(is_sub_aspect=True), [sub.name_id, sub.name_en, sub_id]


def _bag(words: Sequence[str]) -> tuple[str, ...]:
    filler = spellings("heads")["peel"]["filler"]
    return tuple(word for word in words if word not in filler)


def _without_year(words: Sequence[str], before: Sequence[str]) -> tuple[list[str], int | None]:
    years = [word for word in words if _YEAR.fullmatch(word)]
    if len(years) != 1:
        return list(words), None
    at = words.index(years[0])
    start = at - 1 if at and words[at - 1] in before else at
    return [*words[:start], *words[at + 1 :]], int(years[0])


def _without_stage(words: list[str]) -> tuple[list[str], str | None]:
    text = f" {' '.join(words)} "
    for stage, names in spellings("heads")["stages"].items():
        for name in names:
            if f" {name} " in text:
                return text.replace(f" {name} ", " ").split(), stage
    return words, None


def _without_maximum(words: list[str], names: Sequence[str]) -> tuple[list[str], float | None]:
    if len(words) > 2 and words[-2] in names and words[-1].isdigit():
        return words[:-2], float(words[-1])
    return words, None


def _without_enumeration(words: list[str]) -> list[str]:
    if len(words) > 2 and words[0] in _OF_ASPECTS and _ENUMERATION.fullmatch(words[1]):
        return words[2:]
    return words[1:] if len(words) > 1 and _ENUMERATION.fullmatch(words[0]) else words


def _without_measure(words: Sequence[str], peel: Mapping[str, Sequence[str]]) -> tuple[list[str], str | None]:
    measure, rest = None, list(words)
    for named, key in (("maximum", "maximum"), ("percent", "percent"), ("level", "level"), ("points", "value")):
        left = [word for word in rest if word not in peel[key]]
        if len(left) < len(rest):
            measure, rest = measure or named, left
    return rest, measure
