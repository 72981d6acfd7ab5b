"""The chart of the page: who publishes the results that the release rests on; of an invented country, their years."""

from __future__ import annotations

from analytics import numbers
from analytics.measures import Measure, compute
from analytics.measures.parameters import allowed
from analytics.selection import YEARS
from ui import labels
from ui.address import Here
from ui.charts import bars
from ui.frame import Chart
from ui.views.columns import columns

# Once the address asks the tables for something, that is what the visitor came for, and the chart gives way. Turning a
# page does not count: the rows would jump under the hand.
_ASKED = ("dataset", "q", "sort")


def has_room(here: Here) -> bool:
    """Whether the section of tables stands as it opens, so that the chart pushes nothing out of reach."""
    return here["tab"] in (None, "tables") and not any(here[field] for field in _ASKED)


def chart(here: Here) -> Chart:
    """Who says so; in a release with one source, a simulation or an imported file, how many results each year has."""
    return _by_year(here) if here.release.counts_itself else _by_publisher(here)


def _by_publisher(here: Here) -> Chart:
    asked = here.selection.parameters()
    kinds = allowed(here.release, "publisher_kind")
    counts = {one: compute(here.release, "agencies_by_publisher", publisher_kind=one, **asked) for one in kinds}
    shares = {one: compute(here.release, "share_by_publisher", publisher_kind=one, **asked) for one in kinds}
    base = compute(here.release, "agencies_assessed", **asked)
    names = {one: here.say(f"data.who.kind.{one}") for one in kinds}
    title = here.say("data.who.title", of=base, **counts)
    return Chart(
        name="penerbit", title=title,
        subtitle=here.say("data.who.subtitle", of=base, period=labels.period(here)),
        measures=[*counts.values(), *shares.values(), base], cites_all=True,
        columns=columns(here, ("publisher_kind", "text"), ("agencies", "agency"), ("share", "percent")),
        rows=[{"publisher_kind": names[one], "agencies": counts[one].value, "share": shares[one].value}
              for one in kinds],
        draw=lambda width: _draw(here, list(names.values()), list(counts.values()), list(shares.values()),
                                 label=title, width=width),
        notes=(here.say("data.who.note"),),
    )  # fmt: skip


def _by_year(here: Here) -> Chart:
    asked = {year: here.selection.but(year=year).parameters() for year in YEARS}
    counts = {year: compute(here.release, "agencies_assessed", **asked[year]) for year in YEARS}
    shares = {year: compute(here.release, "share_assessed", **asked[year]) for year in YEARS}
    most = max(YEARS, key=lambda year: counts[year].value or 0)
    rest = [year for year in YEARS if year != most]
    title = here.say("data.years.title", most=str(most), n=counts[most], of=counts[most].base)
    return Chart(
        name="tahun", title=title, subtitle=here.say("data.years.subtitle", of=counts[most].base),
        measures=[*(counts[year] for year in (most, *rest)), *shares.values()],
        columns=columns(here, ("year", "year"), ("agencies", "agency"), ("coverage", "percent")),
        rows=[{"year": str(year), "agencies": counts[year].value, "coverage": shares[year].value} for year in YEARS],
        draw=lambda width: _draw(here, [str(year) for year in YEARS], list(counts.values()), list(shares.values()),
                                 label=title, width=width),
        notes=(here.say("data.years.note" if here.release.is_simulated else "data.years.note_imported"),),
    )  # fmt: skip


def _draw(here: Here, names: list[str], counts: list[Measure], shares: list[Measure], *, label: str, width: int) -> str:
    """A bar as long as the share, with count and share behind it."""
    known = [None if one.value is None else float(one.value) for one in shares]
    shown = [
        "" if share is None else here.say("data.who.value", n=count, share=numbers.percent(here.lang, share))
        for count, share in zip(counts, known, strict=True)
    ]
    return bars.draw(
        names, [bars.Series("", known, shown)], label=label, width=width,
        tick=lambda value: numbers.percent(here.lang, value, 0), unknown=here.say("common.not_known"),
    )  # fmt: skip
