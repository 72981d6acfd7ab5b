"""The least and the most of a group: the answer, all groups as bars, and the facts behind each end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import streamlit as st

from analytics import certainty, labels, numbers
from analytics.certainty import Bound, End
from analytics.certainty.words import fact_words
from analytics.export import Column
from analytics.measures import Measure
from analytics.measures.ledger import remember
from analytics.selection import LAST_YEAR, YEARS
from analytics.warehouse.dimensions import categories
from ui import address, frame, html
from ui.address import Here
from ui.charts import ranges
from ui.charts.ranges import Range
from ui.fields import NARROWER
from ui.views.pasti.sources import source_links

SCOPES = NARROWER["pasti", "scope"]
FIRST = "kabupaten_kota"
_GROUPS = ("at_least_baik", "below_baik")


@dataclass(frozen=True)
class Asked:
    """What the address asks, and the bound; `found` is None where the chosen totals cannot all be true (`clashes`)."""

    scope: str
    category: str | None
    upto: int
    stance: certainty.Stance
    believe: tuple[str, ...] | None
    found: Bound | None
    clashes: certainty.Clashes | None = None

    @property
    def numbers(self) -> Sequence[Measure]:
        """Both ends to quote; a bound has everything that quotes and explains a measure."""
        assert self.found is not None
        return cast("Sequence[Measure]", self.found.numbers)


def read(here: Here) -> Asked:
    """The question of the address with its answer."""
    upto = int(here["upto"] or LAST_YEAR)
    stance: certainty.Stance = "no_unseen" if here["stance"] == "no_unseen" else "stated"
    # Totals of another release have other ids: an address that names them asks for the default here.
    known = {one for total in certainty.totals(here.release).statements for one in total.claims}
    believe = tuple(one for one in here["believe"] or () if one in known) or None
    asked = (here["scope"] or FIRST, here["category"], upto, stance, believe)
    try:
        return Asked(*asked, certainty.bounds(here.release, *asked))
    except certainty.BeliefsClash as error:
        return Asked(*asked, None, error.clashes)


def group_words(here: Here, asked: Asked, scope: str | None = None) -> str:
    """The group in words: which agencies, of which category, up to when."""
    what = (
        here.say("pasti.assessed") if asked.category is None
        else here.say("pasti.in_category", category=labels.name_of(here.release, here.lang, "category", asked.category))
    )  # fmt: skip
    whose = labels.claim_scope(here.release, here.lang, scope or asked.scope)
    return here.say("pasti.group", whose=whose[:1].upper() + whose[1:], what=what, year=str(asked.upto))


def answer(here: Here, asked: Asked) -> None:
    """The first sentence."""
    group = group_words(here, asked)
    if asked.found is None:
        frame.answer(here, here.say("pasti.answer_clash", group=group))
        return
    least, most = asked.found.least.value, asked.found.most.value
    if least is None or most is None:
        frame.answer(here, here.say("pasti.answer_open", group=group))
        return
    exact = "answer_counted" if here.release.counts_itself else "answer_exact"
    key = exact if least == most else "answer"
    words = here.say(f"pasti.{key}", group=group, n=least, least=least, most=most)
    frame.answer(here, words, numbers=asked.numbers)


def choose(here: Here) -> None:
    """The controls: agencies, category, year, and what is assumed."""
    every = [*categories(here.release), *_GROUPS]
    with st.container(horizontal=True, vertical_alignment="bottom", key="pm-controls-pasti"):
        address.choose(
            here, "scope", SCOPES, label=here.say("pasti.scope"), value=here["scope"] or FIRST,
            show=lambda one: labels.claim_scope(here.release, here.lang, one).capitalize(),
        )  # fmt: skip
        address.choose(
            here, "category", ["", *every], label=here.say("pasti.category"), value=here["category"] or "",
            show=lambda one: labels.name_of(here.release, here.lang, "category", one) if one else here.say("pasti.any"),
        )  # fmt: skip
    with st.container(horizontal=True, vertical_alignment="bottom", key="pm-controls-pasti-more"):
        address.choose(
            here, "upto", [str(year) for year in YEARS], label=here.say("pasti.upto"), required=True,
            value=str(here["upto"] or LAST_YEAR), show=str, widget=st.segmented_control,
        )  # fmt: skip
        if here.release.counts_itself:
            return
        address.choose(
            here, "stance", certainty.STANCES, label=here.say("pasti.stance"), value=here["stance"] or "stated",
            show=lambda one: here.say(f"pasti.stances.{one}"), widget=st.segmented_control, required=True,
        )  # fmt: skip
    frame.note(here.say(f"pasti.stance_means.{here['stance'] or 'stated'}"))


def show_ranges(here: Here, asked: Asked) -> None:
    """Every group of agencies with its bounds, the one asked for in bold."""
    assert asked.found is not None
    found = {
        scope: asked.found if scope == asked.scope
        else certainty.bounds(here.release, scope, asked.category, asked.upto, asked.stance, asked.believe)
        for scope in SCOPES
    }  # fmt: skip
    rows = [
        Range(labels.claim_scope(here.release, here.lang, scope).capitalize(), one.least.value, one.most.value,
              scope == asked.scope)
        for scope, one in found.items() if one.least.value is not None and one.most.value is not None
    ]  # fmt: skip
    how = "_counted" if here.release.counts_itself else ""
    title = here.say(f"pasti.chart_title{how}")

    def drawn(width: int) -> str:
        return ranges.draw(
            rows, label=title, width=width, fmt=lambda n: numbers.number(here.lang, n),
            words=lambda row: here.say("pasti.row", name=row.name, least=row.least, most=row.most),
        )  # fmt: skip

    least, most = asked.numbers
    for one in (least, most):
        remember(one)
    frame.show(here, frame.Chart(
        name="batas", title=title,
        subtitle=here.say(f"pasti.chart_subtitle{how}", what=group_words(here, asked, "all")),
        measures=(least, most), columns=_columns(here), rows=_rows(here, found), draw=drawn,
        notes=(here.say("pasti.legend"),),
        line=here.say(f"pasti.source_line{how}", release=here.release.release_id, least=least.fingerprint,
                      most=most.fingerprint),
    ))  # fmt: skip


def _columns(here: Here) -> list[Column]:
    return [
        Column(name, here.say(f"pasti.column.{name}"), "", here.say(f"pasti.column_means.{name}"))
        for name in ("scope", "group", "least", "most", "status", "because")
    ]


def _rows(here: Here, found: dict[str, Bound]) -> list[dict[str, Any]]:
    return [
        {"scope": scope, "group": labels.claim_scope(here.release, here.lang, scope), "least": one.least.value,
         "most": one.most.value, "status": one.status, "because": " ".join(one.because)}
        for scope, one in found.items()
    ]  # fmt: skip


def show_reasons(here: Here, asked: Asked) -> None:
    """The facts that each end rests on: without one of them another number would be possible. What a release counts
    rests on its own rows."""
    assert asked.found is not None
    if here.release.counts_itself:
        return
    frame.heading(here.say("pasti.why_title"))
    frame.note(here.say("pasti.why_note"))
    for name, end in (("least", asked.found.least), ("most", asked.found.most)):
        if end.value is not None:
            html.show(f'<h3 class="pm-label">{html.escape(here.say(f"pasti.{name}_because", n=end.value))}</h3>')
            _facts(here, end)


def _facts(here: Here, end: End) -> None:
    if not end.because:
        frame.note(here.say("certainty.nothing_needed"))
        return
    items = []
    for fact in end.because:
        words = fact_words(here.release, here.lang, fact)
        items.append(f"<li>{html.escape(words[:1].upper() + words[1:])}{source_links(here, fact.statement)}</li>")
    html.show(f'<ul class="pm-list">{"".join(items)}</ul>')
    if not end.minimal:
        frame.note(here.say("certainty.not_minimal"))
