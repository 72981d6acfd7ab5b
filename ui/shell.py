"""What stands around every page: style, menu, release and language, notices, foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from analytics import numbers, settings
from analytics.selection import FIRST_YEAR, LAST_YEAR
from analytics.words import LANGUAGES
from ui import address, corrections, theme
from ui.address import Here
from ui.html import escape, link, show
from ui.root import tell_browser

GROUPS: Mapping[str, Sequence[str]] = {
    "explore": ("ringkasan", "wilayah", "aspek", "kategori", "instansi", "bandingkan"),
    "check": ("cek", "pasti", "kueri"),
    "guide": ("pembinaan", "target"),
    "data": ("data", "impor"),
}


def open_page(here: Here, pages: Mapping[str, Any]) -> None:
    """Style, menu, the line with release and language, and what the reader must know before the page."""
    st.html(f"<style>{theme.css()}</style>")
    tell_browser(here)
    _menu(here, pages)
    _top(here)
    _notices(here)


def _banner(here: Here) -> str:
    """What is invented: all that a page shows, but for the page of an officer's own file."""
    return "app.simulated_import" if here.page == "impor" else "app.simulated_banner"


def _menu(here: Here, pages: Mapping[str, Any]) -> None:
    query = address.link_query(here.release, here.lang, {})
    with st.sidebar:
        words = here.say("app.tagline", first=str(FIRST_YEAR), last=str(LAST_YEAR))
        show(
            f'<div class="pm-brand">{escape(here.say("app.brand"))}</div><div class="pm-tagline">{escape(words)}</div>'
        )
        for group, names in GROUPS.items():
            show(f'<div class="pm-group">{escape(here.say(f"app.groups.{group}"))}</div>')
            for name in names:
                st.page_link(pages[name], label=here.say(f"app.pages.{name}"), query_params=query)


def _top(here: Here) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center", key="pm-top"):
        kind = here.say(f"app.release_{here.release.kind}")
        show(f'<div class="pm-release"><b>{escape(kind)}</b> <span>{escape(here.release.release_id)}</span></div>')
        with st.container(horizontal=True, width="content", key="pm-switches"):
            if other := address.other_release(here.release):
                words = here.say("app.to_published" if here.release.is_simulated else "app.to_simulated")
                st.button(
                    words,
                    key="switch_release",
                    type="tertiary",
                    on_click=address.switch_release,
                    args=(other, here.page),
                )
            st.button(
                here.say("app.other_language"), key="switch_language", type="tertiary",
                on_click=_other_language, args=(here,),
            )  # fmt: skip


def _other_language(here: Here) -> None:
    other = next(lang for lang in LANGUAGES if lang != here.lang)
    address.go(release=here.release.release_id, lang=other)


def _notices(here: Here) -> None:
    if here.release.is_simulated:
        method = link(here.href("data", tab="about") + "#simulation", here.say("app.simulated_method"))
        show(f'<div class="pm-simulated" role="note">{escape(here.say(_banner(here)))} {method}</div>')
    for notice in here.notices:
        show(f'<div class="pm-notice" role="status">{escape(notice)}</div>')
    corrections.show(here)
    if newer := address.newer_than(here.release):
        _tell_of_newer(here, newer)


def _tell_of_newer(here: Here, newer: Any) -> None:
    from analytics.diff import diff

    found = diff(here.release, newer)
    changes = len(found.added) + len(found.removed) + len(found.changed)
    key = "notices.newer_changes" if changes or found.measures else "notices.newer_same"
    words = here.say("notices.newer", release=newer.release_id)
    words += " " + here.say(key, count=changes, headline=len(found.measures))
    query = urlencode({**here.query(), address.RELEASE: newer.release_id}, doseq=True)
    open_it = link(f"?{query}", here.say("notices.newer_open"))
    show(f'<div class="pm-notice" role="status">{escape(words)} {open_it}</div>')


def close_page(here: Here) -> None:
    """The foot: what this is not, who answers for this copy, which release, and what became of KASN."""
    operator, contact = settings.OPERATOR.value(), settings.CONTACT.value()
    lines = [
        here.say("app.not_official") + " " + here.say("app.after_kasn"),
        (here.say("app.run_by", operator=operator) if operator else here.say("app.run_by_nobody"))
        + " "
        + (here.say("app.report_to", contact=contact) if contact else here.say("app.report_nowhere")),
        here.say(
            "app.release_line",
            release=here.release.release_id,
            date=numbers.date(here.lang, here.release.built_at.date().isoformat()),
        ),
    ]
    about = link(here.href("data", tab="about"), here.say("app.about"))
    show(f'<footer class="pm-foot">{"<br>".join(escape(line) for line in lines)} {about}</footer>')
