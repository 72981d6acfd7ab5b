"""Names of agencies: what a name means for certain (`resolve`), and what it may mean (`search`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analytics.names.forms import normal_form
from analytics.names.resolve import Resolution, resolve_name
from analytics.names.search import Hit, Why, search_names
from analytics.names.tables import Tables, build_tables

__all__ = ["Hit", "NameIndex", "Resolution", "Why", "normal_form"]


@dataclass(frozen=True, slots=True, eq=False)
class NameIndex:
    """All names of the agencies of one release. Made once, then only read; safe between threads."""

    tables: Tables

    @classmethod
    def of(
        cls,
        agencies: Iterable[Sequence[str]],
        aliases: Iterable[Sequence[str]],
        ambiguous: Iterable[Sequence[str]],
        types: Iterable[Sequence[str]],
    ) -> NameIndex:
        """An index over rows whose columns come in this order.

        agencies: agency_id, name_id, short_name, name_en, agency_type.
        aliases: alias, agency_id, kind.
        ambiguous: name, agency_id; one row for each agency that bears the name.
        types: agency_type, then any number of words that name the type ("LNS"), in the order of the types.
        Raises KeyError where an alias or a shared name leads to an agency that is not among the agencies.
        """
        return cls(build_tables(agencies, aliases, ambiguous, types))

    def resolve(self, name: str) -> Resolution:
        """Which agency does this name mean? Only where its normal form is that of a name; a near name means none.

        Forms with a word of kind count ("Pemkab X", "Kab. X", "Pemda X", "X Regency"), with any alias for X. A name
        that several agencies bear gives all of them, by name and type: "Bandung" the regency and the city, "Pemda
        Bandung" too, "Pemkot Bandung" the city alone.

            "Kab. Bandung"  -> exact      ("kabupaten-bandung",)
            "Pemkot Solo"   -> alias      ("kota-surakarta",)  via "Solo", kind "press"
            "Bandung"       -> ambiguous  ("kabupaten-bandung", "kota-bandung")
        """
        return resolve_name(self.tables, name)

    def search(self, text: str, limit: int = 12) -> list[Hit]:
        """Which agencies may be meant by what was typed so far? At most `limit` hits, each agency once.

        Highest score first; equal scores by name without the word of kind, then in the order of the types. The same
        text always gives the same list. Names in both languages, aliases, old names, beginnings, parts of names and
        typing errors are found. A word of kind ("Kab.", "Pemkot", "Ministry of") puts its kind first; the same name in
        another kind follows, and errors are forgiven within the kind only. Empty text gives no hits.

            "Bandung"     -> kabupaten-bandung and kota-bandung (ambiguous), kabupaten-bandung-barat (prefix), ...
            "Kab Bandung" -> kabupaten-bandung (exact), kabupaten-bandung-barat (prefix), kota-bandung (part), ...
            "Bapenas"     -> kementerian-ppn-bappenas (typing_error, matched "Bappenas")
        """
        return search_names(self.tables, text, limit)
