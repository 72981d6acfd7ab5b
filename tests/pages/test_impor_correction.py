"""A correction on the page Impor, and what every page then says of it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from analytics.intake import notices, records
from analytics.intake.correct import Correction, correct, mendable
from analytics.intake.publish import publish
from analytics.intake.rights import Person
from analytics.warehouse import Release, current_release, open_release
from tests.intake.hand import NOTE, OFFICER, a_row, an_inspection
from tests.pages.conftest import OpenPage, release_of, words
from ui import sign_in

ROWS = (
    a_row("kemenkeu", 2020, 330.5, row=1, points={"pengadaan": 30}),
    a_row("kemenkeu", 2019, 300, row=2, form=400),
    a_row("kementan", 2020, 200, row=3),
)


@pytest.fixture
def first(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Release:
    """A small imported release in a home of its own, and an officer at this machine."""
    own = tmp_path / "own"
    shutil.copytree(home, own)
    monkeypatch.setenv("PETA_MERIT_HOME", str(own))
    monkeypatch.setattr(sign_in, "mode", lambda: "local")
    monkeypatch.setattr("analytics.intake.rights.person_here", lambda: OFFICER)
    return publish(
        an_inspection(ROWS), note=NOTE, kind_of_change="first", ticks=(), who=OFFICER,
        expected_current=current_release().release_id,
    )  # fmt: skip


def widget(visit: AppTest, kind: str, label: str) -> Any:
    """The one widget of a kind with this label."""
    (found,) = [one for one in visit.get(kind) if one.label == label]
    return found


def opened(open_page: OpenPage, agency: str, **values: str) -> AppTest:
    """The page with the correction opened, and an agency chosen."""
    visit = open_page("impor", **values)
    visit.session_state["impor.correction"] = True
    visit.run()
    return widget(visit, "selectbox", "Instansi").set_value(agency).run()


def submit(visit: AppTest, value: str | None, reason: str = "Salah ketik", source: str = "Berita acara 7") -> AppTest:
    """Fill in the form and send it; no value marks the present one as disputed."""
    if value is None:
        widget(visit, "checkbox", "Nilainya dipersoalkan: biarkan seperti sekarang dan beri tanda").check()
    else:
        widget(visit, "text_input", "Nilai yang benar").set_value(value)
    widget(visit, "text_input", "Alasan koreksi").set_value(reason)
    widget(visit, "text_input", "Sumber: alamat laman atau nama dokumen").set_value(source)
    visit = widget(visit, "button", "Terbitkan koreksi").click().run()
    assert not visit.exception
    return visit


def mended(first: Release) -> Release:
    return correct(first.release_id, Correction("kementan", 2020, "score", "260", "Salah ketik", "BA"), who=OFFICER)


def test_the_form_shows_the_value_now_and_publishes_the_right_one(first: Release, open_page: OpenPage) -> None:
    visit = opened(open_page, "kementan")
    assert "Tertulis sekarang: 200" in words(visit)
    visit = submit(visit, "260,5")
    new = current_release()
    assert new.follows == first.release_id
    assert new.release_id in visit.query_params["release"]
    assert new.rows("SELECT score::DOUBLE FROM result WHERE agency_id = 'kementan'") == [(260.5,)]
    assert f"Rilis ini mengoreksi rilis sebelumnya, {first.release_id} (Koreksi: Salah ketik):" in words(visit)


def test_a_part_is_mended_too(first: Release, open_page: OpenPage) -> None:
    visit = opened(open_page, "kemenkeu")
    assert widget(visit, "selectbox", "Tahun").options == ["2020", "2019"]
    field = widget(visit, "selectbox", "Yang dikoreksi")
    visit = field.set_value("aspect_points:pengadaan").run()
    assert "Tertulis sekarang: 30" in words(visit)
    submit(visit, "31")
    assert current_release().rows("SELECT points::DOUBLE FROM aspect_score") == [(31.0,)]


def test_a_category_is_chosen_by_its_name(first: Release, open_page: OpenPage) -> None:
    visit = opened(open_page, "kementan")
    visit = widget(visit, "selectbox", "Yang dikoreksi").set_value("category_id").run()
    assert "Tertulis sekarang: Kurang" in words(visit)
    widget(visit, "selectbox", "Nilai yang benar").set_value("baik")
    widget(visit, "text_input", "Alasan koreksi").set_value("Piagam")
    widget(visit, "text_input", "Sumber: alamat laman atau nama dokumen").set_value("https://contoh.go.id/piagam")
    widget(visit, "button", "Terbitkan koreksi").click().run()
    assert current_release().rows(
        "SELECT category_id, against_band FROM result WHERE agency_id = 'kementan'"
    ) == [("baik", True)]  # fmt: skip


def test_a_disputed_value_stays(first: Release, open_page: OpenPage) -> None:
    submit(opened(open_page, "kementan"), None)
    new = current_release()
    assert new != first
    assert new.rows("SELECT score::DOUBLE, confidence FROM result WHERE agency_id = 'kementan'") == [(200.0, "low")]


def test_a_reader_sees_that_a_value_is_disputed(first: Release, open_page: OpenPage) -> None:
    submit(opened(open_page, "kementan"), None, reason="Keberatan")
    shown = words(open_page("instansi", agency="kementan"))
    assert "Hasil ini dipersoalkan: Keberatan." in shown
    assert "dihitung dipersoalkan" in shown  # the mark beside what the source says
    assert "Catatan: Dipersoalkan: Keberatan" in shown
    assert "Dipersoalkan, atau tahun disimpulkan" in shown  # the chart's legend
    assert "This result is disputed: Keberatan." in words(open_page("instansi", agency="kementan", lang="en"))
    assert "dipersoalkan" not in words(open_page("instansi", agency="kemenkeu")).lower()
    again = opened(open_page, "kementan")
    assert "Hasil ini sudah ditandai dipersoalkan: Keberatan." in words(again)
    submit(again, "260,5", reason="Sesuai putusan")
    after = words(open_page("instansi", agency="kementan"))
    assert "Hasil ini dipersoalkan" not in after
    assert "dihitung dipersoalkan" not in after


def test_a_disputed_value_is_not_mended_at_once(first: Release, open_page: OpenPage) -> None:
    visit = opened(open_page, "kementan")
    widget(visit, "text_input", "Nilai yang benar").set_value("260")
    visit = submit(visit, None)
    assert ["juga dipersoalkan" in error.value for error in visit.error] == [True]
    assert current_release() == first


@pytest.mark.parametrize(
    ("value", "reason", "said"),
    [
        ("dua", "Salah", "dua"), ("260", "", "alasan"), ("200", "Salah", "sama dengan yang tertulis sekarang"),
        ("200,00", "Salah", "sama dengan yang tertulis sekarang"),
    ],
    ids=["no number", "no reason", "the same", "the same written otherwise"],
)  # fmt: skip
def test_what_is_refused_is_said_and_changes_nothing(
    first: Release, open_page: OpenPage, value: str, reason: str, said: str
) -> None:
    visit = submit(opened(open_page, "kementan"), value, reason)
    assert [said in error.value.lower() for error in visit.error] == [True]
    assert current_release() == first


def offers(visit: AppTest) -> bool:
    return "Koreksi satu nilai" in [one.label for one in visit.get("expander")]


def test_it_is_offered_to_publishers_over_an_imported_release_only(
    first: Release, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert offers(open_page("impor"))
    checker = Person("Ani", subject="x|1", email="ani@contoh.go.id", signed_in_at=time.time())
    monkeypatch.setenv("PETA_MERIT_CHECKERS", "ani@contoh.go.id")
    monkeypatch.setattr(sign_in, "mode", lambda: "sign_in")
    monkeypatch.setattr(sign_in, "_is_ready", lambda: True)
    monkeypatch.setattr(sign_in, "person", lambda: checker)
    assert not offers(open_page("impor"))


def test_without_an_import_there_is_nothing_to_correct(open_page: OpenPage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sign_in, "mode", lambda: "local")
    monkeypatch.setattr("analytics.intake.rights.person_here", lambda: OFFICER)
    assert not offers(open_page("impor"))


def test_what_may_be_mended_is_what_the_release_holds(first: Release) -> None:
    found = {(one.agency_id, one.year): one for one in mendable(first)}
    assert set(found) == {("kemenkeu", 2020), ("kemenkeu", 2019), ("kementan", 2020)}
    assert found["kemenkeu", 2020].values == {
        "score": "330.50", "category_id": "sangat_baik", "score_max": "410", "aspect_points:pengadaan": "30.00",
    }  # fmt: skip


@pytest.mark.parametrize("page", ["ringkasan", "data"])
def test_an_old_link_tells_of_the_correction(first: Release, open_page: OpenPage, page: str) -> None:
    new = mended(first)
    visit = open_page(page, release=first.release_id)
    shown = words(visit)
    assert "Angka pada rilis ini dikoreksi kemudian, pada " in shown
    assert "(Koreksi: Salah ketik):" in shown
    assert "dari 1 menjadi 0" in shown
    (told,) = [one.value for one in visit.markdown if "dikoreksi kemudian" in one.value]
    assert f"release={new.release_id}" in told
    assert "dikoreksi kemudian" not in words(open_page(page, release=new.release_id))


def test_the_words_are_english_too(first: Release, open_page: OpenPage) -> None:
    mended(first)
    shown = words(open_page("ringkasan", release=first.release_id, lang="en"))
    assert "Numbers of this release were corrected later, on " in shown
    assert "from 1 to 0" in shown


def test_a_release_without_a_record_is_not_asked(
    first: Release, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    mended(first)

    def never(release_id: str) -> None:
        raise AssertionError(release_id)

    monkeypatch.setattr(notices, "corrections_after", never)
    monkeypatch.setattr(notices, "corrected_by", never)
    for kind in ("published", "simulated"):
        assert "dikoreksi kemudian" not in words(open_page("ringkasan", release=release_of(kind).release_id))
    records.record_path(first.release_id).unlink()
    assert "dikoreksi kemudian" not in words(open_page("ringkasan", release=open_release(first.release_id).release_id))
