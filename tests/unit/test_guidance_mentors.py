"""Peers and mentors: by context, clearly stronger where it counts, near enough, free; and never an invented one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest

from analytics.errors import UnknownAgency
from analytics.guidance.mentors import LIMITS, Bench, mentors, weakest, why, why_none
from analytics.guidance.peers import kilometres, kind, peers, ranked
from analytics.guidance.peers import why as why_peer
from analytics.guidance.situation import Country, Situation, country
from analytics.warehouse import Release
from analytics.words import LANGUAGES

CITY, MINISTRY = "sim-kota-kezular", "sim-kemenawan"


@pytest.fixture(scope="module")
def made_up(simulated: Release) -> Country:
    return country(simulated)


@pytest.fixture(scope="module")
def real(published: Release) -> Country:
    return country(published)


def changed(whole: Country, **situations: Situation | None) -> Country:
    """The country with some agencies changed (by id, with _ for -), or gone."""
    named = {name.replace("_", "-"): one for name, one in situations.items()}
    kept = {name: named.get(name, one) for name, one in whole.situations.items()}
    return replace(whole, situations={name: one for name, one in kept.items() if one is not None})


def below_baik(whole: Country) -> Iterator[Situation]:
    return (one for one in whole.situations.values() if one.group in ("buruk", "kurang"))


def test_kilometres_on_a_sphere() -> None:
    points = np.array([(0, 0), (0, 90), (0, 180), (90, 0), (np.nan, np.nan)], dtype=float)
    quarter = np.pi / 2 * 6371.0088
    found = kilometres((0, 0), points)
    assert found[:4] == pytest.approx([0, quarter, 2 * quarter, quarter])
    assert np.isnan(found[4])
    assert np.isnan(kilometres(None, points)).all()
    # Jakarta to Surabaya, as maps give it.
    assert kilometres((-6.2088, 106.8456), np.array([(-7.2575, 112.7521)]))[0] == pytest.approx(662, abs=3)


def test_ties_at_the_end_are_kept_and_share_their_place() -> None:
    column = np.array([3, 1, 2, 2, 5])
    assert list(ranked((column,), 1)) == [(1, 1)]
    assert list(ranked((column,), 2)) == [(1, 1), (2, 2), (3, 2)]
    assert list(ranked((column,), 4)) == [(1, 1), (2, 2), (3, 2), (0, 4)]


def test_peers_go_by_context_and_never_by_score(made_up: Country) -> None:
    found = [(peer.situation.id, peer.steps, peer.place) for peer in peers(made_up, CITY)]
    for one in (peer.situation for peer in peers(made_up, CITY)):
        other = replace(one, latest=replace(one.latest, score=401.0, category_id="sangat_baik"), aspects={})
        again = peers(changed(made_up, **{one.id.replace("-", "_"): other}), CITY)
        assert [(peer.situation.id, peer.steps, peer.place) for peer in again] == found


def test_factors_of_a_regency_or_city(made_up: Country) -> None:
    one = made_up[CITY]
    for peer in peers(made_up, CITY, most=200):
        agency, distance = peer.situation.agency, peer.distance
        assert agency.agency_type in ("kabupaten", "kota")
        assert peer.situation.latest is not None
        assert distance["type"] == (agency.agency_type != "kota")
        same_province, same_region = (
            getattr(agency, name) == getattr(one.agency, name) for name in ("province_id", "region_id")
        )
        assert distance["region"] == (0 if same_province else 1 if same_region else 2)
        assert distance["form"] == (peer.situation.form != one.form)
        assert peer.steps == pytest.approx(sum(distance.values()) - distance["km"] + distance["km"] / 250)
    steps = [peer.steps for peer in peers(made_up, CITY, most=200)]
    assert steps == sorted(steps)
    assert len(steps) == 92


def test_distance_does_not_apply_to_central_bodies_and_they_tie(made_up: Country) -> None:
    found = peers(made_up, MINISTRY)
    assert {frozenset(peer.distance) for peer in found} == {frozenset({"type", "form"})}
    assert {peer.place for peer in found} == {1}
    same_form = [one for one in made_up.situations.values()
                 if one.agency.agency_type == "kementerian" and one.form == 400 and one.id != MINISTRY]  # fmt: skip
    assert [peer.situation.id for peer in found] == [one.id for one in same_form]


def test_a_place_or_form_that_is_not_known_stays_unknown_and_stands_last(made_up: Country) -> None:
    nearest = peers(made_up, CITY)[0].situation
    lost = changed(made_up, **{nearest.id.replace("-", "_"): replace(nearest, place=None)})
    found = peers(lost, CITY, most=200)
    assert found[-1].situation.id == nearest.id
    assert found[-1].distance["km"] is None
    assert "tidak diketahui" in why_peer(found[-1], "id")
    assert "not known" in why_peer(found[-1], "en")


def test_every_mentor_is_what_a_mentor_must_be(made_up: Country) -> None:
    for one in below_baik(made_up):
        found = mentors(made_up, one.id)
        assert found.none_because is None
        weak = {each.aspect.id: each for each in found.weakest}
        worst = sorted((each.to_gain for each in one.aspects.values()), reverse=True)
        assert sorted((each.to_gain for each in weak.values()), reverse=True) == worst[: len(weak)]
        assert len(weak) >= 3
        assert len(weak) == 3 or worst[2] == worst[len(weak) - 1]
        for mentor in found.mentors:
            assert mentor.situation.group == "at_least_baik"
            assert kind(mentor.situation) == kind(one)
            assert mentor.gain == sum(weak[each.aspect_id].to_gain for each in mentor.stronger_in) > 0
            for each in mentor.stronger_in:
                assert each.mentor_percent - each.percent >= LIMITS.lead - 1e-6
            if "km" in mentor.distance:
                assert mentor.distance["km"] <= LIMITS.km or mentor.distance["region"] <= 1


def test_the_best_mentor_covers_most_then_the_nearest_comes_first(made_up: Country) -> None:
    for one in below_baik(made_up):
        keys = [(-each.gain, each.peer.steps) for each in mentors(made_up, one.id, most=100).mentors]
        assert keys == sorted(keys)


def test_a_lead_exactly_at_the_limit_counts_and_just_below_does_not(made_up: Country) -> None:
    one = made_up[CITY]
    weak, _ = weakest(made_up, one)
    best = mentors(made_up, CITY).mentors[0].situation
    for over, expected in ((LIMITS.lead, True), (LIMITS.lead - 0.01, False)):
        levelled = {
            name: replace(each, percent=one.aspects[name].percent + over) for name, each in best.aspects.items()
        }
        bench = Bench(made_up, [replace(best, aspects=levelled)])
        assert bench.leads(weak).all() == expected
        assert bench.leads(weak).any() == expected


def test_a_mentor_who_is_busy_is_left_out(made_up: Country) -> None:
    first, *_ = mentors(made_up, CITY).mentors
    assert mentors(made_up, CITY, load={first.situation.id: 2}).mentors
    left = mentors(made_up, CITY, load={first.situation.id: 3}, most=100)
    assert first.situation.id not in [each.situation.id for each in left.mentors]
    everyone = dict.fromkeys(made_up.situations, 3)
    assert mentors(made_up, CITY, load=everyone).none_because == "all_busy"


def test_why_there_is_none_is_the_step_at_which_the_last_was_lost(made_up: Country) -> None:
    one = made_up[CITY]
    local = [other for other in made_up.situations.values() if kind(other) == kind(one) and other.id != CITY]
    good = {other.id: other for other in local if other.group == "at_least_baik"}

    def reason(**changes: object) -> str | None:
        worse = {name.replace("-", "_"): replace(other, **changes) for name, other in good.items()}
        return mentors(changed(made_up, **worse), CITY).none_because

    assert mentors(changed(made_up, **{name.replace("-", "_"): None for name in good}), CITY).none_because == (
        "none_at_baik"
    )
    assert reason(aspects={}) == "none_with_aspects"
    assert reason(aspects=one.aspects) == "none_stronger"
    elsewhere = replace(local[0].agency, province_id="elsewhere", region_id="elsewhere")
    assert reason(place=None, agency=elsewhere) == "none_near"


def test_the_published_facts_name_no_mentor(real: Country) -> None:
    found = {one.id: mentors(real, one.id) for one in real.situations.values()}
    assert not [each for each in found.values() if each.mentors]
    reasons = {each.none_because for each in found.values()}
    assert reasons == {"no_result", "no_aspects", "none_with_aspects"}
    for each in found.values():
        assert (each.none_because == "no_result") == (each.agency.latest is None)


def test_points_to_gain_follow_from_percent_and_form_or_are_not_known(made_up: Country) -> None:
    one = made_up[MINISTRY]
    percents = {name: replace(each, points=None, points_max=None) for name, each in one.aspects.items()}
    bare = replace(one, aspects=percents)
    assert weakest(made_up, bare) == weakest(made_up, one)
    unknown = replace(bare, latest=replace(one.latest, form=None))
    assert weakest(made_up, unknown) == ((), "form_unknown")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences(made_up: Country, real: Country, lang: str) -> None:
    mentor = mentors(made_up, CITY).mentors[0]
    sentence = why(mentor, lang)
    assert mentor.situation.agency.name(lang) in sentence
    assert all(each.aspect.name(lang) in sentence for each in mentor.stronger_in)
    assert f"{mentor.distance['km']:.0f} km" in sentence
    assert "{" not in sentence
    assert why_none(mentors(made_up, CITY), lang) is None
    assert why_none(mentors(real, "kemenag"), lang)


def test_an_unknown_agency_is_refused(made_up: Country) -> None:
    for ask in (peers, mentors):
        with pytest.raises(UnknownAgency):
            ask(made_up, "sim-kota-tidak-ada")


def test_nobody_is_its_own_mentor(made_up: Country) -> None:
    bench = Bench(made_up, made_up.situations.values())
    for at, one in enumerate(bench.crowd.situations):
        near = bench.near(one, bench.crowd.distances(one))
        assert not near[at]
