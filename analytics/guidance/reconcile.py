"""The 524 of January 2021 held against what it is made of: printed totals, what they imply, and this registry.

Which totals, and on which conditions the breakdown holds, is stated in method.csv (`contested-524`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analytics import measures, numbers
from analytics.guidance.situation import GROUPS, Country, Group
from analytics.measures import Measure
from analytics.measures.parameters import allowed
from analytics.selection import LAST_YEAR
from analytics.warehouse.dimensions import Statement, statements
from analytics.words import text

STATEMENT = "contested-524"
_SAID_ON = "2021-01-28"
_PRINTED: Mapping[str, Mapping[str, str]] = {
    "printed": {"metric": "agencies_needing_guidance", "period": f"cumulative_to:{_SAID_ON}"},
    "assessed": {"metric": "agencies_assessed", "period": f"cumulative_to:{LAST_YEAR}"},
    "reached": {
        "metric": "agencies_in_category", "category": "at_least_baik", "period": f"cumulative_to:{LAST_YEAR}",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Reconciliation:
    """Printed totals beside what is counted here. Every number is a measure; one that is not known has its reason.

    `printed`: `printed` (the 524), `assessed`, `reached` (at least Baik). `implied`: what follows from them, by the
    parameter of `implied_total`. `needing`: by group and for `all`, as counted up to the year; `whole`: their base.
    `statement` holds the conditions and the sources.
    """

    country: Country = field(repr=False)
    printed: Mapping[str, Measure]
    implied: Mapping[str, Measure]
    needing: Mapping[str, Measure]
    at_least_baik: Measure
    unknown: Measure
    whole: Measure
    statement: Statement | None

    @property
    def reason(self) -> str | None:
        """Why the printed number can't be broken down, None where it can: `never_published`, `sources_disagree`."""
        return next((one.reason for one in self.implied.values() if one.reason), None)


def reconcile(country: Country) -> Reconciliation:
    """The 524, its parts and its base by printed totals, beside the same as counted in this release."""
    release = country.release

    def counted(measure_id: str, **asked: str) -> Measure:
        return measures.compute(release, measure_id, upto=country.upto, **asked)

    return Reconciliation(
        country,
        printed={name: measures.compute(release, "claimed_total", **asked) for name, asked in _PRINTED.items()},
        implied={one: measures.compute(release, "implied_total", implied=one) for one in allowed(release, "implied")},
        needing={one: counted("agencies_needing_guidance", standing=one) for one in ("all", *GROUPS)},
        at_least_baik=counted("agencies_for_guidance", standing="at_least_baik"),
        unknown=counted("agencies_for_guidance", standing="category_unknown"),
        whole=counted("agencies_for_guidance"),
        statement=statements(release).get(STATEMENT),
    )


def sentences(found: Reconciliation, lang: str) -> list[str]:
    """The breakdown, its conditions, the registry's own count, and what this release counts."""
    year = {"year": str(found.country.upto)}
    here = text(
        lang, "guidance.worklist.reconcile.here", **year, **_groups(found), needing=found.needing["all"],
        at_least_baik=found.at_least_baik, unknown=found.unknown, whole=found.whole,
    )  # fmt: skip
    if found.reason == "never_published":
        return [text(lang, "guidance.worklist.reconcile.no_claims"), here]
    if found.reason:
        return [text(lang, "guidance.worklist.reconcile.disagree"), here]
    tokens = {
        **found.printed, "below": found.implied["assessed_below_baik"], "never": found.implied["never_assessed"],
        "base": found.implied["base"], "difference": found.implied["base_less_registry"],
    }  # fmt: skip
    date = {"date": numbers.date(lang, _SAID_ON)}
    said = [text(lang, f"guidance.worklist.reconcile.{one}", **tokens, **date) for one in ("printed", "conditions")]
    registry = {"year": str(LAST_YEAR), "registry": _registry(found)}
    return [*said, text(lang, "guidance.worklist.reconcile.registry", **tokens, **registry), here]


def _groups(found: Reconciliation) -> dict[Group, Measure]:
    return {one: found.needing[one] for one in GROUPS}


def _registry(found: Reconciliation) -> float | None:
    """The registry's count that the difference was made with, as it stands in its rows."""
    return next((row["value"] for row in found.implied["base_less_registry"].rows if row["part"] == "registry"), None)


def as_json(found: Reconciliation) -> dict[str, object]:
    """The document of the verb: each number with its value, reason and fingerprint."""

    def number(one: Measure) -> dict[str, object]:
        return {
            "measure": one.id, "parameters": dict(one.parameters), "value": one.value, "reason": one.reason,
            "fingerprint": one.fingerprint,
        }  # fmt: skip

    many = {"printed": found.printed, "implied": found.implied, "needing": found.needing}
    single = {"at_least_baik": found.at_least_baik, "category_unknown": found.unknown, "whole": found.whole}
    return {
        **{name: {key: number(one) for key, one in group.items()} for name, group in many.items()},
        **{name: number(one) for name, one in single.items()},
        "registry": _registry(found), "reason": found.reason, "statement": found.statement and found.statement.id,
    }  # fmt: skip
