"""The page Instansi: finding an agency by any name, what each source says of it, and honest empty states."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from analytics import by_agency, numbers
from analytics.measures import compute
from analytics.selection import Selection
from tests.pages.conftest import OpenPage, release_of, words


def markup(visit: AppTest) -> str:
    return " ".join(str(block.value) for block in visit.markdown)


def answer(visit: AppTest) -> str:
    return next(str(block.value) for block in visit.markdown if "pm-answer" in str(block.value))


@pytest.mark.parametrize(("lang", "of"), [("id", "dari"), ("en", "of the")])
@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_the_start_counts_agencies_with_a_result(open_page: OpenPage, kind: str, lang: str, of: str) -> None:
    found = compute(release_of(kind), "agencies_assessed", upto=2020)
    assert found.base is not None
    shown = words(open_page("instansi", release=kind, lang=lang))
    assert f"{numbers.number(lang, found.value or 0)} {of} {numbers.number(lang, found.base.value or 0)}" in shown


@pytest.mark.parametrize(
    ("typed", "agency", "why"),
    [
        ("bapenas", "kementerian-ppn-bappenas", "Mungkin salah ketik"),
        ("depkeu", "kemenkeu", "Nama lama: Depkeu"),
        ("Kaltim", "provinsi-kalimantan-timur", "Singkatan: Kaltim"),
        ("Pemkab Wajo", "kabupaten-wajo", "Nama instansi"),
    ],
)
def test_search_forgives_and_says_why(open_page: OpenPage, typed: str, agency: str, why: str) -> None:
    visit = open_page("instansi", q=typed)
    assert f"agency={agency}" in markup(visit)
    assert why in words(visit)


def test_two_agencies_of_one_bare_name_are_both_offered(open_page: OpenPage) -> None:
    visit = open_page("instansi", q="Bandung")
    hits = next(block.value for block in visit.markdown if "pm-hits" in str(block.value))
    assert 'agency=kabupaten-bandung"' in hits
    assert 'agency=kota-bandung"' in hits
    assert "Lebih dari satu instansi memakai nama itu" in words(visit)


def test_typing_a_name_leaves_the_agency_that_is_shown(open_page: OpenPage) -> None:
    visit = open_page("instansi", agency="kota-bogor")
    visit.text_input(key="instansi.q").set_value("depkeu").run()
    assert visit.query_params["q"] == "depkeu"
    assert "agency" not in visit.query_params
    assert "agency=kemenkeu" in markup(visit)


def test_nothing_found_is_told(open_page: OpenPage) -> None:
    assert "Tidak ada instansi yang namanya mirip “qqqqqqqq”" in words(open_page("instansi", q="qqqqqqqq"))


def test_an_unknown_agency_gives_a_notice_and_the_nearest_names(open_page: OpenPage) -> None:
    visit = open_page("instansi", agency="kota-bandng")
    assert "Instansi “kota-bandng” tidak ada di rilis" in words(visit)
    assert "agency=kota-bandung" in markup(visit)


def test_a_contradiction_a_single_witness_and_an_inferred_year_show_as_such(open_page: OpenPage) -> None:
    visit = open_page("instansi", agency="provinsi-kalimantan-timur")
    assert "II Kurang" in answer(visit)
    assert "246" in answer(visit)
    shown = words(visit)
    assert "Ada sumber lain yang menyebut hasil berbeda" in shown
    assert "Sumber tidak sepakat tentang tahun ini" in shown
    assert "II Kurang, 240 (2020) bertentangan" in shown
    assert "III Baik, 288 (2020) tidak dihitung: penilaian mandiri" in shown
    assert "Hanya satu saksi menyebut hasil ini." in shown
    assert "tahun disimpulkan" in shown
    assert "2021, di luar periode 2018–2020" in shown
    assert "kelompok saksi W048" in shown


def test_every_row_of_an_agency_stands_on_its_page(open_page: OpenPage) -> None:
    release = release_of("published")
    visit = open_page("instansi", agency="kabupaten-wajo", lang="en")
    rows = by_agency.told(release, "kabupaten-wajo")
    assert len(rows) == compute(release, "results_reported", agency="kabupaten-wajo").value
    listed = next(str(block.value) for block in visit.markdown if "pm-sources-say" in str(block.value))
    assert listed.count("<li") == len(rows)
    assert "320 (2021) not counted: proposed or provisional" in words(visit)


def test_neighbours_are_of_the_same_year_and_form(open_page: OpenPage) -> None:
    release = release_of("simulated")
    visit = open_page("instansi", release="simulated", agency="sim-badan-awan", lang="en")
    shown = words(visit)
    assert "Neighbours in score" in shown
    assert "out of a maximum of 410" in shown
    found = by_agency.neighbours(release, "sim-badan-awan", 2020)
    for other in found["agency_id"]:
        assert f"agency={other}" in markup(visit) or other == "sim-badan-awan"
    assert set(found["form"]) == {"410"}
    assert found["score"].is_monotonic_decreasing


def test_neighbours_of_an_unknown_form_say_so(open_page: OpenPage) -> None:
    shown = words(open_page("instansi", agency="provinsi-kalimantan-timur"))
    assert "jadi urutan ini hanya petunjuk" in shown


def test_the_aspect_profile_shows_where_it_is_known(open_page: OpenPage) -> None:
    shown = words(open_page("instansi", agency="kota-bogor"))
    assert "Terlemah pada Pengembangan karier (41,7%), terkuat pada Perencanaan kebutuhan (93,8%)" in shown
    assert "Terlemah pada" not in words(open_page("instansi", agency="kota-bandung"))


def test_an_agency_without_a_result_says_why(open_page: OpenPage) -> None:
    release = release_of("published")
    missing = compute(release, "not_named", upto=2020)
    shown = words(open_page("instansi", agency="kementerian-ppn-bappenas"))
    assert "tidak ada hasil tercatat" in shown
    assert f"{missing.value} di antaranya tidak disebut namanya" in shown
    assert "data/result.csv" in shown


def test_the_list_filters_by_type_and_category(open_page: OpenPage) -> None:
    found = compute(
        release_of("published"), "agencies_in_category", category="sangat_baik", type="kementerian", upto=2020
    )
    visit = open_page("instansi", type="kementerian", category="sangat_baik")
    assert f"Kementerian: {found.value} berkategori Sangat Baik" in words(visit)
    table = next(str(block.value) for block in visit.markdown if "pm-table" in str(block.value))
    assert table.count("<tr>") == (found.value or 0) + 1
    visit.selectbox(key="instansi.category").set_value("").run()
    assert "category" not in visit.query_params


def test_an_empty_filter_is_not_known_rather_than_none(open_page: OpenPage) -> None:
    assert "Itu berarti tidak diketahui" in words(open_page("instansi", type="lns", category="buruk"))


def test_names_from_the_address_are_no_markup(open_page: OpenPage) -> None:
    visit = open_page("instansi", q="<script>alert(1)</script>", agency="")
    assert "<script>" not in markup(visit)


@pytest.mark.parametrize("kind", ["published", "simulated"])
def test_rows_that_contradict_are_those_that_the_release_counts(kind: str) -> None:
    """The rows marked on the page are those of rule 5, which the release counts by itself."""
    release = release_of(kind)
    counted = {
        (agency, year): n
        for agency, year, n in release.rows("SELECT agency_id, year, contradicting FROM accepted_result")
    }
    marked = dict.fromkeys(counted, 0)
    for agency in {agency for agency, _ in counted}:
        for row in by_agency.told(release, agency):
            if row["contradicts"]:
                marked[agency, row["year"]] += 1
    assert marked == counted


def test_suggestions_find_agencies_with_a_result() -> None:
    for kind in ("published", "simulated"):
        release = release_of(kind)
        known = by_agency.latest(release, Selection())
        names = by_agency.suggestions(release)
        assert names
        for name in names:
            assert (
                by_agency.find(release, name)[0].agency_id in known
                or by_agency.find(release, name)[0].why == "ambiguous"
            )
