"""Finding an agency: by a name that may be old, short or misspelt, or in the list of those with a result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from analytics import by_agency, numbers
from analytics.measures import Measure, compute
from analytics.warehouse.dimensions import agencies, categories
from ui import address, frame, html, labels
from ui.address import Here
from ui.charts import distribution
from ui.frame import Chart
from ui.views.bias import bias
from ui.views.columns import columns

PER_PAGE = 25
_UNKNOWN = "unknown"


def answer(here: Here) -> str:
    """How many agencies have a result on record."""
    found = compute(here.release, "agencies_assessed", upto=here.selection.last_year)
    return here.say("instansi.answer_all", n=found, of=found.base, upto=str(here.selection.last_year))


def ask(here: Here, text: str | None = None) -> None:
    """The search box, with the text in it that is looked for; a new text leaves the agency that is shown."""
    address.choose_text(
        replace(here, values={**here.values, "q": text}), "q", label=here.say("instansi.search"),
        also={"agency": None}, type="search", placeholder=here.say("instansi.placeholder"),
        icon=":material/search:", max_chars=120,
    )  # fmt: skip


def suggest(here: Here) -> None:
    """Names to try the search with."""
    names = by_agency.suggestions(here.release)
    links = ", ".join(html.link(here.href(q=name, agency=None), name) for name in names)
    html.show(f'<p class="pm-try">{html.escape(here.say("instansi.try"))} {links}.</p>')


def show_hits(here: Here, text: str) -> None:
    """The agencies that may be meant, each with what led to it and what is on record of it."""
    hits = by_agency.find(here.release, text)
    if not hits:
        html.show(f'<p class="pm-notice" role="status">{html.escape(here.say("instansi.no_hit", q=text))}</p>')
        return
    head = here.say("instansi.hits", n=len(hits), q=text)
    shared = sum(hit.why == "ambiguous" for hit in hits)
    more = f" {here.say('instansi.shared')}" if shared > 1 else ""
    items = "".join(_hit(here, hit) for hit in hits)
    html.show(f'<p class="pm-note" role="status">{html.escape(head + more)}</p><ol class="pm-hits">{items}</ol>')


def _hit(here: Here, hit: Any) -> str:
    """One hit: its name as a link, its type and place, and why it is offered."""
    link = html.link(_link(here, hit.agency_id), agencies(here.release)[hit.agency_id].name(here.lang))
    why = here.say(f"instansi.why.{hit.why}", matched=hit.matched)
    known = by_agency.latest(here.release, here.selection.but(type=None)).get(hit.agency_id)
    shown = result_words(here, known) if known else here.say("instansi.no_result", upto=str(here.selection.last_year))
    about = f"{html.escape(place(here, hit.agency_id))}<br>{html.escape(why)}. {html.escape(shown)}."
    return f"<li>{link} <span>{about}</span></li>"


def _link(here: Here, agency_id: str) -> str:
    return here.href("instansi", agency=agency_id, q=None, type=None, category=None, at=None)


def place(here: Here, agency_id: str) -> str:
    """The type of an agency and its province."""
    agency = agencies(here.release)[agency_id]
    words = labels.name_of(here, "agency_type", agency.agency_type)
    return f"{words}, {labels.name_of(here, 'province', agency.province_id)}" if agency.province_id else words


def category_words(here: Here, category: str | None) -> str | None:
    """A category with its numeral; None where there is none."""
    return (
        f"{categories(here.release)[category].roman} {labels.name_of(here, 'category', category)}" if category else None
    )


def result_words(here: Here, row: Any) -> str:
    """A result in a few words: category with its numeral, score where printed, year."""
    words = category_words(here, row["category_id"]) or here.say("labels.unknown")
    score = f", {numbers.number(here.lang, row['score'])}" if row["score"] is not None else ""
    return f"{words}{score} ({row['year'] or here.say('instansi.no_year')})"


# The list, in few columns, so that a phone shows them all -------------------------------------------------------------


def choose_list(here: Here) -> None:
    """The controls of the list: type and category."""
    with st.container(horizontal=True, key="pm-controls-instansi"):
        _choose_filter(here, "type", everything="all_types", show=lambda one: labels.type_name(here, one))
        _choose_filter(here, "category", everything="all_categories", show=partial(labels.name_of, here, "category"))


def _choose_filter(here: Here, name: str, *, everything: str, show: Callable[[str], str]) -> None:
    """One filter of the list; a change goes back to its first page."""
    address.choose_one(
        here, name, label=here.say(f"instansi.filter.{name}"), everything=here.say(f"instansi.filter.{everything}"),
        show=show, also={"at": None},
    )  # fmt: skip


def _counted(here: Here) -> Measure:
    selection = here.selection.parameters()
    if here["category"]:
        return compute(here.release, "agencies_in_category", category=here["category"], **selection)
    return compute(here.release, "agencies_assessed", **selection)


def listing(here: Here) -> Chart:
    """The agencies with a result that the filters leave, and how they spread over the categories."""
    counted = _counted(here)
    found = {row["agency_id"]: row for row in counted.rows}
    rows = [_row(here, found[one], _doubts(here)) for one in agencies(here.release) if one in found]
    ids = [*categories(here.release), _UNKNOWN]
    counts = {one: sum((row["category_id"] or _UNKNOWN) == one for row in found.values()) for one in ids}
    who = labels.type_name(here, here["type"]) if here["type"] else here.say("instansi.list.all")
    bar = distribution.Row(who, counts, here.say("labels.n_agencies", n=counted))
    of = labels.name_of(here, "category", here["category"]) if here["category"] else ""
    key = "title" + ("_type" if here["type"] else "") + ("_category" if of else "")
    good = compute(here.release, "agencies_in_category", category="at_least_baik", **here.selection.parameters())
    tokens = {"n": counted, "good": good, "upto": str(here.selection.last_year), "category": of, "who": who}
    title = here.say(f"instansi.list.{key}", **tokens)
    return Chart(
        name="instansi-dengan-hasil", title=title,
        subtitle=here.say("instansi.list.subtitle", upto=str(here.selection.last_year)),
        measures=[counted] if of else [counted, good], rows=rows,
        columns=columns(here, ("agency", "text"), ("agency_type", "text"), ("province", "text"), ("category", "text"),
                        ("score", "points"), ("year", "year"), ("certainty", "text")),
        draw=lambda width: distribution.draw([bar], names=labels.category_words(here), label=title, width=width,
                                             fmt=lambda v: numbers.number(here.lang, v)),
        notes=() if here.release.counts_itself else (bias(here),),
        links={"agency": lambda row: _link(here, row["agency_id"])},
    )  # fmt: skip


def _row(here: Here, found: Any, doubts: dict[str, set[str]]) -> dict[str, Any]:
    agency, category = agencies(here.release)[found["agency_id"]], found["category_id"]
    remarks = [here.say(f"instansi.doubt.{name}") for name, ids in doubts.items() if agency.id in ids]
    where = labels.name_of(here, "province", agency.province_id) if agency.province_id else here.say("instansi.central")
    return {
        "agency_id": agency.id, "agency": agency.name(here.lang), "province": where, "year": str(found["year"]),
        "agency_type": labels.name_of(here, "agency_type", agency.agency_type), "score": found["score"],
        "category": category_words(here, category),
        "certainty": "; ".join(remarks) or here.say("instansi.doubt.none"),
    }  # fmt: skip


def _doubts(here: Here) -> dict[str, set[str]]:
    """The agencies whose result rests on one witness, is contradicted, or has an inferred year; none if invented."""
    if here.release.is_simulated:
        return {}
    names = {
        "single": "agencies_single_witness",
        "contradicted": "agencies_contradicted",
        "inferred": "agencies_year_inferred",
    }
    if here.release.counts_itself:
        del names["single"]  # the file that was imported is the one witness of all
    return {
        name: {row["agency_id"] for row in compute(here.release, measure, **here.selection.parameters()).rows}
        for name, measure in names.items()
    }


def _cells(here: Here, row: Any) -> list[str]:
    name = html.link(_link(here, row["agency_id"]), row["agency"])
    unknown = f'<span class="pm-unknown">{html.escape(here.say("common.not_known"))}</span>'
    category = html.escape(row["category"]) if row["category"] else unknown
    return [
        f'{name}<br><span class="pm-unknown">{html.escape(row["province"])}</span>',
        f'<span class="pm-keep">{category}</span><br><span class="pm-unknown">{row["year"]}</span>',
        unknown if row["score"] is None else html.escape(numbers.number(here.lang, row["score"])),
        html.escape(row["certainty"]),
    ]  # fmt: skip


def show_list(here: Here, chart: Chart) -> None:
    """One page of the list, with links."""
    if not chart.rows:
        frame.note(here.say("instansi.list.empty"))
        return
    pages = -(-len(chart.rows) // PER_PAGE)
    at = address.asked_page(here, "at", pages)
    heads = [here.say(f"columns.{key}.label") for key in ("agency", "category", "score", "certainty")]
    rows = [_cells(here, row) for row in chart.rows[PER_PAGE * (at - 1) : PER_PAGE * at]]
    listed = html.table(heads, rows, caption=chart.title, numbers=(False, False, True, False))
    html.show(f'<div class="pm-cramped">{listed}</div>')
    address.choose_page(here, "at", pages)
