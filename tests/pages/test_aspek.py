"""The page Aspek: weakest first, of how many agencies, and what the published release cannot say."""

from __future__ import annotations

import html
import json
import re
import statistics

import pytest
from streamlit.testing.v1 import AppTest

from analytics import by_aspect, numbers
from analytics.measures import compute
from analytics.selection import Selection
from analytics.warehouse.dimensions import agencies, agency_types, aspects, regions
from tests.pages.conftest import OpenPage, release_of, words
from ui.charts import plotly


def main_chart(visit: AppTest) -> str:
    return next(block.value for block in visit.markdown if "<figure" in block.value and "pm-wide" in block.value)


def test_published_says_that_one_agency_is_no_mean(open_page: OpenPage) -> None:
    release = release_of("published")
    weakest = compute(release, "mean_aspect_percent", aspect="pengembangan_karier", upto=2020)
    shown = words(open_page("aspek"))
    assert f"tercatat untuk 1 dari 184 instansi yang dinilai: {agencies(release)['kota-bogor'].name_id} (2019)" in shown
    assert numbers.percent("id", weakest.value or 0) in shown
    assert "bukan rata-rata nasional" in shown
    assert "rata-rata capaian" not in shown.lower().replace("bukan rata-rata", "")


def test_published_offers_the_simulated_country_in_one_click(open_page: OpenPage) -> None:
    visit = open_page("aspek", lang="en")
    assert "need more than the 1 agency whose aspect values are on record" in words(visit)
    visit.button(key="aspek.sparse.simulated").click().run()
    shown = words(visit)
    assert "Every agency, place and result on this page is invented" in shown
    assert "over 184 agencies" in shown


def test_simulated_puts_the_weakest_aspect_first(open_page: OpenPage) -> None:
    release = release_of("simulated")
    means = by_aspect.mean_measures(release, Selection())
    weakest, *_, strongest = means
    visit = open_page("aspek", release="simulated")
    shown = words(visit)
    named = aspects(release)
    assert (
        f"{named[weakest].name_id} adalah aspek terlemah: rata-rata {numbers.percent('id', means[weakest].value)}"
        in shown
    )
    assert f"Yang terkuat {named[strongest].name_id}" in shown
    drawn = re.sub(r"<[^>]+>", " ", html.unescape(main_chart(visit)))
    places = [drawn.index(f"{named[one].name_id} (") for one in means if len(named[one].name_id) < 25]
    assert places == sorted(places)
    assert "120/130 poin" in drawn


def test_simulated_shows_heat_map_spread_and_years(open_page: OpenPage) -> None:
    visit = open_page("aspek", release="simulated", by="region", lang="en")
    shown = words(visit)
    assert "Mean attainment of the aspects by region" in shown
    assert "central agencies stand in no region or province" in shown
    half = compute(release_of("simulated"), "agencies_aspect_half_or_less", aspect="pengembangan_karier", upto=2020)
    assert f"Career development: {half.value} of 184 agencies do not pass half of the maximum" in shown
    assert len(visit.get("plotly_chart")) == 1
    assert "over 91 agencies in 2018, 182 agencies in 2019, 75 agencies in 2020" in shown


def test_too_many_agencies_to_draw_each_are_a_box(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plotly, "MOST_POINTS", 10)
    visit = open_page("aspek", release="simulated", aspect="pengadaan", lang="en")
    assert "too many agencies to draw each" in words(visit)
    chart = json.loads(visit.get("plotly_chart")[0].proto.spec)
    kota = next(
        one for one in chart["data"] if one["name"] == agency_types(release_of("simulated"))["kota"].short("en")
    )
    frame = by_aspect.values(release_of("simulated"), Selection())
    known = agencies(release_of("simulated"))
    own = [
        float(row.percent)
        for row in frame[frame["aspect_id"] == "pengadaan"].itertuples()
        if known[row.agency_id].agency_type == "kota"
    ]
    assert (kota["lowerfence"], kota["upperfence"]) == ([min(own)], [max(own)])
    assert kota["median"] == [pytest.approx(statistics.median(own))]
    assert "x" not in kota


def test_without_a_browser_on_the_server_a_plotly_chart_offers_its_data_and_says_so(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plotly, "can_draw", lambda: False)
    visit = open_page("aspek", release="simulated", lang="en")
    visit.session_state["aspek.sebaran-aspek.tools"] = "files"
    visit.run()
    assert "needs Chromium or Chrome" in words(visit)


def test_one_aspect_close_up_lists_the_highest_and_the_lowest(open_page: OpenPage) -> None:
    visit = open_page("aspek", release="simulated", aspect="pengadaan")
    shown = words(visit)
    found = compute(release_of("simulated"), "mean_aspect_percent", aspect="pengadaan", upto=2020)
    assert f"Pengadaan : rata-rata {numbers.percent('id', found.value or 0)}" in shown
    best, worst = by_aspect.extremes(release_of("simulated"), Selection(), "pengadaan", count=5)
    assert f"Pengadaan: {len(best)} instansi tertinggi" in shown
    assert f"Pengadaan: {len(worst)} instansi terendah" in shown
    assert "dari dekat" in shown
    assert "Siapa yang kuat" not in shown


def test_too_few_agencies_are_not_put_in_order(open_page: OpenPage) -> None:
    release = release_of("simulated")
    asked = {"aspect": "pengadaan", "upto": 2020, "type": "kota"}
    sizes = {one: compute(release, "agencies_with_aspect", region=one, **asked).value or 0 for one in regions(release)}
    region = next(one for one, size in sizes.items() if 1 < size < by_aspect.LEAST_TO_RANK)
    shown = words(open_page("aspek", release="simulated", aspect="pengadaan", region=region, type="kota"))
    assert "terlalu sedikit untuk menyusun urutan" in shown


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_selection_without_values_says_so(open_page: OpenPage, lang: str) -> None:
    shown = words(open_page("aspek", type="kementerian", year="2018", lang=lang))
    assert ("tercatat untuk 0 dari" if lang == "id" else "are on record for 0 of") in shown
    assert ("negeri simulasi" if lang == "id" else "simulated country") in shown


def test_values_that_are_not_known_fall_back_with_a_notice(open_page: OpenPage) -> None:
    shown = words(open_page("aspek", aspect="olahraga", by="planet"))
    assert "aspect=olahraga" in shown
    assert "by=planet" in shown
    assert "Pemerintah Kota Bogor" in shown
