"""A complete invented country of the same shape as the real one, made from a seed.

It reproduces the published totals agency by agency (`pattern`), draws everything below them, and is labelled SIMULASI.
Public face: `simulate`.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analytics.errors import DataFaults
from analytics.findings import Finding
from analytics.simulate.bodies import FORMS, PROVINCES, SEAT
from analytics.simulate.country import LEAST_IN_PROVINCE, make_country
from analytics.simulate.histories import Agencies, draw_histories
from analytics.simulate.pattern import YEARS, Pattern, read_patterns
from analytics.simulate.results import Instrument, make_results

__all__ = ["DEFAULT_SEED", "simulate"]

DEFAULT_SEED = 2020
_CLAIM_COLUMNS = (
    "claim_id", "metric", "scope_type", "scope_id", "category_id", "aspect_id", "step", "period_kind", "period_from",
    "period_to", "value", "unit", "statement", "source_id", "note",
)  # fmt: skip


def simulate(*, seed: int = DEFAULT_SEED, scale: int = 1, data_dir: Path) -> dict[str, pd.DataFrame]:
    """A country from a seed: table name to frame, with the columns of `schema.sql` but those filled at the build.

    Tables: region, province, agency, agency_alias, ambiguous_name, source, result, aspect_score, sub_aspect_level, and
    claim (empty: nobody printed a total about it). `data_dir` gives the instrument (aspect.csv, sub_aspect.csv,
    category.csv) and, from agency.csv, how many agencies of each type were alive at the end of the last year. `scale`
    repeats all agencies and their histories so many times, each with levels of its own; provinces stay 34. Points are
    numbers with .0 or .5; missing text is missing, never "". The same arguments give the same frames on every machine.
    Raises DataFaults where agency.csv has fewer agencies of a type than the published totals need.
    """
    counts = _count_alive(pd.read_csv(data_dir / "agency.csv", dtype="str"))
    instrument = Instrument.read(data_dir)
    patterns = read_patterns(instrument.category)
    _refuse_too_few(counts, patterns)
    country = make_country(counts, seed=seed, scale=scale)
    agency = country.tables["agency"]
    seat = [name for _, name, _ in PROVINCES].index(SEAT)
    agencies = Agencies(agency["agency_type"].to_numpy(dtype=object), country.home, seat)
    histories = draw_histories(patterns, agencies, seed=seed, scale=scale)
    claim = pd.DataFrame({column: pd.Series(dtype="str") for column in _CLAIM_COLUMNS})
    return country.tables | make_results(histories, agency["agency_id"], instrument, seed=seed) | {"claim": claim}


def _count_alive(agency: pd.DataFrame) -> dict[str, int]:
    """Agencies of each type alive at the end of the last year: begun by then, and not ended by then."""
    begun, ended = pd.to_numeric(agency["valid_from"]), pd.to_numeric(agency["valid_to"])
    alive = agency[~(begun > YEARS[-1]) & ~(ended <= YEARS[-1])]
    return {kind: int((alive["agency_type"] == kind).sum()) for kind in FORMS}


def _refuse_too_few(counts: dict[str, int], patterns: dict[str, Pattern]) -> None:
    needed = {kind: len(pattern.low) for kind, pattern in patterns.items() if kind in counts}
    needed |= {kind: least * (len(PROVINCES) - 1) for kind, least in LEAST_IN_PROVINCE.items()}
    faults = [
        Finding("agency.csv", None, "agency_type", f"{counts[kind]} {kind}", "too_few_agencies",
                f"The simulated country needs at least {least} agencies of type {kind} in {YEARS[-1]}.")
        for kind, least in needed.items() if counts[kind] < least
    ]  # fmt: skip
    if faults:
        raise DataFaults(faults)
