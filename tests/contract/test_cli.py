"""The command line as other programs meet it: real processes, one JSON document, exit status 0, 1 or 2."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from analytics.paths import PROJECT
from analytics.words import LANGUAGES, texts
from tests.make import SMALL, a_folder, changed

HOW = [sys.executable, "-m", "analytics"]


def run(
    home: Path, *arguments: str, typed: str | None = None, **changes: str
) -> subprocess.CompletedProcess[str]:  # fmt: skip
    environment = {**os.environ, "PETA_MERIT_HOME": str(home), **changes}
    return subprocess.run(
        [*HOW, *arguments], capture_output=True, text=True, encoding="utf-8", env=environment, cwd=PROJECT, timeout=120,
        check=False, input=typed,
    )  # fmt: skip


def ask(home: Path, *arguments: str, status: int = 0, typed: str | None = None) -> Any:
    """The JSON document on standard output, which holds nothing else."""
    done = run(home, *arguments, "--json", typed=typed)
    assert done.returncode == status, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """A home with two releases: the small one, and one in which a score differs."""
    folder = tmp_path_factory.mktemp("cli")
    other = {"result": changed("result", "R009", score=210)["result"]}
    first, second = a_folder(folder / "first"), a_folder(folder / "second", other)
    home = folder / "home"
    return {
        "home": home,
        "first": ask(home, "build", "--data", str(first)),
        "second": ask(home, "build", "--data", str(second)),
        "data": first,
    }


def test_build_says_what_it_made(kept: dict[str, Any]) -> None:
    made = kept["first"]
    assert set(made) >= {"release_id", "kind", "content_hash", "path", "rows"}
    assert made["release_id"] == f"published-{made['content_hash'][:8]}"
    assert Path(made["path"]).is_file()
    assert made["rows"]["result"] == len(SMALL["result"])


def test_build_with_faults_lists_them_all_and_makes_nothing(kept: dict[str, Any], tmp_path: Path) -> None:
    broken = changed("result", "R009", agency_id="nobody", category_id="baik")["result"]
    folder = a_folder(tmp_path / "broken", {"result": broken})
    document = ask(tmp_path / "home", "build", "--data", str(folder), status=1)
    assert len(document["faults"]) >= 2
    assert all(set(fault) >= {"file", "row", "column", "found", "rule", "remedy"} for fault in document["faults"])
    assert {fault["file"] for fault in document["faults"]} == {"result.csv"}
    assert ask(tmp_path / "home", "releases") == {"current": None, "releases": []}


def test_releases_are_listed_with_the_current_one(kept: dict[str, Any]) -> None:
    document = ask(kept["home"], "releases")
    assert document["current"] == kept["second"]["release_id"]
    assert {one["release_id"] for one in document["releases"]} == {kept["first"]["release_id"], document["current"]}
    needed = {"release_id", "kind", "content_hash", "built_at", "title", "note", "follows"}
    assert all(set(one) >= needed for one in document["releases"])
    assert {one["follows"] for one in document["releases"]} == {None, kept["first"]["release_id"]}


def test_measures_are_listed_with_what_each_parameter_may_be(kept: dict[str, Any]) -> None:
    found = {one["id"]: one for one in ask(kept["home"], "measures")["measures"]}
    fixed = {
        "agencies_registered", "agencies_assessed", "agencies_in_category", "share_in_category", "mean_aspect_percent",
        "mean_score", "claimed_total", "not_named", "category_moves",
    }  # fmt: skip
    assert set(found) >= fixed
    one = found["agencies_in_category"]
    assert set(one["definition"]) == {"id", "en"}
    assert one["unit"] == "agency"
    assert set(one["parameters"]) == {"upto", "year", "type", "province", "region", "category"}
    assert {"baik", "at_least_baik"} <= set(one["parameters"]["category"]["allowed"])
    assert all(set(about) >= {"type", "allowed"} for entry in found.values() for about in entry["parameters"].values())


def test_measure_explains_itself(kept: dict[str, Any]) -> None:
    document = ask(kept["home"], "measure", "agencies_in_category", "-p", "category=kurang", "-p", "upto=2020")
    needed = {
        "id",
        "value",
        "unit",
        "base",
        "parameters",
        "definition",
        "sql",
        "rows",
        "sources",
        "release_id",
        "fingerprint",
    }
    assert set(document) >= needed
    assert (document["value"], document["unit"], document["reason"]) == (1, "agency", None)
    assert document["parameters"] == {"upto": 2020, "category": "kurang"}
    assert (document["base"]["id"], document["base"]["value"]) == ("agencies_assessed", 6)
    assert [row["agency_id"] for row in document["rows"]] == ["provinsi-y"]
    assert [source["source_id"] for source in document["sources"]] == ["S001"]
    assert document["release_id"] == kept["second"]["release_id"]


def test_measure_of_a_release_or_a_kind(kept: dict[str, Any]) -> None:
    asked = ("measure", "agency_score", "-p", "agency=provinsi-y", "--release")
    assert ask(kept["home"], *asked, kept["first"]["release_id"])["value"] == 200
    assert ask(kept["home"], *asked, "published")["value"] == 210


def test_nothing_known_is_null_with_a_reason_and_no_failure(kept: dict[str, Any]) -> None:
    asked = ("measure", "claimed_total", "-p", "metric=agencies_in_category", "-p", "category=sangat_baik")
    document = ask(kept["home"], *asked, "-p", "period=cumulative_to:2020")
    assert (document["value"], document["reason"]) == (None, "sources_disagree")
    assert {row["claim_id"] for row in document["rows"]} == {"C005", "C006"}


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (["measure", "agencies"], "UnknownMeasure"),
        (["measure", "agencies_assessed", "-p", "category=baik"], "BadParameter"),
        (["measure", "agencies_assessed", "-p", "upto=2020", "-p", "year=2020"], "BadParameter"),
        (["measure", "agencies_assessed", "-p", "upto"], "BadParameter"),
        (["measure", "agencies_assessed", "--release", "published-00000000"], "ReleaseNotFound"),
        (["measure", "agencies_assessed", "--release", "simulated"], "ReleaseNotFound"),
        (["export", "published", "--format", "xls", "--out", "never"], "UnknownFormat"),
        (["verify", "no/such.csv"], "Unreadable"),
        (["diff", "published"], "WrongUsage"),
        (["measures", "--scale", "2"], "WrongUsage"),
        (["build", "--data", "no-such-folder"], "WrongUsage"),
        (["nonsense"], "WrongUsage"),
        (["check-text", "no/such.txt"], "Unreadable"),
        (["check-text", "README.md", "--date", "28 Januari"], "Unreadable"),
        (["check-text", "tests/contract"], "Unreadable"),
        (["check-text", "docs/overview.png"], "NotChecked"),
        (["check-number", "halo"], "NoNumber"),
    ],
)
def test_wrong_usage_ends_with_two_and_says_what_is_wrong(
    kept: dict[str, Any], arguments: list[str], kind: str
) -> None:
    done = run(kept["home"], *arguments, "--json")
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["kind"] == kind
    assert json.loads(done.stdout)["error"]["message"] in done.stderr.replace("\n→", "")
    assert "Traceback" not in done.stderr


def test_without_a_release_the_answer_is_no_and_names_the_way(tmp_path: Path) -> None:
    for arguments in (["measure", "agencies_assessed"], ["verify", "0000-0000-0"], ["measures"]):
        done = run(tmp_path, *arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert "peta-merit build" in done.stderr
    assert not (tmp_path / "releases").exists()


def test_verify_says_what_became_of_a_number(kept: dict[str, Any]) -> None:
    asked = ("measure", "agency_score", "-p", "agency=provinsi-y", "--release", kept["first"]["release_id"])
    mark = ask(kept["home"], *asked)["fingerprint"]
    document = ask(kept["home"], "verify", mark.lower(), status=1)
    assert (document["status"], document["value_then"], document["value_now"]) == ("changed", 200, 210)
    assert document["release_then"] == kept["first"]["release_id"]
    assert document["release_now"] == kept["second"]["release_id"]
    assert document["measure"] == "agency_score"
    assert document["parameters"] == {"upto": 2020, "agency": "provinsi-y"}
    assert [entry["what"] for entry in document["because"]] == ["row_changed"]
    wrong = mark[:-1] + ("0" if mark[-1] != "0" else "1")
    assert ask(kept["home"], "verify", wrong, status=1)["status"] == "mistyped"


def test_verify_unchanged_ends_with_zero(kept: dict[str, Any]) -> None:
    mark = ask(kept["home"], "measure", "agencies_assessed")["fingerprint"]
    assert ask(kept["home"], "verify", mark)["status"] == "unchanged"


NEWS = "Sampai akhir 2020 sebanyak 3 instansi berkategori Baik. Nilai sistem merit Provinsi Y pada 2018 adalah {}."


def test_check_text_gives_each_claim_with_its_verdict(kept: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "berita.txt"
    path.write_text(NEWS.format(210), encoding="utf-8")
    document = ask(kept["home"], "check-text", str(path))
    assert set(document) >= {"fingerprint", "release_id", "claims"}
    assert document["release_id"] == kept["second"]["release_id"]
    needed = {
        "quote", "start", "end", "subject", "metric", "category", "period", "value", "unit", "verdict", "value_found",
        "reading", "true_if", "sources", "witnesses", "reason", "how", "notes", "because", "stage", "bound", "sql",
    }  # fmt: skip
    assert all(set(claim) >= needed for claim in document["claims"])
    assert [(one["quote"], one["verdict"], one["subject"]) for one in document["claims"]] == [
        ("3", "cocok", ["all"]), ("210", "cocok", ["provinsi-y"]),
    ]  # fmt: skip
    assert document["claims"][0]["period"] == {"from": None, "to": "2020", "kind": "cumulative_to"}
    assert document["claims"][1]["reason"] is None


def test_check_text_ends_with_one_where_the_facts_exclude_a_claim(kept: dict[str, Any]) -> None:
    document = ask(kept["home"], "check-text", "-", status=1, typed=NEWS.format(211))
    assert [one["verdict"] for one in document["claims"]] == ["cocok", "tidak_cocok"]
    assert document["claims"][1]["value_found"] == 210
    of_first = ask(kept["home"], "check-text", "-", "--release", kept["first"]["release_id"], typed=NEWS.format(200))
    assert of_first["release_id"] == kept["first"]["release_id"]


def test_check_text_keeps_offsets_of_what_was_given(kept: dict[str, Any]) -> None:
    given = "\r\n  \u200b“Catatan”\r\n" + NEWS.format(210)
    document = ask(kept["home"], "check-text", "-", "--date", "2021-01-28", typed=given)
    assert document["published_on"] == "2021-01-28"
    assert [document["text"][one["start"] : one["end"]] for one in document["claims"]] == ["3", "210"]


def test_an_empty_text_is_refused_in_both_languages(kept: dict[str, Any]) -> None:
    for lang in LANGUAGES:
        done = run(kept["home"], "check-text", "-", "--lang", lang, typed=" \n")
        assert (done.returncode, done.stdout) == (2, "")
        assert texts(lang)["check.refused.empty"] in done.stderr
    assert ask(kept["home"], "check-text", "-", status=2, typed="")["error"]["reason"] == "empty"


def test_check_text_says_it_in_words(kept: dict[str, Any]) -> None:
    done = run(kept["home"], "check-text", "-", "--lang", "en", typed=NEWS.format(211))
    assert done.returncode == 1
    assert "Contradicted" in done.stdout
    assert "210" in done.stdout


def test_check_number_gives_all_that_has_the_number(kept: dict[str, Any]) -> None:
    document = ask(kept["home"], "check-number", "7 instansi")
    one = document["matches"][0]
    assert set(one) >= {"measure", "parameters", "value", "exact", "kind", "sources"}
    assert (one["measure"], one["value"], one["exact"], one["kind"]) == ("claimed_total", 7, True, "claimed")
    assert {source["source_id"] for source in one["sources"]} == {"S001", "S002"}
    assert 8 in [near["value"] for near in document["near"]]
    assert ask(kept["home"], "check-number", "99999", status=1)["matches"] == []
    assert "claimed_total" in run(kept["home"], "check-number", "7").stdout


def test_verify_knows_the_document_of_a_check(kept: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "laporan.json"
    path.write_text(run(kept["home"], "check-text", "-", "--json", typed=NEWS.format(210)).stdout, encoding="utf-8")
    assert ask(kept["home"], "verify", str(path))["status"] == "unchanged"
    path.write_text(path.read_text(encoding="utf-8").replace("adalah 210", "adalah 310"), encoding="utf-8")
    assert ask(kept["home"], "verify", str(path), status=1)["status"] == "changed"


def test_diff_names_what_differs(kept: dict[str, Any]) -> None:
    document = ask(kept["home"], "diff", kept["first"]["release_id"], kept["second"]["release_id"])
    assert set(document) >= {"added", "removed", "changed", "movements", "measures"}
    assert document["changed"] == [{"agency_id": "provinsi-y", "year": 2018, "field": "score", "from": 200, "to": 210}]


@pytest.mark.parametrize("file_format", ["csv", "csv-id", "xlsx", "parquet", "json"])
def test_export_names_its_files_and_verify_knows_them(kept: dict[str, Any], tmp_path: Path, file_format: str) -> None:
    release_id = kept["second"]["release_id"]
    files = ask(kept["home"], "export", release_id, "--format", file_format, "--out", str(tmp_path / "out"))["files"]
    assert {Path(name) for name in files} == set((tmp_path / "out").iterdir())
    assert ask(kept["home"], "verify", files[0])["status"] == "unchanged"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_people_get_sentences_in_their_language(kept: dict[str, Any], lang: str) -> None:
    done = run(kept["home"], "measure", "share_in_category", "-p", "category=kurang", "--lang", lang)
    assert done.returncode == 0
    assert ("16,7%" if lang == "id" else "16.7%") in done.stdout
    assert texts(lang)["cli.measure.definition"].split(":")[0] in done.stdout
    differing = run(kept["home"], "diff", kept["first"]["release_id"], "published", "--lang", lang)
    assert "agency_id" not in differing.stdout
    assert "provinsi-y 2018 score: 200 → 210" in differing.stdout


def test_output_is_utf8_on_a_machine_that_prefers_ascii(kept: dict[str, Any]) -> None:
    done = run(
        kept["home"],
        "diff",
        kept["first"]["release_id"],
        "published",
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONIOENCODING="ascii",
    )
    assert (done.returncode, "→" in done.stdout) == (0, True)


def test_a_reader_who_stops_reading_causes_no_noise(kept: dict[str, Any]) -> None:
    environment = {**os.environ, "PETA_MERIT_HOME": str(kept["home"])}
    with subprocess.Popen(
        [*HOW, "measures", "--json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=PROJECT
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_help_names_every_verb(tmp_path: Path) -> None:
    done = run(tmp_path, "--help")
    assert done.returncode == 0
    assert all(verb in done.stdout for verb in ("build", "releases", "measures", "measure", "verify", "diff", "export",
                                            "check-text", "check-number", "bounds", "worklist",
                                            "path", "mentors", "brief"))  # fmt: skip
