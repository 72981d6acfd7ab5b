"""The dictionary: what each table and column means, in which unit, and what it may hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analytics import export, numbers
from analytics.warehouse.tables import table_columns
from ui import html
from ui.address import Here
from ui.fields import FIELDS
from ui.views.data.tables import choose_dataset


def show(here: Here) -> None:
    """The columns of one table, and below it the list of all tables."""
    name = choose_dataset(here)
    table = export.release_table(here.release, name, here.lang, rows=())
    described, fields = export.describe(name)
    html.show(
        f'<h2 class="pm-title">{html.escape(table.title)}</h2><p class="pm-subtitle">{html.escape(table.subtitle)}</p>'
    )
    heads = [here.say(f"data.dictionary.{key}") for key in ("column", "meaning", "type", "allowed")]
    keys = described.get("schema", {})
    rows = [
        [
            f"{html.escape(column.label)}<br><code>{html.escape(column.key)}</code>",
            html.escape(column.meaning),
            _type(here, column.type, column.unit),
            _allowed(here, column.key, fields.get(column.key, {}), keys),
        ]
        for column in table.columns
    ]
    listed = html.table(heads, rows, caption=here.say("data.dictionary.caption", table=table.title))
    html.show(f'<div class="pm-described">{listed}</div>')
    _list_tables(here)


def _type(here: Here, kind: str, unit: str) -> str:
    words = here.say(f"data.dictionary.types.{kind or 'string'}")
    if unit:
        words += ", " + here.say(f"data.dictionary.units.{unit.replace(' ', '_')}")
    return html.escape(words)


def _allowed(here: Here, key: str, field: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    """What a column may hold, as the data package says it."""
    limits = field.get("constraints", {})
    found = []
    if values := limits.get("enum"):
        found.append(", ".join(f"<code>{html.escape(value)}</code>" for value in values))
    if "minimum" in limits or "maximum" in limits:
        found.append(html.escape(_span(here, limits, field.get("unit", ""))))
    if limits.get("unique") or schema.get("primaryKey") == [key]:
        found.append(html.escape(here.say("data.dictionary.unique")))
    for one in schema.get("foreignKeys", []):
        if one["fields"] in (key, [key]):
            target = one["reference"]["resource"] or here.say("data.dictionary.same_table")
            found.append(html.escape(here.say("data.dictionary.refers", table=target)))
    if not limits.get("required"):
        found.append(f'<span class="pm-unknown">{html.escape(here.say("data.dictionary.may_be_empty"))}</span>')
    return "<br>".join(found)


def _span(here: Here, limits: Mapping[str, Any], unit: str) -> str:
    ends = {
        name: str(limits[name]) if unit == "year" else numbers.number(here.lang, limits[name])
        for name in ("minimum", "maximum")
        if name in limits
    }
    return here.say(f"data.dictionary.{'span' if len(ends) > 1 else next(iter(ends))}", **ends)


def _list_tables(here: Here) -> None:
    empty = dict.fromkeys(FIELDS["data"])
    rows = []
    for name, columns in table_columns(here.release).items():
        table = export.release_table(here.release, name, here.lang, rows=())
        href = here.href("data", **{**empty, "tab": "dictionary", "dataset": name})
        rows.append([html.link(href, table.title) + f"<br><code>{html.escape(name)}</code>",
                     html.escape(table.subtitle), numbers.number(here.lang, len(columns))])  # fmt: skip
    heads = [here.say(f"data.dictionary.{key}") for key in ("table", "what", "columns")]
    title = here.say("data.dictionary.all_tables")
    html.show(f'<h2 class="pm-heading">{html.escape(title)}</h2>')
    listed = html.table(heads, rows, caption=title, numbers=(False, False, True))
    html.show(f'<div class="pm-described">{listed}</div>')
