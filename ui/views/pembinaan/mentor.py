"""Peers of an agency, by context and never by score, and who could be its mentor, each with its reason."""

from __future__ import annotations

from analytics.guidance.mentors import LIMITS, mentors, why, why_none
from analytics.guidance.peers import Peer, context, peers
from analytics.guidance.situation import Situation
from ui import frame, html
from ui.address import Here
from ui.views.pembinaan.asked import Asked


def show(here: Here, asked: Asked, one: Situation) -> None:
    """The mentors, or why there is none; then the peers with every factor of the distance."""
    found = mentors(asked.country, one.id)
    frame.heading(here.say("pembinaan.mentor.title"))
    frame.note(here.say("pembinaan.mentor.rule", lead=LIMITS.lead, weakest=LIMITS.weakest, km=LIMITS.km,
                        at_most=LIMITS.at_most))  # fmt: skip
    if found.none_because:
        html.show(f'<p class="pm-answer-small">{html.rich(here.say("pembinaan.mentor.none"))} '
                  f'{html.escape(why_none(found, here.lang))}</p>')  # fmt: skip
    if found.mentors:
        items = [_item(here, mentor.situation, why(mentor, here.lang)) for mentor in found.mentors]
        html.show(f'<ol class="pm-people">{"".join(items)}</ol>')
    frame.heading(here.say("pembinaan.mentor.peers_title"))
    frame.note(here.say("pembinaan.mentor.peers_note"))
    near = peers(asked.country, one.id)
    if not near:
        frame.note(here.say("pembinaan.mentor.no_peers"))
        return
    items = [_item(here, peer.situation, _near(here, peer)) for peer in near]
    html.show(f'<ol class="pm-people">{"".join(items)}</ol>')


def _near(here: Here, peer: Peer) -> str:
    words = context(peer.distance, peer.situation, here.lang)
    return f"{words[:1].upper()}{words[1:]}."


def _item(here: Here, one: Situation, words: str) -> str:
    link = html.link(here.href("instansi", agency=one.id), one.agency.name(here.lang))
    return f"<li><p>{link}</p><p>{html.escape(words)}</p></li>"
