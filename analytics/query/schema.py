"""What can be queried, in words: tables, views and macros of a release with the meaning of their columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analytics.export import Column, describe
from analytics.warehouse import Release
from analytics.warehouse.queryable import Relation, relations
from analytics.words import text

# What most questions begin with; the rest follows in order of name.
FIRST = (
    "latest_result", "results_in", "accepted_result", "agency", "result", "told_result", "accepted_aspect", "claim",
    "source", "category", "aspect", "province", "region", "agency_type",
)  # fmt: skip
# Where the meaning of a column of a view stands, which the data package does not describe: with its own table.
_TOLD_BY = ("accepted_result", "accepted_aspect", "result", "aspect_score", "source")


@dataclass(frozen=True)
class Described:
    """A name to query: how it is written in FROM, what a row of it is, and its columns; a macro that gives a value is
    written where a column is."""

    relation: Relation
    written: str
    title: str
    meaning: str
    columns: tuple[Column, ...]


@lru_cache(maxsize=16)
def schema(release: Release, lang: str) -> tuple[Described, ...]:
    """Everything that can be queried, in a language, what most questions begin with first."""
    found = relations(release)
    names = [name for name in FIRST if name in found] + [name for name in found if name not in FIRST]
    return tuple(_described(found[name], lang) for name in names)


def _described(relation: Relation, lang: str) -> Described:
    ending = "_en" if lang == "en" else ""
    about, fields = describe(relation.name)
    if relation.kind != "table":
        fields = {name: field for one in reversed(_TOLD_BY) for name, field in describe(one)[1].items()}
        about = {f"{key}{ending}": text(lang, f"kueri.made.{relation.name}.{key}") for key in ("title", "description")}
    written = f"{relation.name}({', '.join(relation.parameters)})" if relation.parameters else relation.name
    return Described(
        relation, written, str(about.get(f"title{ending}", relation.name)), str(about.get(f"description{ending}", "")),
        tuple(_column(name, kind, fields.get(name, {}), ending, lang) for name, kind in relation.columns),
    )  # fmt: skip


def _column(name: str, kind: str, field: Mapping[str, Any], ending: str, lang: str) -> Column:
    meaning = field.get(f"description{ending}") or text(lang, f"kueri.made_columns.{name}")
    return Column(name, field.get(f"title{ending}", name), field.get("unit", ""), meaning, kind)
