"""Numbers of guidance that code computes, each to cite: id, definition, parameters, value, rows, release, fingerprint.

They carry what a measure of the catalogue carries; `number` computes one anew by the id and the parameters that its
fingerprint covers, so `analytics.verify` answers for them. The words stand in `words/*/guidance.number.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from analytics.errors import BadParameter
from analytics.guidance.advice import advice
from analytics.guidance.mentors import LIMITS
from analytics.guidance.peers import peers
from analytics.guidance.plan import plan, read_pairs
from analytics.guidance.shortest import FEWEST
from analytics.guidance.situation import Country, country
from analytics.guidance.ways import Ways, ways
from analytics.guidance.weights import Weights
from analytics.guidance.what_if import WhatIf, read_changes, what_if, write_changes
from analytics.guidance.worklist import row_of
from analytics.measures import Measure
from analytics.measures.fingerprint import fingerprint_of
from analytics.selection import LAST_YEAR, YEARS
from analytics.warehouse import Release
from analytics.words import LANGUAGES, text

# Value, why there is none, rows, and the parameters in the one form that a fingerprint covers.
Answer = tuple[float | None, str | None, list[dict[str, Any]], dict[str, str]]


@dataclass(frozen=True)
class Made:
    """A number of guidance. Has the fields of a measure: whatever cites or prints a measure takes it as well.

    `reason`: why there is no value. `rows`: what lies behind it, each with the ids of agency and result.
    """

    id: str
    parameters: Mapping[str, Any]
    value: int | float | None
    rows: list[dict[str, Any]]
    release: Release = field(repr=False)
    reason: str | None = None
    # Raised whenever the same question may get another answer from the same release.
    version: int = 1
    unit: str = "points"
    sql: str = ""
    base: Measure | None = None

    @property
    def release_id(self) -> str:
        """The release that the number comes from."""
        return self.release.release_id

    @property
    def name(self) -> dict[str, str]:
        """What it is called, in both languages."""
        return self._words("name")

    @property
    def definition(self) -> dict[str, str]:
        """What it says, in both languages."""
        return self._words("definition")

    @property
    def not_said(self) -> dict[str, str]:
        """What it does not say, in both languages."""
        return self._words("not_said")

    def _words(self, what: str) -> dict[str, str]:
        return {lang: text(lang, f"guidance.number.{self.id}.{what}") for lang in LANGUAGES}

    fingerprint = cached_property(fingerprint_of)


@dataclass(frozen=True)
class Maker:
    """How a number is computed. `make` gets the country and all parameters but `upto`, as text."""

    make: Callable[[Country, Mapping[str, str]], Answer]
    needs: tuple[str, ...]
    may: tuple[str, ...] = ()
    unit: str = "points"
    version: int = 1


def number(release: Release, measure_id: str, **parameters: object) -> Made:
    """A number of guidance by id and parameters. Raises BadParameter, UnknownAgency."""
    maker = MAKERS[measure_id]
    asked = {name: str(value) for name, value in parameters.items() if name != "upto" and value is not None}
    upto = str(parameters.get("upto", LAST_YEAR))
    if upto not in map(str, YEARS):
        raise BadParameter(measure_id, "upto", upto, tuple(map(str, YEARS)), "this value is not allowed")
    for name in maker.needs:
        if name not in asked:
            raise BadParameter(measure_id, name, None, (), "it is missing")
    for name, value in asked.items():
        if name not in (*maker.needs, *maker.may):
            raise BadParameter(measure_id, name, value, maker.needs + maker.may, "there is no such parameter")
    made, reason, rows, covered = maker.make(country(release, int(upto)), asked)
    return Made(
        measure_id, {**covered, "upto": int(upto)}, made, rows, release, reason if made is None else None,
        maker.version, maker.unit,
    )  # fmt: skip


def number_version(measure_id: str) -> int | None:
    """The version of a number; None where there is no such number (any more)."""
    return MAKERS[measure_id].version if measure_id in MAKERS else None


def of_ways(release: Release, upto: int, found: Ways) -> dict[str, Made]:
    """The numbers of an answer about ways: the points needed, and the length of the shortest way."""
    asked = {"agency": found.agency.id, "to": found.goal, "upto": upto}
    return {
        "points_needed": number(release, "guidance_points_needed", **asked),
        "way_length": number(
            release, "guidance_way_length", **asked, fewest=found.fewest, within=",".join(found.within)
        ),
    }


def _points_needed(looked_at: Country, asked: Mapping[str, str]) -> Answer:
    found = _ways(looked_at, asked)
    return (
        found.points_needed, found.impossible, _result_rows(looked_at, found.agency.id),
        {"agency": found.agency.id, "to": found.goal},
    )  # fmt: skip


def _way_length(looked_at: Country, asked: Mapping[str, str]) -> Answer:
    found = _ways(looked_at, asked)
    covered = {"agency": found.agency.id, "to": found.goal, "fewest": found.fewest, "within": ",".join(found.within)}
    if not found.ways:
        return None, found.impossible, [], covered
    rows = [
        {
            "agency_id": found.agency.id, "aspect_id": step.aspect_id, "sub_aspect_id": step.sub_aspect_id,
            "from_level": step.from_level, "to_level": step.to_level, "from_points": step.from_points,
            "to_points": step.to_points,
        }
        for step in found.ways[0].steps
    ]  # fmt: skip
    return found.ways[0].length(found.fewest), None, rows, covered


def _ways(looked_at: Country, asked: Mapping[str, str]) -> Ways:
    fewest = next((one for one in FEWEST if one == asked.get("fewest", FEWEST[0])), None)
    if fewest is None:
        raise BadParameter("path", "fewest", asked["fewest"], FEWEST, "this value is not allowed")
    within = [one for one in asked.get("within", "").split(",") if one]
    return ways(looked_at, asked["agency"], to=asked.get("to"), fewest=fewest, within=within)


def _score_if(looked_at: Country, asked: Mapping[str, str]) -> Answer:
    found, covered = _what_if(looked_at, asked)
    return found.score, found.unknown, _result_rows(looked_at, covered["agency"]), covered


def _rank_if(looked_at: Country, asked: Mapping[str, str]) -> Answer:
    found, covered = _what_if(looked_at, asked)
    return found.rank_after, found.unknown, _result_rows(looked_at, covered["agency"]), covered


def _what_if(looked_at: Country, asked: Mapping[str, str]) -> tuple[WhatIf, dict[str, str]]:
    found = what_if(looked_at, asked["agency"], read_changes(asked.get("changes", ""))[0])
    return found, {"agency": asked["agency"], "changes": write_changes(found.changes)}


def _to_gain(looked_at: Country, asked: Mapping[str, str]) -> Answer:
    aspect = _aspect(looked_at, asked)
    found = next(one for one in advice(looked_at, asked["agency"]).aspects if one.aspect_id == aspect)
    return found.to_gain, "no_aspects", _result_rows(looked_at, asked["agency"]), dict(asked)


def _peers_median(looked_at: Country, asked: Mapping[str, str]) -> Answer:
    aspect = _aspect(looked_at, asked)
    beside = [one.situation for one in peers(looked_at, asked["agency"])]
    told = advice(looked_at, asked["agency"], [one.id for one in beside])
    found = next(one for one in told.aspects if one.aspect_id == aspect)
    rows = [
        {"agency_id": one.id, "result_id": one.latest.result_id, "aspect_id": aspect,
         "percent": one.aspects[aspect].percent}
        for one in beside if one.latest and aspect in one.aspects
    ]  # fmt: skip
    return found.peers_percent, "no_aspects", rows, dict(asked)


def _aspect(looked_at: Country, asked: Mapping[str, str]) -> str:
    if asked["aspect"] not in looked_at.aspects:
        raise BadParameter("advice", "aspect", asked["aspect"], tuple(looked_at.aspects), "there is no such aspect")
    return asked["aspect"]


def _priority(looked_at: Country, asked: Mapping[str, str]) -> Answer:
    weights = Weights.read(asked.get("weights", ""))
    row = row_of(looked_at, looked_at[asked["agency"]], weights)
    covered = {"agency": asked["agency"], "weights": weights.written()}
    reason = "not_exact" if row.parts else "no_result"
    return row.priority, reason, _result_rows(looked_at, asked["agency"]), covered


def _plan_covered(looked_at: Country, asked: Mapping[str, str]) -> Answer:
    """How many a plan covers: of all, or of a type or region; with the pairs that were kept and refused by hand."""
    filters = {name: asked[name] for name in ("type", "region") if name in asked}
    most = asked.get("most", str(LIMITS.at_most))
    if not most.isdecimal():
        raise BadParameter("mentors", "most", most, (), "a whole number from 1")
    hand = {name: asked.get(name, "") for name in ("keep", "bar")}
    found = plan(
        looked_at, int(most), fixed=read_pairs(hand["keep"]), barred=read_pairs(hand["bar"]),
        type=filters.get("type"), region=filters.get("region"),
    )  # fmt: skip
    rows = [{"agency_id": one.agency.id, "mentor_id": one.mentor.situation.id} for one in found.pairs]
    return found.objective.covered, None, rows, {"most": most, **filters, **{k: v for k, v in hand.items() if v}}


def _result_rows(looked_at: Country, agency_id: str) -> list[dict[str, Any]]:
    latest = looked_at[agency_id].latest
    if latest is None:
        return []
    return [{"agency_id": agency_id, "result_id": latest.score_result_id or latest.result_id, "score": latest.score}]


MAKERS: Mapping[str, Maker] = {
    "guidance_points_needed": Maker(_points_needed, ("agency",), ("to",)),
    "guidance_way_length": Maker(_way_length, ("agency",), ("to", "fewest", "within"), unit="step"),
    "guidance_score_if": Maker(_score_if, ("agency",), ("changes",)),
    "guidance_rank_if": Maker(_rank_if, ("agency",), ("changes",), unit="rank"),
    "guidance_to_gain": Maker(_to_gain, ("agency", "aspect")),
    "guidance_peers_median": Maker(_peers_median, ("agency", "aspect"), unit="percent"),
    "guidance_plan_covered": Maker(_plan_covered, (), ("most", "type", "region", "keep", "bar"), unit="agency"),
    "guidance_priority": Maker(_priority, ("agency",), ("weights",), unit="index"),
}
