"""What README, CONTRIBUTING and CHANGELOG say is so: numbers, commands, places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from analytics import settings
from analytics.measures import compute
from analytics.warehouse import Release

PROJECT = Path(__file__).parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")


def read(name: str) -> str:
    return re.sub(r"\s+", " ", (PROJECT / name).read_text(encoding="utf-8"))


def test_the_numbers_of_the_readme_are_measures(published: Release) -> None:
    def claimed(category: str) -> object:
        asked = {"metric": "agencies_in_category", "category": category, "period": "cumulative_to:2020"}
        return compute(published, "claimed_total", **asked).value

    def named(category: str) -> object:
        return compute(published, "agencies_in_category", category=category, upto=2020).value

    readme = read("README.md")
    assessed = compute(published, "claimed_total", metric="agencies_assessed", period="cumulative_to:2020").value
    assert f"{assessed} agencies were assessed" in readme
    assert f"the results of {compute(published, 'agencies_assessed', upto=2020).value} could be found" in readme
    parts = [("sangat_baik", "of the {} Sangat Baik are named"), ("baik", "of the {} Baik"),
             ("kurang", "of the {} Kurang"), ("buruk", "of the {} Buruk")]  # fmt: skip
    for category, phrase in parts:
        assert f"{named(category)} {phrase.format(claimed(category))}" in readme


def test_the_first_entry_of_the_changelog_counts_the_facts(published: Release) -> None:
    counts = {
        one: compute(published, "rows_in_table", table=one).value for one in ("agency", "result", "claim", "source")
    }
    said = "{agency} agencies, {result} results, {claim} printed totals, {source} sources".format(**counts)
    assert said in read("CHANGELOG.md")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_between_files_lead_somewhere(name: str) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", read(name))
    assert [target for target in targets if not (PROJECT / target).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_named_commands_exist(name: str) -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    asked = set(re.findall(r"(?:`|  )make ([a-z]+)", (PROJECT / name).read_text(encoding="utf-8")))
    assert [command for command in asked if not re.search(rf"^{command}:", makefile, re.MULTILINE)] == []


def test_every_setting_is_told() -> None:
    assert [setting.name for setting in settings.ALL if f"`{setting.name}`" not in read("README.md")] == []
