"""How agencies spread over the values of aspects, and one aspect close up: by group, the highest and the lowest."""

from __future__ import annotations

import html as html_text
from functools import partial
from typing import Any

import pandas as pd

from analytics import by_aspect, numbers
from analytics.measures import compute
from analytics.warehouse.dimensions import agencies, agency_types, aspects
from ui import html, labels
from ui.address import Here
from ui.charts import bars, plotly
from ui.frame import Chart, Late
from ui.views.aspek import (
    GROUPS,
    Known,
    base_of,
    draw_bars,
    group_mean,
    group_names,
    name_of,
    outside_notes,
    records,
    weight,
    with_filters,
)
from ui.views.columns import columns

LISTED = 5
_ROW = 58


def spread(here: Here, found: Known) -> Chart:
    """How agencies spread: by aspect, or by type of agency where one aspect is chosen. Points, or boxes if too many."""
    frame = by_aspect.values(here.release, here.selection)
    focus = here["aspect"] or next(iter(found.means))
    frame = frame[frame["aspect_id"] == focus] if here["aspect"] else frame
    half = compute(here.release, "agencies_aspect_half_or_less", aspect=focus, **here.selection.parameters())
    title = here.say("aspek.spread.title", aspect=name_of(here, focus), n=half, of=half.base)
    are_points = len(frame) <= plotly.MOST_POINTS
    key = "subtitle_chosen" if here["aspect"] else "subtitle"
    shown = here.say("aspek.spread.one_dot") if are_points else here.say("aspek.spread.boxes")
    subtitle = f"{shown}: {here.say(f'aspek.spread.{key}', period=labels.period(here))}"
    return Chart(
        name="sebaran-aspek", title=title, subtitle=with_filters(here, subtitle), measures=[half],
        rows=Late(partial(_spread_rows, here, frame)), plot=_plot(here, found, frame, are_points=are_points),
        columns=columns(here, ("agency", "text"), ("aspect", "text"), ("year", "year"), ("percent", "percent")),
        links={"agency": partial(_agency_link, here)},
        notes=(here.say(f"aspek.spread.{'note' if are_points else 'note_boxes'}"),),
    )  # fmt: skip


def _spread_rows(here: Here, frame: pd.DataFrame) -> list[dict[str, Any]]:
    known = agencies(here.release)
    return [
        {**one, "agency": known[one["agency_id"]].name(here.lang), "year": str(one["year"]),
         "aspect": name_of(here, one["aspect_id"])}
        for one in records(frame)
    ]  # fmt: skip


def _plot(here: Here, found: Known, frame: pd.DataFrame, *, are_points: bool) -> dict[str, Any]:
    """A row for each aspect, weakest on top, or for each type of agency in the order of the registry."""
    known = agencies(here.release)
    if here["aspect"]:
        groups = frame["agency_id"].map({one.id: one.agency_type for one in known.values()})
        names = {one.id: one.short(here.lang) for one in agency_types(here.release).values()}
    else:
        groups = frame["aspect_id"]
        names = {one: aspects(here.release)[one].short(here.lang) for one in found.ranked}
    values = {str(group): own for group, own in frame.groupby(groups)}
    traces, order = [], [one for one in names if one in values]
    for one in order:
        own = values[one]
        percents = own["percent"].astype("float64").tolist()
        if are_points:
            hover = [
                f"{html_text.escape(known[agency].name(here.lang))}, {year}: {numbers.percent(here.lang, percent)}"
                for agency, year, percent in zip(own["agency_id"], own["year"], percents, strict=True)
            ]
            traces.append(plotly.spread(percents, row=names[one], hover=hover))
        else:
            words = here.say("aspek.spread.hover", n=own["agency_id"].nunique())
            traces.append(plotly.middle_half(percents, row=names[one], hover=f"{names[one]}: {words}"))
    x = plotly.number_axis(-2, 102, dtick=25, ticksuffix="%", tickangle=0)
    y = plotly.category_axis([names[one] for one in reversed(order)])
    return {"data": traces, "layout": plotly.layout(here.lang, height=_ROW * len(order) + 56, x=x, y=y)}


