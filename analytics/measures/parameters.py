"""What a parameter of a measure may be. Values come from the release, so each release answers for its own ids."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from analytics.errors import BadParameter
from analytics.measures.load import FILTERS, PARAMETERS, PERIOD, WHOLE, Definition
from analytics.selection import FIRST_YEAR, LAST_YEAR, YEARS
from analytics.warehouse import Release

_QUERIES = {
    "agency_type": "SELECT DISTINCT group_id FROM agency_type_group ORDER BY group_id",
    "province": "SELECT province_id FROM province ORDER BY sort",
    "region": "SELECT region_id FROM region ORDER BY sort",
    "category": "SELECT group_id FROM category_group GROUP BY group_id ORDER BY count(*), min(category_id), group_id",
    "aspect": "SELECT aspect_id FROM aspect ORDER BY sort",
    "metric": "SELECT DISTINCT metric FROM claim ORDER BY metric",
    "scope": "SELECT DISTINCT scope FROM claim ORDER BY scope",
    "period": "SELECT DISTINCT period FROM claim ORDER BY period",
    "step": "SELECT DISTINCT step FROM claim WHERE step IS NOT NULL ORDER BY step",
    "agency": "SELECT agency_id FROM agency ORDER BY agency_id",
}
_FIXED = {
    "year": tuple(str(year) for year in YEARS),
    "form": ("400", "410", "unknown"),
    "decided": ("in_year", "earlier"),
    "direction": ("up", "same", "down"),
    # The closest to the assessment first, as in rule 5.
    "publisher_kind": ("kasn", "state_body", "agency", "scholarly", "news"),
    # Where an agency stands for guidance: the three groups that need it come first.
    "standing": ("all", "buruk", "kurang", "no_result", "category_unknown", "at_least_baik"),
    "implied": ("assessed_below_baik", "never_assessed", "base", "base_less_registry"),
    "table": ("agency", "agency_alias", "result", "aspect_score", "sub_aspect_level", "claim", "source", "method"),
}
_DEFAULTS = {"scope": "all", "standing": "all", "points": 10, "form": None}
# Free within reason: a claim that nobody made has no value, which is an answer and not a mistake.
_OPEN = {"metric", "scope", "period"}
_MOST = 100


@lru_cache(maxsize=256)
def allowed(release: Release, kind: str) -> tuple[str, ...]:
    """The values of a kind of parameter in a release, in the order in which they are listed; empty for a number."""
    if kind in _FIXED:
        return _FIXED[kind]
    return tuple(row[0] for row in release.rows(_QUERIES[kind])) if kind in _QUERIES else ()


def normalise(release: Release, measure: Definition, given: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters as they are computed, cached and fingerprinted: checked, typed, defaults filled, None left out.

    Raises BadParameter for an unknown name, a value that is not allowed, `upto` beside `year`, or one that is missing.
    """
    asked = {name: value for name, value in given.items() if value is not None and value != ""}
    for name, value in asked.items():
        if name not in measure.parameters:
            raise BadParameter(measure.id, name, value, measure.parameters, "the measure has no such parameter")
    if set(PERIOD) <= set(asked):
        raise BadParameter(measure.id, "upto", asked["upto"], (), "upto and year exclude each other; give one")
    values = {name: _typed(release, measure, name, asked[name]) for name in measure.parameters if name in asked}
    if measure.asks_period and not set(PERIOD) & set(values):
        values["upto"] = LAST_YEAR
    for name in set(measure.parameters) - set(values):
        if name in measure.required and _DEFAULTS.get(name) is None:
            raise BadParameter(measure.id, name, None, allowed(release, PARAMETERS[name]), "this parameter is needed")
        if _DEFAULTS.get(name) is not None:
            values[name] = _DEFAULTS[name]
    if measure.parameters and "year" in measure.parameters and not measure.asks_period:
        values.setdefault("year", LAST_YEAR)
    return {name: values[name] for name in measure.parameters if name in values}


def _typed(release: Release, measure: Definition, name: str, value: Any) -> Any:
    kind, text = PARAMETERS[name], str(value)
    choices = allowed(release, kind)
    if kind in WHOLE:
        if not text.isdecimal() or not 0 < int(text) <= _MOST:
            raise BadParameter(measure.id, name, value, (), f"a whole number from 1 to {_MOST}")
        return int(text)
    if kind not in _OPEN and text not in choices:
        raise BadParameter(measure.id, name, value, choices, "this value is not allowed")
    return int(text) if kind == "year" else text


def described(release: Release, measure: Definition) -> dict[str, dict[str, Any]]:
    """The parameters of a measure for the catalogue: type, allowed values (None for agency ids and numbers)."""
    shown: dict[str, dict[str, Any]] = {}
    for name in measure.parameters:
        kind = PARAMETERS[name]
        values = None if kind in ("agency", *WHOLE) else list(allowed(release, kind))
        shown[name] = {"type": kind, "allowed": values, "required": name in measure.required}
    return shown


def combinations(release: Release, measure: Definition) -> list[dict[str, Any]]:
    """Every way to ask a measure with at most one filter: what a page may show without a choice beyond that.

    A share that is aimed for is one of those that somebody printed.

    Used to find the number behind a fingerprint that this copy has not printed itself.
    """
    ways = printed_claims(release) if "metric" in measure.parameters else [{}]
    for name in measure.parameters:
        if name in PERIOD or name in FILTERS or PARAMETERS[name] == "points" or any(name in way for way in ways):
            continue
        choices: list[Any] = list(_seen(release, measure, name))
        if name not in measure.required:
            choices = [None, *choices]
        ways = [{**way, name: choice} for way in ways for choice in choices]
    ways = [way for way in ways if not way.get("year_from") or way["year_from"] < way["year_to"]]
    periods = [{p: year} for p in PERIOD if p in measure.parameters for year in range(FIRST_YEAR, LAST_YEAR + 1)] or [
        {}
    ]
    filters = [
        {},
        *({f: value} for f in FILTERS if f in measure.parameters for value in allowed(release, PARAMETERS[f])),
    ]
    return [{**way, **period, **one} for way in ways for period in periods for one in filters]


def _seen(release: Release, measure: Definition, name: str) -> tuple[str, ...]:
    """The values of a parameter that may have a number: of agencies, those of which something is on record."""
    if name == "percent":
        rows = release.rows("SELECT DISTINCT value::INTEGER FROM claim WHERE metric = 'target_share' ORDER BY ALL")
        # Where nobody printed a target, all of them is the one to begin with.
        return tuple(str(row[0]) for row in rows) or (str(_MOST),)
    if PARAMETERS[name] != "agency":
        return allowed(release, PARAMETERS[name])
    table = "accepted_aspect" if "aspect" in measure.parameters else "result"
    return tuple(row[0] for row in release.rows(f"SELECT DISTINCT agency_id FROM {table} ORDER BY agency_id"))


def printed_claims(release: Release) -> list[dict[str, Any]]:
    """The questions with a printed total: `metric`, `scope`, `category`, `period`, `aspect`, `step` each."""
    return release.dicts(
        'SELECT DISTINCT metric, scope, category_id AS category, "period", aspect_id AS aspect, step'
        " FROM claim ORDER BY ALL"
    )
