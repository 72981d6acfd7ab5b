"""What helps to write a query, and to trust the page: worked examples, limits, the walls that stand."""

from __future__ import annotations

from analytics.query import limits
from analytics.query.ask import standing
from analytics.query.examples import WHO, examples
from analytics.query.walls import WALLS
from ui import frame, html
from ui.address import Here


def show_examples(here: Here) -> None:
    """The examples by who asks them; each question is a link that runs its query."""
    frame.heading(here.say("kueri.examples.title"))
    frame.note(here.say("kueri.examples.lead"))
    parts = []
    for who in WHO:
        items = "".join(
            f"<li>{html.link(here.href(sql=one.sql, at=None), here.say(f'kueri.examples.{one.id}'))}</li>"
            for one in examples().values()
            if one.who == who
        )
        parts.append(f'<div><h3 class="pm-label">{html.escape(here.say(f"kueri.examples.who.{who}"))}</h3>')
        parts.append(f'<ul class="pm-list">{items}</ul></div>')
    html.show(f'<div class="pm-queries">{"".join(parts)}</div>')


def show_limits(here: Here) -> None:
    """How much a query may cost, and which walls hold it on this machine."""
    frame.heading(here.say("kueri.limits.title"))
    frame.note(here.say("kueri.limits.text", **limits.stated()))
    stands = standing(here.release)
    items = []
    for wall in WALLS:
        what = html.escape(here.say(f"kueri.wall.{wall}"))
        mark = html.escape(here.say(f"kueri.limits.{'stands' if wall in stands else 'missing'}"))
        items.append(f'<li>{what} <span class="pm-unknown">({mark})</span></li>')
    words = html.escape(here.say("kueri.limits.walls"))
    html.show(f'<p class="pm-note">{words}</p><ul class="pm-list">{"".join(items)}</ul>')
