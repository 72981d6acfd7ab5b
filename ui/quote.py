"""To quote a number, a chart or a result: sentences to print, the reference in the forms of programs, the embedding."""

from __future__ import annotations

import base64
import html as markup
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from analytics.measures import Measure
from analytics.warehouse import Release
from analytics.words import LANGUAGES
from ui import cite, html
from ui.address import Here
from ui.labels import describe
from ui.origin import link_to, value_words

_BIBTEX_SIGNS = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
                 "$": r"\$", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip


@dataclass(frozen=True)
class Quoted:
    """What is quoted. publisher: who said it first; whole: the reference in words; sentences: to print, one for each
    language; link: relative, with its release."""

    title: str
    fingerprint: str
    release: Release
    publisher: str
    whole: str
    sentences: tuple[str, ...]
    link: str


def of(here: Here, measure: Measure, title: str) -> Quoted:
    """A number as it is quoted; its link leads to the number itself, the reference names this page."""
    return Quoted(
        title, measure.fingerprint, measure.release, cite.publishers(here, measure),
        cite.citation(here, measure, title), tuple(sentence(here, measure, lang) for lang in LANGUAGES),
        link_to(here, measure),
    )  # fmt: skip


def show(here: Here, quoted: Quoted, *, sheet: Callable[[], str] | None, key: str) -> None:
    """The panel: how to cite it, sentences in both languages, BibTeX and CSL-JSON, the chart for a page of one's own.
    `sheet` makes the chart as a whole SVG; None where there is none."""
    html.show(f'<p class="pm-note">{html.escape(here.say("cite.how"))}</p>')
    st.code(quoted.whole, language=None, wrap_lines=True)
    html.show(f'<p class="pm-label">{html.escape(here.say("cite.sentences"))}</p>')
    for words in quoted.sentences:
        st.code(words, language=None, wrap_lines=True)
    html.show(f'<p class="pm-label">{html.escape(here.say("cite.programs"))}</p>')
    st.code(bibtex(quoted), language=None, wrap_lines=True)
    st.code(csl_json(here, quoted), language="json", wrap_lines=True)
    if sheet is not None:
        html.show(f'<p class="pm-note">{html.escape(here.say("cite.embed_how"))}</p>')
        st.download_button(
            here.say("cite.embed"), lambda: embedding(here, quoted.title, sheet()), mime="text/html",
            on_click="ignore", file_name=f"peta-merit-{quoted.fingerprint}.html", key=f"{key}.embed",
        )  # fmt: skip


def sentence(here: Here, measure: Measure, lang: str) -> str:
    """One number as a sentence to print in a language: what, how many, who says so, and how to check it."""
    there = replace(here, lang=lang)
    return there.say(
        "cite.sentence", what=describe(there, measure), value=value_words(there, measure),
        sources=cite.publishers(there, measure), release=measure.release_id, fingerprint=measure.fingerprint,
    )  # fmt: skip


def bibtex(quoted: Quoted) -> str:
    """The reference for BibTeX."""
    built = quoted.release.built_at
    fields = {
        "title": f"{{{_bibtex(quoted.title)}}}", "author": "{Peta Merit}", "year": str(built.year),
        "month": str(built.month), "howpublished": f"\\url{{{cite.host() + quoted.link}}}",
        "note": _bibtex(_note(quoted)),
    }  # fmt: skip
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{petamerit-{quoted.fingerprint.lower()},\n{lines}\n}}"


def csl_json(here: Here, quoted: Quoted) -> str:
    """The reference as CSL-JSON, which Zotero and its like read."""
    built = quoted.release.built_at
    entry = {
        "id": f"petamerit-{quoted.fingerprint.lower()}", "type": "dataset", "title": quoted.title,
        "author": [{"literal": "Peta Merit"}], "issued": {"date-parts": [[built.year, built.month, built.day]]},
        "publisher": "Peta Merit", "version": quoted.release.release_id, "URL": cite.host() + quoted.link,
        "language": here.lang, "note": _note(quoted),
    }  # fmt: skip
    return json.dumps([entry], ensure_ascii=False, indent=1)


def _note(quoted: Quoted) -> str:
    return f"{quoted.publisher}; {quoted.release.release_id}; {quoted.fingerprint}"


def embedding(here: Here, title: str, sheet: str) -> str:
    """A chart for somebody's own page: one picture within the text, with its source line, and a link back. It asks no
    other place for anything, and brings no script and no style."""
    picture = base64.b64encode(sheet.encode()).decode()
    link, alt = (markup.escape(words, quote=True) for words in (cite.host() + here.href(), title))
    image = f'<img alt="{alt}" style="max-width:100%" src="data:image/svg+xml;base64,{picture}" />'
    return f'<figure style="margin:0"><a href="{link}">{image}</a></figure>\n'


def _bibtex(text: str) -> str:
    return re.sub(r"[\\{}&%#_$~^]", lambda found: _BIBTEX_SIGNS[found[0]], text)
