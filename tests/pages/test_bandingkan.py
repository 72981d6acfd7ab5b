"""The page Bandingkan: items side by side on the same axes, and what cannot be compared says why at the control."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from analytics import comparison, numbers
from analytics.comparison import Item
from analytics.measures import compute
from analytics.selection import Selection
from tests.pages.conftest import OpenPage, release_of, words

MINISTRIES, PROVINCES = "type:kementerian", "type:provinsi"
BOGOR, BANDUNG, KALTIM = "agency:kota-bogor", "agency:kota-bandung", "agency:provinsi-kalimantan-timur"


def answer(visit: AppTest) -> str:
    return next(str(block.value) for block in visit.markdown if "pm-answer" in str(block.value))


def markup(visit: AppTest) -> str:
    return " ".join(str(block.value) for block in visit.markdown)


@pytest.mark.parametrize(("lang", "start"), [("id", "Pilih"), ("en", "Choose")])
@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_the_empty_page_offers_examples_that_work(open_page: OpenPage, kind: str, lang: str, start: str) -> None:
    visit = open_page("bandingkan", release=kind, lang=lang)
    assert start in answer(visit)
    examples = comparison.examples(release_of(kind))
    assert len(examples) >= 2
    for example in examples:
        items, unknown = comparison.read_items(release_of(kind), example)
        assert not unknown
        obstacles = [comparison.find_obstacle(release_of(kind), items, way, Selection()) for way in comparison.WAYS]
        assert None in obstacles


def test_groups_compare_by_their_spread(open_page: OpenPage) -> None:
    visit = open_page("bandingkan", items=[MINISTRIES, PROVINCES], lang="en")
    for group in ("kementerian", "provinsi"):
        share = compute(release_of("published"), "share_in_category", category="at_least_baik", type=group, upto=2020)
        assert numbers.percent("en", share.value or 0) in answer(visit)
    shown = words(visit)
    assert "Spread over categories" not in shown.split("Aspects :")[0].split("Good or better")[0]
    assert "Good results are told" in shown


def test_agencies_compare_by_year_in_the_order_given(open_page: OpenPage) -> None:
    told = answer(open_page("bandingkan", items=[KALTIM, BANDUNG, BOGOR]))
    assert told.index("Kalimantan Timur") < told.index("Kota Bandung") < told.index("Kota Bogor")
    assert "332,5" in told
    assert "246" in told
    assert "(2019)" in told


def test_an_agency_beside_a_group_says_at_the_control_why_not(open_page: OpenPage) -> None:
    visit = open_page("bandingkan", items=[MINISTRIES, BOGOR])
    reasons = next(str(block.value) for block in visit.markdown if "pm-why-not" in str(block.value))
    assert "Sebaran kategori, Menurut tahun" in reasons
    assert "menurut jumlah" in reasons
    assert "Aspek" in reasons
    assert any("simulasi" in button.label for button in visit.button)


def test_aspects_compare_an_agency_with_a_group(open_page: OpenPage) -> None:
    release, items = release_of("simulated"), [Item("type", "kementerian"), Item("agency", "sim-badan-awan")]
    widest = comparison.widest_aspect(release, items, Selection())
    assert widest is not None
    aspect, low, high = widest
    visit = open_page("bandingkan", release="simulated", items=[str(item) for item in items])
    for item in (low, high):
        value = comparison.aspect_measures(release, item, aspect, Selection()).value
        assert numbers.percent("id", value or 0) in answer(visit)


def test_items_that_no_release_knows_are_named_and_left_out(open_page: OpenPage) -> None:
    visit = open_page("bandingkan", items=[BOGOR, "agency:nope", BANDUNG])
    assert "“agency:nope” tidak ada di rilis" in words(visit)
    assert visit.multiselect(key="bandingkan.items").value == [BOGOR, BANDUNG]


def test_more_than_six_are_cut_with_a_notice(open_page: OpenPage) -> None:
    regions = [f"region:{one}" for one in comparison.all_items(release_of("published")) if one.startswith("region:")]
    items = [one.removeprefix("region:") for one in regions]
    assert len(items) == 7
    visit = open_page("bandingkan", items=items)
    assert "lebih dari 6 pilihan" in words(visit)
    assert len(visit.multiselect(key="bandingkan.items").value) == 6


def test_a_removed_chip_leaves_the_address(open_page: OpenPage) -> None:
    visit = open_page("bandingkan", items=[BOGOR, BANDUNG, KALTIM])
    visit.multiselect(key="bandingkan.items").unselect(BANDUNG).run()
    assert visit.query_params["items"] == [BOGOR, KALTIM]


@pytest.mark.parametrize(
    ("typed", "added", "question"),
    [("bapenas", ["agency:kementerian-ppn-bappenas"], None), ("jogja", [], "jogja"), ("zzzzzzzz", [], "zzzzzzzz")],
)
def test_a_typed_name_is_found_or_asked_back(typed: str, added: list[str], question: str | None) -> None:
    from ui.address import Here
    from ui.views.choosing import read_choice

    here = Here("bandingkan", "id", release_of("published"), {})
    assert read_choice(here, [BOGOR, typed]) == {"items": [BOGOR, *added], "q": question}


def test_a_name_of_several_is_asked_back_with_links(open_page: OpenPage) -> None:
    visit = open_page("bandingkan", items=[BOGOR], q="jogja")
    assert "“jogja” dapat berarti lebih dari satu instansi" in words(visit)
    assert "kota-yogyakarta" in markup(visit)
    assert "provinsi-di-yogyakarta" in markup(visit)


def test_scores_of_different_forms_are_not_set_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = {"a": {2020: {"score": 300, "score_max": 400}}, "b": {2020: {"score": 300, "score_max": 410}}}
    monkeypatch.setattr(
        comparison, "results_by_year", lambda release, item: {y: rows[item.id].get(y) for y in (2018, 2019, 2020)}
    )
    items = [Item("agency", "a"), Item("agency", "b")]
    assert comparison.years_of_mixed_form(release_of("published"), items) == [2020]
    assert comparison.years_of_unknown_form(release_of("published"), items) == []


def test_an_unknown_form_is_told(open_page: OpenPage) -> None:
    shown = words(open_page("bandingkan", items=[KALTIM, "agency:provinsi-riau"]))
    assert "Nilai maksimum formulir pada 2018, 2019, 2020 tidak disebut" in shown


@pytest.mark.parametrize("compare", ["nonsense", "years"])
def test_ways_of_the_address_fall_back_or_hold(open_page: OpenPage, compare: str) -> None:
    shown = words(open_page("bandingkan", items=[MINISTRIES, PROVINCES], compare=compare, lang="en"))
    assert ("compare=nonsense" in shown) == (compare == "nonsense")
    assert ("Spread of the results of each year" in shown) == (compare == "years")
