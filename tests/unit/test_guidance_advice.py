"""What to tell an agency, and the made numbers of guidance, which `verify` answers for."""

from __future__ import annotations

from dataclasses import replace
from statistics import median

import pytest

from analytics.errors import BadParameter, UnknownAgency
from analytics.guidance.advice import advice
from analytics.guidance.number import MAKERS, number, of_ways
from analytics.guidance.situation import Country, Situation, country
from analytics.guidance.ways import ways
from analytics.measures.fingerprint import normal_form
from analytics.measures.ledger import remember
from analytics.verify import verify
from analytics.warehouse import Release
from analytics.words import LANGUAGES

BOGOR = "kota-bogor"


@pytest.fixture
def invented(simulated: Release) -> Country:
    return country(simulated)


def one_below_baik(looked_at: Country) -> Situation:
    return next(one for one in looked_at.situations.values() if one.needs_guidance and one.claimed and one.before)


def test_aspects_stand_beside_peers_maximum_past_and_claim(invented: Country) -> None:
    one = one_below_baik(invented)
    peers = [other.id for other in invented.situations.values() if other.aspects and other.id != one.id][:4]
    found = advice(invented, one.id, peers)
    assert [aspect.aspect_id for aspect in found.aspects] == list(invented.aspects)
    assert one.claimed
    for aspect in found.aspects:
        key = aspect.aspect_id
        assert aspect.peers_percent == median(invented[peer].aspects[key].percent for peer in peers)
        assert aspect.peers_known == 4
        assert aspect.points is not None
        assert aspect.points_max is not None
        assert aspect.to_gain == aspect.points_max - aspect.points
        assert aspect.change == one.aspects[key].percent - one.aspects_before[key].percent
        claimed = one.claimed.aspects[key].points
        assert claimed is not None
        assert aspect.not_accepted == claimed - aspect.points


def test_what_costs_most_comes_first_and_ties_share_a_place(invented: Country) -> None:
    found = advice(invented, one_below_baik(invented).id)
    gains = [aspect.to_gain or 0 for aspect in found.costliest]
    assert gains == sorted(gains, reverse=True)
    for aspect in found.aspects:
        if aspect.to_gain is not None:
            assert aspect.place == 1 + sum(gain > aspect.to_gain for gain in gains)


def test_what_was_claimed_and_not_accepted(invented: Country) -> None:
    one = one_below_baik(invented)
    found = advice(invented, one.id)
    assert one.claimed
    higher = {key for key, level in one.levels.items() if one.claimed.levels.get(key, 0) > level}
    assert {each.sub_aspect_id for each in found.not_accepted} == higher
    assert [each.points for each in found.not_accepted] == sorted(
        (each.points or 0 for each in found.not_accepted), reverse=True
    )


def test_the_most_useful_improvements_gain_most_a_level(invented: Country) -> None:
    one = one_below_baik(invented)
    found = advice(invented, one.id, most=100)
    weights = {key: sub_aspect.weight_400 for key, sub_aspect in invented.sub_aspects.items()}
    assert len(found.improvements) == sum(level < 4 for level in one.levels.values())
    order = [(-each.points, each.claimed is None, each.from_level or 0) for each in found.improvements]
    assert order == sorted(order)
    for each in found.improvements:
        assert each.points == weights[each.sub_aspect_id or ""]
        assert each.to_level == (each.from_level or 0) + 1
        assert each.tied == sum(other.points == each.points for other in found.improvements) - 1
    assert len(advice(invented, one.id).improvements) == 3


def test_forms_are_told_where_they_differ(invented: Country) -> None:
    one = one_below_baik(invented)
    assert one.latest
    assert one.before
    assert advice(invented, one.id).compared_forms == "same"
    other = replace(one, before=replace(one.before, form=410 if one.latest.form == 400 else 400))
    assert advice(replace(invented, situations={one.id: other}), one.id).compared_forms == "other"


