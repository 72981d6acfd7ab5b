"""One province on paper: the same numbers as on its page, as tables and drawings only, on one or two sheets of A4."""

from __future__ import annotations

from ui import cite, frame, html
from ui.address import Here
from ui.charts.svg import show_by_width
from ui.frame import Chart
from ui.theme import NARROW, WIDE
from ui.views import province, wilayah


def show(here: Here) -> None:
    """The whole sheet. Nothing on it needs a click; the way back does not print."""
    place = wilayah.place_name(here)
    back = html.link(here.href(print=None), here.say("province.print_back", place=place))
    frame.answer(here, province.answer(here), title=here.say("province.print_title"))
    html.show(f'<p class="pm-note pm-no-print">{html.escape(here.say("province.print_how"))} {back}</p>')
    parts = [_draw(here, province.spread(here)), province.listing(here), _why(here), _aspects(here), _claims(here),
             _ranking(here)]  # fmt: skip
    html.show(f'<div class="pm-sheet">{"".join(parts)}</div>')


def _head(words: str) -> str:
    return f'<h2 class="pm-title">{html.escape(words)}</h2>'


def _note(words: str) -> str:
    return f'<p class="pm-note">{html.rich(words)}</p>'


def _draw(here: Here, chart: Chart) -> str:
    assert chart.draw is not None
    drawn = show_by_width(chart.draw(WIDE), chart.draw(NARROW))
    headline = chart.measures[0]
    cited = html.keep_whole(html.rich(cite.source_line(here, headline)), here.release.release_id, headline.fingerprint)
    foot = "".join(f'<p class="pm-source">{words}</p>' for words in (*map(html.rich, chart.notes), cited))
    return (
        f'<figure class="pm-figure">{_head(chart.title)}<p class="pm-subtitle">{html.escape(chart.subtitle)}</p>'
        f"{drawn}{foot}</figure>"
    )


def _why(here: Here) -> str:
    if province.is_complete(here):
        return ""
    words, _, _ = province.why(here)
    return f"<section>{_head(province.why_title(here))}{_note(words)}</section>"


def _aspects(here: Here) -> str:
    chart = province.attainment(here)
    return _draw(here, chart) if chart else ""


def _claims(here: Here) -> str:
    sentences, _ = province.claims(here)
    if not sentences:
        return ""
    head = _head(here.say("province.claims.heading", place=wilayah.place_name(here)))
    listed = "".join(f"<li>{html.rich(one)}</li>" for one in sentences)
    return f'<section>{head}<ul class="pm-list">{listed}</ul>{_note(here.say("province.claims.apart"))}</section>'


def _ranking(here: Here) -> str:
    found = wilayah.ranking(here)
    head = _head(wilayah.ranking_heading(here))
    return _draw(here, found) if isinstance(found, Chart) else f"<section>{head}{_note(found[0])}</section>"
