"""The register: every claim of a release, how it is read, and how it stands to the others and to the data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal

from analytics.check.judge import judge
from analytics.check.model import Judged, Period, PeriodKind, Reading
from analytics.errors import BadParameter
from analytics.measures import compute
from analytics.selection import FIRST_YEAR, LAST_YEAR
from analytics.warehouse import Release
from analytics.warehouse.dimensions import aspects, categories
from analytics.warehouse.tables import table_rows

Standing = Literal[
    "cocok", "tidak_cocok", "berbeda_antarsumber", "berdiri_sendiri", "tidak_dapat_diverifikasi"
]  # fmt: skip
STANDINGS: tuple[Standing, ...] = (
    "cocok", "berdiri_sendiri", "berbeda_antarsumber", "tidak_cocok", "tidak_dapat_diverifikasi",
)  # fmt: skip


@dataclass(frozen=True)
class AgainstData:
    """A printed total beside the results and tables of the release.

    verdict: cocok (they give the same), tidak_cocok (they exclude it), or None (they do not decide). counted: what they
    give, None where they give nothing of the kind. why: the last part of the key `check_register.data.WHY`.
    """

    verdict: Literal["cocok", "tidak_cocok"] | None
    counted: Decimal | None
    why: str
    sql: str | None = None


@dataclass(frozen=True)
class Entry:
    """One printed claim. standing: against the other claims, its own witness left out; data: against the data.

    verdict: of both together, the worse one. judged: the verdict of the check on its reading, with value found, other
    readings, sources and SQL. others: the witness groups besides its own that print the same. statement: what the
    source says, in English; note: what was remarked when it was recorded.
    """

    claim_id: str
    reading: Reading
    standing: Standing
    data: AgainstData
    judged: Judged
    others: int
    source: Mapping[str, Any]
    statement: str
    note: str | None

    @property
    def verdict(self) -> Standing:
        """The standing, or tidak_cocok where the data excludes it."""
        return "tidak_cocok" if self.data.verdict == "tidak_cocok" else self.standing

    @property
    def publisher(self) -> str:
        """Who printed it."""
        return str(self.source["publisher"])


@dataclass(frozen=True)
class Change:
    """A claim whose verdict is another one in the later release, as each release has it; None where it has it not."""

    claim_id: str
    before: Entry | None
    after: Entry | None

    @property
    def is_itself_changed(self) -> bool:
        """Whether the claim is read otherwise now, and not only those that it is held against."""
        return self.before is not None and self.after is not None and self.before.reading != self.after.reading


def rows(
    release: Release, *, verdict: str | None = None, metric: str | None = None, publisher: str | None = None,
    value: Decimal | None = None,
) -> tuple[Entry, ...]:  # fmt: skip
    """The claims of a release in order of their ids, those that fit every filter that is given.

    verdict: one of `STANDINGS`; metric: a metric of the claims; publisher: as printed; value: the figure itself.
    """
    return tuple(
        one for one in _register(release)
        if verdict in (None, one.verdict) and metric in (None, one.reading.metric)
        and publisher in (None, one.publisher) and value in (None, one.reading.value)
    )  # fmt: skip


def changes(before: Release, after: Release) -> tuple[Change, ...]:
    """The claims whose verdict differs between two releases, those that only one of them has included."""
    old = {one.claim_id: one for one in _register(before)}
    new = {one.claim_id: one for one in _register(after)}
    found = []
    for claim_id in sorted({*old, *new}):
        was, now = old.get(claim_id), new.get(claim_id)
        if (was.verdict if was else None) != (now.verdict if now else None):
            found.append(Change(claim_id, was, now))
    return tuple(found)


@lru_cache(maxsize=4)
def _register(release: Release) -> tuple[Entry, ...]:
    sources = {str(row["source_id"]): row for row in table_rows(release, "source")}
    found = []
    for row in table_rows(release, "claim"):
        reading = reading_of(row)
        judged = judge(release, reading)
        source = sources[str(row["source_id"])]
        groups = {sources[one]["witness_group"] for one in judged.sources if one in sources}
        others = len(groups - {source["witness_group"]})
        found.append(Entry(
            str(row["claim_id"]), reading, _standing(judged, others), _against_data(release, reading), judged, others,
            source, str(row["statement"]), row["note"],
        ))  # fmt: skip
    return tuple(sorted(found, key=lambda one: one.claim_id))


def reading_of(row: Mapping[str, Any]) -> Reading:
    """The claim of a source as a reading. A total of one step of the self-assessment is no result, and says so by its
    stage and step."""
    kinds: dict[str, PeriodKind] = {
        "in_year": "in_year", "cumulative_to": "cumulative_to", "award_on": "award_on", "target_for": "target_for",
    }  # fmt: skip
    period = Period(kinds.get(row["period_kind"]), row["period_from"], row["period_to"])
    value = None if row["value"] is None else Decimal(str(row["value"])).normalize() + 0
    return Reading(
        start=0, end=0, quote="", subject=(str(row["scope"]),), metric=str(row["metric"]), category=row["category_id"],
        aspect=row["aspect_id"], period=period, value=value, unit=str(row["unit"]),
        stage="self_assessed" if row["step"] else "verified", bound="exact",
        doubt=None, other=None, how=(), marks=(), step=row["step"],
    )  # fmt: skip


def _standing(judged: Judged, others: int) -> Standing:
    """A claim does not confirm itself: where no other witness prints the same, it stands alone.

    Where others print another value it is a disagreement, even of one against one: neither is excluded by the other.
    """
    if judged.verdict == "cocok":
        return "cocok" if others or not judged.sources else "berdiri_sendiri"
    if judged.verdict in ("berbeda_antarsumber", "tidak_cocok"):
        return "tidak_cocok" if not judged.sources else "berbeda_antarsumber"
    return "tidak_dapat_diverifikasi"


def _against_data(release: Release, reading: Reading) -> AgainstData:
    """A total beside what the results of the release give."""
    value = reading.value
    if value is None or reading.doubt or reading.period.kind == "target_for":
        return AgainstData(None, None, "nothing")
    if limit := _limit(release, reading):
        return AgainstData("cocok" if limit == value else "tidak_cocok", limit, "instrument")
    measure = _counted(release, reading)
    if measure is None or measure.value is None:
        return AgainstData(None, None, "nothing")
    counted = Decimal(str(measure.value))
    if release.counts_itself:
        same = abs(counted - value) < Decimal("0.05") if reading.unit == "percent" else counted == value
        return AgainstData("cocok" if same else "tidak_cocok", counted, "counted", measure.sql)
    if reading.unit != "agencies":
        return AgainstData(None, counted, "partly", measure.sql)
    if counted == value:
        return AgainstData("cocok", counted, "all_named", measure.sql)
    # More named than printed excludes it only where a later result cannot take a name away again.
    firm = reading.metric == "agencies_assessed" or reading.period.kind == "in_year"
    return AgainstData("tidak_cocok" if counted > value and firm else None, counted,
                       "exceeds" if counted > value else "partly", measure.sql)  # fmt: skip


def _limit(release: Release, reading: Reading) -> Decimal | None:
    """The bound of a category or of the form, as the release's own table of the instrument has it."""
    category = categories(release).get(reading.category or "")
    if reading.metric == "category_lower_limit" and category:
        return Decimal(str(category.min_score))
    if reading.metric == "category_upper_limit" and category:
        return Decimal(str(category.max_score))
    if reading.metric == "instrument_maximum":
        forms = {
            Decimal(sum(getattr(one, form) for one in aspects(release).values())) for form in ("max_400", "max_410")
        }
        return reading.value if reading.value in forms else max(forms)
    return None


def _counted(release: Release, reading: Reading) -> Any:
    """The measure of the same kind, scope and time; None where there is none or the time lies outside the data."""
    measures = {"agencies_assessed": (), "agencies_in_category": ("category",), "share_in_category": ("category",)}
    end = (reading.period.end or "")[:4]
    if reading.metric not in measures or not end.isdigit() or not FIRST_YEAR <= int(end) <= LAST_YEAR:
        return None
    kind, _, place = reading.subject[0].partition(":")
    given: dict[str, Any] = {kind: place} if place else {} if kind == "all" else {"type": kind}
    given |= {"category": reading.category} if measures[reading.metric] else {}
    given["year" if reading.period.kind == "in_year" else "upto"] = int(end)
    try:
        return compute(release, reading.metric, **given)
    except BadParameter:
        return None