def _agency_link(here: Here, row: Any) -> str:
    return here.href("instansi", agency=row["agency_id"])


def by_group(here: Here, by: str) -> Chart:
    """The chosen aspect by type or region, weakest first; there must be two groups or more."""
    aspect, names = here["aspect"], group_names(here, by)
    means = by_aspect.means(here.release, here.selection, GROUPS[by])
    cells = records(means[(means["aspect_id"] == aspect) & (means["agencies"] > 0)].sort_values("percent"))
    measures = [group_mean(here, aspect, by, cell["group"]) for cell in cells]
    rows = [{**cell, "group": names[cell["group"]]} for cell in cells]
    shown = [f"{row['group']} ({here.say('labels.n_agencies', n=row['agencies'])})" for row in rows]
    values = [row["percent"] for row in rows]
    title = here.say("aspek.by_group.title", low_group=rows[0]["group"], low=measures[0],
                     high_group=rows[-1]["group"], high=measures[-1])  # fmt: skip
    return Chart(
        name=f"aspek-menurut-{by}", title=title, measures=measures, rows=rows,
        subtitle=with_filters(here, here.say("aspek.by_group.subtitle", aspect=name_of(here, aspect),
                                             period=labels.period(here), by=here.say(f"aspek.by.{by}"))),
        columns=columns(here, ("group", "text"), ("percent", "percent"), ("agencies", "agency")),
        draw=lambda width: draw_bars(here, shown, [bars.Series("", values)], title, width),
        notes=outside_notes(here, by),
    )  # fmt: skip


def extremes(here: Here, found: Known) -> list[Chart]:
    """The agencies with the lowest and the highest value of the chosen aspect, as lists; none if too few are known."""
    best, worst = by_aspect.extremes(here.release, here.selection, here["aspect"], count=LISTED)
    return [
        _listed(here, found, key, records(frame)) for key, frame in (("lowest", worst), ("highest", best)) if len(frame)
    ]


def _listed(here: Here, found: Known, key: str, records: list[dict[str, Any]]) -> Chart:
    aspect = here["aspect"]
    known = agencies(here.release)
    rows = [
        {**row, "agency": known[row["agency_id"]].name(here.lang), "year": str(row["year"]),
         "agency_type": labels.name_of(here, "agency_type", known[row["agency_id"]].agency_type)}
        for row in records
    ]  # fmt: skip
    mean = found.means[aspect]
    return Chart(
        name=f"aspek-{'terendah' if key == 'lowest' else 'tertinggi'}",
        title=here.say(f"aspek.extremes.{key}", aspect=name_of(here, aspect), n=len(rows)),
        subtitle=with_filters(here, here.say("aspek.extremes.subtitle", n=base_of(mean), period=labels.period(here))),
        measures=[mean], rows=rows,
        columns=columns(here, ("agency", "text"), ("percent", "percent"), ("points", "points"),
                        ("points_max", "points"), ("year", "year"), ("agency_type", "text")),
        links={"agency": partial(_agency_link, here)}, notes=(here.say("aspek.extremes.note"),),
    )  # fmt: skip


def definitions(here: Here) -> str:
    """What each aspect asks, with its weight, as a list of terms; each name leads to that aspect."""
    items = []
    for one in aspects(here.release).values():
        words = one.definition_en if here.lang == "en" else one.definition_id
        name = html.link(here.href(aspect=one.id), one.name(here.lang))
        points = f"<span class='pm-unknown'>({html.escape(weight(here, one))})</span>"
        items.append(f"<dt>{name}</dt><dd>{html.escape(words)} {points}</dd>")
    return f'<dl class="pm-origin">{"".join(items)}</dl>'


def definition(here: Here) -> str:
    """What the chosen aspect asks, and its weight."""
    one = aspects(here.release)[here["aspect"]]
    words = one.definition_en if here.lang == "en" else one.definition_id
    return here.say("aspek.definition", aspect=one.name(here.lang), words=words, weight=weight(here, one))
