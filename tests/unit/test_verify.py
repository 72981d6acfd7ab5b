"""Every answer to a typed fingerprint, and to a file."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from analytics.errors import Unreadable
from analytics.export import Column, Table, export_release, write_table
from analytics.measures import Measure, catalogue, compute, ledger
from analytics.measures.load import Definition
from analytics.query.ask import Answer, ask
from analytics.query.errors import Refused
from analytics.verify import Verification, verify
from analytics.verify_file import verify_file
from analytics.warehouse import Release, build_release, open_release, store
from tests.make import SMALL, a_folder, changed


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The small release, and one that follows it: lpnk-b is Sangat Baik now, provinsi-x is not Baik any more."""
    results = changed("result", "R003", score=330, category_id="sangat_baik")["result"]
    results = [row for row in results if row["result_id"] != "R005"]
    aspects = [row for row in SMALL["aspect_score"] if row["result_id"] != "R005"]
    folder = tmp_path_factory.mktemp("verify")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PETA_MERIT_HOME", str(folder / "home"))
        changes = [{}, {"result": results, "aspect_score": aspects}]
        return [
            build_release("published", data_dir=a_folder(folder / str(place), change)).path
            for place, change in enumerate(changes)
        ]


def put(path: Path) -> Release:
    """A built release in the home of this test, as the latest."""
    store.releases_folder().mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, store.release_path(path.stem))
    store.point_to(path.stem, "published", "")
    return open_release(path.stem)


@pytest.fixture
def first(home: Path, built: list[Path]) -> Release:
    return put(built[0])


@pytest.fixture
def second(first: Release, built: list[Path]) -> Release:
    return put(built[1])


def baik(release: Release) -> Measure:
    return compute(release, "agencies_in_category", category="baik", upto=2020)


def whats(found: Verification) -> list[str]:
    return [entry["what"] for entry in found.because]


def test_unchanged_when_shown_here(first: Release) -> None:
    ledger.remember(baik(first))
    found = verify(baik(first).fingerprint.lower())
    assert (found.status, found.measure, found.value_then, found.value_now) == (
        "unchanged",
        "agencies_in_category",
        2,
        2,
    )
    assert found.release_then == found.release_now == first.release_id
    assert found.parameters == {"upto": 2020, "category": "baik"}


@pytest.mark.parametrize(
    ("measure_id", "parameters"),
    [
        ("agencies_in_category", {"category": "baik", "upto": 2020}),
        ("agencies_in_category", {"category": "at_least_baik", "year": 2020, "type": "provinsi"}),
        ("category_moves", {"from": "buruk", "to": "baik", "year_from": 2018, "year_to": 2020}),
        ("share_in_category", {"category": "kurang", "upto": 2019}),
        ("mean_score", {"form": "400", "year": 2018}),
        ("agency_score", {"agency": "provinsi-x", "upto": 2020}),
        ("claimed_total", {"metric": "agencies_in_category", "category": "baik", "period": "cumulative_to:2020"}),
        (
            "claimed_total",
            {"metric": "agencies_in_category", "category": "sangat_baik", "period": "cumulative_to:2020"},
        ),
    ],
)
def test_unchanged_when_another_copy_showed_it(first: Release, measure_id: str, parameters: dict[str, object]) -> None:
    number = compute(first, measure_id, **parameters)
    found = verify(number.fingerprint, seconds=300)
    assert (found.status, found.measure, found.parameters) == ("unchanged", measure_id, number.parameters)


def test_changed_names_the_rows_behind(first: Release, second: Release) -> None:
    ledger.remember(baik(first))
    found = verify(baik(first).fingerprint)
    assert (found.status, found.value_then, found.value_now) == ("changed", 2, 0)
    assert (found.release_then, found.release_now) == (first.release_id, second.release_id)
    gone = {(entry["what"], entry.get("agency_id"), entry.get("result_id")) for entry in found.because}
    assert gone == {("row_removed", "lpnk-b", "R003"), ("row_removed", "provinsi-x", "R005")}


def test_changed_row_says_what_stood_there(first: Release, second: Release) -> None:
    number = compute(first, "mean_score", form="400", year=2019)
    ledger.remember(number)
    found = verify(number.fingerprint)
    assert (found.status, found.value_then, found.value_now) == ("changed", 260, 330)
    (row,) = found.because
    assert row["what"] == "row_changed"
    assert row["fields"]["value"] == [260, 330]


def test_changed_share_tells_that_the_whole_changed(first: Release, tmp_path: Path) -> None:
    number = compute(first, "share_in_category", category="kurang", upto=2020)
    ledger.remember(number)
    results = [row for row in SMALL["result"] if row["result_id"] != "R008"]
    build_release("published", data_dir=a_folder(tmp_path / "fewer", {"result": results}))
    found = verify(number.fingerprint)
    assert found.status == "changed"
    assert found.because[-1] == {"what": "base_changed", "measure": "agencies_assessed", "from": 6, "to": 5}


