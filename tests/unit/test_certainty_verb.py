"""The verb `bounds`: its document, its words in both languages, its exit status."""

from __future__ import annotations

import json

import pytest

from analytics.certainty import STANCES
from analytics.verbs import bounds as verb
from analytics.verbs.answer import ANSWER_IS_NO, DONE
from analytics.warehouse import Release


def test_the_document_holds_what_readers_depend_on(published: Release) -> None:
    answer = verb.bounds("all", "baik", 2020, "stated", [], published.release_id, "id")
    said = answer.document
    assert {name: said[name] for name in ("least", "most", "because", "status")} == {
        "least": 57, "most": 57, "because": ["C010"], "status": "proved",
    }  # fmt: skip
    assert answer.status == DONE
    assert said["release_id"] == published.release_id
    assert len({end["fingerprint"] for end in said["ends"]}) == 2
    json.dumps(said, allow_nan=False)


@pytest.mark.parametrize(
    ("lang", "said"), [("id", "Paling sedikit 79, paling banyak 104"), ("en", "At least 79, at most 104")]
)
def test_lines_are_for_people(published: Release, lang: str, said: str) -> None:
    lines = verb.bounds("kabupaten_kota", None, 2020, "stated", [], published.release_id, lang).lines
    assert said in lines
    assert any("C050" in line for line in lines)


@pytest.mark.parametrize("stance", STANCES)
def test_every_kind_of_fact_has_words(published: Release, stance: str) -> None:
    for lang in ("id", "en"):
        assert verb.bounds("kabupaten_kota", "sangat_baik", 2020, stance, [], published.release_id, lang).lines


def test_clashes_are_told_in_full(published: Release) -> None:
    answer = verb.clashes(["C043", "C044", "C045", "C046"], published.release_id, "en")
    assert ["C043", "C044", "C045", "C046"] in answer.document["clashes"]
    assert answer.document["complete"] is True
    assert answer.status == DONE
    assert "  - Without C045: its number is 23" in answer.lines
    assert verb.clashes(["C001"], published.release_id, "en").document["clashes"] == []


def test_beliefs_that_clash_are_an_answer_of_no(published: Release) -> None:
    answer = verb.bounds("all", None, 2020, "stated", ["C022", "C033"], published.release_id, "id")
    assert answer.status == ANSWER_IS_NO
    assert answer.document["clashes"] == [["C022", "C033"]]
