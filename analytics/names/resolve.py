"""From a name as somebody wrote it to the agency that it names for certain. Near names are a matter for `search`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from analytics.names import forms
from analytics.names.tables import AMBIGUOUS, OWN, Name, Tables


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name means.

    agency_ids: one for `exact` and `alias`, two or more for `ambiguous`, none for `none`.
    how: `exact` by a name or short name of the register, `alias` by another name, `ambiguous` where several agencies
        bear it.
    via: for `alias`, the other name as the register writes it; else None.
    kind: for `alias`, its kind (`abbreviation`, `english`, `old_name`, `press`, `spelling`, or `ambiguous` for a name
        that several agencies share and that a word of kind made clear, as in "Pemkot Jogja"); else None.
    """

    agency_ids: tuple[str, ...]
    how: Literal["exact", "alias", "ambiguous", "none"]
    via: str | None = None
    kind: str | None = None


def _best_names(names: Iterable[Name]) -> dict[int, Name]:
    """One name for each agency, its own before an alias, an alias before a shared name; the first agency first."""
    weight = {OWN: 0, AMBIGUOUS: 2}
    best: dict[int, Name] = {}
    for name in sorted(names, key=lambda name: (name.agency, weight.get(name.kind, 1), name.written)):
        best.setdefault(name.agency, name)
    return best


def find_exact(tables: Tables, key: str) -> dict[int, Name]:
    """The agencies that a normal form names, each with the name that led there."""
    names = list(tables.whole.get(key, ()))
    for core, types in forms.read_regional(key):
        names += [name for name in tables.bare.get(core, ()) if tables.agencies[name.agency].agency_type in types]
    return _best_names(names)


def resolve_name(tables: Tables, name: str) -> Resolution:
    """See `NameIndex.resolve`."""
    found = find_exact(tables, forms.normal_form(name))
    agency_ids = tuple(tables.agencies[place].agency_id for place in found)
    if not found:
        return Resolution((), "none")
    if len(found) > 1:
        return Resolution(agency_ids, "ambiguous")
    (only,) = found.values()
    if only.kind == OWN:
        return Resolution(agency_ids, "exact")
    return Resolution(agency_ids, "alias", only.written, only.kind)
