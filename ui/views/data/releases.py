"""The kept releases, and what changed between two of them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from analytics import numbers
from analytics.diff import Difference, diff
from analytics.export.table import plain
from analytics.measures import catalogue
from analytics.warehouse import Release, current_release, list_releases
from analytics.warehouse.dimensions import agencies
from analytics.words import texts
from ui import address, frame, html, labels
from ui.address import Here
from ui.fields import FIELDS

MOST = 50


def show(here: Here) -> None:
    """The list, and the difference between the two that are chosen."""
    kept = {one.release_id: one for one in list_releases()}
    _list(here, list(kept.values()))
    frame.heading(here.say("data.releases.difference"))
    before, after = _choose_two(here, kept)
    if before is None or after is None:
        frame.note(here.say("data.releases.no_earlier"))
    elif before == after:
        frame.note(here.say("data.releases.same"))
    else:
        _show_difference(here, diff(before, after), before, after)


def _list(here: Here, kept: Sequence[Release]) -> None:
    current = current_release().release_id
    heads = [here.say(f"data.releases.{key}") for key in ("release", "made", "title", "follows")]
    rows = []
    for one in kept:
        link = html.link(f"?{_query(here, one)}", one.release_id)
        mark = (
            f"<br><strong>{html.escape(here.say('data.releases.current'))}</strong>"
            if one.release_id == current
            else ""
        )
        words = (one.title_en, one.note_en) if here.lang == "en" else (one.title, one.note)
        follows = html.escape(one.follows) if one.follows else _none(here)
        kind = html.escape(here.say(f"data.releases.kinds.{one.kind}"))
        rows.append([
            f'<span class="pm-id">{link}</span><br><span class="pm-unknown">{kind}</span>{mark}',
            html.escape(numbers.date(here.lang, one.built_at.date().isoformat())),
            f"{html.escape(words[0])}<br><span class='pm-unknown pm-long'>{html.escape(words[1])}</span>", follows,
        ])  # fmt: skip
    listed = html.table(heads, rows, caption=here.say("data.releases.kept"))
    html.show(f'<div class="pm-wide-table">{listed}</div>')
    frame.note(here.say("data.releases.immutable"))


def _query(here: Here, release: Release) -> str:
    return urlencode(address.link_query(release, here.lang, {"tab": "releases"}))


def _none(here: Here) -> str:
    return f'<span class="pm-unknown">{html.escape(here.say("data.releases.first"))}</span>'


def _choose_two(here: Here, kept: Mapping[str, Release]) -> tuple[Release | None, Release | None]:
    """The two releases: as the address says, else the shown one and the one that it follows, where that is kept."""
    after = here["after"] or here.release.release_id
    before = here["before"] or (kept[after].follows if kept[after].follows in kept else "")
    with st.container(horizontal=True, key="pm-data-two"):
        for name, value in (("before", before), ("after", after)):
            address.choose(
                here, name, ["", *kept] if name == "before" else list(kept), value=value or "",
                label=here.say(f"data.releases.{name}"),
                show=lambda one: one or here.say("data.releases.choose"),
            )  # fmt: skip
    return kept.get(before or ""), kept[after]


def _show_difference(here: Here, found: Difference, before: Release, after: Release) -> None:
    if before.is_simulated != after.is_simulated:
        html.show(f'<div class="pm-notice" role="note">{html.escape(here.say("data.releases.unlike"))}</div>')
    if found.is_empty:
        frame.note(here.say("data.releases.nothing"))
        return
    frame.note(here.say(
        "data.releases.summary", added=len(found.added), removed=len(found.removed), changed=len(found.changed),
        measures=len(found.measures),
    ))  # fmt: skip
    _show_measures(here, found.measures, before, after)
    _show_rows(here, "movements", found.movements, after)
    for name in ("added", "removed", "changed"):
        _show_rows(here, name, getattr(found, name), before if name == "removed" else after)
    st.download_button(
        here.say("data.releases.file"), lambda: _as_file(found),
        file_name=f"peta-merit_{before.release_id}_{after.release_id}.json", mime="application/json",
        on_click="ignore", key="data.diff",
    )  # fmt: skip


def _as_file(found: Difference) -> str:
    return json.dumps(found.as_json(), ensure_ascii=False, indent=1, default=plain)


def _show_measures(here: Here, rows: Sequence[Mapping[str, Any]], before: Release, after: Release) -> None:
    if not rows:
        return
    title = here.say("data.releases.measures")
    heads = [here.say("data.measures.measure"), before.release_id, after.release_id]
    listed = []
    for row in rows:
        unit = catalogue()[row["id"]].unit
        asked = {name: row["parameters"].get(name) for name in FIELDS["data"] if name not in ("tab", "measure")}
        given = [labels.parameter(here, name, value) for name, value in row["parameters"].items()]
        words = " · ".join([catalogue()[row["id"]].name[here.lang], *given])
        href = replace(here, release=after).href("data", **{**asked, "tab": "measures", "measure": row["id"]})
        listed.append([html.link(href, words), _number(here, row["from"], unit), _number(here, row["to"], unit)])
    html.show(f'<h3 class="pm-label">{html.escape(title)}</h3>')
    html.show(html.table(heads, listed, caption=title, numbers=(False, True, True)))


def _number(here: Here, value: Any, unit: str) -> str:
    if value is None:
        return f'<span class="pm-unknown">{html.escape(here.say("common.not_known"))}</span>'
    return numbers.percent(here.lang, value) if unit == "percent" else numbers.number(here.lang, value)


def _show_rows(here: Here, name: str, rows: Sequence[Mapping[str, Any]], release: Release) -> None:
    if not rows:
        return
    title = here.say(f"data.releases.{name}", n=len(rows))
    keys = list(rows[0])
    heads = [here.say(f"data.releases.column.{key}") for key in keys]
    listed = [[_cell(here, key, row[key], release) for key in keys] for row in rows[:MOST]]
    html.show(f'<h3 class="pm-label">{html.escape(title)}</h3>')
    html.show(html.table(heads, listed, caption=title, numbers=[key in ("count", "score") for key in keys]))
    if len(rows) > MOST:
        words = here.say("frame.cut_off", shown=MOST, total=len(rows))
        html.show(f'<p class="pm-source">{html.escape(words)}</p>')


def _cell(here: Here, key: str, value: Any, release: Release) -> str:
    if value is None:
        return f'<span class="pm-unknown">{html.escape(here.say("common.not_known"))}</span>'
    if key == "agency_id" and value in agencies(release):
        there = replace(here, release=release)
        return html.link(there.href("instansi", agency=value), agencies(release)[value].name(here.lang))
    if key in ("from", "to") and (word := f"instansi.confidence.{value}") in texts(here.lang):
        return html.escape(here.say(word))
    if key in ("from", "to", "category_id") and isinstance(value, str):
        return html.escape(labels.name_of(here, "category", value))
    if key == "field":
        return html.escape(here.say(f"data.releases.field.{value}"))
    found = plain(value)
    if key == "year" or not isinstance(found, int | float):
        return html.escape(found)
    return numbers.number(here.lang, found)
