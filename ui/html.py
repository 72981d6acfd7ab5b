"""Small pieces of HTML. Everything that comes from data or from a person is escaped here."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence

import streamlit as st


def escape(text: object) -> str:
    """Text as HTML text or attribute, safe for Markdown too: a name is never markup."""
    return re.sub(r"[&<>\"'\\`*_\[\]!#~$|:]", lambda found: f"&#{ord(found[0])};", str(text).replace("\n", " "))


def as_label(text: object) -> str:
    """Text for the label of a widget, which Streamlit reads as Markdown: names from a file stay text.

    Only what would begin some markup is escaped: the label as written is also what a screen reader says.
    """
    words = " ".join(str(text).split())
    words = re.sub(r"[\\`*\[\]<>~$&]|:(?=[^\W\d])|(?<!\w)_|_(?!\w)", lambda found: f"\\{found[0]}", words)
    return re.sub(r"^([#+-]|\d+[.)])(?=\s)", lambda found: f"{found[1][:-1]}\\{found[1][-1]}", words)


def rich(text: str) -> str:
    """A catalogue text whose **strong** words are marked; all else is escaped."""
    parts = re.split(r"\*\*(.+?)\*\*", text)
    return "".join(
        f"<strong>{escape(part)}</strong>" if place % 2 else escape(part) for place, part in enumerate(parts)
    )


def keep_whole(markup: str, *words: str) -> str:
    """Markup in which these words are not broken at the end of a line."""
    for word in words:
        markup = markup.replace(escape(word), f'<span class="pm-id">{escape(word)}</span>')
    return markup


def show(markup: str) -> None:
    """Put HTML on the page as one block."""
    st.markdown(re.sub(r"\n\s*\n", "\n", markup), unsafe_allow_html=True)


def link(href: str, words: str, *, outside: bool = False) -> str:
    """A link; one that leaves the app opens beside it and tells the site nothing."""
    more = ' target="_blank" rel="noopener noreferrer"' if outside else ' target="_self"'
    return f'<a href="{html.escape(href)}"{more}>{escape(words)}</a>'


def table(
    headers: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    caption: str,
    numbers: Sequence[bool] = (),
) -> str:
    """An HTML table: cells are HTML already (escape them); `numbers` marks the columns that are right-aligned."""
    marks = [' class="pm-number"' if place < len(numbers) and numbers[place] else "" for place in range(len(headers))]
    head = "".join(f'<th scope="col"{mark}>{escape(word)}</th>' for word, mark in zip(headers, marks, strict=True))
    body = "".join(
        "<tr>" + "".join(f"<td{mark}>{cell}</td>" for cell, mark in zip(row, marks, strict=True)) + "</tr>"
        for row in rows
    )
    return (
        f'<div class="pm-scroll" tabindex="0" role="group" aria-label="{escape(caption)}"><table class="pm-table">'
        f'<caption class="pm-hidden">{escape(caption)}</caption><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )
