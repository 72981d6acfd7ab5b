"""Finds the number behind a fingerprint that this copy has not shown itself, by computing what could have been shown.

A release has tens of thousands of such numbers at a few milliseconds each. So counts are first looked for by trying
values, which is faster than a query; then numbers are computed. Both go from the plain ones to those with a filter. The
search stops at a time limit; what was computed is kept, and the next call goes on from there.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from analytics.errors import BadParameter
from analytics.measures.compute import compute_apart
from analytics.measures.fingerprint import find_whole_value
from analytics.measures.load import FILTERS, catalogue
from analytics.measures.parameters import combinations, normalise
from analytics.warehouse import Release

Found = tuple[str, dict[str, Any]]
# Counts beyond these are found by computing them; a real country has about 640 agencies.
_MOST, _MOST_FILTERED = 700, 150


class _Index:
    """The fingerprints of a release that were computed so far, and what is still to compute."""

    def __init__(self, release: Release) -> None:
        ways = [(name, way) for name, measure in catalogue().items() for way in combinations(release, measure)]
        ways.sort(key=lambda one: (_is_count(one[0]), _has_filter(one[1])))
        self.release, self.all, self.done = release, len(ways), 0
        self._not_counts = sum(1 for name, _ in ways if not _is_count(name))
        self._most = min(_MOST, max(release.row_counts().values()))
        self._ways = iter(ways)
        self._known: dict[str, Found] = {}
        self._lock = threading.Lock()

    def compute(self, mark: str, *, deadline: float, counts: bool) -> Found | None:
        """Compute on, up to the counts or to the end, until the number is there."""
        last = self.all if counts else self._not_counts
        with self._lock:
            while mark not in self._known and self.done < last and time.monotonic() < deadline:
                self._compute_next()
            return self._known.get(mark)

    def guess(self, mark: str, *, deadline: float, filtered: bool) -> Found | None:
        """A count is found faster by trying whole numbers than by computing it."""
        most = min(_MOST_FILTERED, self._most) if filtered else self._most
        for measure_id, way in self._counts:
            if _has_filter(way) != filtered:
                continue
            if time.monotonic() > deadline:
                break
            measure = catalogue()[measure_id]
            value = find_whole_value(
                mark, measure_id=measure_id, version=measure.version, parameters=way,
                content_hash=self.release.content_hash, most=most,
            )  # fmt: skip
            if value is not None and compute_apart(self.release, measure_id, **way).value == value:
                return measure_id, way
        return None

    @cached_property
    def _counts(self) -> list[Found]:
        found = []
        for measure_id, measure in catalogue().items():
            if _is_count(measure_id):
                for way in combinations(self.release, measure):
                    with contextlib.suppress(BadParameter):
                        found.append((measure_id, normalise(self.release, measure, way)))
        return found

    def _compute_next(self) -> None:
        self.done += 1
        measure_id, way = next(self._ways)
        with contextlib.suppress(BadParameter):  # a combination that nobody can ask for either
            number = compute_apart(self.release, measure_id, **way)
            self._known[number.fingerprint] = (measure_id, dict(number.parameters))


def _is_count(measure_id: str) -> bool:
    return catalogue()[measure_id].fold == "count"


def _has_filter(way: Mapping[str, Any]) -> bool:
    return any(way.get(name) is not None for name in FILTERS)


@lru_cache(maxsize=16)
def _index(release: Release) -> _Index:
    return _Index(release)


def find_number(
    mark: str, releases: Sequence[Release], *, seconds: float
) -> tuple[Release, str, dict[str, Any]] | None:
    """The release, measure and parameters of a fingerprint, searched for in releases in their order; None if not found.

    Numbers with at most one filter are searched, and the search ends after so many seconds; `was_complete` tells.
    """
    deadline = time.monotonic() + seconds
    for filtered in (False, True):
        for release in releases:
            if found := _index(release).guess(mark, deadline=deadline, filtered=filtered):
                return release, *found
    for counts in (False, True):
        for release in releases:
            if found := _index(release).compute(mark, deadline=deadline, counts=counts):
                return release, *found
    return None


def was_complete(releases: Sequence[Release]) -> bool:
    """Whether every number that could be searched for in these releases has been."""
    return all(_index(release).done == _index(release).all for release in releases)
