"""The words for ids: what a province, a type, a category or a parameter is called in the visitor's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analytics import labels as words
from analytics import numbers
from analytics.measures import Measure, catalogue
from analytics.measures.load import PARAMETERS
from analytics.warehouse.dimensions import agency_types, categories
from ui.address import Here

_YEARS = {"upto": "controls.upto", "year": "controls.year"}


def name_of(here: Here, kind: str, found: str | None) -> str:
    """The name of an id of a kind (`agency_type`, `province`, `region`, `category`, `aspect`, `agency`).

    See `analytics.labels.name_of`; an id that is not there is "not known".
    """
    return here.say("common.not_known") if found is None else words.name_of(here.release, here.lang, kind, found)


def type_name(here: Here, found: str | None) -> str:
    """The plural of an agency type, or the name of a group of types; every type where None."""
    types = agency_types(here.release)
    if found is None:
        return here.say("controls.all_types")
    return types[found].plural(here.lang) if found in types else here.say(f"controls.types.{found}")


def category_words(here: Here) -> dict[str, str]:
    """The word of each category, and of what has none, as charts ask for them."""
    words = {category.id: category.name(here.lang) for category in categories(here.release).values()}
    return {**words, "unknown": here.say("labels.unknown"), "not_assessed": here.say("labels.no_result")}


def parameter(here: Here, name: str, value: Any) -> str:
    """One parameter of a measure in words."""
    if name in _YEARS:
        return here.say(_YEARS[name], year=str(value))
    if name == "stance":
        return here.say(f"pasti.stances.{value}")
    if name == "believe":
        return here.say("pasti.believed", claims=value)
    return f"{here.say(f'labels.parameter.{name}')}: {parameter_value(here, name, value)}"


def measure_name(here: Here, measure_id: str, parameters: Mapping[str, Any]) -> str:
    """A measure with what it was asked for, in words."""
    asked = [parameter(here, name, value) for name, value in parameters.items() if value is not None]
    name = catalogue()[measure_id].name[here.lang]
    return f"{name} ({', '.join(asked)})" if asked else name


def measure_value(here: Here, measure_id: str, value: float | None) -> str:
    """A value of a measure as it is written; one that is missing says so."""
    if value is None:
        return here.say("common.not_known")
    write = numbers.percent if catalogue()[measure_id].unit == "percent" else numbers.number
    return write(here.lang, value)


def parameter_value(here: Here, name: str, value: Any) -> str:
    """The value of a parameter of a measure in words."""
    kind, found = PARAMETERS[name], str(value)
    if kind == "scope":
        return words.claim_scope(here.release, here.lang, found)
    return words.claim_period(here.lang, found) if kind == "period" else name_of(here, kind, found)


# What tells two numbers of one chart apart comes first: a phone shows the beginning only.
_FIRST = ("category", "aspect", "agency", "type", "province", "region", "from", "to", "decided", "direction")


def describe(here: Here, measure: Measure) -> str:
    """A measure and its parameters in words: what a list of numbers calls it."""
    names = sorted(measure.parameters, key=lambda name: _FIRST.index(name) if name in _FIRST else len(_FIRST))
    parts = [measure.name[here.lang], *(parameter(here, name, measure.parameters[name]) for name in names)]
    return " · ".join(parts)


def period(here: Here) -> str:
    """The period of the selection in words: up to a year, or in a year."""
    selection = here.selection
    name = "year" if selection.year else "upto"
    return here.say(f"labels.period.{name}", year=str(selection.last_year))


def filters(here: Here) -> str:
    """The chosen agencies in words; empty where all are shown."""
    selection = here.selection
    found = [type_name(here, selection.type)] if selection.type else []
    if selection.region:
        found.append(name_of(here, "region", selection.region))
    if selection.province:
        found.append(name_of(here, "province", selection.province))
    return ", ".join(found)
