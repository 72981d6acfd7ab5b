"""Publishing: what becomes a release and what does not, who is told what, and that every step is on record."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analytics.errors import ReleaseNotFound
from analytics.intake import records, remembered
from analytics.intake.correct import Correction, correct
from analytics.intake.drafts import start_draft
from analytics.intake.errors import NotPublished
from analytics.intake.model import FileMapping
from analytics.intake.notices import corrected_by, corrections_after
from analytics.intake.publish import preview, publish, registry_release, rollback, unused_ticks
from analytics.intake.rights import NotAllowed, Person
from analytics.measures import compute
from analytics.warehouse import Release, build_release, current_release, list_releases, open_release
from tests.intake.hand import ERROR, NOTE, OFFICER, RESULTS, WARNING, a_row, an_inspection
from tests.make import SMALL, a_claim, a_folder


@pytest.fixture
def facts(home: Path, small: Release) -> Release:
    """The small release in a home of its own, to publish over."""
    shutil.copytree(small.path.parents[1], home)
    return current_release()


def published(inspection=None, **changes: Any) -> Release:
    asked: dict[str, Any] = {
        "note": NOTE, "kind_of_change": "first", "ticks": (), "who": OFFICER,
        "expected_current": current_release().release_id, **changes,
    }  # fmt: skip
    return publish(inspection or an_inspection(), **asked)


def everything(home: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(home)): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def refused(reason: str, inspection=None, **changes: Any) -> NotPublished:
    with pytest.raises(NotPublished) as caught:
        published(inspection, **changes)
    assert caught.value.reason == reason
    assert caught.value.sentence("id") != caught.value.sentence("en") == str(caught.value)
    return caught.value


# What an imported release holds


def test_an_imported_release_holds_the_results_of_the_file_and_no_others(facts: Release) -> None:
    release = published()
    assert (release.kind, release.follows, release.note) == ("imported", facts.release_id, NOTE)
    assert current_release() == release
    assert release.rows(
        "SELECT result_id, agency_id, year, stage, score::DOUBLE, score_max, category_id, category_basis, against_band,"
        " source_id, confidence, note FROM result ORDER BY result_id"
    ) == [
        ("R8000001", "kem-a", 2019, "verified", 174.5, 400, "buruk", "from_score", False, "S8001", "high", None),
        ("R8000002", "kem-a", 2020, "verified", 330.5, 410, "sangat_baik", "from_score", False, "S8001", "high", None),
        ("R8000003", "kota-x2", 2020, "verified", 200.0, 410, "kurang", "stated", False, "S8001", "high",
         "hasil rapat"),
        ("R8000004", "provinsi-x", 2020, "verified", 320.0, 410, "baik", "from_score", False, "S8001", "high", None),
    ]  # fmt: skip
    parts = release.rows("SELECT aspect_id, points::DOUBLE, points_max, percent::DOUBLE FROM aspect_score ORDER BY ALL")
    assert parts == [("pengadaan", 30.0, 40, None), ("pengadaan", None, None, 75.0)]


def test_registry_and_printed_totals_stay_with_their_sources(facts: Release) -> None:
    counts, before = published().row_counts(), facts.row_counts()
    same = ("agency", "province", "region", "agency_alias", "ambiguous_name", "claim", "category", "aspect", "method")
    assert {name: counts[name] for name in same} == {name: before[name] for name in same}
    release = current_release()
    assert release.rows("SELECT source_id, publisher_kind FROM source ORDER BY ALL") == [
        ("S001", "kasn"), ("S002", "agency"), ("S003", "news"), ("S8001", "kasn"),
    ]  # fmt: skip
    assert release.rows("SELECT count(*) FROM agency WHERE region_id IS NULL AND province_id IS NOT NULL") == [(0,)]
    assert compute(release, "claimed_total", metric="agencies_assessed", period="cumulative_to:2020").value == 7


def test_illustrative_sub_aspects_come_only_with_levels(facts: Release) -> None:
    assert published().row_counts()["sub_aspect"] == 0
    levels = a_row("kem-a", 2020, 330.5, levels={"pengadaan_rencana": 3, "pengadaan_lelang": 4})
    ids = [one for (one,) in facts.rows("SELECT sub_aspect_id FROM sub_aspect ORDER BY ALL")]
    levels = replace(levels, levels=dict.fromkeys(ids[:2], 3))
    release = published(an_inspection([levels]), kind_of_change="revision")
    assert release.row_counts()["sub_aspect"] == len(ids)
    assert release.rows("SELECT DISTINCT level FROM sub_aspect_level") == [(3,)]
    assert registry_release(release) == facts  # so that the next file is understood as well


def test_a_category_against_its_score_is_kept_and_flagged(facts: Release) -> None:
    release = published(an_inspection([a_row("kem-a", 2020, 330, category="baik")]))
    assert release.rows("SELECT category_id, against_band FROM result") == [("baik", True)]


def test_a_score_is_never_rounded_up_into_a_band(facts: Release) -> None:
    release = published(an_inspection([a_row("kem-a", 2020, 249.996), a_row("lpnk-b", 2020, 249.126)]))
    assert release.rows("SELECT score::DOUBLE, category_id FROM result ORDER BY agency_id") == [
        (249.99, "kurang"), (249.13, "kurang"),
    ]  # fmt: skip


def test_the_same_file_has_the_same_id_everywhere(
    facts: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = published()
    monkeypatch.setenv("PETA_MERIT_HOME", str(tmp_path / "elsewhere"))
    build_release("published", data_dir=a_folder(tmp_path / "again"))
    turned = replace(an_inspection(list(reversed(RESULTS))), file_name="nama lain.xlsx")
    assert published(turned).release_id == first.release_id == f"imported-{first.content_hash[:8]}"
    assert published(note="Catatan lain").release_id != first.release_id


def test_a_file_over_the_invented_country_says_so(home: Path) -> None:
    country = build_release("simulated")
    (agency,) = country.rows("SELECT agency_id FROM agency LIMIT 1")[0]
    release = published(an_inspection([a_row(agency, 2020, 300)]))
    assert release.is_simulated
    assert release.title.startswith("SIMULASI")
    assert release.row_counts()["agency"] == country.row_counts()["agency"]


# What is refused


@pytest.mark.parametrize(
    ("reason", "inspection", "changes"),
    [
        ("errors", an_inspection(findings=[ERROR]), {}),
        ("errors", an_inspection(findings=[ERROR, WARNING]), {"ticks": [ERROR.key, WARNING.key]}),
        ("unticked", an_inspection(findings=[WARNING]), {}),
        ("unticked", an_inspection(findings=[WARNING]), {"ticks": ["duplicate@Hasil!D2", "score_below_scale@D3"]}),
        ("no_results", an_inspection([]), {}),
        ("no_note", an_inspection(), {"note": "  "}),
        ("bad_change", an_inspection(), {"kind_of_change": "update"}),
    ],
)
def test_refused_and_nothing_changes(
    facts: Release, home: Path, reason: str, inspection: Any, changes: dict[str, Any]
) -> None:
    before = everything(home)
    refused(reason, inspection, **changes)
    assert everything(home) == before


@pytest.mark.parametrize("tick", ["score_below_scale@Hasil!D2", "score_below_scale@D2"])
def test_a_ticked_warning_is_published_and_on_record(facts: Release, tick: str) -> None:
    release = published(an_inspection(findings=[WARNING]), ticks=[tick])
    record = records.record_of(release.release_id)
    assert record is not None
    assert record["ticks"] == [WARNING.key]
    assert [(one["rule"], one["found"]) for one in record["findings"]] == [(WARNING.rule, "65,5")]


def test_a_tick_that_fits_nothing_is_told() -> None:
    assert unused_ticks([WARNING], [WARNING.key, "score_below_scale@D9"]) == ["score_below_scale@D9"]


def test_who_may_not_publish_does_not(facts: Release, home: Path) -> None:
    before = everything(home)
    stranger = Person("Tamu", subject="x|1", email="tamu@example.org", signed_in_at=0, expires_at=9e12)
    with pytest.raises(NotAllowed):
        published(who=stranger)
    with pytest.raises(NotAllowed):
        rollback(facts.release_id, note="x", who=stranger)
    with pytest.raises(NotAllowed):
        correct(facts.release_id, Correction("kem-a", 2020, "score", "1", "x", "y"), who=stranger)
    assert everything(home) == before


def test_who_comes_second_is_told_who_came_first(facts: Release) -> None:
    first = published(who=Person("Ibu Sri", is_local=True))
    told = refused("meanwhile", note="Berkas saya", expected_current=facts.release_id)
    assert told.tokens["release"] == first.release_id
    assert told.tokens["who"] == "Ibu Sri"
    assert current_release() == first
    assert len(records.journal()) == 1


def test_a_build_does_not_take_the_place_of_what_was_published(facts: Release, tmp_path: Path) -> None:
    release = published()
    more = {"claim": [*SMALL["claim"], a_claim("C999", "awards", 5, period_kind="award_on", period_to="2021-01-28")]}
    newer = build_release("published", data_dir=a_folder(tmp_path / "more", more))
    assert current_release() == release
    assert registry_release() == newer


# Preview


def test_a_preview_says_what_would_change_and_leaves_nothing(facts: Release, home: Path) -> None:
    before = everything(home)
    found = preview(an_inspection(), note=NOTE)
    assert everything(home) == before
    assert [path.name for path in (home / "drafts").rglob("*")] == [".preview"]
    assert [release.release_id for release in list_releases()] == [facts.release_id]
    assert found.release_from == facts.release_id
    assert {"agency_id": "provinsi-x", "year": 2020, "field": "score", "from": 255.0, "to": 320.0} in found.changed
    release = published()
    assert found.release_to == release.release_id
    with pytest.raises(ReleaseNotFound):
        open_release("imported-00000000")


# Records


def test_the_record_says_who_when_what_and_from_what(facts: Release, home: Path) -> None:
    release = published()
    record = json.loads((home / "records" / f"{release.release_id}.json").read_text(encoding="utf-8"))
    needed = {
        "who": "Petugas", "file_name": "rekap.xlsx", "file_hash": an_inspection().file_hash, "note": NOTE,
        "kind_of_change": "first", "follows": facts.release_id, "ticks": [], "findings": [], "earlier": [],
    }  # fmt: skip
    assert {name: record[name] for name in needed} == needed
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", record["when"])
    assert record["mapping"]["sheets"]["Hasil"]["columns"]["D"]["field"] == "score"
    assert record["counts"][0]["results_of"] == len(RESULTS)
    assert {"agencies_assessed", "share_in_category"} <= {one["id"] for one in record["headline"]}
    (entry,) = records.journal()
    assert (entry["action"], entry["release_id"], entry["took_effect"]) == ("publish", release.release_id, True)
    assert entry["id"] == record["entry"]


def test_roll_back_and_forth_is_recorded_and_nothing_is_lost(facts: Release) -> None:
    first = published()
    second = published(note="Versi kedua", kind_of_change="revision")
    assert rollback(first.release_id, note="Salah berkas", who=OFFICER) == first == current_release()
    assert refusal_of(lambda: rollback(first.release_id, note="lagi", who=OFFICER)) == "same_already"
    assert refusal_of(lambda: rollback(second.release_id, note=" ", who=OFFICER)) == "no_note"
    with pytest.raises(ReleaseNotFound):
        rollback("imported-00000000", note="x", who=OFFICER)
    assert open_release(second.release_id).note == "Versi kedua"
    told = refused("meanwhile", note="Berkas saya", expected_current=second.release_id)
    assert told.tokens["release"] == first.release_id
    rollback(second.release_id, note="Ternyata benar", who=OFFICER)
    rollback(facts.release_id, note="Sementara", who=OFFICER)
    assert current_release() == facts
    actions = [(entry["action"], entry["release_id"], entry["note"]) for entry in records.journal()]
    assert actions[2:] == [
        ("rollback", first.release_id, "Salah berkas"), ("rollback", second.release_id, "Ternyata benar"),
        ("rollback", facts.release_id, "Sementara"),
    ]  # fmt: skip
    assert all(entry["took_effect"] for entry in records.journal())


def test_what_was_rolled_back_can_be_published_again(facts: Release) -> None:
    first = published()
    rollback(facts.release_id, note="Sementara", who=OFFICER)
    assert published(kind_of_change="revision") == first == current_release()
    record = records.record_of(first.release_id)
    assert record is not None
    assert record["kind_of_change"] == "revision"
    assert [one["kind_of_change"] for one in record["earlier"]] == ["first"]


def refusal_of(call) -> str:
    with pytest.raises(NotPublished) as caught:
        call()
    return caught.value.reason


def test_publishing_what_is_current_changes_nothing(facts: Release, home: Path) -> None:
    first = published()
    before = everything(home)
    assert published() == first
    assert everything(home) == before


def test_a_draft_is_gone_once_published_and_its_names_are_remembered(facts: Release, home: Path) -> None:
    draft = start_draft(b"berkas", "rekap.xlsx", "Petugas")
    mapping = an_inspection().mapping
    inspection = replace(an_inspection(), mapping=FileMapping(mapping.sheets, {"kab anu": "kabupaten-x1"}))
    published(inspection, draft=draft)
    assert not list((home / "drafts").iterdir())
    assert remembered.aliases() == {"kab anu": "kabupaten-x1"}
    assert "S001" not in json.dumps(remembered.remembered_aliases())


# Corrections


def test_one_value_is_corrected_in_a_release_of_its_own(facts: Release) -> None:
    first = published()
    new = correct(
        first.release_id, Correction("kota-x2", 2020, "score", "260,5", "Salah ketik", "Berita acara"), who=OFFICER
    )
    assert current_release() == new
    assert (new.follows, new.kind) == (first.release_id, "imported")
    assert new.rows(
        "SELECT result_id, score::DOUBLE, category_id, category_basis, against_band, source_id, note FROM result"
        " WHERE agency_id = 'kota-x2'"
    ) == [("R8000003", 260.5, "baik", "from_score", False, "S8002", "hasil rapat · Dikoreksi: Salah ketik")]
    assert new.rows("SELECT title, note FROM source WHERE source_id = 'S8002'") == [
        ("Koreksi: Berita acara", "Salah ketik"),
    ]
    assert open_release(first.release_id).rows("SELECT score::DOUBLE FROM result WHERE agency_id = 'kota-x2'") == [
        (200.0,)
    ]
    record = records.record_of(new.release_id)
    assert record is not None
    assert record["change"]["from"] == "200.00"
    assert (record["kind_of_change"], record["action"]) == ("correction", "correction")


def test_a_correction_of_a_headline_number_gives_a_notice(facts: Release) -> None:
    first = published()
    assert corrections_after(first.release_id) == []
    new = correct(
        first.release_id, Correction("kota-x2", 2020, "score", "260.5", "Salah ketik", "Berita acara"), who=OFFICER
    )
    (notice,) = corrections_after(first.release_id)
    assert notice.release_id == new.release_id
    changed = {(one["id"], one["parameters"].get("category")): (one["from"], one["to"]) for one in notice.measures}
    assert changed["agencies_in_category", "kurang"] == (1, 0)
    assert changed["agencies_in_category", "baik"] == (1, 2)
    assert ("agencies_assessed", None) not in changed
    own = corrected_by(new.release_id)
    assert own is not None
    assert own.measures == notice.measures
    assert corrections_after(new.release_id) == []
    # The published facts show no such number: what they say was not corrected.
    shown = {(one["id"], one["parameters"].get("category")) for n in corrections_after(facts.release_id)
             for one in n.measures}  # fmt: skip
    assert shown == {
        (one["id"], one["parameters"].get("category")) for one in notice.measures
        if compute(facts, one["id"], **one["parameters"]).value == one["from"]
    }  # fmt: skip
    rollback(first.release_id, note="Koreksinya keliru", who=OFFICER)
    assert corrections_after(first.release_id) == []


def test_a_correction_that_changes_no_headline_number_gives_none(facts: Release) -> None:
    first = published()
    new = correct(first.release_id, Correction("kota-x2", 2020, "score", "201", "Salah ketik", "BA"), who=OFFICER)
    assert corrections_after(first.release_id) == []
    assert corrected_by(new.release_id) is None


def test_a_disputed_value_stays_and_is_marked(facts: Release) -> None:
    first = published()
    asked = Correction("kem-a", 2020, "score", None, "Instansi keberatan", "Surat", is_disputed=True)
    new = correct(first.release_id, asked, who=OFFICER)
    assert new.rows("SELECT score::DOUBLE, confidence, note FROM result WHERE agency_id = 'kem-a' AND year = 2020") == [
        (330.5, "low", "Dipersoalkan: Instansi keberatan"),
    ]
    assert corrections_after(first.release_id) == []


def test_parts_can_be_corrected_and_a_second_correction_has_a_source_of_its_own(facts: Release) -> None:
    first = published()
    one = correct(
        first.release_id, Correction("provinsi-x", 2020, "aspect_points:pengadaan", "31,5", "Salah", "BA"), who=OFFICER
    )
    two = correct(one.release_id, Correction("provinsi-x", 2020, "score", "321", "Salah lagi", "BA"), who=OFFICER)
    assert two.rows("SELECT points::DOUBLE FROM aspect_score WHERE points IS NOT NULL") == [(31.5,)]
    assert {row for (row,) in two.rows("SELECT source_id FROM source WHERE source_id LIKE 'S80%'")} == {
        "S8001", "S8002", "S8003",
    }  # fmt: skip
    assert records.lineage(two.release_id) == [
        two.release_id, one.release_id, first.release_id, facts.release_id,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "cells"),
    [
        ("no_such_result", {"year": 2018}),
        ("no_such_result", {"stage": "award"}),
        ("bad_value", {"value": "tinggi"}),
        ("bad_value", {"value": "411"}),
        ("bad_value", {"value": "-1"}),
        ("bad_value", {"value": "nan"}),
        ("bad_value", {"field": "category_id", "value": "cukup"}),
        ("bad_value", {"field": "score_max", "value": "405"}),
        ("bad_value", {"field": "agency_id", "value": "lpnk-b"}),
        ("bad_value", {"field": "aspect_points:sistem_informasi", "value": "10"}),
        ("no_reason", {"reason": " "}),
        ("no_reason", {"source": ""}),
    ],
)
def test_a_correction_is_refused(facts: Release, home: Path, reason: str, cells: dict[str, Any]) -> None:
    first = published()
    before = everything(home)
    asked = replace(Correction("kem-a", 2020, "score", "300", "Salah", "BA"), **cells)
    assert refusal_of(lambda: correct(first.release_id, asked, who=OFFICER)) == reason
    assert everything(home) == before


def test_only_the_current_imported_release_is_corrected(facts: Release) -> None:
    asked = Correction("kem-a", 2020, "score", "300", "Salah", "BA")
    assert refusal_of(lambda: correct(facts.release_id, asked, who=OFFICER)) == "not_imported"
    first = published()
    published(note="Versi kedua", kind_of_change="revision")
    assert refusal_of(lambda: correct(first.release_id, asked, who=OFFICER)) == "meanwhile"
