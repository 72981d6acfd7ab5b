"""Which agency a row speaks of. An exact name or alias is taken; anything less is suggested, and a person decides."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from analytics.intake.grid import Value
from analytics.intake.registry import Registry
from analytics.intake.understand.values import clean, is_missing
from analytics.names import normal_form

CHOICES = " | "  # between the ids of a suggestion that leaves a choice

_NUMBER = re.compile(r"(?:\(?\d{1,4}(?:\.\d{1,4})*\s*(?:[.)\-:]\s*|\s)(?=\D)|[a-z]{1,2}[.)]\s*)", re.IGNORECASE)
_FOOTNOTE = re.compile(r"\s*(?:\(?\s*[*\u2020\u2021]+\s*\)|\(?\d{1,2}\)|[*\u2020\u2021]+)$|^[*\u2020\u2021]+\s*")
_BRACKETS = re.compile(r"\s*\(([^()]+)\)\s*")
_KIND_WORDS = frozenset(
    ["pemprov", "provinsi", "prov", "pemkab", "kabupaten", "kab", "pemkot", "pemko", "kota", "pemda"]
)

# What the words of a column or of a section say about the type. Offices part the other central bodies in many ways.
_MINISTRIES, _BODIES = frozenset({"kementerian"}), frozenset({"lpnk", "lns", "lembaga_lain"})
_LOCAL = frozenset({"kabupaten", "kota"})
_TYPE_WORDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("kementerian", "kementrian", "ministry", "ministries", "kementeriankoordinator"), _MINISTRIES),
    **dict.fromkeys(
        ("lpnk", "lembaga", "lns", "lembagalain", "lembagapemerintahnonkementerian", "lembaganonstruktural",
         "lembagapemerintahnonkementrian", "badan", "nonkementerian", "lpnklns", "lembaganegara"), _BODIES),
    **dict.fromkeys(
        ("kl", "kementerianlembaga", "kementeriandanlembaga", "pusat", "instansipusat"), _MINISTRIES | _BODIES),
    **dict.fromkeys(("provinsi", "propinsi", "prov", "pemprov", "pemerintahprovinsi"), frozenset({"provinsi"})),
    **dict.fromkeys(("kabupaten", "kab", "pemkab", "pemerintahkabupaten"), frozenset({"kabupaten"})),
    **dict.fromkeys(("kota", "pemkot", "pemko", "pemerintahkota"), frozenset({"kota"})),
    **dict.fromkeys(("kabkota", "kabupatenkota", "kabupatendankota", "pemkabpemkot", "pemkabkota"), _LOCAL),
    **dict.fromkeys(("daerah", "pemda", "pemerintahdaerah", "instansidaerah"), _LOCAL | {"provinsi"}),
}  # fmt: skip


class Named(NamedTuple):
    """What the name of a row came to: an agency, or the rule that it breaks with what may be meant.

    `settled`: whether a person chose it. `reason` says why the suggestion lies near, as an id of the words.
    """

    agency_id: str | None
    rule: str | None = None
    suggestion: str | None = None
    reason: str | None = None
    tokens: Mapping[str, Any] = MappingProxyType({})
    settled: bool = False


def name_key(text: str) -> str:
    """The form in which a settled name is remembered: without the number before it and the marks behind it."""
    return normal_form(list(_spellings(text))[-1])


def read_types(value: Value) -> frozenset[str] | None:
    """The types of agency that a word of kind allows; None where the words say nothing about it."""
    if not isinstance(value, str):
        return None
    words = re.findall(r"[a-z]+", _NUMBER.sub("", clean(value), count=1).casefold())
    return _TYPE_WORDS.get("".join(words)) or _TYPE_WORDS.get("".join(re.findall(r"[a-z]+", clean(value).casefold())))


def read_code(value: Value) -> tuple[str | None, bool]:
    """An area code as text ("35.10"), and whether it had lost its last zero by being kept as a number."""
    if isinstance(value, float) and 10 <= value < 100:
        code = f"{value:.2f}"
        return (code[:2], False) if code.endswith(".00") else (code, code.endswith("0"))
    if isinstance(value, int) and not isinstance(value, bool) and 10 <= value < 100:
        return str(value), False
    if not isinstance(value, str):
        return None, False
    text = clean(value).replace(",", ".")
    if re.fullmatch(r"\d\d\.[1-9]", text):
        return text + "0", True
    return (text, False) if re.fullmatch(r"\d\d(\.\d\d)?", text) else (None, False)


def _spellings(text: str) -> Iterator[str]:
    """The name as it stands; then without its footnote mark, its number, and both. The barest comes last."""
    plain = clean(text)
    yield plain
    unmarked = _FOOTNOTE.sub("", plain).strip()
    yield unmarked
    for one in (plain, unmarked):
        bare = one[match.end() :] if (match := _NUMBER.match(one)) else one
        yield bare if normal_form(bare) else one


class Names:
    """Resolves the names of one file; each spelling once."""

    def __init__(self, registry: Registry, settled: Mapping[str, str] | None = None) -> None:
        self._registry = registry
        self._settled = {key: one for key, one in (settled or {}).items() if one in registry.agencies}
        self._found: dict[str, tuple[str, ...]] = {}
        self._near: dict[str, tuple[str | None, str | None, Mapping[str, Any]]] = {}

    def resolve(
        self, text: str, *, code: str | None, types: frozenset[str] | None, province: str | None, year: int | None
    ) -> Named:
        """The agency of a name. What else the row says (code, type, province) only settles a name that several bear."""
        settled = self.settled(text)
        found = self._candidates(text)
        if settled and (len(found) != 1 or self._fits(settled, year) or not self._fits(found[0], year)):
            return self._alive(settled, year, settled=True)
        if len(found) > 1:
            found = self._narrowed(found, code, types, province)
        if len(found) == 1:
            return self._alive(found[0], year)
        if found:
            names = " / ".join(self._registry.agencies[one].short_id for one in found)
            return Named(None, "ambiguous_agency", CHOICES.join(found), "shared", {"names": names})
        suggestion, reason, tokens = self._nearest(text)
        return Named(None, "unknown_agency", suggestion, reason, tokens)

    def settled(self, text: str) -> str | None:
        """The agency that a person chose for a name, or None."""
        return self._settled.get(name_key(text)) or self._settled.get(normal_form(text)) if self._settled else None

    def province(self, value: Value) -> str | None:
        """The province that a cell names, or None where it names none for certain."""
        if not isinstance(value, str) or is_missing(value):
            return None
        known = self._registry.agencies
        found = [one for one in self._candidates(value) if known[one].agency_type == "provinsi"]
        return known[found[0]].province_id if len(found) == 1 else None

    def _fits(self, agency_id: str, year: int | None) -> bool:
        return year is None or self._registry.is_alive(agency_id, year)

    def _candidates(self, text: str) -> tuple[str, ...]:
        if text not in self._found:
            self._found[text] = next(self._tries(text), ())
        return self._found[text]

    def _tries(self, text: str) -> Iterator[tuple[str, ...]]:
        tried: list[str] = []
        # Nearly every name is found as it stands, and then no other spelling of it is made.
        for one in _spellings(text):
            if one not in tried:
                tried.append(one)
                if found := self._registry.named(one):
                    yield found
        for one in tried:
            if found := self._without_brackets(one):
                yield found

    def _without_brackets(self, text: str) -> tuple[str, ...]:
        """Two names of one agency, "Kementerian Keuangan (Kemenkeu)", or a word of kind, "Maju (Kota)"."""
        match = _BRACKETS.search(text)
        if match is None:
            return ()
        outside, inside = _BRACKETS.sub(" ", text, count=1).strip(), match[1].strip()
        resolve = self._registry.names.resolve
        if inside.casefold().strip(". ") in _KIND_WORDS:
            return resolve(f"{inside} {outside}").agency_ids or resolve(outside).agency_ids
        named, other = resolve(outside).agency_ids, resolve(inside).agency_ids
        return tuple(one for one in named if one in other)

    def _narrowed(
        self, found: Iterable[str], code: str | None, types: frozenset[str] | None, province: str | None
    ) -> tuple[str, ...]:
        known, listed = self._registry.agencies, tuple(found)
        by_code = self._registry.codes.get(code or "")
        if by_code in listed:
            return (by_code,)
        fitting = tuple(
            one
            for one in listed
            if (types is None or known[one].agency_type in types)
            and (province is None or known[one].province_id == province)
        )
        return fitting or listed

    def _alive(self, agency_id: str, year: int | None, *, settled: bool = False) -> Named:
        if self._fits(agency_id, year):
            return Named(agency_id, settled=settled)
        agency = self._registry.agencies[agency_id]
        others = [agency.successor_id] if agency.successor_id else []
        others += sorted(
            self._registry.predecessors.get(agency_id, ()),
            key=lambda one: self._registry.agencies[one].agency_type != agency.agency_type,
        )
        other = next((one for one in others if self._fits(one, year)), None)
        reason = None if other is None else "successor" if other == agency.successor_id else "predecessor"
        tokens = {"agency": _both(agency.name_id, agency.name_en), "year": str(year), **self._suggested(other)}
        return Named(None, "agency_not_alive", other, reason, tokens)

    def _suggested(self, agency_id: str | None) -> dict[str, Any]:
        if agency_id is None:
            return {}
        agency = self._registry.agencies[agency_id]
        return {"suggested": _both(agency.name_id, agency.name_en)}

    def _nearest(self, text: str) -> tuple[str | None, str | None, Mapping[str, Any]]:
        if text not in self._near:
            bare = list(_spellings(text))[-1]
            # Behind a comma or a bracket stands a province or a remark.
            shorter = (bare, re.split(r"[,(]", bare, maxsplit=1)[0])
            hits = next((hits for one in shorter if (hits := self._registry.names.search(one, limit=3))), [])
            if not hits:
                self._near[text] = (None, None, {})
            else:
                best = [hit for hit in hits if hit.score == hits[0].score]
                tokens = {"matched": best[0].matched, **self._suggested(best[0].agency_id)}
                self._near[text] = (CHOICES.join(hit.agency_id for hit in best), best[0].why, tokens)
        return self._near[text]


def _both(name_id: str, name_en: str) -> dict[str, str]:
    """A name for a token of either language."""
    return {"id": name_id, "en": name_en}
