"""The printed totals to believe: ticked one by one, and what follows where they cannot all be true."""

from __future__ import annotations

import streamlit as st

from analytics import certainty
from analytics.certainty import Clash, Statement
from analytics.certainty.words import choice_words, statement_words
from ui import address, frame, html
from ui.address import Here
from ui.views.pasti.bound import Asked
from ui.views.pasti.sources import source_links

# Of so many totals it is also searched what clashes under an assumption; of more only when somebody asks.
_FEW = 6
# In the session: the release of which somebody asked for every clash.
_ASKED = "pm_pasti_clashes"
# Questions that readers of these totals ask: each a few totals that do not go together.
DISPUTES = {
    "awards": ("C033", "C010"),
    "kabupaten_kota": ("C034", "C041"),
    "year_2018": ("C043", "C044", "C045", "C046"),
    "year_2020": ("C010", "C024", "C029"),
}


def show_clashes(here: Here, asked: Asked) -> None:
    """Each minimal set of chosen totals that cannot all be true, in words with sources, and each way out."""
    if asked.believe is None:
        return
    found = asked.clashes
    if found is None and len(asked.believe) <= _FEW:
        found = certainty.clashes(here.release, asked.believe)
    known = {claim: one for one in certainty.totals(here.release).statements for claim in one.claims}
    if found is not None and found.sets:
        frame.heading(here.say("pasti.clash_title", n=len(found.sets)))
        frame.note(here.say("pasti.clash_note"))
        for clash in found.sets:
            _show_clash(here, clash, known)
    else:
        frame.note(here.say("pasti.no_clash"))
    st.button(here.say("pasti.default"), key="pasti.to_default", on_click=address.go, kwargs={"believe": None})


def _show_clash(here: Here, clash: Clash, known: dict[str, Statement]) -> None:
    needs = "; ".join(here.say(f"certainty.needs.{one}") for one in clash.needs)
    head = here.say("pasti.clash_under", needs=needs) if needs else here.say("pasti.clash_always")
    totals = "".join(
        f"<li>{html.escape(statement_words(here.release, here.lang, known[one]))}{source_links(here, known[one])}</li>"
        for one in clash.claims
    )
    ways = "".join(
        f"<li>{html.escape(choice_words(here.lang, way))}</li>" for way in certainty.choices(here.release, clash)
    )
    html.show(
        f'<h3 class="pm-label">{html.escape(head)}</h3><ul class="pm-list">{totals}</ul>'
        f'<p class="pm-note">{html.escape(here.say("pasti.ways"))}</p><ul class="pm-list">{ways}</ul>'
    )


def choose(here: Here, asked: Asked) -> None:
    """The totals of the period with a tick for each that is believed; disputes that are known, one click away."""
    frame.heading(here.say("pasti.believe_title"))
    totals = certainty.totals(here.release, asked.stance)
    if not totals.statements:
        frame.note(here.say("pasti.counts_itself"))
        return
    frame.note(here.say("pasti.believe_note"))
    with st.container(horizontal=True, key="pm-pasti-disputes"):
        for name, claims in DISPUTES.items():
            if set(claims) <= {claim for one in totals.statements for claim in one.claims}:
                st.button(here.say(f"pasti.dispute.{name}"), key=f"pasti.dispute.{name}", on_click=address.go,
                          kwargs={"believe": claims})  # fmt: skip
    _every_clash(here)
    believed = set(asked.believe) if asked.believe else set(totals.believed)
    part = st.expander(here.say("pasti.tick", n=len(believed), of=len(totals.statements)), key="pasti.tick",
                       on_change="rerun", expanded=asked.believe is not None)  # fmt: skip
    if part.open:
        with part:
            for one in totals.statements:
                _tick(here, one, believed)
    _left_out(here, totals)


def _every_clash(here: Here) -> None:
    """Every minimal set of printed totals that cannot all be true, each a link that believes it: a search of seconds,
    once for a release."""
    if st.session_state.get(_ASKED) != here.release.release_id:
        st.button(here.say("pasti.every_clash"), key="pasti.every_clash", on_click=st.session_state.update,
                  args=({_ASKED: here.release.release_id},))  # fmt: skip
        return
    with st.spinner(here.say("pasti.searching")):
        found = certainty.clashes(here.release)
    head = here.say("pasti.every_clash_found" if found.complete else "pasti.every_clash_some", n=len(found.sets))
    items = []
    for one in found.sets:
        needs = "; ".join(here.say(f"certainty.needs.{need}") for need in one.needs)
        link = html.link(here.href(believe=one.claims), " + ".join(one.claims))
        items.append(f"<li>{link} {html.escape(here.say('pasti.under', needs=needs)) if needs else ''}</li>")
    html.show(f'<h3 class="pm-label">{html.escape(head)}</h3><ul class="pm-list">{"".join(items)}</ul>')


def _tick(here: Here, one: Statement, believed: set[str]) -> None:
    is_believed = bool(believed & set(one.claims))
    key = f"pasti.believe.{one.id}"
    st.session_state[key] = is_believed
    rest = [claim for claim in sorted(believed) if claim not in one.claims]
    changed = rest if is_believed else [*rest, one.id]
    st.checkbox(html.as_label(statement_words(here.release, here.lang, one)), key=key, on_change=address.go,
                kwargs={"believe": changed})  # fmt: skip


def _left_out(here: Here, totals: certainty.Totals) -> None:
    """The totals of the period that are not believed where nobody chose, and why."""
    if not totals.left_out:
        return
    with st.expander(here.say("pasti.left_out", n=len(totals.left_out))):
        rows = [
            [html.escape(", ".join(one.claims)), html.escape(here.say(f"certainty.why.{one.why}")),
             html.escape(", ".join(one.against))]
            for one in totals.left_out
        ]  # fmt: skip
        heads = [here.say(f"pasti.column.{name}") for name in ("claims", "why", "against")]
        html.show(html.table(heads, rows, caption=here.say("pasti.left_out", n=len(totals.left_out))))
