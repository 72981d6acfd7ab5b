"""Ways to a category on releases: real steps of the form, reasons where nothing can be said, the verb."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from analytics.errors import BadParameter, UnknownAgency
from analytics.guidance.shortest import FEWEST
from analytics.guidance.situation import Attained, Country, Situation, country
from analytics.guidance.ways import Reason, half_points, ways
from analytics.guidance.ways_words import reason_words, ways_words
from analytics.guidance.what_if import what_if
from analytics.verbs.path import path
from analytics.warehouse import Release
from analytics.words import LANGUAGES

BOGOR = "kota-bogor"


def one_with_levels(looked_at: Country, category: str, form: int = 400) -> Situation:
    return next(
        one for one in looked_at.situations.values()
        if one.levels and one.form == form and one.latest and one.latest.category_id == category
    )  # fmt: skip


def changed(looked_at: Country, agency_id: str, **fields: Any) -> Country:
    """The country with one agency that stands otherwise."""
    situation = replace(looked_at[agency_id], **fields)
    return replace(looked_at, situations={**looked_at.situations, agency_id: situation})


@pytest.mark.parametrize("form", [400, 410])
@pytest.mark.parametrize("fewest", FEWEST)
def test_every_way_reaches_the_goal_in_steps_of_the_form(simulated: Release, form: int, fewest: Any) -> None:
    looked_at = country(simulated)
    one = one_with_levels(looked_at, "kurang", form)
    found = ways(looked_at, one.id, fewest=fewest)
    assert (found.start, found.goal, found.unit, found.form) == ("kurang", "baik", "sub_aspects", form)
    assert one.latest
    assert one.latest.score is not None
    assert found.points_needed == 250 - one.latest.score
    assert found.proved
    assert len({frozenset(step.sub_aspect_id for step in way.steps) for way in found.ways}) == 3
    for way in found.ways:
        levels = {step.sub_aspect_id: step.to_level for step in way.steps if step.sub_aspect_id and step.to_level}
        assert all(one.levels[key] < level <= 4 for key, level in levels.items())
        after = what_if(looked_at, one.id, levels)
        assert (after.category, after.gained, after.refused) == ("baik", way.points, ())


def test_fewest_means_what_it_says(simulated: Release) -> None:
    looked_at = country(simulated)
    agency = one_with_levels(looked_at, "kurang").id
    first = {fewest: ways(looked_at, agency, to="sangat_baik", fewest=fewest).ways[0] for fewest in FEWEST}
    for fewest, way in first.items():
        assert way.length(fewest) == min(other.length(fewest) for other in first.values())


def test_only_chosen_aspects_are_raised_and_too_few_are_said(simulated: Release) -> None:
    looked_at = country(simulated)
    agency = one_with_levels(looked_at, "buruk").id
    chosen = ways(looked_at, agency, within=["manajemen_kinerja", "pengembangan_karier"])
    assert {step.aspect_id for way in chosen.ways for step in way.steps} <= set(chosen.within)
    narrow = ways(looked_at, agency, within=["perlindungan_pelayanan"])
    assert narrow.impossible == "within_too_narrow"
    assert narrow.reach is not None
    assert narrow.points_needed is not None
    assert narrow.reach < narrow.points_needed


def test_longer_ways_are_called_next_best(simulated: Release) -> None:
    looked_at = country(simulated)
    agency = one_with_levels(looked_at, "kurang").id
    for fewest in FEWEST:
        found = ways(looked_at, agency, fewest=fewest, most=6)
        least = found.ways[0].length(found.fewest)
        assert [way.next_best for way in found.ways] == [way.length(found.fewest) > least for way in found.ways]


def test_illustrative_sub_aspects_are_never_named_for_a_real_agency(published: Release) -> None:
    looked_at = country(published)
    found = ways(looked_at, BOGOR)
    assert (found.unit, found.points_needed, found.impossible) == ("aspects", 58.5, None)
    assert [step.sub_aspect_id for way in found.ways for step in way.steps if step.sub_aspect_id] == []
    assert [(step.aspect_id, step.from_points, step.to_points) for step in found.ways[0].steps] == [
        ("pengembangan_karier", 50.0, 108.5)
    ]
    assert [way.next_best for way in found.ways] == [False, True, True]


def test_a_percent_that_was_printed_rounded_gives_its_half_point() -> None:
    assert half_points(Attained(93.8, 37.52, 40)) == 37.5
    assert half_points(Attained(41.7, 50.04, 120)) == 50
    assert half_points(Attained(50.5, 20.2, 40)) == Fraction(202, 10)
    assert half_points(Attained(50.0, None, None)) is None


def test_what_cannot_be_said_is_said_with_its_reason(published: Release, simulated: Release) -> None:
    real, invented = country(published), country(simulated)
    top = next(one.id for one in real.situations.values() if one.latest and one.latest.category_id == "sangat_baik")
    none = next(one.id for one in real.situations.values() if one.latest is None)
    agency = one_with_levels(invented, "kurang")
    assert agency.latest
    formless = replace(agency.latest, form=None)
    known = {"sistem_simpeg": 4}
    unsaid = {key: replace(one, points=None, points_max=None) for key, one in agency.aspects.items()}
    cases: list[tuple[Country, str, Reason | None, float | None]] = [
        (real, none, "no_result", None), (real, top, "at_top", None), (real, "perpusnas", "no_aspects", 38.5),
        (changed(real, BOGOR, latest=replace(real[BOGOR].latest, score=None)), BOGOR, "no_score", None),  # type: ignore[type-var]
        (changed(invented, agency.id, levels=known), agency.id, "not_enough_known", 250 - (agency.latest.score or 0)),
        (changed(invented, agency.id, levels={}, aspects=unsaid, latest=formless), agency.id, "form_unknown",
         250 - (agency.latest.score or 0)),
        (changed(invented, agency.id, latest=formless), agency.id, None, 250 - (agency.latest.score or 0)),
    ]  # fmt: skip
    for looked_at, agency_id, reason, needed in cases:
        found = ways(looked_at, agency_id)
        assert (found.impossible, found.points_needed) == (reason, needed)
        assert bool(found.ways) == (reason is None)
        assert all(bool(reason_words(looked_at, found, lang)) == (reason is not None) for lang in LANGUAGES)
    assert ways(real, BOGOR, to="kurang").impossible == "already_there"


def test_a_weight_that_the_forms_do_not_share_needs_the_form(simulated: Release) -> None:
    looked_at = country(simulated)
    agency = one_with_levels(looked_at, "kurang", 410)
    assert agency.latest
    assert "karier_kebijakan_talenta" in agency.levels
    unknown = changed(looked_at, agency.id, latest=replace(agency.latest, form=None))
    assert ways(unknown, agency.id).impossible == "form_unknown"


def test_a_sub_aspect_without_a_level_is_left_out_and_named(simulated: Release) -> None:
    looked_at = country(simulated)
    agency = one_with_levels(looked_at, "kurang")
    levels = {key: level for key, level in agency.levels.items() if key != "kinerja_kontrak"}
    found = ways(changed(looked_at, agency.id, levels=levels), agency.id)
    assert found.unknown == ("kinerja_kontrak",)
    assert all(step.sub_aspect_id != "kinerja_kontrak" for way in found.ways for step in way.steps)


def test_wrong_questions_are_refused(simulated: Release) -> None:
    looked_at = country(simulated)
    agency = one_with_levels(looked_at, "kurang").id
    with pytest.raises(UnknownAgency):
        ways(looked_at, "nobody")
    for asked in ({"to": "gold"}, {"within": ["gold"]}, {"fewest": "gold"}):
        with pytest.raises(BadParameter):
            ways(looked_at, agency, **asked)  # type: ignore[arg-type]


def test_the_same_question_is_answered_at_once(simulated: Release) -> None:
    looked_at = country(simulated)
    agency = one_with_levels(looked_at, "buruk").id
    first = ways(looked_at, agency, to="baik")
    begun = time.perf_counter()
    assert ways(looked_at, agency, to="baik") == first
    assert time.perf_counter() - begun < 0.1


def test_the_verb_gives_what_other_programs_rely_on(published: Release, simulated: Release) -> None:
    agency = one_with_levels(country(simulated), "kurang").id
    answer = path(agency, None, "levels", ["pengembangan_karier", "manajemen_kinerja"], 2020, "simulated", "id")
    document = json.loads(json.dumps(answer.document))
    assert set(document) >= {"from", "to", "points_needed", "ways", "impossible", "release_id"}
    assert set(document["ways"][0]) >= {"steps", "points", "proved"}
    assert set(document["ways"][0]["steps"][0]) >= {"sub_aspect_id", "from_level", "to_level", "points"}
    assert answer.status == 0
    whole = path(BOGOR, None, "sub_aspects", [], 2020, "published", "en")
    assert whole.document["ways"][0]["steps"][0]["sub_aspect_id"] is None
    assert path("perpusnas", None, "sub_aspects", [], 2020, "published", "en").status == 1
    with pytest.raises(BadParameter):
        path(BOGOR, None, "gold", [], 2020, "published", "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_way_is_told_step_by_step(simulated: Release, lang: str) -> None:
    looked_at = country(simulated)
    found = ways(looked_at, one_with_levels(looked_at, "kurang").id)
    lines = ways_words(looked_at, found, lang)
    assert len(lines) == 2 + sum(1 + way.changed for way in found.ways)
    for way in found.ways:
        for step in way.steps:
            assert any(looked_at.sub_aspects[step.sub_aspect_id or ""].name(lang) in line for line in lines)
