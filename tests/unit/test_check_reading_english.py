"""What the rules read in the plain English of wires and briefs."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.check.model import Period, Reading
from analytics.check.reading import read_text
from tests.register import read_index

JANUARY, DECEMBER = date(2021, 1, 29), date(2021, 12, 9)


def claims(text: str, published_on: date | None = None) -> list[Reading]:
    readings = read_text(text, read_index(), published_on=published_on)
    return [reading for reading in readings if reading.other is None]


def told(text: str, published_on: date | None = None) -> list[tuple[str, str, str | None]]:
    """Each figure as its quote, metric and category."""
    return [(one.quote, one.metric, one.category) for one in claims(text, published_on) if one.value is not None]


def of_quote(text: str, quote: str, published_on: date | None = None) -> Reading:
    (found,) = [one for one in claims(text, published_on) if one.quote == quote]
    return found


@pytest.mark.parametrize(
    "text",
    [
        "The merit commission rated 24 government agencies very good and 57 good for how they promote people.",
        "The merit commission called 24 of those very good and 57 of those good.",
    ],
)
def test_words_of_categories_right_behind_counts_need_no_head(text: str) -> None:
    assert told(text, JANUARY) == [
        ("24", "agencies_in_category", "sangat_baik"),
        ("57", "agencies_in_category", "baik"),
    ]


def test_two_categories_joined_are_none_of_plain_words() -> None:
    text = "In the merit system 217 bodies had reached good or very good."
    assert told(text) == [("217", "agencies_in_category", "at_least_baik")]


def test_a_category_said_of_one_agency_more_is_a_claim() -> None:
    text = "In the merit system Bali was rated very good and Banten very good as well."
    assert [one.subject for one in claims(text)] == [("provinsi-bali",), ("provinsi-banten",)]


def test_a_category_behind_the_agency_that_is_judged() -> None:
    text = "In 2021 the merit commission rated Bali very good with 330 and Banten good with 300."
    assert [(one.quote, one.category) for one in claims(text)] == [("330", "sangat_baik"), ("300", "baik")]


def test_a_number_of_agencies_of_a_category_has_the_category_before_and_after_a_change() -> None:
    text = "The number of very good agencies in the merit system rose from 24 in 2020 to 46 in 2021."
    assert told(text) == [
        ("24", "agencies_in_category", "sangat_baik"),
        ("46", "agencies_in_category", "sangat_baik"),
    ]


def test_a_number_far_behind_its_noun_counts_it() -> None:
    text = "The number of agencies judged at least good under the merit system had risen to 217 by November 2022."
    assert told(text) == [("217", "agencies_in_category", "at_least_baik")]


def test_a_small_number_word_gives_the_number_of_a_noun() -> None:
    text = "Under the merit system the number of ministries in the top category was nine."
    assert told(text) == [("nine", "agencies_in_category", "sangat_baik")]


def test_a_sentence_goes_on_with_a_part_of_the_count_before() -> None:
    text = (
        "By the end of 2021, 152 agencies were at least good in the merit system. "
        "They included 31 ministries. In the regencies and cities the number was 81."
    )
    assert [(one.quote, one.subject[0], one.category) for one in claims(text)] == [
        ("152", "all", "at_least_baik"), ("31", "kementerian", "at_least_baik"),
        ("81", "kabupaten_kota", "at_least_baik"),
    ]  # fmt: skip


def test_awards_that_are_handed_out_are_counted() -> None:
    text = "On Dec. 7 the merit commission handed out 123 awards. It said 45 of them were very good."
    assert told(text, DECEMBER) == [("123", "awards", "at_least_baik"), ("45", "awards", "sangat_baik")]


def test_the_ceremony_at_which_a_count_was_told_makes_it_no_award() -> None:
    text = "So far 24 agencies have been rated very good on merit, the commission said at a ceremony."
    assert told(text, JANUARY) == [("24", "agencies_in_category", "sangat_baik")]


def test_a_noun_of_awards_makes_the_word_before_it_a_category() -> None:
    text = "At the merit ceremony of Dec. 7 the very good award went to 45 agencies."
    assert told(text, DECEMBER) == [("45", "awards", "sangat_baik")]


def test_a_span_may_end_at_the_end_of_a_year() -> None:
    text = "Some 184 agencies were assessed on merit between 2019 and the end of 2020."
    assert of_quote(text, "184").period == Period("cumulative_to", "2019", "2020")


def test_a_whole_leads_its_part() -> None:
    text = "Of the country's 34 provinces, 19 had reached a good rating in the merit system by the end of 2021."
    assert told(text) == [("34", "agencies_registered", None), ("19", "agencies_in_category", "baik")]


def test_a_verb_alone_says_that_a_number_was_assessed() -> None:
    text = "The merit commission has 605 agencies on its books; 184 had been assessed by the end of 2020."
    assert of_quote(text, "184").metric == "agencies_assessed"


def test_what_should_be_reached_in_a_later_year_is_a_target() -> None:
    text = "By 2024 all ministries should be at least good on merit, along with 30 percent of regencies and cities."
    assert told(text, date(2022, 1, 20)) == [("30", "target_share", "at_least_baik")]


def test_a_share_of_people_is_no_share_of_agencies() -> None:
    assert not claims("On merit: civil servants are some 1.6 percent of the country's whole population.")


@pytest.mark.parametrize(
    "text",
    [
        "Bali scored 240 in the merit system, short of a good rating.",
        "Bali scored 240 in the merit system, still below the threshold for a good rating.",
        "In the merit system neither Banten (265) nor Bali (240) made the good category.",
    ],
)
def test_a_category_that_was_missed_is_not_that_of_the_total(text: str) -> None:
    assert of_quote(text, "240").category is None


def test_the_limits_of_a_list_go_with_their_own_categories() -> None:
    text = "In the merit system an agency is rated good from 250 points and very good from 325."
    assert told(text) == [("250", "category_lower_limit", "baik"), ("325", "category_lower_limit", "sangat_baik")]


def test_a_place_said_with_was_is_a_rank() -> None:
    text = "BKKBN was second with 364.5 in the merit system. It was the second time."
    assert [one.metric for one in claims(text, JANUARY)] == ["rank", "score"]


def test_points_before_their_aspect() -> None:
    found = of_quote("In the merit system Bali collected only 12.5 for promotion and transfer.", "12.5")
    assert (found.metric, found.aspect) == ("aspect_points", "promosi_mutasi")


def test_an_aspect_that_a_mean_is_compared_with_is_not_the_one_it_is_of() -> None:
    text = (
        "Recruitment is the strongest part of the merit system. "
        "The mean in that aspect was 73.9 percent in 2021, above workforce planning."
    )
    assert of_quote(text, "73.9").aspect == "pengadaan"


def test_the_total_that_a_score_rose_from_is_an_earlier_one() -> None:
    assert of_quote("In the merit system of 2021 Bali rose to 330 from 303.", "303").is_earlier


def test_a_body_that_nothing_knows_has_its_own_total() -> None:
    text = "West Java got 375.5 in the merit system. The National Marine Board reached 301 that year."
    assert of_quote(text, "301").subject == ()


def test_a_body_of_the_country_is_known_without_the_country() -> None:
    assert of_quote("The National Library reached 258 in the merit system in 2021.", "258").subject == ("perpusnas",)


def test_a_shared_name_among_provinces_is_that_of_the_province() -> None:
    text = "Banten had 330.5 points at the merit awards and Gorontalo 327."
    assert of_quote(text, "327").subject == ("provinsi-gorontalo",)


def test_a_month_of_the_number_before_is_not_that_of_the_ceremony() -> None:
    text = "The merit commission gave awards to 123 agencies on Tuesday, up from 81 in January."
    assert of_quote(text, "123", date(2021, 12, 8)).period.end == "2021-12-07"


@pytest.mark.parametrize(
    "text",
    [
        "On merit 380 agencies had not been assessed by 2020.",
        "Sampai 2020 ada 380 instansi yang belum dinilai dalam sistem merit.",
    ],
)
def test_what_was_not_assessed_is_no_count_of_those_that_were(text: str) -> None:
    assert "agencies_assessed" not in [one.metric for one in claims(text)]


def test_the_share_that_another_rose_from_is_of_another_time() -> None:
    text = "On merit 47.3 percent of agencies were at least good by November 2022, up from 29 percent"
    assert of_quote(f"{text}.", "29").period == Period()
    assert of_quote(f"{text} a year before.", "29").period == Period("in_year", "2021", "2021")


def test_the_most_that_all_aspects_give_together() -> None:
    text = "Under the merit system agencies are graded on eight aspects for up to 400 points."
    assert of_quote(text, "400").metric == "instrument_maximum"


def test_the_whole_of_a_share_has_not_the_category_of_the_share() -> None:
    text = "Only 13.04 percent of 184 agencies were very good in the merit system by 2020."
    assert told(text)[1:] == [("184", "agencies_assessed", None)]


def test_a_whole_of_those_who_were_honoured_is_one_of_awards() -> None:
    text = "Of 123 agencies honored at the merit ceremony, 45 were very good."
    assert told(text, DECEMBER) == [("123", "awards", "at_least_baik"), ("45", "awards", "sangat_baik")]


def test_the_whole_behind_a_part_that_was_assessed_is_what_there_is() -> None:
    text = "On merit the commission had assessed 347 of the country's 605 agencies by 2021."
    assert told(text) == [("347", "agencies_assessed", None), ("605", "agencies_registered", None)]


@pytest.mark.parametrize(("name", "agency"), [
    ("West Bandung regency", "kabupaten-bandung-barat"), ("South Tangerang", "kota-tangerang-selatan"),
    ("The Agrarian and Spatial Planning Ministry", "kementerian-atr-bpn"), ("The Foreign Ministry", "kemenlu"),
])  # fmt: skip
def test_names_are_known_in_the_forms_that_papers_give_them(name: str, agency: str) -> None:
    (one,) = claims(f"{name} was rated good in the merit system assessment.")
    assert one.subject == (agency,)


def test_a_noun_behind_a_list_of_places_says_what_the_last_one_is() -> None:
    text = "West Bandung, Karawang and Tasikmalaya regencies were all rated good in the merit system assessment."
    assert [one.subject for one in claims(text)] == [
        ("kabupaten-bandung-barat",), ("kabupaten-karawang",), ("kabupaten-tasikmalaya",)
    ]  # fmt: skip


def test_a_part_in_words_of_a_count_before_takes_the_category() -> None:
    text = "A first merit mapping in 2018 took in all 34 ministries, six of which were rated very good."
    assert told(text) == [("34", "agencies_assessed", None), ("six", "agencies_in_category", "sangat_baik")]


@pytest.mark.parametrize("text", [
    "Of 184 community health centers inspected across the province, 72 were rated poor and 31 insufficient.",
    "The province of Nusa Raya scored 2.9 on a scale of 5 in the services index, which is deemed good.",
])  # fmt: skip
def test_parts_of_other_things_and_ends_of_other_scales_are_no_claims(text: str) -> None:
    assert told(text) == []


def test_parts_of_those_assessed_are_claims() -> None:
    found = told("Of the 184 assessed, 72 were rated poor in the merit system.")
    assert found[1:] == [("72", "agencies_in_category", "buruk")]


def test_what_a_calculation_put_forward_is_a_proposal() -> None:
    (one,) = claims("A calculation put forward in October 2020 would have left Riau at 248.5 in the merit assessment.")
    assert one.stage == "proposed"
