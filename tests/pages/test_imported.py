"""An imported release on every page: counted by its own results, never called invented, printed totals beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.measures import compute
from analytics.warehouse import Release
from analytics.warehouse.dimensions import agencies
from analytics.words import text
from tests.intake.hand import a_row
from tests.pages.conftest import OpenPage, published_over, release_of, words
from ui import shell

# How many agencies the file has in each category: one total is exceeded, one met, two are not reached.
COUNTS = {"sangat_baik": (26, 340), "baik": (57, 290), "kurang": (3, 200), "buruk": (0, 100)}
PAGES = tuple(page for group in shell.GROUPS.values() for page in group)
PROVINCE = "jawa-timur"
BIAS_EN = "Good results are told, poor ones are not"


@pytest.fixture(scope="module", autouse=True)
def imported(home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Release]:
    """A home of this module, in which a file was published over the facts."""
    names = iter(one.id for one in agencies(release_of("published")).values() if one.agency_type == "kabupaten")
    scores = [score for n, score in COUNTS.values() for _ in range(n)]
    results = [a_row(next(names), 2020, score, row=row) for row, score in enumerate(scores, start=1)]
    with published_over(home, tmp_path_factory.mktemp("imported"), results) as release:
        yield release


def shown(visit_words: str) -> str:
    return visit_words.replace(" :", ":").replace(" ,", ",").replace(" ;", ";").replace(" .", ".")


def test_it_is_complete_by_itself_and_not_invented(imported: Release) -> None:
    assert [(release_of(kind).counts_itself, release_of(kind).is_simulated) for kind in
            ("published", "simulated", "imported")] == [(False, False), (True, True), (True, False)]  # fmt: skip
    found = compute(imported, "not_named", category="sangat_baik", upto=2020)
    assert (found.value, found.reason) == (None, "counted_exceeds")


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("id", ("dinilai 86 instansi: 26 Sangat Baik, 57 Baik, 3 Kurang, dan 0 Buruk", "83 dari 86 instansi",
                "berbeda dari yang terhitung di sini: semua instansi 184 tercetak, 86 terhitung; Sangat Baik 24 "
                "tercetak, 26 terhitung; Kurang 31 tercetak, 3 terhitung; Buruk 72 tercetak, 0 terhitung.",
                "tidak memiliki hasil sampai akhir 2020 dalam data impor ini")),
        ("en", ("86 agencies were assessed", "83 of 86 assessed agencies",
                "differ from those counted here: all agencies 184 printed, 86 counted; Very Good 24 printed, 26 "
                "counted; Insufficient 31 printed, 3 counted; Poor 72 printed, 0 counted.",
                "no result up to the end of 2020 in these imported data")),
    ],
)  # fmt: skip
def test_overview_counts_and_says_where_printed_totals_differ(
    open_page: OpenPage, lang: str, told: tuple[str, ...]
) -> None:
    page = shown(words(open_page("ringkasan", lang=lang)))
    for one in told:
        assert one in page
    assert "−" not in page


def test_printed_totals_that_agree_or_are_not_there_need_no_sentence(open_page: OpenPage) -> None:
    for kind in ("published", "simulated"):
        assert "berbeda dari yang terhitung" not in words(open_page("ringkasan", release=release_of(kind).release_id))


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_calls_it_invented_or_a_part_of_what_was_told(open_page: OpenPage, page: str, lang: str) -> None:
    seen = shown(words(open_page(page, lang=lang)))
    assert "SIMULASI" not in seen
    assert ("Hasil yang baik diberitakan" if lang == "id" else BIAS_EN) not in seen
    for invented in ("rekaan", "made-up", "invented", "In the simulated", "Di negeri"):
        assert invented not in seen


@pytest.mark.parametrize(("lang", "told"), [("id", "berkas yang diimpor"), ("en", "in the imported file")])
def test_a_place_and_an_agency_without_a_result_say_what_the_file_has(
    open_page: OpenPage, imported: Release, lang: str, told: str
) -> None:
    assert told in words(open_page("wilayah", province=PROVINCE, lang=lang))
    held = {row["agency_id"] for row in compute(imported, "agencies_assessed", upto=2020).rows}
    without = next(one for one in agencies(imported) if one not in held)
    assert ("data impor ini" if lang == "id" else "imported data") in words(
        open_page("instansi", agency=without, lang=lang)
    )


def test_one_file_as_the_witness_of_all_is_no_doubt(open_page: OpenPage, imported: Release) -> None:
    held = compute(imported, "agencies_assessed", upto=2020).rows[0]["agency_id"]
    seen = words(open_page("instansi", agency=held))
    for key in ("instansi.certain.single", "instansi.about.single"):
        assert text("id", key) not in seen


def test_a_checked_text_is_held_against_its_own_count(open_page: OpenPage) -> None:
    visit = open_page("cek", lang="en", tab="text")
    visit.text_area(key="cek.text").set_value("Up to the end of 2020, 26 agencies were rated Very Good.")
    next(button for button in visit.button if button.label == text("en", "cek.text.check")).click().run()
    seen = shown(words(visit))
    assert "1 claim about the merit system: 1 confirmed" in seen
    assert text("en", "cek.text.against_imported") in seen
    assert "SIMULASI" not in seen
