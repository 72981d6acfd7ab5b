"""The chart frame, and the answer above it. Chart, table, files and citation come from one description.

A title that says the finding, a subtitle that says base and period, the chart, a source line with release and
fingerprint; below it table, files, citation and origin, which cost nothing until somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any, overload

import streamlit as st

from analytics import export
from analytics.export import Column, Table
from analytics.measures import Measure
from analytics.measures.ledger import remember, remember_file
from ui import address, cite, html, labels, origin, quote, tables
from ui.address import Here
from ui.charts import plotly
from ui.charts.svg import show_by_width
from ui.pick import pick
from ui.said import numbers_in
from ui.theme import NARROW, WIDE

# A list shows so many rows at first; its table has the rest.
LISTED = 12
PICTURES = ("svg", "png")
TOOLS = ("table", "files", "cite", "origin")
OF_NUMBERS = TOOLS[2:]


class Late(Sequence[Mapping[str, Any]]):
    """The rows of a table that costs something to make: made when they are first looked at."""

    def __init__(self, make: Callable[[], Sequence[Mapping[str, Any]]]) -> None:
        self._make = make

    @cached_property
    def _rows(self) -> Sequence[Mapping[str, Any]]:
        return self._make()

    @overload
    def __getitem__(self, at: int) -> Mapping[str, Any]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Mapping[str, Any]]: ...
    def __getitem__(self, at: int | slice) -> Mapping[str, Any] | Sequence[Mapping[str, Any]]:
        return self._rows[at]

    def __len__(self) -> int:
        return len(self._rows)


@dataclass(frozen=True)
class Chart:
    """One chart and what stands behind it.

    `draw` makes the SVG for a width; `plot` is a Plotly figure as a dictionary instead, for charts that are explored.
    `measures` explains the numbers, the headline first; the source line names the sources of the headline, or of all
    with `cites_all`; `line` is a source line of the chart's own. `columns` and `rows` are the table, on screen and in
    files.
    """

    name: str
    title: str
    subtitle: str
    measures: Sequence[Measure]
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, Any]]
    draw: Callable[[int], str] | None = None
    plot: Mapping[str, Any] | None = None
    notes: tuple[str, ...] = ()
    cites_all: bool = False
    line: str = ""
    on_pick: Callable[[str], None] | None = None
    on_leave: Callable[[], None] | None = None
    links: Mapping[str, Callable[[Mapping[str, Any]], str]] = field(default_factory=dict)


# The notes that stand on the page already; each answer starts a page anew.
_TOLD = "pm_told"


def answer(
    here: Here, words: str, *, title: str | None = None, numbers: Sequence[Measure] | None = None
) -> None:  # fmt: skip
    """The first thing painted: the page's name, and the answer as a sentence (**strong** numbers).

    Below it the way to quote its numbers, and to their origin. numbers: those that the words do not know themselves.
    """
    name = title or here.say(f"app.pages.{here.page}")
    st.session_state[_TOLD] = set()
    html.show(f'<h1 class="pm-page">{html.escape(name)}</h1><p class="pm-answer">{html.rich(words)}</p>')
    known = {one.fingerprint: one for one in (numbers_in(words) if numbers is None else numbers)}
    if known:
        explain(here, list(known.values()), key="answer")


def note(words: str) -> None:
    """A paragraph that a reader needs beside a chart."""
    html.show(f'<p class="pm-note">{html.rich(words)}</p>')


def heading(words: str) -> None:
    """A heading between the parts of a page."""
    html.show(f'<h2 class="pm-heading">{html.escape(words)}</h2>')


def offer_simulated(here: Here, words: str, *, key: str) -> None:
    """Say in a sentence what this release cannot show, and offer the invented country that can, in one click."""
    html.show(f'<p class="pm-note">{html.rich(words)}</p>')
    other = None if here.release.is_simulated else address.other_release(here.release)
    if other and st.button(here.say("app.to_simulated"), key=f"{here.page}.{key}.simulated"):
        # Not a callback: it would change the address before the part runs again, in which this button then no longer
        # stands, and the whole page must be drawn anew to say SIMULASI.
        address.switch_release(other, here.page)
        st.rerun()


def show(here: Here, chart: Chart) -> None:
    """Show a chart in its frame; one that draws nothing is a list, and shows its table."""
    line = chart.line or cite.source_line(here, *(chart.measures if chart.cites_all else chart.measures[:1]))
    head = (
        f'<h2 class="pm-title">{html.escape(chart.title)}</h2><p class="pm-subtitle">{html.escape(chart.subtitle)}</p>'
    )
    marks = [one.fingerprint for one in chart.measures[: 2 if chart.line else 1]]
    cited = html.keep_whole(html.rich(line), here.release.release_id, *marks)
    notes = (*(html.rich(_tell_once(here, words)) for words in chart.notes), cited)
    foot = "".join(f'<p class="pm-source">{words}</p>' for words in notes)
    if chart.plot is not None:
        html.show(f'<div class="pm-figure">{head}</div>')
        st.plotly_chart(
            chart.plot, theme=None, alt=chart.title, key=f"{here.page}.{chart.name}", config=_plot_config(here)
        )
        html.show(f'<div class="pm-foot-of-chart">{foot}</div>')
    elif chart.draw is not None and chart.on_pick is not None:
        html.show(f'<div class="pm-figure">{head}</div>')
        pick(
            chart.draw(WIDE), chart.draw(NARROW), key=f"{here.page}.{chart.name}", label=chart.title,
            on_pick=chart.on_pick, on_leave=chart.on_leave,
        )  # fmt: skip
        html.show(f'<div class="pm-foot-of-chart">{foot}</div>')
    elif chart.draw is not None:
        drawn = show_by_width(chart.draw(WIDE), chart.draw(NARROW))
        html.show(f'<figure class="pm-figure">{head}{drawn}{foot}</figure>')
    else:
        html.show(f'<div class="pm-figure">{head}</div>')
        tables.show(here, as_table(here, chart, line), most=LISTED, links=chart.links)
        html.show(f'<div class="pm-foot-of-chart">{foot}</div>')
    _tools(here, chart, line)


def _tell_once(here: Here, words: str) -> str:
    """A note in full where a page has it first; further down its first sentence, and that the rest stands above.

    Only the screen is spared: table and files carry every note whole, since they are read alone.
    """
    told = st.session_state.setdefault(_TOLD, set())
    first, stop, rest = words.partition(". ")
    if words not in told or not rest:
        told.add(words)
        return words
    return here.say("frame.told_above", first=f"{first}{stop}".strip())


def _plot_config(here: Here) -> dict[str, Any]:
    return {"displayModeBar": False, "displaylogo": False, "locale": here.lang}


def as_table(here: Here, chart: Chart, line: str) -> Table:
    """The table behind a chart, with everything that a file of it must say."""
    chosen = labels.filters(here)
    return Table(
        name=chart.name, title=chart.title, subtitle=chart.subtitle, columns=tuple(chart.columns),
        rows=[dict(row) for row in chart.rows], source_line=line, notes=chart.notes, release=here.release,
        fingerprint=chart.measures[0].fingerprint, lang=here.lang, selection_words=chosen, period=labels.period(here),
    )  # fmt: skip


@st.fragment
def _tools(here: Here, chart: Chart, line: str) -> None:
    key = f"{here.page}.{chart.name}"
    is_whole_list = chart.draw is None and chart.plot is None and len(chart.rows) <= LISTED
    tools = TOOLS[1:] if is_whole_list else TOOLS
    asked = _ask(here, tools, chart.name)
    if asked is None:
        return
    with st.container(border=True, key=f"pm-panel-{here.page}-{chart.name}"):
        if asked == "table":
            tables.show(here, as_table(here, chart, line), links=chart.links)
        elif asked == "files":
            _files(here, chart, line, key)
        elif asked == "cite":
            drawn = chart.draw or (partial(_draw_here, chart) if chart.plot is not None else None)
            sheet = None if drawn is None else partial(_sheet, here, chart, line, drawn)
            quote.show(here, quote.of(here, chart.measures[0], chart.title), sheet=sheet, key=key)
        else:
            origin.show(here, chart.measures, key=key)


@st.fragment
def explain(here: Here, measures: Sequence[Measure], *, key: str) -> None:
    """To quote numbers in a sentence, and the way to their origin; nothing is read until somebody asks."""
    asked = _ask(here, OF_NUMBERS, key)
    if asked is None:
        return
    with st.container(border=True, key=f"pm-panel-{here.page}-{key}"):
        if asked == "origin":
            origin.show(here, measures, key=f"{here.page}.{key}")
        else:
            chosen = origin.choose(here, measures, label="cite.which", key=f"{here.page}.{key}.quote")
            remember(chosen)
            quoted = quote.of(here, chosen, labels.describe(here, chosen))
            quote.show(here, quoted, sheet=None, key=f"{here.page}.{key}")


@st.fragment
def offer_quote(here: Here, quoted: Callable[[], quote.Quoted], *, sheet: Callable[[], str] | None, key: str) -> None:
    """To quote what is no measure: the result of a query, the check of a text."""
    if _ask(here, OF_NUMBERS[:1], key):
        with st.container(border=True, key=f"pm-panel-{here.page}-{key}"):
            quote.show(here, quoted(), sheet=sheet, key=f"{here.page}.{key}")


def _ask(here: Here, tools: Sequence[str], key: str) -> str | None:
    chosen: str | None = st.pills(
        here.say("frame.tools"), tools, key=f"{here.page}.{key}.tools", label_visibility="collapsed",
        format_func=lambda tool: here.say(f"frame.{tool}"),
    )  # fmt: skip
    return chosen


def _files(here: Here, chart: Chart, line: str, key: str) -> None:
    table = as_table(here, chart, line)
    words = here.say("frame.files_hold", n=len(table.rows), selection=table.selection_words or here.say("frame.all"))
    html.show(f'<p class="pm-note">{html.escape(words)}</p>')
    with st.container(horizontal=True, key=f"pm-files-{here.page}-{chart.name}"):
        for kind in export.FORMATS:
            _button(here, kind, partial(export.write_table, table, kind), export.file_name(table, kind), key)
        drawn_here = chart.draw is not None or (chart.plot is not None and plotly.can_draw())
        for kind in PICTURES if drawn_here else ():
            name = str(Path(export.file_name(table, "csv")).with_suffix(f".{kind}"))
            _button(here, kind, partial(_picture, here, chart, line, name=name), name, key)
    if chart.plot is not None and not drawn_here:
        html.show(f'<p class="pm-source">{html.escape(here.say("frame.no_picture"))}</p>')


def _button(here: Here, kind: str, make: Callable[[], bytes], name: str, key: str) -> None:
    st.download_button(here.say(f"frame.format.{kind}"), make, file_name=name, on_click="ignore", key=f"{key}.{kind}")


def _draw_here(chart: Chart, width: int) -> str:
    """A chart that is explored with Plotly, drawn without it: at once, and without a browser on the server."""
    from ui.charts import boxes

    return boxes.draw(chart.plot or {}, label=chart.title, width=width)


def _sheet(here: Here, chart: Chart, line: str, draw: Callable[[int], str]) -> str:
    """The chart as a whole SVG document with title, base and source line, and the watermark of the simulation."""
    from ui.charts.sheet import make_sheet

    mark = here.say("frame.watermark") if here.release.is_simulated else None
    return make_sheet(draw(WIDE), title=chart.title, subtitle=chart.subtitle, source_line=line, watermark=mark)


def _picture(here: Here, chart: Chart, line: str, *, name: str) -> bytes:
    """The chart as a file that carries title, base, source line and fingerprint, noted so that `verify` knows it."""
    from ui.charts.sheet import to_png

    sheet = _sheet(here, chart, line, chart.draw or partial(plotly.draw, chart.plot or {}))
    content = to_png(sheet) if name.endswith(".png") else sheet.encode()
    remember_file(content, name=name, release_id=here.release.release_id, fingerprint=chart.measures[0].fingerprint)
    return content
