"""Each type of agencies against its target: the answer, the controls and the main chart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from analytics import numbers
from analytics.guidance import targets
from analytics.guidance.targets import Standing
from analytics.measures.ledger import remember
from analytics.selection import LAST_YEAR, YEARS
from ui import address, frame, labels
from ui.address import Here
from ui.charts import targets as chart
from ui.frame import Chart
from ui.said import join
from ui.views.columns import columns

WHOLE = 100


@dataclass(frozen=True)
class Asked:
    """What the address asks: the year of the target, the year whose end it is held against, where types stand."""

    goal: int | None
    upto: int
    rows: tuple[Standing, ...]


def read(here: Here) -> Asked:
    """The question of the address with its answer; the latest target unless another is asked for."""
    found = targets.targets(here.release)
    goal = int(here["goal"]) if here["goal"] else max((one.year for one in found), default=None)
    upto = int(here["upto"] or LAST_YEAR)
    return Asked(
        goal, upto, tuple(targets.standing(here.release, one, upto) for one in found if one.year == goal)
    )  # fmt: skip


def answer(here: Here, asked: Asked) -> None:
    """How many of each type still have to reach Baik, in one sentence."""
    if asked.goal is None or not asked.rows:
        frame.answer(here, here.say("target.answer_none"))
        return
    tokens = {"goal": str(asked.goal), "upto": str(asked.upto)}
    short = [one for one in asked.rows if one.short_most]
    if not short:
        frame.answer(here, here.say("target.answer_met", **tokens))
        return
    parts = [here.say("target.short", n=_short(here, one), who=who(here, one)) for one in short]
    listed = parts[0] if len(parts) == 1 else join(", ", parts[:-1]) + here.say("target.and_last") + parts[-1]
    key = "answer" if here.release.counts_itself else "answer_range"
    frame.answer(here, here.say(f"target.{key}", short=listed, **tokens))


def who(here: Here, one: Standing) -> str:
    """A type in the middle of a sentence."""
    return here.say(f"target.types.{one.target.agency_type}")


def _short(here: Here, one: Standing) -> object:
    """How many still have to move: the measure, or the range that the facts allow."""
    return _range(here, one.short_least, one.short_most) if one.bounds else one.shortfall


def _range(here: Here, least: int, most: int) -> str:
    write = partial(numbers.number, here.lang)
    return write(most) if least == most else here.say("target.range", least=write(least), most=write(most))


def choose(here: Here) -> None:
    """The controls: the year of the target, and the end of which year the results are taken."""
    years = sorted({str(one.year) for one in targets.targets(here.release)})
    if not years:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="pm-controls-target"):
        address.choose(
            here, "goal", years, label=here.say("target.goal"), value=here["goal"] or years[-1], show=str,
            widget=st.segmented_control, required=True,
        )  # fmt: skip
        address.choose(
            here, "upto", [str(year) for year in YEARS], label=here.say("target.upto"), required=True,
            value=str(here["upto"] or LAST_YEAR), show=str, widget=st.segmented_control,
        )  # fmt: skip


def show(here: Here, asked: Asked) -> None:
    """The chart: the share at Baik or better of all registered agencies, and the mark of the target."""
    for one in asked.rows:
        for number in one.bounds:
            remember(number)
    frame.show(here, _chart(here, asked))


def _chart(here: Here, asked: Asked) -> Chart:
    rows = [_drawn(here, one) for one in asked.rows]
    title = here.say("target.chart_title", goal=str(asked.goal))
    notes = [here.say("target.base_note")]
    if asked.rows[0].bounds:
        marks = "; ".join(f"{who(here, one)} {one.bounds[0].fingerprint}, {one.bounds[1].fingerprint}"
                          for one in asked.rows)  # fmt: skip
        notes += [here.say("target.proved_note"), here.say("target.proved_marks", marks=marks)]
    if here.release.counts_itself:
        notes.append(here.say("target.borrowed_note", release=asked.rows[0].target.claim.release_id))
    if "kementerian_lembaga" in {one.target.scope for one in asked.rows}:
        notes.append(here.say("target.union_note"))
    return Chart(
        name="target", title=title,
        subtitle=here.say("target.chart_subtitle", upto=str(asked.upto)),
        measures=[measure for one in asked.rows for measure in (one.share, one.shortfall, one.registered)],
        columns=columns(here, ("target_type", "text"), ("target_percent", "percent"), ("registered", "agency"),
                        ("at_goal_named", "agency"), ("at_goal_least", "agency"), ("at_goal_most", "agency"),
                        ("needed", "agency"), ("short_least", "agency"), ("short_most", "agency"),
                        ("target_source", "text")),
        rows=[
            {"target_type": row.name, "target_percent": one.target.percent, "registered": one.registered.value,
             "at_goal_named": one.counted.value, "at_goal_least": one.least, "at_goal_most": one.most,
             "needed": one.needed, "short_least": one.short_least, "short_most": one.short_most,
             "target_source": ", ".join(source["source_id"] for source in one.target.claim.sources)}
            for one, row in zip(asked.rows, rows, strict=True)
        ],
        draw=lambda width: chart.draw(rows, label=title, width=width),
        notes=tuple(notes),
    )  # fmt: skip


def _drawn(here: Here, one: Standing) -> chart.Row:
    registered = int(one.registered.value or 0)
    name = labels.type_name(here, one.target.agency_type)
    at_goal = here.say("target.of", n=_range(here, one.least, one.most), of=registered)
    aimed = here.say("target.aimed", percent=numbers.percent(here.lang, one.target.percent, 0), n=one.needed)
    share = WHOLE / registered if registered else 0.0
    return chart.Row(
        name, one.least * share, one.most * share, at_goal,
        here.say("target.row", name=name, at_goal=at_goal, aimed=aimed), float(one.target.percent), aimed,
    )  # fmt: skip
