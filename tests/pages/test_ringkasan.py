"""The overview: the answer, what can be named of it, what is not known, and the frame around every page."""

from __future__ import annotations

import pytest

from tests.pages.conftest import OpenPage, release_of, words
from ui import address


def test_published_answer_in_both_languages(open_page: OpenPage) -> None:
    shown = words(open_page("ringkasan")).replace(" :", ":").replace(" ,", ",")
    assert "Sampai akhir 2020, KASN menilai 184 instansi: 24 Sangat Baik, 57 Baik, 31 Kurang, dan 72 Buruk." in shown
    shown = words(open_page("ringkasan", lang="en")).replace(" :", ":").replace(" ,", ",")
    assert "KASN assessed 184 agencies: 24 Very Good, 57 Good, 31 Insufficient and 72 Poor." in shown


def test_published_says_what_rests_on_one_witness_and_what_is_not_known(open_page: OpenPage) -> None:
    shown = words(open_page("ringkasan"))
    assert "31 Kurang dan 72 Buruk bertumpu pada satu saksi saja." in shown
    assert "Dari 184 instansi yang dinilai sampai akhir 2020, 131 tidak dapat disebut namanya" in shown
    assert "18 dari 24 Sangat Baik bernama, 25 dari 57 Baik, 6 dari 31 Kurang, 1 dari 72 Buruk" in shown


def test_claimed_totals_stand_in_three_parts(open_page: OpenPage) -> None:
    markup = " ".join(str(block.value) for block in open_page("ringkasan").markdown)
    assert "Dari 24 Sangat Baik, 18 dapat disebut namanya; dari 72 Buruk, 1" in words(open_page("ringkasan"))
    for part in ("11", "7", "6"):  # named by a result of 2020, by an earlier one only, not named
        assert f">{part}</text>" in markup


def test_two_questions_are_two_marks(open_page: OpenPage) -> None:
    assert "91 instansi dinilai pada 2018; 184 sampai akhir 2020" in words(open_page("ringkasan"))


@pytest.mark.parametrize(("lang", "banner"), [("id", "SIMULASI. Semua instansi"), ("en", "SIMULASI (simulation)")])
def test_simulated_says_so_and_counts_its_own(open_page: OpenPage, lang: str, banner: str) -> None:
    shown = words(open_page("ringkasan", release="simulated", lang=lang)).replace(" :", ":").replace(" ,", ",")
    assert banner in shown
    assert ("24 Sangat Baik, 57 Baik" if lang == "id" else "24 Very Good, 57 Good") in shown
    assert ("450 belum dinilai" if lang == "id" else "450 had not been assessed") in shown
    assert "satu saksi saja" not in shown


def test_a_release_built_meanwhile_does_not_take_the_place_of_the_one_being_read(
    open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit, shown = open_page("ringkasan"), release_of("published").release_id
    assert shown in words(visit)
    monkeypatch.setattr(address, "current_release", lambda: release_of("simulated"))
    assert shown in words(visit.run())
    visit.button(key="switch_language").click().run()
    assert {name: visit.query_params[name] for name in ("release", "lang")} == {"release": shown, "lang": "en"}


def test_the_frame_names_release_and_limits(open_page: OpenPage) -> None:
    release = release_of("published")
    visit = open_page("ringkasan")
    shown = words(visit)
    assert release.release_id in shown
    assert "Bukan produk resmi KASN." in shown
    assert {button.label for button in visit.button} >= {"Lihat negeri simulasi yang lengkap", "English"}


def test_one_click_changes_release_and_language(open_page: OpenPage) -> None:
    visit = open_page("ringkasan")
    next(button for button in visit.button if button.label == "Lihat negeri simulasi yang lengkap").click().run()
    assert "SIMULASI" in words(visit)
    next(button for button in visit.button if button.label == "English").click().run()
    assert "In this invented country" in words(visit)
    next(button for button in visit.button if button.label == "Back to the published facts").click().run()
    assert "KASN assessed" in words(visit)


@pytest.mark.parametrize(
    ("values", "notice"),
    [
        ({"release": "published-00000000"}, "Rilis published-00000000 tidak ada di salinan ini"),
        ({"lang": "jv"}, "Nilai lang=jv dalam alamat tidak dikenal"),
        ({"lang": "<b>x</b>"}, "Nilai lang=<b>x</b> dalam alamat tidak dikenal"),
    ],
)
def test_what_is_not_known_falls_back_with_a_notice(open_page: OpenPage, values: dict[str, str], notice: str) -> None:
    visit = open_page("ringkasan", **values)
    assert notice in words(visit)
    assert "184" in words(visit)
