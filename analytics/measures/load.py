"""Reads the catalogue: one file per measure, words on top as a comment in TOML, SQL below.

The head is a contract: each key is required, unknown keys are refused, and the parameters of the head are those of
the SQL. The catalogue page, the dictionary and the tests are made from it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from analytics.errors import BadCatalogue

CATALOGUE = Path(__file__).parent / "catalogue"
FOLDS = (
    "count", "share", "mean", "claimed", "claimed_share", "claimed_less_counted", "claimed_sum", "witnesses",
    "shortfall",
)  # fmt: skip
UNITS = ("agency", "percent", "points", "row", "witness", "source", "claimed")
# upto and year are two ways to ask and exclude each other; the filters choose agencies.
PERIOD, FILTERS = ("upto", "year"), ("type", "province", "region")
PARAMETERS = {
    "upto": "year", "year": "year", "year_from": "year", "year_to": "year", "type": "agency_type",
    "province": "province", "region": "region", "category": "category", "from": "category", "to": "category",
    "aspect": "aspect", "form": "form", "metric": "metric", "scope": "scope", "period": "period", "step": "step",
    "decided": "decided", "direction": "direction", "table": "table", "points": "points", "agency": "agency",
    "publisher_kind": "publisher_kind", "percent": "percent", "standing": "standing",
    "implied": "implied",
}  # fmt: skip
# Kinds of parameter that are a whole number.
WHOLE = ("points", "percent")
_KEYS = {"id", "version", "unit", "fold", "base", "parameters", "required", "name", "definition", "not_said", "example"}


@dataclass(frozen=True)
class Definition:
    """A measure as its file defines it."""

    id: str
    version: int
    unit: str
    fold: str
    base: str | None
    parameters: tuple[str, ...]
    required: tuple[str, ...]
    name: Mapping[str, str]
    definition: Mapping[str, str]
    not_said: Mapping[str, str]
    examples: tuple[Mapping[str, Any], ...]
    sql: str

    @property
    def asks_period(self) -> bool:
        """Whether exactly one of `upto` and `year` must be given."""
        return set(PERIOD) <= set(self.parameters)


@cache
def catalogue() -> dict[str, Definition]:
    """All measures by id. Raises BadCatalogue for the first file that breaks the contract."""
    found = {file.stem: _read(file) for file in sorted(CATALOGUE.glob("*.sql"))}
    for measure in found.values():
        if measure.base is not None and measure.base not in found:
            raise BadCatalogue(f"{measure.id}.sql", f"its base {measure.base} is no measure")
    return found


def _read(file: Path) -> Definition:
    match = re.fullmatch(r"/\*\n(.*?)\n\*/\n(.*)", file.read_text(encoding="utf-8"), re.DOTALL)
    if not match:
        raise BadCatalogue(file.name, "it must begin with a head between /* and */, the SQL below")
    head, sql = tomllib.loads(match[1]), match[2].strip()
    if set(head) != _KEYS:
        raise BadCatalogue(file.name, f"keys missing or unknown: {sorted(set(head) ^ _KEYS)}")
    _check(file, head, sql)
    return Definition(
        head["id"], head["version"], head["unit"], head["fold"], head["base"] or None, tuple(head["parameters"]),
        tuple(head["required"]), head["name"], head["definition"], head["not_said"], tuple(head["example"]), sql,
    )  # fmt: skip


def _check(file: Path, head: Mapping[str, Any], sql: str) -> None:
    def demand(condition: bool, what: str) -> None:
        if not condition:
            raise BadCatalogue(file.name, what)

    demand(head["id"] == file.stem, "the id must be the name of the file")
    demand(head["fold"] in FOLDS, f"fold must be one of {FOLDS}")
    demand(head["unit"] in UNITS, f"unit must be one of {UNITS}")
    demand(set(head["parameters"]) <= set(PARAMETERS), f"unknown parameter; known: {sorted(PARAMETERS)}")
    demand(set(head["required"]) <= set(head["parameters"]), "a required parameter is not among the parameters")
    demand(
        set(head["name"]) == set(head["definition"]) == set(head["not_said"]) == {"id", "en"},
        "name, definition and not_said need id and en",
    )
    demand(len(head["example"]) > 0, "at least one worked example on the small release")
    # Period and filters are applied by selected_result, before the SQL of the measure.
    own = set(re.findall(r"\$(\w+)", sql))
    selected = {*PERIOD, *FILTERS} if "selected_" in sql else set()
    demand(
        own <= set(head["parameters"]), f"the SQL uses parameters that the head lacks: {own - set(head['parameters'])}"
    )
    demand(
        set(head["parameters"]) - own <= selected, f"parameters never used: {set(head['parameters']) - own - selected}"
    )
