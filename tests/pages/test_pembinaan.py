"""The page Pembinaan: list, order, one agency, the plan, notes, on each kind of release."""

from __future__ import annotations

from pathlib import Path

from analytics.guidance.situation import country
from analytics.guidance.worklist import worklist
from analytics.selection import LAST_YEAR
from analytics.warehouse import latest_of_kind
from tests.intake.hand import a_row
from tests.pages.conftest import OpenPage, published_over, words


def first_of(agency_type: str) -> str:
    release = latest_of_kind("simulated")
    assert release is not None
    return worklist(country(release, LAST_YEAR), type=agency_type).rows[0].agency_id


def test_the_groups_add_up_on_the_page(open_page: OpenPage) -> None:
    shown = words(open_page("pembinaan", release="simulated"))
    assert "523 instansi perlu dibina: 72 Buruk, 31 Kurang, dan 420 belum punya hasil" in shown
    assert "dari 604 instansi yang menjadi lingkup penilaian" in shown
    assert "Daftar pembinaan (523)" in shown


def test_the_facts_say_what_cannot_be_said(open_page: OpenPage) -> None:
    shown = words(open_page("pembinaan", lang="en"))
    assert "1 agency is Poor and 6 Insufficient" in shown
    assert "whether they need guidance cannot be said" in shown
    assert "Whether they need guidance cannot be said." in shown  # assessed, category not printed


def test_the_524_is_broken_down_in_the_open(open_page: OpenPage) -> None:
    shown = words(open_page("pembinaan"))
    assert "524 yang disebut saat penghargaan" in shown
    assert "605 − 81 = 524 = 103 dinilai di bawah Baik + 421 belum pernah dinilai" in shown
    assert "604" in shown


def test_a_weight_changes_the_order_and_the_address(open_page: OpenPage) -> None:
    visit = open_page("pembinaan", release="simulated")
    visit.slider(key="pembinaan.weight.direction").set_value(0).run()
    assert not visit.exception
    assert visit.query_params["weights"] == "direction=0"
    visit.button(key="pembinaan.default_order").click().run()
    assert "weights" not in visit.query_params


def test_the_last_weight_above_nothing_stays(open_page: OpenPage) -> None:
    visit = open_page("pembinaan", release="simulated", weights="distance=0,aspects=0,direction=0,time=5")
    visit.slider(key="pembinaan.weight.time").set_value(0).run()
    assert not visit.exception
    assert visit.slider(key="pembinaan.weight.time").value == 5


def test_weights_of_the_address_that_give_no_order_are_told(open_page: OpenPage) -> None:
    shown = words(open_page("pembinaan", release="simulated", weights="distance=0,aspects=0,direction=0,time=0"))
    assert "Semua bobot nol" in shown
    assert "Daftar pembinaan (523)" in shown


def test_any_nearness_of_the_address_is_shown_as_it_is(open_page: OpenPage) -> None:
    visit = open_page("pembinaan", release="simulated", near="12")
    assert visit.button_group(key="pembinaan.near").value == "12"


def test_the_aspect_that_is_tried_out_filters_no_list(open_page: OpenPage) -> None:
    visit = open_page("pembinaan", release="simulated", agency=first_of("provinsi"), part="way", trial="pengadaan")
    assert visit.selectbox(key="pembinaan.trial").value == "pengadaan"
    assert "Daftar pembinaan (523)" in words(open_page("pembinaan", release="simulated", trial="pengadaan"))


def test_filters_and_flags_leave_what_they_say(open_page: OpenPage) -> None:
    visit = open_page("pembinaan", release="simulated", type="provinsi", group="kurang")
    assert "Daftar pembinaan (12)" in words(visit)
    assert "Tidak ada instansi yang memenuhi" in words(open_page("pembinaan", type="kota", group="buruk"))


def test_rows_are_chosen_and_let_go(open_page: OpenPage) -> None:
    visit = open_page("pembinaan", release="simulated")
    visit.button(key="pembinaan.pick_top").click().run()
    assert len(visit.query_params["picked"]) == 100
    visit.button(key="pembinaan.pick_none").click().run()
    assert "picked" not in visit.query_params


def test_one_agency_is_told_what_costs_it_most(open_page: OpenPage) -> None:
    shown = words(open_page("pembinaan", release="simulated", agency=first_of("provinsi")))
    assert "Poin yang hilang terbanyak: Pengembangan karier" in shown
    assert "Perbaikan yang paling berguna" in shown
    assert "Diakui sendiri, tidak diterima verifikasi" in shown


def test_a_way_is_tried_out_and_undone(open_page: OpenPage) -> None:
    visit = open_page("pembinaan", release="simulated", agency=first_of("provinsi"), part="way", to="baik")
    assert "Terbukti: tidak ada cara yang lebih pendek." in words(visit)
    visit.button(key="pembinaan.way.try.1").click().run()
    assert not visit.exception
    assert "karier_" in visit.query_params["change"]
    assert "III Baik" in words(visit)
    assert visit.selectbox(key="pembinaan.trial").value == "pengembangan_karier"
    assert "Standar kompetensi jabatan: dari tingkat 1 ke tingkat" in words(visit)
    visit.button(key="pembinaan.trial.undo").click().run()
    assert "change" not in visit.query_params


def test_a_change_that_cannot_be_is_told(open_page: OpenPage) -> None:
    shown = words(open_page("pembinaan", release="simulated", agency=first_of("provinsi"), part="way", change="x:9"))
    assert "“x” bukan subaspek atau aspek dalam formulir." in shown


