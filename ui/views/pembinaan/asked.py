"""What the address of Pembinaan asks, and the worklist that answers it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from analytics.guidance.flags import POINTS
from analytics.guidance.situation import Country, country
from analytics.guidance.weights import BadWeights, Weights
from analytics.guidance.worklist import Worklist, worklist
from analytics.selection import LAST_YEAR, MOST_KEPT
from analytics.warehouse import Release
from ui.address import Here

MOST_POINTS = 75


@dataclass(frozen=True)
class Asked:
    """The question, and its answer; `mistake` says in a sentence what of the address could not be used."""

    country: Country
    weights: Weights
    points: int
    due_sangat_baik: bool
    found: Worklist
    picked: tuple[str, ...]
    mistake: str | None = None

    @property
    def upto(self) -> int:
        """The year whose end it is about."""
        return self.country.upto


def read(here: Here) -> Asked:
    """The question of the address with its answer. What cannot be used falls back to its default, with a sentence."""
    mistake = None
    try:
        weights = Weights.read(here["weights"] or "")
    except BadWeights as error:
        weights, mistake = Weights(), error.sentence(here.lang)
    near = here["near"] or ""
    points = int(near) if near.isdecimal() and 1 <= int(near) <= MOST_POINTS else POINTS
    filters = {name: here[name] for name in ("type", "region", "province", "aspect", "group", "flag")}
    due = bool(here["sangat_baik"])
    found = _worklist(
        here.release, int(here["upto"] or LAST_YEAR), weights, points, due, tuple(sorted(
            (name, value) for name, value in filters.items() if value
        )),
    )  # fmt: skip
    picked = tuple(one for one in here["picked"] or () if one in found.country.situations)
    return Asked(found.country, weights, points, due, found, picked, mistake)


@lru_cache(maxsize=MOST_KEPT)
def _worklist(
    release: Release, upto: int, weights: Weights, points: int, due: bool, filters: tuple[tuple[str, str], ...]
) -> Worklist:
    return worklist(country(release, upto), weights=weights, points=points, due_sangat_baik=due, **dict(filters))
