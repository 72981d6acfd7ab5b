"""The page Target: its answer, the nearest, the what-if, on each kind of release."""

from __future__ import annotations

from tests.pages.conftest import OpenPage, words


def test_the_answer_says_how_many_are_short(open_page: OpenPage) -> None:
    shown = words(open_page("target", release="simulated"))
    assert "8 kementerian, 11 lembaga (LPNK), 16 provinsi, dan 128 kabupaten/kota" in shown
    assert "13 dari 34" in shown
    assert "target 85%: 29" in shown
    assert "Targetnya dari fakta yang terbit" in shown


def test_the_facts_give_a_range_and_say_why(open_page: OpenPage) -> None:
    shown = words(open_page("target", lang="en"))
    assert "0 to 16 provinces" in shown
    assert "The rest was never published" in shown
    assert "assuming that nobody was assessed again unseen" in shown


def test_an_earlier_target_that_is_met(open_page: OpenPage) -> None:
    assert "Semua target 2020 sudah tercapai" in words(open_page("target", release="simulated", goal="2020"))


def test_the_nearest_are_taken_and_let_go(open_page: OpenPage) -> None:
    visit = open_page("target", release="simulated", type="kementerian")
    assert "Belum ada yang dipilih" in words(visit)
    visit.button(key="target.nearest").click().run()
    assert not visit.exception
    assert len(visit.query_params["move"]) == 8
    shown = words(visit)
    assert "Bila 8 instansi mencapai Baik" in shown
    assert "26 → 34 dari 34" in shown
    visit.button(key="target.none").click().run()
    assert "move" not in visit.query_params
    assert "Belum ada yang dipilih" in words(visit)


def test_what_cannot_be_ranked_is_said(open_page: OpenPage) -> None:
    shown = words(open_page("target", type="kabupaten_kota", lang="en"))
    assert "No agency of this type is known to be below Good." in shown


def test_agencies_that_are_at_the_goal_do_not_move(open_page: OpenPage) -> None:
    visit = open_page("target", move="kemenkeu")
    assert visit.multiselect(key="target.move").value == []
