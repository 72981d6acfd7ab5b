"""The pairing plan: as good as the best that an exhaustive search finds, with hands respected, at any size."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.errors import BadParameter, UnknownAgency
from analytics.guidance.mentors import mentors, why
from analytics.guidance.plan import Plan, PlanStopped, plan, read_pairs, region_of, write_pairs
from analytics.guidance.situation import Country, Situation, country
from analytics.warehouse import Release
from analytics.warehouse.dimensions import agency_types
from analytics.words import LANGUAGES, texts

MINISTRY, MENTOR = "sim-kemenawan", "sim-kemenombak"


@pytest.fixture(scope="module")
def made_up(simulated: Release) -> Country:
    return country(simulated)


@pytest.fixture(scope="module")
def whole(made_up: Country) -> Plan:
    return plan(made_up)


def part_of(whole: Country, ids: list[str]) -> Country:
    return replace(whole, situations={name: one for name, one in whole.situations.items() if name in ids})


def reached(small: Country, mentor_of: dict[str, str], suitable: dict[str, dict[str, tuple[float, int]]]) -> tuple:
    """What an assignment reaches, in the order of importance."""
    able = Counter(region_of(small[one]) for one in suitable)
    covered = Counter(region_of(small[one]) for one in mentor_of)
    brought = [suitable[one][mentor] for one, mentor in mentor_of.items()]
    share = min((covered[region] / n for region, n in able.items()), default=None)
    return len(mentor_of), share, sum(gain for gain, _ in brought), -sum(km for _, km in brought)


def every_assignment(suitable: dict[str, dict[str, tuple[float, int]]], at_most: int) -> Iterator[dict[str, str]]:
    for chosen in product(*([None, *found] for found in suitable.values())):
        if max(Counter(one for one in chosen if one).values(), default=0) <= at_most:
            yield {one: mentor for one, mentor in zip(suitable, chosen, strict=True) if mentor}


def offers(small: Country) -> dict[str, dict[str, tuple[float, int]]]:
    found = {one.id: mentors(small, one.id, most=99).mentors for one in small.situations.values() if one.needs_guidance}
    return {
        one: {each.situation.id: (each.gain, round(each.distance.get("km") or 0)) for each in all_of_it}
        for one, all_of_it in found.items() if all_of_it
    }  # fmt: skip


@given(seed=st.randoms(use_true_random=False), at_most=st.integers(1, 2), kinds=st.sampled_from(["local", "all"]))
@settings(max_examples=60)
def test_as_good_as_the_best_of_all_assignments(simulated: Release, seed: object, at_most: int, kinds: str) -> None:
    everyone = country(simulated)
    local = [one for one in everyone.situations.values() if kinds == "all" or one.agency.province_id]
    needy = [one.id for one in local if one.group in ("buruk", "kurang")]
    good = [one.id for one in local if one.group == "at_least_baik"]
    small = part_of(everyone, seed.sample(needy, 5) + seed.sample(good, 3 if kinds == "local" else 6))
    suitable = offers(small)
    made = plan(small, at_most)
    best = max(reached(small, one, suitable) for one in every_assignment(suitable, at_most))
    found = {pair.agency.id: pair.mentor.situation.id for pair in made.pairs}
    assert all(mentor in suitable[one] for one, mentor in found.items())
    assert max(made.load.values(), default=0) <= at_most
    assert reached(small, found, suitable) == pytest.approx(best)
    assert made.objective.covered == best[0]
    assert made.objective.least_share == pytest.approx(best[1])
    assert made.objective.gain == pytest.approx(best[2])
    assert made.proved


def test_the_whole_country(made_up: Country, whole: Plan) -> None:
    assert whole.proved
    assert not whole.cut
    assert (whole.objective.covered, whole.objective.least_share) == (103, 1.0)
    assert {one.reason for one in whole.uncovered} == {"no_result"}
    assert len(whole.pairs) + len(whole.uncovered) == 523
    assert sum(one.need for one in whole.by_region) == 523
    assert sum(one.covered for one in whole.by_region) == 103
    assert all(pair.suits and not pair.by_hand for pair in whole.pairs)
    assert whole.objective.gain == sum(pair.mentor.gain for pair in whole.pairs)


def test_the_same_question_gets_the_same_plan(made_up: Country, whole: Plan) -> None:
    again = plan(made_up)
    assert again.pairs == whole.pairs
    assert again.uncovered == whole.uncovered


def test_fewer_places_leave_agencies_with_the_reason(made_up: Country) -> None:
    tight = plan(made_up, 1)
    assert max(tight.load.values()) == 1
    assert Counter(one.reason for one in tight.uncovered)["no_room"] == 103 - tight.objective.covered > 0
    shares = [one.covered / one.can for one in tight.by_region if one.can]
    assert min(shares) == tight.objective.least_share > 0


def mentor_of_another(made_up: Country) -> str:
    """A mentor that the plan gives to another ministry if each may have one agency."""
    pairs = plan(made_up, 1, type="kementerian").pairs
    return next(pair.mentor.situation.id for pair in pairs if pair.agency.id != MINISTRY)


def test_pairs_by_hand_are_kept_and_the_rest_is_solved_anew(made_up: Country, whole: Plan) -> None:
    wanted = mentor_of_another(made_up)
    hand = plan(made_up, 1, fixed=[(MINISTRY, wanted)])
    kept = next(pair for pair in hand.pairs if pair.agency.id == MINISTRY)
    assert (kept.mentor.situation.id, kept.by_hand, kept.suits) == (wanted, True, True)
    assert hand.load[wanted] == 1
    automatic = next(pair for pair in whole.pairs if pair.agency.id == MINISTRY)
    refused = plan(made_up, barred=[(MINISTRY, automatic.mentor.situation.id)])
    other = next(pair for pair in refused.pairs if pair.agency.id == MINISTRY)
    assert other.mentor.situation.id != automatic.mentor.situation.id


def test_a_pair_by_hand_may_be_unsuitable_and_says_so(made_up: Country) -> None:
    worse = next(one.id for one in made_up.situations.values() if one.group == "no_result")
    hand = plan(made_up, 1, fixed=[(MINISTRY, worse), ("sim-kemenbandul", MENTOR)])
    kept = {pair.agency.id: pair for pair in hand.pairs if pair.by_hand}
    assert not kept[MINISTRY].suits
    assert kept[MINISTRY].mentor.stronger_in == ()
    assert kept[MINISTRY].mentor.category is None


def test_a_hand_counts_against_its_mentor_even_outside_the_filter(made_up: Country) -> None:
    outside = next(one.id for one in made_up.situations.values() if one.agency.agency_type == "lpnk" and one.aspects)
    wanted = mentor_of_another(made_up)
    only = plan(made_up, 1, fixed=[(outside, wanted)], type="kementerian")
    assert {pair.agency.agency.agency_type for pair in only.pairs} == {"kementerian"}
    assert wanted not in only.load


def test_all_refused_is_a_reason(made_up: Country) -> None:
    everyone = [(MINISTRY, each.situation.id) for each in mentors(made_up, MINISTRY, most=99).mentors]
    found = plan(made_up, barred=everyone)
    assert [one.reason for one in found.uncovered if one.agency.id == MINISTRY] == ["barred"]


def test_only_the_type_or_region_that_is_asked_for(made_up: Country) -> None:
    regional = plan(made_up, region="sim-parazun", type="kabupaten_kota")
    agencies: list[Situation] = [one.agency for one in (*regional.pairs, *regional.uncovered)]
    assert {one.agency.region_id for one in agencies} == {"sim-parazun"}
    assert {one.agency.agency_type for one in agencies} <= {"kabupaten", "kota"}
    assert [one.region_id for one in regional.by_region] == ["sim-parazun"]


def test_fewer_offers_are_told_as_not_proved(made_up: Country) -> None:
    cut = plan(made_up, 1, offered=12)
    assert cut.cut > 0
    assert not cut.proved
    # 103 agencies cannot all have one at one each, so even the count is not proved then.
    assert cut.stages == {"covered": False, "least_share": False, "gain": False, "km": False}
    assert plan(made_up, offered=12).stages["covered"] == (plan(made_up, offered=12).objective.covered == 103)


def test_the_published_facts_allow_no_plan(published: Release) -> None:
    found = plan(country(published))
    assert found.pairs == ()
    assert found.objective.least_share is None
    assert {one.reason for one in found.uncovered} == {"no_result", "no_aspects"}


def test_progress_is_told_and_it_can_be_stopped(made_up: Country) -> None:
    told: list[tuple[int, int]] = []
    plan(made_up, progress=lambda done, of: told.append((done, of)))
    assert told[0] == (0, 523)
    assert told[-1] == (523, 523)
    with pytest.raises(PlanStopped):
        plan(made_up, should_stop=lambda: len(told) > 0)


def test_pairs_in_an_address() -> None:
    pairs = (("a", "b"), ("c", "d"))
    assert write_pairs(pairs) == "a>b,c>d"
    assert read_pairs("a>b,c>d") == pairs
    assert read_pairs("") == ()
    for wrong in ("a", "a>", ">b", "a>b>c"):
        with pytest.raises(BadParameter):
            read_pairs(wrong)


@pytest.mark.parametrize(("asked", "error"), [
    ({"fixed": [("tidak-ada", MENTOR)]}, UnknownAgency),
    ({"fixed": [(MINISTRY, "tidak-ada")]}, UnknownAgency),
    ({"fixed": [(MENTOR, MENTOR)]}, BadParameter),
    ({"fixed": [(MINISTRY, MENTOR), (MINISTRY, "sim-kemensalju")]}, BadParameter),
    ({"fixed": [(MINISTRY, MENTOR)], "barred": [(MINISTRY, MENTOR)]}, BadParameter),
    ({"at_most": 0}, BadParameter),
    ({"region": "tidak-ada"}, BadParameter),
])  # fmt: skip
def test_what_cannot_be_is_refused(made_up: Country, asked: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        plan(made_up, **asked)


def test_a_pair_by_hand_may_be_of_any_two_types(simulated: Release) -> None:
    """Nobody but a person pairs a province with a ministry; the plan then says so in words."""
    looked_at = country(simulated)
    need = {one.agency.agency_type: one.id for one in looked_at.situations.values() if one.group == "buruk"}
    good = {one.agency.agency_type: one.id for one in looked_at.situations.values() if one.group == "at_least_baik"}
    others = [*list(good)[1:], next(iter(good))]
    pairs = [(agency, good[kind]) for agency, kind in zip(need.values(), others, strict=False)]
    found = plan(looked_at, fixed=pairs)
    by_hand = [one for one in found.pairs if one.by_hand]
    assert len(by_hand) == len(pairs)
    for one in by_hand:
        assert all(one.mentor.situation.agency.name(lang) in why(one.mentor, lang) for lang in LANGUAGES)
    assert all(f"guidance.mentors.type.{kind}" in texts("id") for kind in agency_types(simulated))
