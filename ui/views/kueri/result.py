"""The result of a query: chart, table, files, and what is to be known of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

import streamlit as st

from analytics import export, numbers
from analytics.export import Column, Table
from analytics.measures.ledger import remember, remember_file
from analytics.query import ask as query
from analytics.query import limits
from analytics.query.ask import Answer, Cell
from analytics.warehouse.dimensions import agencies
from analytics.words import LANGUAGES
from ui import address, cite, frame, html, quote
from ui.address import Here
from ui.charts.svg import show_by_width
from ui.theme import NARROW, WIDE
from ui.views.data.tables import show_files
from ui.views.kueri import chart

PER_PAGE = 100
# A year is written without a point for thousands; so is any whole number of its length.
_PLAIN_WHOLE = 9999
_SHOWN_LETTERS = 400
_DECIMALS = 6


def show_result(here: Here, answer: Answer) -> None:
    """The chart where there is one to draw, the rows a page at a time, the files, and the notes."""
    remember(answer)
    drawn = chart.series(answer)
    if drawn is not None:
        _show_chart(here, answer, drawn)
    if answer.rows:
        _show_rows(here, answer)
    frame.note(here.say("kueri.not_measure"))
    html.show("".join(f'<p class="pm-source">{html.rich(words)}</p>' for words in _notes(here, answer, drawn)))
    sheet = None if drawn is None else partial(_sheet, here, answer.sql)
    frame.offer_quote(here, partial(_quoted, here, answer), sheet=sheet, key="result")
    if answer.rows:
        _show_files(here, answer, drawn)


def in_words(here: Here, value: Cell) -> str:
    """A cell as it is written in the language; a missing one says so."""
    if value is None:
        return here.say("common.empty")
    if isinstance(value, bool):
        return here.say(f"data.dictionary.{'true' if value else 'false'}")
    if isinstance(value, str):
        return value if len(value) <= _SHOWN_LETTERS else value[:_SHOWN_LETTERS] + "…"
    if isinstance(value, int) and abs(value) <= _PLAIN_WHOLE:
        return str(value).replace("-", "−")
    exact = round(Decimal(str(value)), _DECIMALS).normalize()
    return numbers.number(here.lang, exact, max(0, -int(exact.as_tuple().exponent)))


def _source_line(here: Here, answer: Answer) -> str:
    return here.say("kueri.source_line", release=answer.release_id, fingerprint=answer.fingerprint)


def _show_chart(here: Here, answer: Answer, drawn: chart.Bars) -> None:
    title = here.say("kueri.chart.title", value=drawn.value, by=drawn.by)
    subtitle = here.say("kueri.chart.subtitle", n=len(answer.rows))
    draw = partial(chart.draw, here, drawn, title, partial(in_words, here))
    cited = html.keep_whole(html.rich(_source_line(here, answer)), answer.release_id, answer.fingerprint)
    html.show(
        f'<figure class="pm-figure"><h2 class="pm-title">{html.escape(title)}</h2>'
        f'<p class="pm-subtitle">{html.escape(subtitle)}</p>{show_by_width(draw(WIDE), draw(NARROW))}'
        f'<p class="pm-source">{cited}</p></figure>'
    )


def _show_rows(here: Here, answer: Answer) -> None:
    pages = -(-len(answer.rows) // PER_PAGE)
    first = (address.asked_page(here, "at", pages) - 1) * PER_PAGE
    rows = answer.rows[first : first + PER_PAGE]
    title = here.say("kueri.result_title")
    told = here.say("kueri.result_rows", n=len(answer.rows), columns=len(answer.columns), first=first + 1,
                    last=first + len(rows))  # fmt: skip
    marks = [column.kind in ("integer", "number") for column in answer.columns]
    cells = [
        [_cell(here, column.name, value) for column, value in zip(answer.columns, row, strict=True)] for row in rows
    ]
    table = html.table([column.name for column in answer.columns], cells, caption=title, numbers=marks)
    html.show(
        f'<div class="pm-figure"><h2 class="pm-title">{html.escape(title)}</h2>'
        f'<p class="pm-subtitle">{html.escape(told)}</p></div><div class="pm-wide-table pm-query-rows">{table}</div>'
    )
    address.choose_page(here, "at", pages)


def _cell(here: Here, name: str, value: Cell) -> str:
    words = html.escape(in_words(here, value))
    if value is None:
        return f'<span class="pm-unknown">{words}</span>'
    if name in ("agency_id", "successor_id") and value in agencies(here.release):
        return f'<span class="pm-id">{html.link(here.href("instansi", agency=value), str(value))}</span>'
    return f'<span class="pm-long">{words}</span>' if isinstance(value, str) and len(value) > PER_PAGE // 2 else words


def _notes(here: Here, answer: Answer, drawn: chart.Bars | None) -> list[str]:
    # The chart has its own source line.
    notes = [_source_line(here, answer)] if drawn is None else []
    notes.append(here.say("kueri.took", seconds=numbers.number(here.lang, answer.seconds, 2)))
    if drawn is None and chart.is_too_long(answer):
        notes.append(here.say("kueri.chart.too_many", limit=chart.MOST))
    if answer.cut_cells:
        notes.append(here.say("kueri.cut_cells", n=answer.cut_cells, limit=limits.CELL_CHARACTERS))
    if any(isinstance(value, str) and len(value) > _SHOWN_LETTERS for row in answer.rows for value in row):
        notes.append(here.say("kueri.short_on_screen"))
    if answer.not_finite:
        notes.append(here.say("kueri.not_finite", n=answer.not_finite))
    return [" ".join(notes), here.say("kueri.parts"), here.say("kueri.verify")]


# Files --------------------------------------------------------------------------------------------------------------


def as_table(here: Here, answer: Answer, rows: Sequence[tuple[Cell, ...]] | None = None) -> Table:
    """The result as a table of the exports: its query stands in the notes. Columns of one name are numbered."""
    keys = _keys([column.name for column in answer.columns])
    columns = tuple(
        Column(key, column.name, "", here.say("kueri.column_meaning", type=column.type), column.kind)
        for key, column in zip(keys, answer.columns, strict=True)
    )
    chosen = here.say("kueri.file_cut", n=len(answer.rows)) if answer.is_cut else here.say("kueri.file_selection")
    given = answer.rows if rows is None else rows
    return Table(
        name=here.page, title=here.say("kueri.result_title"),
        subtitle=here.say("kueri.result_subtitle", release=answer.release_id), columns=columns,
        rows=[dict(zip(keys, row, strict=True)) for row in given], source_line=_source_line(here, answer),
        notes=(here.say("kueri.not_measure").replace("**", ""), here.say("kueri.file_query", sql=answer.sql),
               here.say("kueri.verify")),
        release=here.release, fingerprint=answer.fingerprint, lang=here.lang, selection_words=chosen,
    )  # fmt: skip


def _keys(names: Sequence[str]) -> list[str]:
    keys: list[str] = []
    for name in names:
        key, n = name or "column", 1
        while key in keys:
            n += 1
            key = f"{name or 'column'}_{n}"
        keys.append(key)
    return keys


def _show_files(here: Here, answer: Answer, drawn: chart.Bars | None) -> None:
    # A button outlives this run: it keeps the query, not the rows, and asks again.
    release, sql = here.release, answer.sql
    show_files(here, as_table(here, answer, rows=()), lambda: as_table(here, query.ask(release, sql)),
               words=here.say("kueri.files"), key="kueri")  # fmt: skip
    if drawn is not None:
        name = export.file_name(as_table(here, answer, rows=()), "csv").removesuffix("csv") + "svg"
        st.download_button(
            here.say("kueri.picture"), partial(_picture, here, sql, name), file_name=name, on_click="ignore",
            key="kueri.svg", mime="image/svg+xml",
        )  # fmt: skip


def _quoted(here: Here, answer: Answer) -> quote.Quoted:
    """The result as it is quoted: with its query, which alone says what it means."""
    link = here.href(sql=answer.sql, at=None)
    is_one = len(answer.rows) == len(answer.columns) == 1

    def told(lang: str, key: str, **more: str) -> str:
        there = replace(here, lang=lang)
        value = in_words(there, answer.rows[0][0]) if is_one else there.say("data.verify.rows", n=len(answer.rows))
        return there.say(f"kueri.{key}", value=value, sql=" ".join(answer.sql.split()), release=answer.release_id,
                         fingerprint=answer.fingerprint, **more)  # fmt: skip

    return quote.Quoted(
        here.say("kueri.result_title"), answer.fingerprint, here.release, here.say("kueri.publisher"),
        told(here.lang, "whole", link=cite.host() + link), tuple(told(lang, "sentence") for lang in LANGUAGES), link,
    )  # fmt: skip


def _picture(here: Here, sql: str, name: str) -> bytes:
    """The chart as a file that carries title, source line and fingerprint."""
    content = _sheet(here, sql).encode()
    answer = query.ask(here.release, sql)
    remember_file(content, name=name, release_id=answer.release_id, fingerprint=answer.fingerprint)
    return content


def _sheet(here: Here, sql: str) -> str:
    from ui.charts.sheet import make_sheet

    answer = query.ask(here.release, sql)
    drawn: Any = chart.series(answer)
    title = here.say("kueri.chart.title", value=drawn.value, by=drawn.by)
    return make_sheet(
        chart.draw(here, drawn, title, partial(in_words, here), WIDE), title=title,
        subtitle=here.say("kueri.chart.subtitle", n=len(answer.rows)), source_line=_source_line(here, answer),
        watermark=here.say("frame.watermark") if here.release.is_simulated else None,
    )  # fmt: skip
