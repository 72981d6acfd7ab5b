"""The page Wilayah: the map, the regions, one province in full, and its sheet for printing."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from analytics import by_region
from analytics.measures import compute
from analytics.selection import Selection
from analytics.warehouse.dimensions import provinces
from tests.pages.conftest import OpenPage, release_of, words


def answer(visit: AppTest) -> str:
    return next(str(block.value) for block in visit.markdown if "pm-answer" in str(block.value))


def test_the_answer_counts_regional_agencies_and_empty_provinces(open_page: OpenPage) -> None:
    found = compute(release_of("published"), "agencies_assessed", upto=2020, type="daerah")
    assert found.base is not None
    reach = by_region.coverage(release_of("published"), Selection(), level="province")
    shown = words(open_page("wilayah"))
    assert f"{found.value} dari {found.base.value} instansi daerah" in shown.replace("  ", " ")
    assert f"di {by_region.count_empty(reach)} dari {len(reach)} provinsi tidak satu pun" in shown


def test_every_province_stands_in_the_table_and_leads_to_its_part(open_page: OpenPage) -> None:
    visit = open_page("wilayah", lang="en")
    shown = " ".join(str(block.value) for block in visit.markdown)
    for place in provinces(release_of("published")).values():
        assert f"province={place.id}" in shown
    assert "No ranking is possible" in words(visit)


def test_regions_show_years_and_coverage_instead_of_the_map(open_page: OpenPage) -> None:
    shown = words(open_page("wilayah", level="region", lang="en"))
    assert "Number of regional governments by category in each year" in shown
    assert "is covered best" in shown
    assert "All provinces" not in shown


def test_a_province_shows_its_government_its_agencies_and_what_was_printed(open_page: OpenPage) -> None:
    visit = open_page("wilayah", province="sulawesi-selatan")
    assert "Sulawesi Selatan" in answer(visit)
    assert "310,5" in answer(visit)
    shown = words(visit)
    claim = compute(release_of("published"), "claimed_total", metric="agencies_in_category", category="baik",
                    scope="province:sulawesi-selatan", period="in_year:2020")  # fmt: skip
    assert f"Instansi dengan kategori Baik, pada 2020: {claim.value}" in shown
    assert "Pemerintah Kabupaten Sinjai" in shown
    assert "Pemerintah Kota Makassar" in shown
    assert "Mengapa hanya sebanyak ini?" in shown


def test_an_empty_province_says_why_where_it_is_asked(open_page: OpenPage) -> None:
    shown = words(open_page("wilayah", province="papua"))
    assert "Mengapa provinsi ini kosong?" in shown
    assert "tidak dapat dibedakan: belum dinilai, atau dinilai tetapi hasilnya tidak tercetak" in shown
    assert "KASN memetakan 34 pemerintah provinsi pada 2018" in shown
    assert "Hanya bagian awalnya dapat kami baca" in shown


def test_a_province_is_not_empty_because_one_type_of_it_is(open_page: OpenPage) -> None:
    shown = words(open_page("wilayah", province="sulawesi-selatan", type="kota"))
    assert "Mengapa hanya sebanyak ini?" in shown


def test_no_ranking_without_a_known_form_and_one_where_all_is_known() -> None:
    published = by_region.ranking(release_of("published"), Selection(type="provinsi"))
    assert len(published) < by_region.LEAST_RANKED
    simulated = by_region.ranking(release_of("simulated"), Selection(type="provinsi"))
    assert len(simulated) >= by_region.LEAST_RANKED
    assert simulated["form"].nunique() == simulated["year"].nunique() == 1
    assert simulated["score"].is_monotonic_decreasing
    assert simulated["rank"].iloc[0] == 1


def test_a_ranking_is_computed_within_one_year_and_form(open_page: OpenPage) -> None:
    shown = words(open_page("wilayah", release="simulated", lang="en"))
    assert "Only scores of the same year and form are ranked" in shown
    assert "every province has at least one" in shown


def test_aspects_are_shown_where_known_and_offered_where_not(open_page: OpenPage) -> None:
    bare = open_page("wilayah", province="bali")
    assert any(button.label == "Lihat negeri simulasi yang lengkap" and "aspects" in str(button.key)
               for button in bare.button)  # fmt: skip
    first = next(iter(provinces(release_of("simulated"))))
    full = words(open_page("wilayah", release="simulated", province=first, lang="en"))
    assert "is weakest" in full
    assert "This invented country is complete" in full


def test_leaving_a_province_returns_to_all(open_page: OpenPage) -> None:
    visit = open_page("wilayah", province="bali")
    visit.button(key="wilayah.back").click().run()
    assert "province" not in visit.query_params
    assert "Semua provinsi" in words(visit)


@pytest.mark.parametrize(("kind", "place"), [("published", "jawa-barat"), ("simulated", "")])
def test_the_sheet_for_printing_has_no_widgets_of_its_own(open_page: OpenPage, kind: str, place: str) -> None:
    place = place or next(iter(provinces(release_of(kind))))
    visit = open_page("wilayah", release=kind, province=place, print="1", lang="en")
    assert not visit.selectbox
    assert not visit.expander
    assert not [button for button in visit.button if str(button.key).startswith("wilayah")]
    shown = words(visit)
    assert "Province sheet" in shown
    assert release_of(kind).release_id in shown


@pytest.mark.parametrize(("name", "value"), [("type", "kementerian"), ("province", "atlantis"), ("colour", "x")])
def test_a_bad_value_falls_back_with_a_notice(open_page: OpenPage, name: str, value: str) -> None:
    shown = words(open_page("wilayah", **{name: value}))
    assert f"Nilai {name}={value} dalam alamat tidak dikenal" in shown
    assert "instansi daerah punya hasil tercatat" in shown


def test_a_type_and_a_year_without_any_result_say_so(open_page: OpenPage) -> None:
    for level in ("region", "province"):
        shown = words(open_page("wilayah", type="kota", year="2018", level=level))
        assert "0 dari" in shown
    assert "Tidak ada peringkat" in words(open_page("wilayah", province="papua", year="2018"))
