"""The page Yang dapat dipastikan: its answer, its facts, the totals to believe, on each kind of release."""

from __future__ import annotations

from analytics import certainty
from analytics.words import text
from tests.pages.conftest import OpenPage, release_of, words


def test_the_answer_is_the_bound_with_the_facts_that_prove_it(open_page: OpenPage) -> None:
    shown = words(open_page("pasti"))
    assert "Kabupaten dan kota yang sudah dinilai sampai akhir 2020: paling sedikit" in shown
    assert "paling banyak 104" in shown.replace("  ", " ")
    assert "Paling sedikit 79, karena: Porsi instansi dengan kategori Di bawah Baik" in shown
    assert "184 menurut C001" in shown


def test_a_group_that_is_printed_is_exact(open_page: OpenPage) -> None:
    shown = words(open_page("pasti", scope="all", category="baik", lang="en"))
    assert "All agencies in category Good up to the end of 2020: exactly 57" in shown


def test_the_stance_says_what_it_assumes_and_moves_the_bound(open_page: OpenPage) -> None:
    asked = {"scope": "kementerian", "category": "at_least_baik"}
    assert "paling sedikit 8, paling banyak 33" in words(open_page("pasti", **asked))
    shown = words(open_page("pasti", **asked, stance="no_unseen"))
    assert "paling sedikit 14, paling banyak 33" in shown
    assert "Ini anggapan, bukan fakta." in shown


def test_chosen_totals_that_clash_are_told_with_every_way_out(open_page: OpenPage) -> None:
    visit = open_page("pasti", believe=["C043", "C044", "C045", "C046"])
    shown = words(visit)
    assert "Tidak dapat benar bersama-sama bila bagian-bagian yang dicetak itu mencakup semuanya" in shown
    assert "Tanpa C045: angkanya 23" in shown
    assert "Tanpa C043: angkanya 81" in shown
    visit.button(key="pasti.to_default").click().run()
    assert "Tidak dapat benar bersama-sama" not in words(visit)


def test_a_total_is_given_up_by_its_tick(open_page: OpenPage) -> None:
    visit = open_page("pasti", scope="all", believe=["C001", "C010"])
    assert "tepat 184" in words(visit)
    visit.checkbox(key="pasti.believe.C001").uncheck().run()
    assert not visit.exception
    assert visit.query_params["believe"] == "C010"
    assert "tepat 184" not in words(visit)


def test_unknown_totals_fall_back(open_page: OpenPage) -> None:
    assert "paling sedikit 79" in words(open_page("pasti", believe=["C99999"]))


def test_a_complete_country_is_exact_and_has_nothing_to_believe(open_page: OpenPage) -> None:
    shown = words(open_page("pasti", release="simulated", scope="all", category="sangat_baik"))
    assert "tepat 24" in shown
    assert "dihitung dari hasil rilis ini" in shown
    assert "fakta yang terbit" not in shown
    assert "hasil bernama" not in shown
    assert "Rilis ini menghitung hasilnya sendiri" in shown


def test_every_clash_is_searched_for_when_somebody_asks(open_page: OpenPage) -> None:
    visit = open_page("pasti", lang="en")
    visit.button(key="pasti.every_clash").click().run(timeout=120)
    assert not visit.exception
    shown = words(visit)
    found = certainty.clashes(release_of("published"))
    assert f"each as small as it can be: {len(found.sets)}" in shown
    assert "C010 + C024 + C029" in shown
    assert f"C043 + C044 + C045 + C046 if {text('en', 'certainty.needs.parts_are_all')}" in shown
    assert not [one for one in visit.button if one.key == "pasti.every_clash"]
