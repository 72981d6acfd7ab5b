"""What changed between two releases: results, categories, headline numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from analytics.errors import BadParameter
from analytics.measures import compute
from analytics.selection import LAST_YEAR
from analytics.warehouse import Release
from analytics.warehouse.compare import FIELDS, Result, accepted_results, latest_categories
from analytics.warehouse.dimensions import categories

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Difference:
    """The second release against the first.

    `added`, `removed`: accepted results (agency_id, year, category_id, score). `changed`: a field of an accepted result
    (agency_id, year, field, from, to). `movements`: agencies by category up to the last year of the period (from, to,
    count), those only that moved; None is a result without a category. `measures`: headline numbers that differ (id,
    parameters, from, to). Missing values are None.
    """

    release_from: str
    release_to: str
    added: Rows
    removed: Rows
    changed: Rows
    movements: Rows
    measures: Rows

    @property
    def is_empty(self) -> bool:
        """Whether nothing that is compared differs."""
        return not (self.added or self.removed or self.changed or self.movements or self.measures)

    def as_json(self) -> dict[str, Any]:
        """The difference as the command line prints it."""
        return asdict(self)


@lru_cache(maxsize=64)
def diff(first: Release, second: Release) -> Difference:
    """Compare two releases of any kind: what the second has, lacks, and says otherwise than the first."""
    before, after = accepted_results(first), accepted_results(second)
    return Difference(
        first.release_id, second.release_id,
        [_result(key, after[key]) for key in after if key not in before],
        [_result(key, before[key]) for key in before if key not in after],
        list(_changed(before, after)),
        _movements(latest_categories(first, LAST_YEAR), latest_categories(second, LAST_YEAR)),
        list(_measures(first, second)),
    )  # fmt: skip


def _result(key: tuple[str, int], result: Result) -> dict[str, Any]:
    return {"agency_id": key[0], "year": key[1], "category_id": result["category_id"], "score": result["score"]}


def _changed(
    before: Mapping[tuple[str, int], Result], after: Mapping[tuple[str, int], Result]
) -> Iterator[dict[str, Any]]:
    for key in (key for key in before if key in after):
        for name in FIELDS:
            old, new = before[key][name], after[key][name]
            if old != new:
                yield {"agency_id": key[0], "year": key[1], "field": name, "from": old, "to": new}


def _movements(before: Mapping[str, str | None], after: Mapping[str, str | None]) -> list[dict[str, Any]]:
    counts = Counter((before[agency], after[agency]) for agency in before if agency in after)
    moved = sorted(
        ((pair, count) for pair, count in counts.items() if pair[0] != pair[1]), key=lambda found: str(found[0])
    )
    return [{"from": pair[0], "to": pair[1], "count": count} for pair, count in moved]


def headline_questions(release: Release) -> list[tuple[str, dict[str, Any]]]:
    """The numbers that a reader of a release meets first: assessed and by category, counted and claimed."""
    upto, period = {"upto": LAST_YEAR}, f"cumulative_to:{LAST_YEAR}"
    by_category = [{"category": category} for category in categories(release)]
    return [
        ("agencies_registered", {}), ("agencies_assessed", upto), ("share_assessed", upto),
        *(("agencies_in_category", upto | one) for one in by_category),
        *(("share_in_category", upto | one) for one in by_category),
        ("claimed_total", {"metric": "agencies_assessed", "period": period}),
        *(("claimed_total", {"metric": "agencies_in_category", "period": period} | one) for one in by_category),
    ]  # fmt: skip


def _measures(first: Release, second: Release) -> Iterator[dict[str, Any]]:
    for measure_id, asked in headline_questions(second):
        number = compute(second, measure_id, **asked)
        try:
            old = compute(first, measure_id, **asked).value
        except BadParameter:  # a category that the first release did not have
            old = None
        if old != number.value:
            yield {"id": measure_id, "parameters": dict(number.parameters), "from": old, "to": number.value}
