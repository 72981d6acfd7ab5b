"""The page Kategori: the spread by any grouping, moves between two years, who stands near a limit."""

from __future__ import annotations

import pytest

from analytics import by_category, numbers
from analytics.measures import compute
from analytics.selection import Selection
from tests.pages.conftest import OpenPage, release_of, words


def test_published_counts_what_is_on_record_and_says_that_it_is_no_sample(open_page: OpenPage) -> None:
    release = release_of("published")
    found = compute(release, "agencies_assessed", upto=2020)
    good = compute(release, "agencies_in_category", category="at_least_baik", upto=2020)
    shown = words(open_page("kategori"))
    assert f"{found.value} instansi punya hasil yang tercatat sampai akhir 2020" in shown
    assert f"{good.value} dari {found.value} instansi dengan hasil tercatat mencapai Baik atau lebih" in shown
    assert "Yang bernama jauh dari contoh acak" in shown


def test_simulated_shows_the_known_totals_and_no_remark_on_names(open_page: OpenPage) -> None:
    shown = words(open_page("kategori", release="simulated"))
    assert (
        "184 instansi punya hasil yang tercatat sampai akhir 2020: 24 Sangat Baik, 57 Baik, 31 Kurang, dan 72 Buruk"
        in (shown.replace(" :", ":").replace(" ,", ","))
    )
    assert "contoh acak" not in shown


@pytest.mark.parametrize("by", ["type", "region", "province"])
def test_each_grouping_names_its_base(open_page: OpenPage, by: str) -> None:
    shown = words(open_page("kategori", release="simulated", by=by, lang="en"))
    assert "of 184 agencies with a result on record" in shown
    central = compute(release_of("simulated"), "agencies_assessed", upto=2020, type="central").value
    assert (f"{central} central agencies stand in no region" in shown) == (by != "type")


@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_moves_count_those_known_in_both_years(open_page: OpenPage, kind: str) -> None:
    found = by_category.moved(release_of(kind), Selection(), year_from=2019, year_to=2020)
    shown = words(open_page("kategori", release=kind, year_from="2019", lang="en"))
    assert (
        f"2019–2020: {found['up'].value} agencies rose, {found['same'].value} stayed, {found['down'].value} fell"
        in shown
    )
    assert f"known in 2019 and 2020: {found['both'].value} agencies" in shown
    assert (
        f"{found['first_only'].value} agencies are known in 2019 only, {found['last_only'].value} in 2020 only" in shown
    )


def test_moves_add_up() -> None:
    for kind in ("published", "simulated"):
        found = by_category.moved(release_of(kind), Selection(), year_from=2018, year_to=2020)
        parts = [found[way].value or 0 for way in by_category.DIRECTIONS]
        assert sum(parts) == found["both"].value
        pairs = by_category.moves(release_of(kind), Selection(), year_from=2018, year_to=2020)
        assert int(pairs["agencies"].sum()) == found["both"].value


def test_years_the_wrong_way_round_are_told(open_page: OpenPage) -> None:
    for years in ({"year_from": "2020", "year_to": "2018"}, {"year_from": "2019", "year_to": "2019"}):
        shown = words(open_page("kategori", lang="en", **years))
        assert f"the address names {years['year_from']} and {years['year_to']}. Shown are 2018 and 2020" in shown


def test_a_later_start_moves_the_end(open_page: OpenPage) -> None:
    visit = open_page("kategori", release="simulated", year_to="2019")
    visit.selectbox(key="kategori.year_from").select(2019).run()
    assert "2019–2020:" in words(visit)


def test_agencies_near_a_limit_are_listed_with_their_form(open_page: OpenPage) -> None:
    release = release_of("published")
    near = by_category.near_limits(release, Selection())
    scored = compute(release, "agencies_with_score", upto=2020)
    unknown = compute(release, "agencies_with_score", upto=2020, form="unknown")
    visit = open_page("kategori", lang="en")
    shown = words(visit)
    assert "Within 10 points of the lower limit of a category" in shown
    assert f"The form of {unknown.value} of {scored.value} scores is not known" in shown
    markup = " ".join(str(block.value) for block in visit.markdown)
    for agency in near["agency_id"]:
        assert f"agency={agency}" in markup


def test_the_distance_to_a_limit_has_its_sign(open_page: OpenPage) -> None:
    release = release_of("published")
    distances = set(by_category.near_limits(release, Selection())["distance"])
    assert {value > 0 for value in distances} == {True, False}
    visit = open_page("kategori", release="published", lang="en")
    (table,) = [str(block.value) for block in visit.markdown if ">Distance</th>" in str(block.value)]
    for value in distances:
        assert f'<td class="pm-number">{numbers.signed("en", value)}</td>' in table
    assert 'pm-number">-' not in table


def test_categories_are_explained_with_their_bands(open_page: OpenPage) -> None:
    shown = words(open_page("kategori"))
    for band in (
        "IV Sangat Baik nilai 325 ke atas",
        "III Baik nilai 250–324",
        "II Kurang nilai 175–249",
        "I Buruk nilai 100–174",
    ):
        assert band in shown


def test_central_agencies_have_no_region(open_page: OpenPage) -> None:
    shown = words(open_page("kategori", type="central", by="region"))
    assert "tidak termasuk wilayah atau provinsi mana pun" in shown
    assert "Yang bernama jauh dari contoh acak" in shown


def test_a_selection_without_results_offers_the_simulated_country(open_page: OpenPage) -> None:
    visit = open_page("kategori", type="lns", lang="en")
    assert "0 agencies have a result on record" in words(visit)
    assert visit.button(key="kategori.empty.simulated")
