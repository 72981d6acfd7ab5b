"""The controls of a comparison: items are added by any name and removed by their chips; what cannot be says why."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import streamlit as st

from analytics import by_agency, comparison
from analytics.names import Hit
from analytics.warehouse.dimensions import agencies
from ui import address, html
from ui.address import Here
from ui.views.agencies import place
from ui.views.bandingkan import Asked, item_name, reason, short_name


def choose_items(here: Here, asked: Asked) -> None:
    """The chips of the chosen items, with a field that takes any name; a name that may mean several is asked back."""
    known = comparison.all_items(here.release)
    address.choose(
        here, "items", list(known), label=here.say("bandingkan.choose", most=str(comparison.MOST_ITEMS)),
        show=lambda one: item_name(here, known[one]) if one in known else one, value=[str(one) for one in asked.items],
        widget=st.multiselect, as_changes=partial(read_choice, here), max_selections=comparison.MOST_ITEMS,
        # A fuzzy filter puts a wrong agency under Enter; what no label contains is looked up among all names instead.
        filter_mode="contains", accept_new_options=True, select_all=False,
        placeholder=here.say("bandingkan.placeholder"),
    )  # fmt: skip
    if len(here["items"] or ()) - len(asked.unknown) > comparison.MOST_ITEMS:
        words = here.say("bandingkan.too_many", most=str(comparison.MOST_ITEMS))
        html.show(f'<p class="pm-notice" role="status">{html.escape(words)}</p>')
    for one in asked.unknown:
        words = here.say("bandingkan.unknown", item=one, release=here.release.release_id)
        html.show(f'<p class="pm-notice" role="status">{html.escape(words)}</p>')
    if here["q"]:
        _ask_back(here, asked, here["q"])


def read_choice(here: Here, chosen: list[str]) -> Mapping[str, Any]:
    """The fields of the address for what was chosen: a typed name becomes the agency it means, or a question."""
    known = comparison.all_items(here.release)
    items, question = [], None
    for one in chosen:
        if one in known:
            items.append(one)
        elif (hits := by_agency.find(here.release, one)) and _is_clear(hits):
            items.append(f"agency:{hits[0].agency_id}")
        else:
            question = one
    return {"items": list(dict.fromkeys(items)), "q": question}


def _is_clear(hits: list[Hit]) -> bool:
    """Whether the first hit stands alone: a shared name gives two of equal score."""
    return len(hits) == 1 or hits[0].score > hits[1].score


def _ask_back(here: Here, asked: Asked, text: str) -> None:
    hits = by_agency.find(here.release, text, limit=comparison.MOST_ITEMS)
    if not hits:
        words = here.say("instansi.no_hit", q=text)
        html.show(f'<p class="pm-notice" role="status">{html.escape(words)}</p>')
        return
    chosen = [str(item) for item in asked.items]
    links = ""
    for hit in hits:
        href = here.href(items=[*chosen, f"agency:{hit.agency_id}"][: comparison.MOST_ITEMS], q=None)
        name = agencies(here.release)[hit.agency_id].name(here.lang)
        links += f"<li>{html.link(href, name)} <span>{html.escape(place(here, hit.agency_id))}</span></li>"
    head = html.escape(here.say("bandingkan.which", q=text))
    html.show(f'<div class="pm-notice" role="status"><p>{head}</p><ul class="pm-hits">{links}</ul></div>')


def choose_way(here: Here, asked: Asked) -> None:
    """What is set side by side, the period where it counts, and beside the control why some ways are not possible."""
    if len(asked.items) < comparison.LEAST_ITEMS:
        return
    with st.container(horizontal=True, key="pm-controls-bandingkan"):
        address.choose(
            here, "compare", comparison.WAYS, label=here.say("bandingkan.compare"), value=asked.way,
            show=lambda way: here.say(f"bandingkan.way.{way}"), widget=st.segmented_control, required=True,
        )  # fmt: skip
        if asked.way != "years":
            address.choose_period(here)
    ways: dict[str, list[str]] = {}
    for way, word in asked.obstacles.items():
        if word:
            ways.setdefault(word, []).append(here.say(f"bandingkan.way.{way}"))
    reasons = "".join(
        f"<li><b>{html.escape(', '.join(names))}</b>: {html.escape(reason(here, word))}</li>"
        for word, names in ways.items()
    )
    if reasons:
        html.show(f'<ul class="pm-why-not">{reasons}</ul>')


def show_examples(here: Here) -> None:
    """Comparisons to start from, as links."""
    items = []
    for example in comparison.examples(here.release):
        found, _ = comparison.read_items(here.release, example)
        words = ", ".join(short_name(here, item) for item in found)
        items.append(f"<li>{html.link(here.href(items=list(example), q=None, compare=None), words)}</li>")
    head = html.escape(here.say("bandingkan.examples"))
    html.show(f'<p class="pm-note">{head}</p><ul class="pm-hits">{"".join(items)}</ul>')