def test_on_the_published_release_nothing_is_claimed_that_is_not_known(published: Release) -> None:
    looked_at = country(published)
    bogor = advice(looked_at, BOGOR, ["kota-bandung"])
    assert bogor.unknown is None
    assert {aspect.peers_percent for aspect in bogor.aspects} == {None}
    assert [(each.aspect_id, each.sub_aspect_id, each.points) for each in bogor.improvements] == [
        ("pengembangan_karier", None, 70.0), ("manajemen_kinerja", None, 22.5),
        ("penggajian_penghargaan_disiplin", None, 12.5),
    ]  # fmt: skip
    bare = advice(looked_at, "perpusnas")
    assert (bare.unknown, bare.improvements, bare.not_accepted) == ("no_aspects", (), ())
    assert {aspect.percent for aspect in bare.aspects} == {None}
    none = next(one.id for one in looked_at.situations.values() if one.latest is None)
    assert advice(looked_at, none).unknown == "no_result"


def asked_of(one: Situation, measure_id: str) -> dict[str, object]:
    given = {"agency": one.id, "aspect": "pengadaan"}
    return {"upto": 2020, **{name: value for name, value in given.items() if name in MAKERS[measure_id].needs}}


@pytest.mark.parametrize("measure_id", MAKERS)
def test_each_number_has_what_a_measure_has_and_verify_knows_it(
    simulated: Release, invented: Country, measure_id: str
) -> None:
    made = number(simulated, measure_id, **asked_of(one_below_baik(invented), measure_id))
    assert made.value is not None
    assert normal_form(made.fingerprint) == made.fingerprint
    for lang in LANGUAGES:
        assert made.name[lang]
        assert made.definition[lang]
        assert made.not_said[lang]
    remember(made)
    found = verify(made.fingerprint)
    assert (found.status, found.measure, found.value_now) == ("unchanged", measure_id, made.value)


def test_parameters_have_one_form(simulated: Release, invented: Country) -> None:
    one = one_below_baik(invented)
    plain = number(simulated, "guidance_score_if", agency=one.id, changes="kinerja_metode:4,gaji_penghargaan:4,gold:1")
    other = number(simulated, "guidance_score_if", agency=one.id, changes="gaji_penghargaan:4.0,kinerja_metode:4")
    assert plain.fingerprint == other.fingerprint
    assert number(simulated, "guidance_priority", agency=one.id, weights="distance=40").parameters["weights"] == ""


def test_an_answer_about_ways_can_be_cited(simulated: Release, published: Release, invented: Country) -> None:
    one = one_below_baik(invented)
    found = ways(invented, one.id, fewest="levels", within=["pengembangan_karier", "manajemen_kinerja"])
    made = of_ways(simulated, 2020, found)
    assert made["points_needed"].value == found.points_needed
    assert made["way_length"].value == found.ways[0].levels
    bare = of_ways(published, 2020, ways(country(published), "perpusnas"))
    assert (bare["way_length"].value, bare["way_length"].reason) == (None, "no_aspects")


def test_wrong_questions_are_refused(simulated: Release, invented: Country) -> None:
    agency = one_below_baik(invented).id
    for wrong in (
        {}, {"agency": agency, "upto": 2031}, {"agency": agency, "gold": 1}, {"agency": agency, "fewest": "gold"}
    ):  # fmt: skip
        with pytest.raises(BadParameter):
            number(simulated, "guidance_way_length", **wrong)
    with pytest.raises(BadParameter):
        number(simulated, "guidance_to_gain", agency=agency, aspect="gold")
    with pytest.raises(UnknownAgency):
        number(simulated, "guidance_score_if", agency="nobody")


def test_a_number_of_an_agency_that_is_gone_is_withdrawn(simulated: Release, published: Release) -> None:
    made = number(published, "guidance_points_needed", agency="perpusnas")
    remember(made)
    found = verify(made.fingerprint, simulated)
    assert (found.status, found.because[0]["parameter"]) == ("withdrawn", "agency")
