"""The two ends of a bound as numbers to cite: id, definition, parameters, value, base, release, fingerprint.

They carry what a measure of the catalogue carries, but code computes them: the catalogue holds SQL only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from analytics import measures
from analytics.measures import Measure
from analytics.measures.fingerprint import fingerprint_of
from analytics.warehouse import Release
from analytics.warehouse.tables import table_rows
from analytics.words import LANGUAGES, text

LEAST, MOST = "bounds_least", "bounds_most"
IDS = (LEAST, MOST)
# Raised whenever the same question may get another answer from the same release.
VERSION = 1


@dataclass(frozen=True)
class Number:
    """One end of a bound. Has the fields of a measure: whatever cites or prints a measure takes it as well.

    `parameters`: scope, category (left out: assessed at all), upto, stance, believe (left out: the default).
    `rows`: one for each claim or result of `because`, with `claim_id` or `result_id`.
    """

    id: str
    parameters: Mapping[str, Any]
    value: int | None
    rows: list[dict[str, Any]]
    release: Release = field(repr=False)
    version: int = VERSION
    unit: str = "agency"
    sql: str = ""

    @property
    def reason(self) -> str | None:
        """Why there is no value: `time_limit`."""
        return "time_limit" if self.value is None else None

    @property
    def release_id(self) -> str:
        """The release that the number comes from."""
        return self.release.release_id

    @property
    def name(self) -> dict[str, str]:
        """What it is called, in both languages; where no category is asked for, it is of those assessed at all."""
        key = "name" if "category" in self.parameters else "name_assessed"
        return {lang: text(lang, f"certainty.{self.id}.{key}") for lang in LANGUAGES}

    @property
    def definition(self) -> dict[str, str]:
        """What it counts, in both languages."""
        return {lang: text(lang, f"certainty.{self.id}.definition") for lang in LANGUAGES}

    @property
    def not_said(self) -> dict[str, str]:
        """What it does not say, in both languages."""
        return {lang: text(lang, f"certainty.{self.id}.not_said") for lang in LANGUAGES}

    fingerprint = cached_property(fingerprint_of)

    @cached_property
    def sources(self) -> list[dict[str, Any]]:
        """The pages that print what it rests on, each once, as a measure has them."""
        told = {row[f"{kind}_id"]: row["source_id"] for kind in ("claim", "result")
                for row in table_rows(self.release, kind)}  # fmt: skip
        ids = {told[one] for row in self.rows for one in row.values()}
        return [row for row in table_rows(self.release, "source") if row["source_id"] in ids]

    @cached_property
    def base(self) -> Measure:
        """Of what: the agencies in the registry, of the same scope, at the end of the year."""
        asked = {"year": self.parameters["upto"], **filters(self.parameters["scope"])}
        return measures.compute(self.release, "agencies_registered", **asked)


def filters(scope: str) -> dict[str, str]:
    """A scope as the filters of a measure."""
    kind, colon, one = scope.partition(":")
    if colon:
        return {kind: one}
    # "Ministries and other central bodies" is the press's name for all of the centre.
    return {} if scope == "all" else {"type": "central" if scope == "kementerian_lembaga" else scope}
