"""Whole releases and single tables as files; how to cite; licence and credits."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from analytics import export
from analytics.measures import Measure, compute
from analytics.selection import LAST_YEAR
from analytics.warehouse.read import descriptor
from ui import cite, frame, html, origin
from ui.address import Here
from ui.fields import FIELDS
from ui.views.data.tables import FORMATS, choose_dataset, show_files

ENCODING = "UTF-8"


def show(here: Here) -> None:
    """The whole release, one table, citation, licence."""
    _whole(here)
    frame.heading(here.say("data.downloads.one_table"))
    name = choose_dataset(here)
    heads = export.release_table(here.release, name, here.lang, rows=())
    show_files(here, heads, lambda: export.release_table(here.release, name, here.lang),
               words=here.say("data.tables.whole"), key="table")  # fmt: skip
    _cite(here)
    _licence(here)


def _whole(here: Here) -> None:
    frame.heading(here.say("data.downloads.whole"))
    frame.note(here.say("data.downloads.whole_note", release=here.release.release_id))
    for kind in FORMATS:
        with st.container(horizontal=True, vertical_alignment="center", key=f"pm-data-whole-{kind}"):
            st.download_button(
                here.say(f"frame.format.{kind}"),
                partial(export.release_archive, here.release, kind, here.lang),
                file_name=export.archive_name(here.release, kind), on_click="ignore", key=f"data.release.{kind}",
                width=210,
            )  # fmt: skip
            words = here.say(f"data.downloads.format.{kind}", encoding=ENCODING)
            html.show(f'<p class="pm-files-why">{html.escape(words)}</p>')


def _example(here: Here) -> Measure:
    if here.release.counts_itself:
        return compute(here.release, "agencies_in_category", category="baik", upto=LAST_YEAR)
    return compute(
        here.release, "claimed_total", metric="agencies_in_category", category="baik",
        period=f"cumulative_to:{LAST_YEAR}",
    )  # fmt: skip


def _cite(here: Here) -> None:
    """A worked example: the reference of one number, part by part, and that of the whole release."""
    measure = _example(here)
    title = here.say("data.downloads.cite_title", n=measure, upto=str(LAST_YEAR))
    there = replace(here, values={**dict.fromkeys(FIELDS["data"]), "tab": "measures", "measure": measure.id,
                                  **measure.parameters})  # fmt: skip
    frame.heading(here.say("data.downloads.cite"))
    frame.note(here.say("cite.how"))
    html.show(f'<p class="pm-label">{html.escape(here.say("data.downloads.cite_number"))}</p>')
    st.code(cite.citation(there, measure, title), language=None, wrap_lines=True)
    parts = [
        (here.say("data.downloads.part_publisher"), html.escape(cite.publishers(here, measure))),
        (here.say("data.downloads.part_title"), html.escape(title)),
        (here.say("origin.release"), f"<code>{html.escape(here.release.release_id)}</code>"),
        (here.say("origin.fingerprint"), f"<code>{html.escape(measure.fingerprint)}</code>"),
        (here.say("origin.link"), html.link(origin.link_to(here, measure), here.say("origin.link_words"))),
    ]
    html.show(definition_list(parts))
    html.show(f'<p class="pm-label">{html.escape(here.say("data.downloads.cite_release"))}</p>')
    words = here.release.title_en if here.lang == "en" else here.release.title
    st.code(here.say("data.downloads.release_citation", title=words, release=here.release.release_id,
                     hash=here.release.content_hash, year=str(here.release.built_at.year)), language=None,
            wrap_lines=True)  # fmt: skip


def _licence(here: Here) -> None:
    """Licence and credits, as the data package has them."""
    package, ending = descriptor(), "_en" if here.lang == "en" else ""
    frame.heading(here.say("data.downloads.licence"))
    licences = ", ".join(html.link(one["path"], one["title"], outside=True) for one in package["licenses"])
    html.show(f'<p class="pm-note">{licences}. {html.escape(here.say("data.downloads.licence_note"))}</p>')
    html.show(f'<p class="pm-label">{html.escape(here.say("data.downloads.credits"))}</p>')
    items = []
    for source in package["sources"]:
        words = source.get(f"title{ending}", source["title"])
        path = source.get("path", "")
        items.append(html.link(path, words, outside=True) if path.startswith("http") else html.escape(words))
    html.show(f'<ul class="pm-sources">{"".join(f"<li>{item}</li>" for item in items)}</ul>')
    frame.note(here.say("data.downloads.fonts"))


def definition_list(pairs: list[tuple[str, str]]) -> str:
    """Names and what they are, as HTML; the second of each pair is HTML already."""
    items = "".join(f"<dt>{html.escape(name)}</dt><dd>{words}</dd>" for name, words in pairs)
    return f'<dl class="pm-origin">{items}</dl>'
