"""A bare number looked up: what it may be, best first, what comes near, and when so much fits that it says nothing."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from analytics.check.number import Found, check_number
from analytics.check.question import NoNumber, read_question
from analytics.warehouse import Release
from analytics.words import LANGUAGES


def told(found: Found) -> list[tuple[str, dict[str, Any]]]:
    return [(one.candidate.measure, dict(one.candidate.parameters)) for one in found.matches]


# What is typed -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("typed", "value", "unit"), [
    ("81", "81", None), ("57 persen", "57", "percent"), ("57%", "57", "percent"), ("301,5", "301.5", None),
    ("301.5 points", "301.5", "points"), ("skor 330", "330", "points"), ("24 instansi", "24", "agencies"),
    ("1.234", "1234", None), ("2020: 81 agencies", "81", "agencies"), ("81.", "81", None), ("2020", "2020", None),
    ("dua puluh empat", "24", None), ("lima puluh tujuh persen", "57", "percent"),
    ("twenty-four agencies", "24", "agencies"),
])  # fmt: skip
def test_a_number_is_read_with_its_unit(small: Release, typed: str, value: str, unit: str | None) -> None:
    asked = read_question(small, typed)
    assert (asked.value, asked.unit) == (Decimal(value), unit)


def test_words_beside_it_are_read(small: Release) -> None:
    given = read_question(small, "3 baik 2020").given
    assert given == {"year": frozenset({"2020"}), "category": frozenset({"baik"})}
    assert read_question(small, "1 sangat baik").given == {"category": frozenset({"sangat_baik"})}
    assert read_question(small, "255 Provinsi X").given == {"agency": frozenset({"provinsi-x"})}


@pytest.mark.parametrize("typed", ["", "halo", "   ", "persen"])
def test_without_a_number_it_says_what_to_type(small: Release, typed: str) -> None:
    with pytest.raises(NoNumber) as caught:
        read_question(small, typed)
    said = {caught.value.sentence(lang) for lang in LANGUAGES}
    assert len(said) == len(LANGUAGES)
    assert all(typed.strip() in one for one in said)


def test_what_is_typed_may_be_endless(small: Release) -> None:
    assert check_number(small, "9" * 10).matches == ()
    for typed in ("9" * 100_000, "x" * 100_000, "1." * 100_000):
        with pytest.raises(NoNumber) as caught:
            read_question(small, typed)
        assert len(caught.value.sentence("id")) < 400


# What gives it -------------------------------------------------------------------------------------------------------


def test_a_printed_total_with_its_witnesses_comes_first(small: Release) -> None:
    found = check_number(small, "7")
    one = found.matches[0]
    assert (one.candidate.measure, one.candidate.kind, one.exact) == ("claimed_total", "claimed", True)
    assert one.sources(small) == ["S001", "S002"]
    assert one.measure(small).value == 7
    assert not found.by_chance


def test_near_misses_are_told_with_their_distance(small: Release) -> None:
    near = {(one.candidate.measure, one.candidate.value, one.off) for one in check_number(small, "7").near}
    assert ("claimed_total", Decimal(8), Decimal(1)) in near
    assert ("agencies_assessed", Decimal(6), Decimal(1)) in near


def test_a_value_that_others_contradict_is_found_too(small: Release) -> None:
    found = check_number(small, "8")
    assert [one.sources(small) for one in found.matches] == [["S003"]]


def test_a_share_is_found_by_its_rounded_form(small: Release) -> None:
    found = check_number(small, "16,7 persen")
    assert all(not one.exact and one.candidate.unit == "percent" for one in found.matches)
    assert ("share_in_category", {"upto": 2020, "category": "kurang"}) in told(found)
    # A count of the same digits is no share.
    assert all(one.candidate.unit == "percent" for one in check_number(small, "50%").matches)


def test_a_share_is_not_cut_off(small: Release) -> None:
    assert check_number(small, "16,6 persen").matches == ()


def test_the_score_of_an_agency_is_found_by_name_and_kind(small: Release) -> None:
    by_name = check_number(small, "255 Provinsi X")
    assert told(by_name) == [("agency_score", {"agency": "provinsi-x", "year": 2020})]
    by_kind = check_number(small, "255 provinsi")
    assert told(by_kind)[0] == ("agency_score", {"agency": "provinsi-x", "year": 2020})
    assert by_kind.all_words
    assert not check_number(small, "255 kementerian").all_words


def test_words_choose_among_matches(small: Release) -> None:
    found = check_number(small, "1 kurang 2018 provinsi")
    assert found.all_words
    assert all(given["category"] == "kurang" and given["type"] == "provinsi" for _, given in told(found)[:2])


def test_plain_counts_come_before_filtered_ones(small: Release) -> None:
    filters = [one.filters for one in check_number(small, "1 kurang").matches]
    assert filters == sorted(filters)


def test_what_is_shown_is_what_its_measure_gives(small: Release) -> None:
    for typed in ("1", "2", "50%", "330", "16,7 persen"):
        for one in check_number(small, typed).matches:
            value = one.measure(small).value
            if one.candidate.kind == "counted":
                assert value is not None
                assert float(one.candidate.value) == pytest.approx(value)


def test_nothing_gives_it(small: Release) -> None:
    found = check_number(small, "99999")
    assert (found.matches, found.near, found.found, found.by_chance) == ((), (), 0, False)


def test_many_matches_are_said_to_be_chance_until_words_choose(published: Release) -> None:
    assert check_number(published, "3").by_chance
    assert not check_number(published, "3 baik 2019").by_chance


@pytest.mark.parametrize(("typed", "category", "period"), [
    ("81", "at_least_baik", "cumulative_to:2020"), ("24", "sangat_baik", "cumulative_to:2020"),
    ("57 instansi", "baik", "cumulative_to:2020"),
])  # fmt: skip
def test_the_well_known_totals_come_first(published: Release, typed: str, category: str, period: str) -> None:
    measure, given = told(check_number(published, typed))[0]
    assert (measure, given["category"], given["period"]) == ("claimed_total", category, period)


def test_the_same_question_gets_the_same_answer(published: Release) -> None:
    assert told(check_number(published, "24")) == told(check_number(published, " 24 "))
