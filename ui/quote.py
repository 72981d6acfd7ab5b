"""To quote a number or a chart: sentences to print, the reference in the forms of programs, and the embedding."""

from __future__ import annotations

import base64
import html as markup
import json
import re
from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from analytics.measures import Measure
from analytics.words import LANGUAGES
from ui import cite, html
from ui.address import Here
from ui.labels import describe
from ui.origin import link_to, value_words

_BIBTEX_SIGNS = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
                 "$": r"\$", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}  # fmt: skip


def show(here: Here, measure: Measure, title: str, *, sheet: Callable[[], str] | None, key: str) -> None:
    """The panel of a chart: how to cite it, sentences in both languages, BibTeX and CSL-JSON, the chart for a page of
    one's own. `sheet` makes the chart as a whole SVG; None where there is no drawing."""
    html.show(f'<p class="pm-note">{html.escape(here.say("cite.how"))}</p>')
    st.code(cite.citation(here, measure, title), language=None, wrap_lines=True)
    html.show(f'<p class="pm-label">{html.escape(here.say("cite.sentences"))}</p>')
    for lang in LANGUAGES:
        st.code(sentence(here, measure, lang), language=None, wrap_lines=True)
    html.show(f'<p class="pm-label">{html.escape(here.say("cite.programs"))}</p>')
    st.code(bibtex(here, measure, title), language=None, wrap_lines=True)
    st.code(csl_json(here, measure, title), language="json", wrap_lines=True)
    if sheet is not None:
        html.show(f'<p class="pm-note">{html.escape(here.say("cite.embed_how"))}</p>')
        st.download_button(
            here.say("cite.embed"), lambda: embedding(here, title, sheet()), mime="text/html", on_click="ignore",
            file_name=f"peta-merit-{measure.fingerprint}.html", key=f"{key}.embed",
        )  # fmt: skip


def sentence(here: Here, measure: Measure, lang: str) -> str:
    """One number as a sentence to print in a language: what, how many, who says so, and how to check it."""
    there = replace(here, lang=lang)
    return there.say(
        "cite.sentence", what=describe(there, measure), value=value_words(there, measure),
        sources=cite.publishers(there, measure), release=measure.release_id, fingerprint=measure.fingerprint,
    )  # fmt: skip


def bibtex(here: Here, measure: Measure, title: str) -> str:
    """The reference for BibTeX."""
    built = here.release.built_at
    fields = {
        "title": title, "author": "{Peta Merit}", "year": str(built.year), "month": str(built.month),
        "howpublished": f"\\url{{{_link(here, measure)}}}",
        "note": _bibtex(f"{cite.publishers(here, measure)}; {here.release.release_id}; {measure.fingerprint}"),
    }  # fmt: skip
    fields["title"] = f"{{{_bibtex(title)}}}"
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{petamerit-{measure.fingerprint.lower()},\n{lines}\n}}"


def csl_json(here: Here, measure: Measure, title: str) -> str:
    """The reference as CSL-JSON, which Zotero and its like read."""
    built = here.release.built_at
    entry = {
        "id": f"petamerit-{measure.fingerprint.lower()}", "type": "dataset", "title": title,
        "author": [{"literal": "Peta Merit"}], "issued": {"date-parts": [[built.year, built.month, built.day]]},
        "publisher": "Peta Merit", "version": here.release.release_id, "URL": _link(here, measure),
        "language": here.lang, "note": f"{cite.publishers(here, measure)}; {measure.fingerprint}",
    }  # fmt: skip
    return json.dumps([entry], ensure_ascii=False, indent=1)


def embedding(here: Here, title: str, sheet: str) -> str:
    """A chart for somebody's own page: one picture within the text, with its source line, and a link back. It asks no
    other place for anything, and brings no script and no style."""
    picture = base64.b64encode(sheet.encode()).decode()
    link, alt = (markup.escape(words, quote=True) for words in (cite.host() + here.href(), title))
    image = f'<img alt="{alt}" style="max-width:100%" src="data:image/svg+xml;base64,{picture}" />'
    return f'<figure style="margin:0"><a href="{link}">{image}</a></figure>\n'


def _link(here: Here, measure: Measure) -> str:
    return cite.host() + link_to(here, measure)


def _bibtex(text: str) -> str:
    return re.sub(r"[\\{}&%#_$~^]", lambda found: _BIBTEX_SIGNS[found[0]], text)
