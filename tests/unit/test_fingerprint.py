"""Fingerprints: typed from paper, and every single slip is noticed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.measures import compute
from analytics.measures.fingerprint import find_whole_value, fingerprint, found_in, normal_form
from analytics.measures.ledger import recall, recall_files, remember, remember_file
from analytics.warehouse import Release

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ASKED = {"measure_id": "agencies_assessed", "version": 1, "content_hash": "ab" * 32}


def a_mark(value: float | None = 184, **parameters: object) -> str:
    return fingerprint(parameters=parameters, value=value, **ASKED)  # type: ignore[arg-type]


marks = st.integers(0, 10**6).map(a_mark)


@given(marks)
def test_every_single_mistyped_character_is_noticed(mark: str) -> None:
    for place, right in enumerate(mark):
        for wrong in ALPHABET if right != "-" else "":
            if wrong != right:
                assert normal_form(mark[:place] + wrong + mark[place + 1 :]) is None


@given(marks)
def test_every_swap_of_neighbours_is_noticed(mark: str) -> None:
    plain = mark.replace("-", "")
    for place in range(len(plain) - 1):
        swapped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
        assert normal_form(swapped) == (mark if swapped == plain else None)


@given(marks, st.integers(0, 8))
def test_a_character_left_out_or_doubled_is_noticed(mark: str, place: int) -> None:
    plain = mark.replace("-", "")
    assert normal_form(plain[:place] + plain[place + 1 :]) is None
    assert normal_form(plain[:place] + plain[place] + plain[place:]) is None


@given(marks)
def test_what_people_type_is_read(mark: str) -> None:
    for typed in (mark.lower(), mark.replace("-", ""), mark.replace("-", " "), f"  {mark.replace('-', '–')}\n"):
        assert normal_form(typed) == mark
    assert normal_form(mark.replace("0", "o").replace("1", "l")) == mark


def test_the_same_on_every_machine() -> None:
    assert a_mark(upto=2020) == "5DDT-APFY-K"


def test_each_part_counts() -> None:
    different = [
        a_mark(upto=2020), a_mark(upto=2019), a_mark(year=2020), a_mark(183, upto=2020), a_mark(None, upto=2020),
        fingerprint(**{**ASKED, "version": 2}, parameters={"upto": 2020}, value=184),
        fingerprint(**{**ASKED, "content_hash": "cd" * 32}, parameters={"upto": 2020}, value=184),
        fingerprint(**{**ASKED, "measure_id": "other"}, parameters={"upto": 2020}, value=184),
    ]  # fmt: skip
    assert len(set(different)) == len(different)
    assert a_mark(184.0, upto="2020") == a_mark(184, upto=2020)


def test_a_count_is_found_by_trying() -> None:
    mark = a_mark(57, upto=2020)
    assert find_whole_value(mark, parameters={"upto": 2020}, most=57, **ASKED) == 57  # type: ignore[arg-type]
    assert find_whole_value(mark, parameters={"upto": 2020}, most=56, **ASKED) is None  # type: ignore[arg-type]
    assert find_whole_value(mark, parameters={"upto": 2019}, most=99, **ASKED) is None  # type: ignore[arg-type]


def test_fingerprints_in_a_text_are_found_and_look_alikes_are_not() -> None:
    first, second = a_mark(1), a_mark(2)
    wrong = first[:-1] + ("0" if first[-1] != "0" else "1")
    assert found_in(f"Sumber: KASN ({first}). {second}, {first}; {wrong}") == [first, second]


def test_the_ledger_recalls_what_was_shown_and_no_more(small: Release, home: Path) -> None:
    number = compute(small, "agencies_assessed", upto=2020)
    assert recall(number.fingerprint) is None
    for _ in range(3):
        remember(number)
    noted = recall(number.fingerprint)
    assert noted is not None
    assert (noted["measure"], noted["value"], noted["release_id"]) == ("agencies_assessed", 6, small.release_id)
    assert recall(a_mark(5)) is None


def test_a_forged_or_torn_line_of_the_ledger_is_not_believed(small: Release, home: Path) -> None:
    number = compute(small, "agencies_assessed", upto=2020)
    remember(number)
    path = home / "fingerprints.jsonl"
    line = json.loads(path.read_text())
    path.write_text(json.dumps({**line, "value": 999}) + "\n" + json.dumps(line)[:40] + "\n[]\n")
    assert recall(number.fingerprint) is None


def test_files_are_noted_by_their_hash(home: Path) -> None:
    remember_file(b"x", name="x.csv", release_id="published-00000000", fingerprint=None)
    remember_file(b"x", name="x.csv", release_id="published-00000000", fingerprint=None)
    (noted,) = recall_files()
    assert noted["name"] == "x.csv"


def test_a_home_that_cannot_be_written_does_not_matter(
    small: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    monkeypatch.setenv("PETA_MERIT_HOME", str(in_the_way / "home"))
    remember(compute(small, "agencies_assessed", upto=2019))