def test_against_an_older_release_when_asked(first: Release, second: Release) -> None:
    found = verify(baik(second).fingerprint, first, seconds=300)
    assert (found.status, found.value_then, found.value_now) == ("changed", 0, 2)
    assert whats(found) == ["row_added", "row_added"]


def test_withdrawn_when_the_value_is_no_longer_known(first: Release, tmp_path: Path) -> None:
    ledger.remember(compute(first, "agency_score", agency="lpnk-b"))
    results = changed("result", "R003", score="")["result"]
    aspects = [row for row in SMALL["aspect_score"] if row["result_id"] != "R003"]
    build_release("published", data_dir=a_folder(tmp_path / "less", {"result": results, "aspect_score": aspects}))
    found = verify(compute(first, "agency_score", agency="lpnk-b").fingerprint)
    assert (found.status, found.value_then, found.value_now) == ("withdrawn", 260, None)
    assert found.because[0] == {"what": "value_not_known", "reason": "no_result"}


def test_withdrawn_when_measure_definition_or_choice_is_gone(first: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    number = baik(first)
    ledger.remember(number)
    entry = catalogue()["agencies_in_category"]
    newer = Definition(**{**entry.__dict__, "version": entry.version + 1})
    with monkeypatch.context() as patch:
        patch.setitem(catalogue(), "agencies_in_category", newer)
        assert whats(verify(number.fingerprint)) == ["definition_changed"]
    with monkeypatch.context() as patch:
        patch.delitem(catalogue(), "agencies_in_category")
        found = verify(number.fingerprint)
    assert (found.status, whats(found)) == ("withdrawn", ["measure_removed"])


def test_withdrawn_when_the_agency_is_no_longer_in_the_registry(first: Release, tmp_path: Path) -> None:
    number = compute(first, "results_reported", agency="kabupaten-y1")
    ledger.remember(number)
    agencies = [row for row in SMALL["agency"] if row["agency_id"] != "kabupaten-y1"]
    build_release("published", data_dir=a_folder(tmp_path / "fewer", {"agency": agencies}))
    found = verify(number.fingerprint)
    assert (found.status, whats(found)) == ("withdrawn", ["parameter_gone"])


def test_a_release_that_is_not_kept_any_more_is_said(first: Release, second: Release) -> None:
    ledger.remember(baik(first))
    first.path.unlink()
    found = verify(baik(first).fingerprint)
    assert (found.status, found.value_then, found.value_now, whats(found)) == ("changed", 2, 0, ["release_not_kept"])


def test_unknown_and_mistyped(first: Release) -> None:
    unknown = verify("0000-0000-0", seconds=0.2)
    assert (unknown.status, whats(unknown)) == ("unknown", ["searched"])
    assert verify("0000-0000-1").status == "mistyped"
    assert verify("").status == "mistyped"


def a_table(release: Release) -> Table:
    number = baik(release)
    column = Column("agency_id", "Instansi", "", "Instansi")
    return Table("baik", "Baik", "", (column,), number.rows, "", (), release, number.fingerprint, "id")


@pytest.mark.parametrize("file_format", ["csv", "csv-id", "json", "xlsx", "parquet"])
def test_file_that_was_handed_out_is_known_and_an_edited_one_is_not_believed(
    first: Release, tmp_path: Path, file_format: str
) -> None:
    path = tmp_path / f"a.{file_format.removesuffix('-id')}"
    content = write_table(a_table(first), file_format)
    path.write_bytes(content)
    found = verify_file(path)
    assert (found.status, whats(found), found.measure) == ("unchanged", ["as_issued"], "agencies_in_category")
    if file_format in ("csv", "csv-id", "json"):
        path.write_bytes(content.replace(b"lpnk-b", b"lpnk-c"))
        found = verify_file(path)
        assert (found.status, whats(found)) == ("changed", ["issued_otherwise"])


def test_file_of_another_copy_is_judged_by_its_number_only_and_says_so(first: Release, tmp_path: Path) -> None:
    path = tmp_path / "chart.svg"
    path.write_text(f"<svg><text>Peta Merit, {baik(first).fingerprint}</text></svg>")
    found = verify_file(path)
    assert (found.status, whats(found), found.value_now) == ("unchanged", ["content_not_compared"], 2)


def test_file_that_was_handed_out_with_a_number_that_changed_since(
    first: Release, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(write_table(a_table(first), "csv"))
    second = request.getfixturevalue("second")
    found = verify_file(path)
    assert (found.status, found.value_then, found.value_now) == ("changed", 2, 0)
    assert whats(found) == ["as_issued", "row_removed", "row_removed", "newer_release"]
    assert found.because[-1]["release_id"] == second.release_id


@pytest.mark.parametrize("file_format", ["csv", "csv-id", "json", "xlsx", "parquet"])
def test_every_file_of_an_exported_release_is_known_again(first: Release, tmp_path: Path, file_format: str) -> None:
    paths = export_release(first, file_format, tmp_path / "out", "en")
    for path in {paths[0], paths[len(paths) // 2], paths[-1]}:
        found = verify_file(path)
        assert (found.status, whats(found), found.release_then) == ("unchanged", ["as_exported"], first.release_id)


def test_edited_export_shows_its_lines(first: Release, tmp_path: Path) -> None:
    export_release(first, "csv", tmp_path)
    path = tmp_path / f"peta-merit_result_{first.release_id}.csv"
    path.write_text(path.read_text().replace("R003,lpnk-b,2019", "R003,lpnk-b,2020"))
    found = verify_file(path)
    assert (found.status, whats(found)) == ("changed", ["exported_otherwise"])
    (line,) = found.because[0]["lines"]
    assert line["line"] == 4
    assert line["found"].startswith("R003,lpnk-b,2020")
    assert line["exported"].startswith("R003,lpnk-b,2019")


def test_file_without_a_fingerprint_is_unknown(first: Release, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n")
    assert (verify_file(path).status, whats(verify_file(path))) == ("unknown", ["no_fingerprint"])


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n\xff\xfe", b"PK\x03\x04broken", b"PAR1broken"])
def test_file_that_cannot_be_read_is_an_error(first: Release, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    with pytest.raises(Unreadable):
        verify_file(path)
    with pytest.raises(Unreadable):
        verify_file(tmp_path / "missing.csv")


# The result of a query ----------------------------------------------------------------------------------------------

COUNTS = "SELECT category_id, count(*) AS n FROM latest_result(2020) GROUP BY 1 ORDER BY 1"


def shown(release: Release, sql: str) -> Answer:
    answer = ask(release, sql)
    ledger.remember(answer)
    return answer


def test_the_result_of_a_query_is_unchanged_while_the_release_is(first: Release) -> None:
    answer = shown(first, COUNTS)
    found = verify(answer.fingerprint.lower().replace("-", " "))
    assert (found.status, found.measure, found.value_then, found.value_now) == ("unchanged", "query", 5, 5)
    assert found.parameters == answer.parameters
    assert found.release_then == found.release_now == first.release_id


def test_a_changed_result_names_its_rows_though_they_are_as_many(first: Release, second: Release) -> None:
    answer = shown(first, "SELECT category_id FROM latest_result(2020) WHERE agency_id = 'lpnk-b'")
    found = verify(answer.fingerprint)
    assert (found.status, found.value_then, found.value_now) == ("changed", 1, 1)
    assert (found.release_then, found.release_now) == (first.release_id, second.release_id)
    assert found.because == [
        {"what": "result_changed", "removed": 1, "added": 1},
        {"what": "result_row_removed", "row": "baik"},
        {"what": "result_row_added", "row": "sangat_baik"},
    ]


def test_a_result_with_other_columns_says_so(first: Release, second: Release) -> None:
    answer = shown(first, "SELECT CASE WHEN count(*) > 1 THEN 1 ELSE 1 END AS n FROM result")
    as_text = replace(answer, columns=(), digest="0" * 64)
    ledger.remember(as_text)
    found = verify(as_text.fingerprint)
    assert (found.status, whats(found)) == ("changed", ["result_otherwise"])


def test_a_query_that_cannot_be_asked_any_more_is_withdrawn(first: Release) -> None:
    gone = replace(ask(first, COUNTS), normal="select n from no_such_table")
    ledger.remember(gone)
    found = verify(gone.fingerprint)
    assert (found.status, whats(found), found.because[0]["reason"]) == ("withdrawn", ["query_refused"], "table")


def test_a_query_that_is_not_answered_in_time_proves_nothing(first: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = shown(first, COUNTS + " DESC")
    monkeypatch.setattr("analytics.query.became.ask", lambda release, sql: refuse("busy", seconds=1, at_once=2))
    found = verify(answer.fingerprint)
    assert (found.status, whats(found)) == ("unknown", ["query_not_answered"])


def refuse(reason: str, **tokens: int) -> Answer:
    raise Refused(reason, **tokens)


def test_files_of_a_result_are_verified(first: Release, tmp_path: Path) -> None:
    answer = shown(first, COUNTS)
    keys = [column.name for column in answer.columns]
    table = Table(
        name="kueri", title="Hasil", subtitle="", columns=[Column(key, key, "", "") for key in keys],
        rows=[dict(zip(keys, row, strict=True)) for row in answer.rows], source_line=f"Sidik {answer.fingerprint}.",
        notes=(), release=first, fingerprint=answer.fingerprint, lang="id",
    )  # fmt: skip
    for kind in ("csv", "json", "xlsx", "parquet"):
        file = tmp_path / f"kueri.{kind}"
        file.write_bytes(write_table(table, kind))
        found = verify_file(file)
        assert (found.status, found.measure, whats(found)) == ("unchanged", "query", ["as_issued"]), kind
    mended = tmp_path / "mended.csv"
    mended.write_bytes(write_table(table, "csv").replace(b"buruk", b"baik"))
    assert verify_file(mended).status == "changed"
