"""The agencies that a sentence names, and which of them can own a result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from analytics.check.reading.datelines import dateline_end
from analytics.check.reading.gazetteer import Gazetteer, Named
from analytics.check.reading.phrases import Phrases, phrases, phrases_of, words
from analytics.check.reading.slips import near_name
from analytics.check.reading.tokens import Token
from analytics.names import forms

Role = Literal["owner", "place", "giver", "neighbour", "person"]
_LISTING = words("small", "agencies_listing")
_SHORT = 6  # tokens
_WE_IN = (["kami", "di"], ["kita", "di"], ["we", "in"], ["we", "at"])


@dataclass(frozen=True, slots=True)
class Agency:
    """A name at tokens first to last. ids: the agency; several where the name is shared; none where it has a kind that
    no agency of the name has.

    role: only an owner can have a result. types: those that its word of kind allows, None without one.
    how: the rule that led to it. key: the name's normal form, by which a shared name is told from others in the text.
    """

    first: int
    last: int
    ids: tuple[str, ...]
    role: Role
    types: frozenset[str] | None
    how: str
    key: str
    title: bool = False
    tokens: Sequence[Token] = field(default=(), compare=False, repr=False)  # of its sentence


def _list(key: str) -> Phrases:
    return phrases_of("agencies", key)


def _ends_before(key: str, tokens: Sequence[Token], at: int, longest: int = 2) -> bool:
    """Whether a phrase of the list ends right before a token."""
    for size in range(1, longest + 1):
        if at - size >= 0 and (hit := _list(key).match(tokens, at - size)) is not None and hit.last == at:
            return True
    return False


class _Finder:
    def __init__(self, gazetteer: Gazetteer, tokens: Sequence[Token], dateline: bool) -> None:
        self.names = gazetteer
        self.tokens = tokens
        self.found: list[Agency] = []
        letters = [token for token in tokens if token.kind == "word"]
        capitals = sum(token.capital for token in letters)
        # A text in small letters throughout, but for the first word, has its names in small letters too.
        self.cased = any(token.capital and not token.raw.isupper() for token in letters[1:])
        self.shouting = bool(letters) and all(token.raw.isupper() or len(token.raw) < 2 for token in letters)
        ended = bool(tokens) and tokens[-1].norm in (".", "!", "?")
        self.titled = self.shouting or (not ended and (len(letters) > 2 and capitals >= 0.7 * len(letters)))
        self.dateline = dateline_end(tokens) if dateline else 0

    def run(self) -> list[Agency]:
        at = 0
        while at < len(self.tokens):
            agency = self._read(at)
            if agency is None:
                at += 1
                continue
            at = self._after_person(agency)
            if agency.role == "neighbour" and at < len(self.tokens) and self.tokens[at].kind == "number":
                # "sementara tetangganya Kalimantan Selatan 231"
                agency = replace(agency, role="owner")
            if agency.role == "owner" and self._gives(at):
                agency = replace(agency, role="giver")
            if agency.role == "giver" and agency.ids != ("kasn",) and self._receives(agency):
                agency = replace(agency, role="owner")
            if agency.role == "owner" and self._locates(agency):
                agency = replace(agency, role="place")
            if agency.role != "owner" or not self._repeats(agency):
                self.found.append(replace(agency, tokens=self.tokens))
        return self.found

    def _read(self, at: int) -> Agency | None:
        token = self.tokens[at]
        if token.kind not in ("word", "number") or at < self.dateline:
            return None
        if token.kind == "word":
            epithet = _list("epithet").match(self.tokens, at)
            if epithet is not None or _ends_before("nickname", self.tokens, at):
                return None
            if (kind := self.names.kind_at(self.tokens, at)) is not None:
                read = self._with_kind(at, *kind)
                if read is not None:
                    return read
        return self._without_kind(at)

    def _with_kind(self, at: int, after: int, types: frozenset[str], title: bool) -> Agency | None:
        if after >= len(self.tokens) or not (self._can_begin(after) or self._is_casual(at, after)):
            return None
        named = self.names.name_at(self.tokens, after, bare_only=True)
        if named is None and self.names.name_at(self.tokens, at) is None and self._is_unknown(at, after):
            named = near_name(self.names, self.tokens, after, types)
        if named is not None:
            ids = tuple(name for name in named.ids if self.names.types[name] in types)
            if ids:
                how = "agency_by_title" if title else "agency_by_kind"
                role = self._role(at, ids, pem=self.tokens[at].norm.startswith("pem"))
                return Agency(at, named.last, ids, role, types, how, named.key, title)
        whole = self.names.name_at(self.tokens, at)
        if whole is not None and whole.last > after:
            return self._plain(at, whole)
        if named is not None and not title and self.tokens[at].norm != "pemerintah":
            # "Kota Wajo": there is no such city, so the kind was spread too far or is a slip.
            return Agency(at, named.last, named.ids, self._role(at, named.ids), None, "agency_kind_mended", named.key)
        if named is None and not title and self._is_unknown(at, after):
            last = after + 1
            while last < len(self.tokens) and self.tokens[last].kind == "word" and self.tokens[last].capital:
                last += 1
            return Agency(at, last, (), self._role(at, ()), types, "agency_unknown", "")
        return None

    def _is_unknown(self, at: int, after: int) -> bool:
        """Whether a word of kind has a name behind it that no agency bears ("Kabupaten Anu")."""
        token = self.tokens[after]
        if self.titled or not token.capital or token.kind != "word" or not self.tokens[at].capital:
            return False
        if self.tokens[at].norm == "pemerintah" and after == at + 1:
            return False
        return (
            phrases("cues").match(self.tokens, after) is None
            and self.names.kind_at(self.tokens, after) is None
            and (
                phrases("scopes").match(self.tokens, after) is None
                and phrases("categories").match(self.tokens, after) is None
            )
        )

    def _is_casual(self, at: int, after: int) -> bool:
        """Whether a kind and its name are both in small letters, as in notes: "pemprov jabar", "kab. sinjai"."""
        short = self.tokens[at].norm.startswith("pem") or self.tokens[at].norm in (
            "kab",
            "prov",
            "kabupaten",
            "provinsi",
        )
        return short and self.tokens[at].raw.islower() and self.tokens[after].raw.islower()

    def _can_begin(self, at: int) -> bool:
        token = self.tokens[at]
        return token.kind == "number" or not self.cased or (token.kind == "word" and token.capital)

    def _without_kind(self, at: int) -> Agency | None:
        if not self._can_begin(at):
            return None
        named = self.names.name_at(self.tokens, at)
        if named is None or not self._is_name(at, named):
            return None
        return self._plain(at, named)

    def _is_name(self, at: int, named: Named) -> bool:
        """Whether a name without a word of kind is meant as one, and is no common word, person or place."""
        token, one = self.tokens[at], named.last == at + 1
        if (
            named.last < len(self.tokens)
            and not self.tokens[named.last].spaced
            and self.tokens[named.last].kind == "word"
        ):
            return False
        if (
            one
            and named.key in self.names.capitals
            and not (token.raw.isupper() or (sum(char.isupper() for char in token.raw) >= 2) or not self.cased)
        ):
            return False
        if named.key in words("agencies", "needs_kind"):
            capital = named.key in words("agencies", "needs_capital") and not self.titled and at > 0
            listed = bool(self.found) and self._continues(self.found[-1].last, at)
            if (
                not (
                    listed or self._is_called(at) or (capital and token.capital and self.tokens[at - 1].kind != "mark")
                )
                and not (capital and token.capital and self.tokens[at - 1].norm in (",", ";", "("))
                and self._kind_after(named.last) is None
                and not (self._owns_next(named.last) and named.key in words("agencies", "needs_capital"))
            ):
                return False
        if _ends_before("outsider", self.tokens, at) and self.tokens[at - 1].norm not in ("antaranya", "diantaranya"):
            return False
        if self.found and self.found[-1].last == at and not self.titled:
            return False
        return not (one and not self.titled and self._in_person_name(at, named))

    def _is_called(self, at: int) -> bool:
        """Whether a noun for bodies stands right before a name in capitals: "the mapping agency BIG"."""
        nouns = ("agency", "body", "bureau", "institute", "lembaga", "badan", "court")
        return not self.shouting and self.tokens[at].raw.isupper() and at > 0 and self.tokens[at - 1].norm in nouns

    def _owns_next(self, at: int) -> bool:
        hit = phrases("cues").match(self.tokens, at)
        return hit is not None and hit.id == "gain"

    def _gives(self, at: int) -> bool:
        """Whether a verb of giving begins at a token, and not to oneself: "East Kalimantan gave itself 288"."""
        own = self.tokens[at + 1].norm in ("itself", "dirinya", "diri") if at + 1 < len(self.tokens) else False
        return at < len(self.tokens) and self.tokens[at].norm in words("agencies", "gives") and not own

    def _receives(self, agency: Agency) -> bool:
        """Whether a body that gives elsewhere gains here: "Ketua KPK kemarin mengantongi piagam"."""
        person = _ends_before("person", self.tokens, agency.first)
        return person and any(self._owns_next(at) for at in (agency.last, agency.last + 1) if at < len(self.tokens))

    def _in_person_name(self, at: int, named: Named) -> bool:
        """Whether a capitalised word that nothing knows stands beside the name: "Bima Arya", "Dedi Tegal"."""
        token = self.tokens[at]
        if named.key in self.names.capitals or (
            len(named.ids) == 1 and self.names.types[named.ids[0]] not in forms.REGIONAL
        ):
            return False
        inside = at > 1 and self.tokens[at - 2].norm not in (".", '"', ":")
        if inside and self._is_stranger(at - 1) and not _known(self.tokens, at - 1):
            return True
        after = named.last
        if not self._is_stranger(after) or self.tokens[after].norm in words("small", "agencies_kind_words"):
            return False
        if self.names.name_at(self.tokens, after):
            return not token.raw.isupper()
        return not _known(self.tokens, after) and self.names.kind_at(self.tokens, after) is None

    def _is_stranger(self, at: int) -> bool:
        """Whether a token is a word with a capital that may belong to a person's name."""
        if not 0 <= at < len(self.tokens):
            return False
        token = self.tokens[at]
        return token.kind == "word" and token.capital and not token.raw.isupper()

    def _plain(self, at: int, named: Named) -> Agency:
        ids, last, types, how = named.ids, named.last, None, "agency_named"
        if (after := self._kind_after(last)) is not None:
            fitting = tuple(name for name in ids if self.names.types[name] in after[1])
            if not fitting:
                fitting = tuple(
                    name for name in self.names.bare.get(named.key, ()) if self.names.types[name] in after[1]
                )
            if fitting:
                title = self.tokens[after[0] - 1].norm in ("mayor", "regent", "governor")
                how = "agency_by_title" if title else "agency_by_kind"
                return Agency(at, after[0], fitting, self._role(at, fitting), after[1], how, named.key, title)
        spread = self._spread_types(at)
        if len(ids) > 1 and spread is not None:
            fitting = tuple(name for name in ids if self.names.types[name] in spread)
            if fitting:
                ids, types, how = fitting, spread, "agency_by_list"
        elif spread is not None and len(ids) == 1:
            types = spread if self.names.types[ids[0]] in spread else None
        if self.names.types.get(ids[0]) not in forms.REGIONAL and len(ids) == 1:
            types = frozenset({self.names.types[ids[0]]})
        return Agency(at, last, ids, self._role(at, ids), types, how, named.key)

    def _kind_after(self, at: int) -> tuple[int, frozenset[str]] | None:
        owned = [token.norm for token in self.tokens[at : at + 2]] == ["'", "s"]
        at += 2 if owned else 0  # "Bogor's city hall"
        norms = tuple(token.norm for token in self.tokens[at : at + 2])
        if norms[:1] in (("kabupaten",), ("kota",)) and not self._names_next(at + 1):
            # "Semarang kabupaten, bukan kotanya"
            return (at + 1, frozenset(norms[:1])) if self.tokens[at].raw.islower() else None
        for size in (2, 1):
            if (types := self.names.after.get(norms[:size])) is not None and len(norms) >= size:
                return at + size, types
        return None

    def _spread_types(self, at: int) -> frozenset[str] | None:
        """The types of the word of kind that a list began with: "Pemkab Wajo, Sinjai dan Bogor"."""
        if self.found and self.found[-1].types is not None and self._continues(self.found[-1].last, at):
            # In "Karawang, Kabupaten Bandung Barat, dan Tasikmalaya" the kind stands for its own name only.
            place = len(self.found) - 1
            while place and self._continues(self.found[place - 1].last, self.found[place].first):
                place -= 1
                if self.found[place].types is None:
                    return None
            return self.found[-1].types
        told = [token.norm for token in self.tokens[max(0, at - 3) : at]]
        if len(told) == 3 and told[0] in ("kabupaten", "kota") and told[1].endswith("nya") and told[2] == ",":
            # "Kabupaten tetangganya, Mojokerto, …"
            return frozenset({told[0]})
        # "tiga kabupaten, yakni Bogor, Bandung, dan Bekasi"
        for place in range(at - 1, max(-1, at - 8), -1):
            norm = self.tokens[place].norm
            if norm in ("yakni", "yaitu", "namely", ":", "adalah", "meliputi", "antara"):
                for before in range(place - 1, max(-1, place - 10), -1):
                    hit = phrases("scopes").match(self.tokens, before)
                    if hit is not None and hit.id in forms.REGIONAL:
                        return frozenset({hit.id})
                return None
        return None

    def _continues(self, start: int, end: int) -> bool:
        """Whether only the marks, figures and small words of a list stand between two tokens."""
        if end - start > 12 or end <= start:
            return False
        depth = 0
        for token in self.tokens[start:end]:
            depth += (token.norm == "(") - (token.norm == ")")
            if depth > 0 or token.norm in ("(", ")") or token.kind == "number":
                continue
            if token.norm not in _LISTING and token.norm not in ("poin", "points", "persen", "%"):
                return False
        return True

    def _role(self, at: int, ids: tuple[str, ...], *, pem: bool = False) -> Role:
        if ids and ids[0] == "kasn":
            return "giver"
        person = _ends_before("person", self.tokens, at)
        gives = bool(ids) and ids[0] in words("agencies", "giver")
        if gives and (person or _ends_before("by", self.tokens, at)):
            return "giver"
        if _ends_before("neighbour", self.tokens, at):
            return "neighbour"
        regional = not ids or self.names.types[ids[0]] in forms.REGIONAL
        if regional and not pem and _ends_before("place_before", self.tokens, at):
            return "place"
        if regional and [token.norm for token in self.tokens[at - 2 : at]] in _WE_IN:
            return "owner"
        if regional and self._reports_from(at):
            return "place"
        if regional and at == 1 and _ends_before("from_before", self.tokens, at):
            return "place"
        if self.found and self.found[-1].role == "neighbour" and self._continues(self.found[-1].last, at):
            return "neighbour"
        return "owner"

    def _reports_from(self, at: int) -> bool:
        """Whether a short sentence only says from where: "Terakhir dari Pontianak.", "Dari Jawa Timur?"."""
        short = len(self.tokens) - self.dateline <= _SHORT and self.tokens[-1].norm in (".", "?")
        return short and _ends_before("from_before", self.tokens, at)

    def _repeats(self, agency: Agency) -> bool:
        """Whether it is the short form in brackets of the agency before: "Pangkajene dan Kepulauan (Pangkep)"."""
        if not self.found or not self.found[-1].ids or agency.ids != self.found[-1].ids:
            return False
        before = self.found[-1]
        inside = self.tokens[agency.first - 1].norm == "(" if agency.first else False
        closes = agency.last < len(self.tokens) and self.tokens[agency.last].norm == ")"
        slash = self.tokens[agency.first - 1].norm == "/" and agency.first - before.last == 1
        if (inside and closes and agency.first - before.last == 1) or slash:
            self.found[-1] = replace(before, last=agency.last + (not slash))
            return True
        return False

    def _locates(self, agency: Agency) -> bool:
        """Whether a province only says where the agency before it lies: "Kabupaten Sinjai, Sulawesi Selatan, …"."""
        if not self.found or agency.how != "agency_named" or not agency.ids or not self.found[-1].ids:
            return False
        before, follow = self.found[-1], [token.norm for token in self.tokens[agency.last : agency.last + 2]]
        local = self.names.types[before.ids[0]] in ("kabupaten", "kota") and before.types is not None
        alone = len(self.found) < 2 or not self._continues(self.found[-2].last, before.first)
        province = self.names.types[agency.ids[0]] == "provinsi"
        between = [token.norm for token in self.tokens[before.last : agency.first]]
        closed = follow[:1] in ([","], [")"]) and follow[1:] not in (["dan"], ["serta"], ["and"])
        return (
            local
            and alone
            and province
            and between in ([","], ["("])
            and closed
            and not self._names_next(agency.last + 1)
        )

    def _names_next(self, at: int) -> bool:
        return at < len(self.tokens) and (
            self.names.name_at(self.tokens, at) is not None or self.names.kind_at(self.tokens, at) is not None
        )

    def _after_person(self, agency: Agency) -> int:
        """The token after an agency, or after the person's name behind a title: "Wali Kota Bogor Bima Arya"."""
        at = agency.last
        if not agency.title or self.titled:
            return at
        while at < len(self.tokens) and self.tokens[at].kind == "word" and self.tokens[at].capital:
            at += 1
        return at


def _known(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word belongs to a phrase of the lists, so that it is no part of a person's name."""
    return any(
        phrases(name).match(tokens, at) is not None
        for name in ("cues", "scopes", "category_heads", "categories", "others", "units", "known_words")
    )


def find_agencies(gazetteer: Gazetteer, tokens: Sequence[Token], *, dateline: bool) -> list[Agency]:
    """The agencies of a sentence in order. dateline: it begins a paragraph, so that a place may come first."""
    return _Finder(gazetteer, tokens, dateline).run()