def test_points_are_moved_in_halves_and_written_as_the_page_writes(open_page: OpenPage) -> None:
    for lang, half in (("id", "20,5"), ("en", "20.5")):
        visit = open_page("pembinaan", lang=lang, agency="kota-bogor", part="way", trial="pengadaan")
        points = visit.select_slider(key="pembinaan.trial.pengadaan")
        assert (points.value, half in points.options) == (30, True)
        points.set_value(20.5).run()
        assert not visit.exception
        assert visit.query_params["change"] == "pengadaan:20.5"
        assert visit.select_slider(key="pembinaan.trial.pengadaan").value == 20.5


def test_mentors_have_reasons_and_none_is_an_answer(open_page: OpenPage) -> None:
    shown = words(open_page("pembinaan", release="simulated", agency=first_of("provinsi"), part="peers"))
    assert "lebih kuat di" in shown
    assert "km antarpusat pemerintahan" in shown
    shown = words(open_page("pembinaan", agency="provinsi-kalimantan-timur", part="peers"))
    assert "Tidak ada mentor yang cocok." in shown


def test_a_real_agency_is_never_told_illustrative_sub_aspects(open_page: OpenPage) -> None:
    shown = words(open_page("pembinaan", agency="kota-bogor", part="way"))
    assert "Cara 1: naikkan" in shown
    assert "subaspek" not in shown.lower()


def test_an_agency_that_is_not_looked_at_is_told(open_page: OpenPage) -> None:
    assert "tidak ada di antara yang dilihat" in words(open_page("pembinaan", agency="nobody"))


def test_a_pair_set_by_hand_stays_and_is_undone(open_page: OpenPage) -> None:
    visit = open_page("pembinaan", release="simulated", tab="plan", type="provinsi")
    assert "21 dari 21 instansi yang dapat didampingi mendapat mentor" in words(visit)
    one = next(button for button in visit.button if str(button.key).startswith("pembinaan.keep."))
    one.click().run()
    assert not visit.exception
    assert ">" in visit.query_params["keep"]
    assert "dipilih dengan tangan" in words(visit)
    visit.button(key="pembinaan.plan.undo").click().run()
    assert "keep" not in visit.query_params


def test_a_pair_of_the_officers_own_is_kept(open_page: OpenPage) -> None:
    visit = open_page("pembinaan", release="simulated", tab="plan", type="provinsi")
    for name in ("agency", "mentor"):
        box = visit.selectbox(key=f"pembinaan.plan.own.{name}")
        box.set_value(box.options[0]).run()
    visit.button(key="pembinaan.plan.own.keep").click().run()
    assert not visit.exception
    assert visit.query_params["keep"].count(">") == 1
    assert "dipilih dengan tangan" in words(visit)


def test_pairs_of_the_address_that_name_nobody_are_told(open_page: OpenPage) -> None:
    shown = words(open_page("pembinaan", release="simulated", tab="plan", type="provinsi", keep="a>b"))
    assert "Sebagian pasangan di alamat tidak dapat dipakai" in shown


def test_the_facts_pair_nobody_and_say_why(open_page: OpenPage) -> None:
    shown = words(open_page("pembinaan", tab="plan"))
    assert "Tidak satu instansi pun dapat dipasangkan" in shown
    assert "551 tanpa mentor" in shown


def test_of_a_real_agency_whole_aspects_are_told_that_verification_lowered(
    open_page: OpenPage, home: Path, tmp_path: Path
) -> None:
    """No level of an illustrative sub-aspect is named, and nobody says that nothing was lowered."""
    points = {"pengadaan": 20, "sistem_informasi": 20}
    results = [
        a_row("kota-bogor", 2020, 290, row=1, points=points, levels={"perencanaan_peta_jabatan": 2}),
        a_row("kota-bogor", 2020, 300, row=2, stage="self_assessed", points={**points, "pengadaan": 30}),
    ]
    with published_over(home, tmp_path, results):
        shown = words(open_page("pembinaan", agency="kota-bogor"))
    assert "Penilaian mandiri menyebut nilai 300, verifikasi menerima 290; selisihnya 10 poin." in shown
    assert "Pengadaan 30 20 10" in shown
    assert "subaspek" not in shown.lower()
    assert "Urutannya: yang paling banyak poinnya tersisa lebih dahulu" in shown


def test_a_claim_without_aspects_is_told_by_its_score(open_page: OpenPage) -> None:
    shown = words(open_page("pembinaan", agency="provinsi-kalimantan-timur"))
    assert "Nilai aspeknya tidak diketahui" in shown
    assert "Penilaian mandiri menyebut nilai 288, verifikasi menerima 246; selisihnya 42 poin." in shown


def test_no_improvement_is_left_where_all_that_is_known_is_full(
    open_page: OpenPage, home: Path, tmp_path: Path
) -> None:
    """And a self-assessment without its aspects is not said to have had a score."""
    results = [
        a_row("kota-bogor", 2020, 290, row=1, points={"pengadaan": 40}),
        a_row("kota-bogor", 2020, None, row=2, stage="self_assessed", category="baik"),
    ]
    with published_over(home, tmp_path, results):
        shown = words(open_page("pembinaan", agency="kota-bogor"))
    assert "Semua aspek yang diketahui sudah penuh." in shown
    assert "Aspek-aspek penilaian mandirinya tidak diketahui" in shown
    assert "Penilaian mandiri menyebut" not in shown
