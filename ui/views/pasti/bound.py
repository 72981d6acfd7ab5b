"""The least and the most of a group: the answer, all groups as bars, and the facts behind each end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import streamlit as st

from analytics import certainty, export, labels, numbers
from analytics.certainty import Bound, End, Number
from analytics.certainty.words import fact_words
from analytics.export import Column, Table
from analytics.measures.ledger import remember
from analytics.selection import LAST_YEAR, YEARS
from analytics.warehouse.dimensions import categories
from ui import address, frame, html
from ui.address import Here
from ui.charts import ranges
from ui.charts.ranges import Range
from ui.charts.svg import show_by_width
from ui.theme import NARROW, WIDE
from ui.views.pasti.sources import source_links

SCOPES = address.NARROWER["pasti", "scope"]
FIRST = "kabupaten_kota"
_GROUPS = ("at_least_baik", "below_baik")
_FORMATS = ("xlsx", "csv", "json")


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
    elif least == most:
        frame.answer(here, here.say("pasti.answer_exact", group=group, n=least))
    else:
        frame.answer(here, here.say("pasti.answer", group=group, least=least, most=most))


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
        address.choose(
            here, "stance", certainty.STANCES, label=here.say("pasti.stance"), value=here["stance"] or "stated",
            show=lambda one: here.say(f"pasti.stances.{one}"), widget=st.segmented_control, required=True,
        )  # fmt: skip
    frame.note(here.say(f"pasti.stance_means.{here['stance'] or 'stated'}"))


def show_ranges(here: Here, asked: Asked) -> None:
    """Every group of agencies with its bounds, the one asked for in bold; and the same as files and citation."""
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
    title = here.say("pasti.chart_title")
    subtitle = here.say("pasti.chart_subtitle", what=group_words(here, asked, "all"))

    def drawn(width: int) -> str:
        return ranges.draw(
            rows, label=title, width=width, fmt=lambda n: numbers.number(here.lang, n),
            words=lambda row: here.say("pasti.row", name=row.name, least=row.least, most=row.most),
        )  # fmt: skip

    least, most = asked.found.numbers
    for one in (least, most):
        remember(one)
    line = here.say("pasti.source_line", release=here.release.release_id, least=least.fingerprint,
                    most=most.fingerprint)  # fmt: skip
    html.show(
        f'<figure class="pm-figure"><h2 class="pm-title">{html.escape(title)}</h2>'
        f'<p class="pm-subtitle">{html.escape(subtitle)}</p>{show_by_width(drawn(WIDE), drawn(NARROW))}'
        f'<p class="pm-source">{html.escape(here.say("pasti.legend"))}</p>'
        f'<p class="pm-source">{html.escape(line)}</p></figure>'
    )
    with st.expander(here.say("pasti.more"), key="pasti.more"):
        _definition(here, least, most)
        st.code(_citation(here, asked, line), language=None, wrap_lines=True)
        _files(here, _table(here, found, title, subtitle, line, least))


def _definition(here: Here, least: Number, most: Number) -> None:
    items = [(one.name[here.lang], one.definition[here.lang], one.not_said[here.lang]) for one in (least, most)]
    rows = "".join(
        f"<dt>{html.escape(name)}</dt><dd>{html.escape(means)}<br>"
        f"<span>{html.escape(here.say('origin.not_said'))}: {html.escape(not_said)}</span></dd>"
        for name, means, not_said in items
    )
    html.show(f'<dl class="pm-origin">{rows}</dl>')
    frame.note(here.say("pasti.base", n=least.base.value))


def _citation(here: Here, asked: Asked, line: str) -> str:
    assert asked.found is not None
    least, most = asked.found.least.value, asked.found.most.value
    words = here.say("pasti.row", name=group_words(here, asked), least=least, most=most)
    return f"{words} {line} {here.href()}"


def _table(here: Here, found: dict[str, Bound], title: str, subtitle: str, line: str, least: Number) -> Table:
    names = ("scope", "group", "least", "most", "status", "because")
    columns = [
        Column(name, here.say(f"pasti.column.{name}"), "", here.say(f"pasti.column_means.{name}")) for name in names
    ]
    rows = [
        {"scope": scope, "group": labels.claim_scope(here.release, here.lang, scope), "least": one.least.value,
         "most": one.most.value, "status": one.status, "because": " ".join(one.because)}
        for scope, one in found.items()
    ]  # fmt: skip
    return Table(
        name="pasti", title=title, subtitle=subtitle, columns=tuple(columns), rows=rows, source_line=line,
        notes=(here.say("pasti.legend"),), release=here.release, fingerprint=least.fingerprint, lang=here.lang,
        period=str(least.parameters["upto"]),
    )  # fmt: skip


def _files(here: Here, table: Table) -> None:
    with st.container(horizontal=True, key="pm-pasti-files"):
        for kind in _FORMATS:
            st.download_button(
                here.say(f"frame.format.{kind}"), partial(export.write_table, table, kind),
                file_name=export.file_name(table, kind), on_click="ignore", key=f"pasti.file.{kind}",
            )  # fmt: skip


def show_reasons(here: Here, asked: Asked) -> None:
    """The facts that each end rests on: without one of them another number would be possible."""
    assert asked.found is not None
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
