"""Both languages say the same things: same keys, same tokens, nothing empty, nothing left untranslated."""

from __future__ import annotations

import ast
from pathlib import Path
from string import Formatter

import pytest

from analytics.measures import catalogue
from analytics.measures.load import PARAMETERS
from analytics.words import text, texts

ROOT = Path(__file__).parent.parent.parent
INDONESIAN, ENGLISH = texts("id"), texts("en")
# Words that are the same in both languages.
SAME = {
    "**{value}**: {what}.",
    "CSV",
    "XLSX",
    "JSON",
    "Parquet",
    "Data",
    "SQL",
    "SIMULASI",
    "Region",
    "Total",
    "Status",
    "id",
    "URL",
}

# Units that the form of the number says already.
EMPTY = {"cli.unit.claimed", "cli.unit.percent"}


def tokens(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name}


def test_same_keys() -> None:
    assert set(INDONESIAN) == set(ENGLISH)


@pytest.mark.parametrize("key", sorted(set(INDONESIAN) & set(ENGLISH)))
def test_same_tokens_and_nothing_empty(key: str) -> None:
    assert tokens(INDONESIAN[key]) == tokens(ENGLISH[key])
    if key not in EMPTY:
        assert INDONESIAN[key].strip()
        assert ENGLISH[key].strip()


def test_nothing_is_left_untranslated() -> None:
    alike = {key: words for key, words in INDONESIAN.items() if ENGLISH.get(key) == words and len(words.split()) > 2}
    assert {key: words for key, words in alike.items() if words not in SAME and not words.startswith("{")} == {}


def used_keys() -> set[str]:
    """The keys that code names in full as the first text of a call to say() or text()."""
    found = set()
    for folder in ("ui", "pages", "analytics"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in (
                    "say",
                    "text",
                ):
                    found |= {
                        a.value
                        for a in node.args
                        if isinstance(a, ast.Constant) and isinstance(a.value, str) and "." in a.value
                    }
    return found


def test_every_key_that_code_names_exists() -> None:
    assert {key for key in used_keys() if key not in INDONESIAN} == set()


def test_every_parameter_of_a_measure_has_a_word() -> None:
    names = {name for measure in catalogue().values() for name in measure.parameters} - {"upto", "year"}
    assert {name for name in names if f"labels.parameter.{name}" not in INDONESIAN} == set()
    assert names <= set(PARAMETERS)


def test_tokens_are_filled_in_the_form_of_the_language() -> None:
    assert text("en", "labels.n_agencies", n=1) == "1 agency"
    assert text("en", "labels.n_agencies", n=1234) == "1,234 agencies"
    assert text("id", "labels.n_agencies", n=1234) == "1.234 instansi"
    assert text("id", "labels.n_agencies", n=None) == "tidak diketahui instansi"


def test_a_text_is_found_whichever_file_of_its_area_holds_it() -> None:
    for lang in ("id", "en"):
        for key, words in texts(lang).items():
            if "{" not in words:
                assert text(lang, key) == words
        for unknown in ("common", "common.none_of_these", "check.how", "no_such_area.name"):
            with pytest.raises(KeyError):
                text(lang, unknown)


def test_a_missing_token_is_an_error() -> None:
    with pytest.raises(KeyError):
        text("id", "labels.n_agencies")
