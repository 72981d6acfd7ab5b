"""How a file was understood, corrected on the page Impor: what the form shows, refuses, keeps and gives back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.intake import remembered
from analytics.intake.drafts import Draft, delete_draft, open_draft, start_draft
from tests.intake.hand import OFFICER
from tests.pages.conftest import OpenPage, words
from ui import sign_in

AGENCIES = ("Kementerian Keuangan", "Kementerian Pertanian", "Kementerian Kesehatan")
ODD = "Kolom C: Angka SM"
OpenForm = Callable[..., AppTest]


def a_file(
    head: str = "No;Nama Instansi;Angka SM;Kategori", title: str = "Rekap 2020", name: str = "hasil.csv"
) -> Draft:
    """A draft of three agencies below a head and a title, each left out where it is empty."""
    rows = [f"{at};{agency};{260 + at};Baik" for at, agency in enumerate(AGENCIES)]
    return start_draft("\n".join([one for one in (title, head) if one] + rows).encode(), name, OFFICER.name)


@pytest.fixture
def open_form(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_page: OpenPage
) -> Callable[[Draft], AppTest]:
    """The page of a draft with the form open, for an officer at this machine, in a home of its own."""
    own = tmp_path / "own"
    shutil.copytree(home, own)
    monkeypatch.setenv("PETA_MERIT_HOME", str(own))
    monkeypatch.setattr(sign_in, "mode", lambda: "local")
    monkeypatch.setattr("analytics.intake.rights.person_here", lambda: OFFICER)

    def opened(draft: Draft) -> AppTest:
        visit = open_page("impor", draft=draft.draft_id)
        return unfold(visit, draft)

    return opened


def unfold(visit: AppTest, draft: Draft) -> AppTest:
    visit.session_state[f"impor.mapping.{draft.draft_id}"] = True
    return visit.run()


def box(visit: AppTest, label: str) -> Any:
    """The one select box with this label."""
    (found,) = [one for one in visit.selectbox if one.label == label]
    return found


def choose(visit: AppTest, label: str, option: str) -> None:
    """Choose what is shown by these words."""
    found = box(visit, label)
    found.select_index(found.options.index(option))


def click(visit: AppTest, label: str) -> AppTest:
    (found,) = [one for one in visit.button if one.label == label]
    found.click().run()
    assert not visit.exception
    return visit


def save(visit: AppTest) -> AppTest:
    return click(visit, "Periksa lagi dengan ini")


def shown(visit: AppTest, label: str) -> str:
    found = box(visit, label)
    return str(found.options[found.index])


def test_fields_follow_the_mapping_that_was_undone(open_form: OpenForm) -> None:
    visit = open_form(a_file())
    assert shown(visit, ODD) == "Tidak dipakai"
    choose(visit, ODD, "Nilai total")
    save(visit)
    assert shown(visit, ODD) == "Nilai total"
    assert "sudah diperbaiki oleh orang" in words(visit)
    assert [one["who"] for one in remembered.remembered_mappings().values()] == [OFFICER.name]
    click(visit, "Kembali ke pemahaman otomatis")
    assert shown(visit, ODD) == "Tidak dipakai"
    assert "sudah diperbaiki oleh orang" not in words(visit)
    assert not remembered.remembered_mappings()


def test_fields_follow_the_draft_not_the_name_of_its_sheet(open_form: OpenForm) -> None:
    visit = open_form(a_file())
    choose(visit, ODD, "Peringkat")
    visit.run()
    other = a_file()
    visit.query_params["draft"] = other.draft_id
    unfold(visit, other)  # in one step, so that no run lies between the two drafts
    assert shown(visit, ODD) == "Tidak dipakai"


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({ODD: "Instansi"}, "Kolom B dan C sama-sama ditetapkan sebagai “Instansi”"),
        ({"Kolom B: Nama Instansi": "Tidak dipakai"}, "Belum ada kolom yang berisi nama instansi"),
        ({"Kolom D: Kategori": "Tidak dipakai"}, "Belum ada kolom yang berisi hasil"),
        ({"Susunan": "Satu baris satu aspek dari satu instansi."}, "perlu kolom “Nama aspek”"),
    ],
    ids=["two agencies", "no agency", "no result", "layout"],
)
def test_what_cannot_be_meant_is_said_and_not_kept(open_form: OpenForm, chosen: dict[str, str], said: str) -> None:
    draft = a_file()
    visit = open_form(draft)
    for label, option in chosen.items():
        choose(visit, label, option)
    save(visit)
    assert [said in error.value for error in visit.error] == [True]
    assert open_draft(draft.draft_id, OFFICER.name).given is None
    assert not remembered.remembered_mappings()
    assert {label: shown(visit, label) for label in chosen} == chosen  # to be mended, not begun anew


def test_a_sheet_without_a_known_head_is_read_once_a_person_shows_it(open_form: OpenForm) -> None:
    visit = open_form(a_file(head="No;Nama Instansi;Angka SM;Hasil wawancara"))
    assert "Tunjukkan dahulu baris yang memuat nama kolom" in words(visit)
    head = box(visit, "Kepala tabel: baris pertama")
    assert head.options[1] == "2: No · Nama Instansi · Angka SM · Hasil wawancara"
    head.select_index(1).run()
    assert shown(visit, "Kolom B: Nama Instansi") == "Instansi"  # what its head says
    choose(visit, ODD, "Nilai total")
    choose(visit, "Tahun seluruh lembar", "2020")
    save(visit)
    assert "Sekarang terbaca 3 hasil dari 3 instansi" in words(visit)
    # Files of which nothing is recognised look all alike: what one of them means says nothing of the next.
    assert "hanya untuk berkas ini" in words(visit)
    assert not remembered.remembered_mappings()


def test_a_sheet_without_a_head_says_what_to_do(open_form: OpenForm) -> None:
    visit = open_form(a_file(head="", title=""))
    assert "tambahkan satu baris berisi nama kolom di atasnya" in words(visit)
    assert [one.label for one in visit.selectbox if one.label.startswith("Kolom")] == []


def test_forty_columns_and_heads_with_signs_of_markdown(open_form: OpenForm) -> None:
    more = ";".join(f"*Ket* {at} {'panjang ' * 9}" for at in range(40))
    visit = open_form(a_file(head=f"No;Nama Instansi;Nilai;Kategori;{more}", name=f"{'lembar ' * 20}.csv"))
    labels = [one.label for one in visit.selectbox if one.label.startswith("Kolom")]
    assert len(labels) == 44
    assert labels[4].startswith(r"Kolom E: \*Ket\* 0 panjang")
    assert max(map(len, labels)) < 60
    assert "Terbaca 3 hasil dari 3 instansi" in words(visit)


def test_a_draft_that_is_gone_is_told(open_form: OpenForm, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = a_file()
    visit = open_form(draft)
    choose(visit, ODD, "Nilai total")
    from ui.views.impor import correct_mapping

    kept = correct_mapping.save_draft

    def gone(found: Draft, **changes: Any) -> Draft:
        delete_draft(found)  # published meanwhile in another tab
        return kept(found, **changes)

    monkeypatch.setattr(correct_mapping, "save_draft", gone)
    save(visit)
    assert len(visit.error) == 1
