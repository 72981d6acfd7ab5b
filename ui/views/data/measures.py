"""The catalogue of measures: every number of the product is one of them, and each can be asked here."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import streamlit as st

from analytics import numbers
from analytics.errors import BadParameter
from analytics.measures import Measure, catalogue, compute
from analytics.measures.load import PARAMETERS, PERIOD, Definition
from analytics.measures.parameters import allowed, combinations, described
from analytics.warehouse import Release
from ui import address, frame, html, labels, origin
from ui.address import Here
from ui.fields import FIELDS

_MOST_VALUES = 12
# What a choice of "no filter" is called; a parameter without an entry has a value of its own where none is given.
_EVERYTHING = {"type": "controls.all_types", "province": "controls.all_provinces", "region": "controls.all_regions"}


def answer(here: Here) -> str | None:
    """The number that the address asks for, as a sentence; None where it asks for none or it cannot be computed."""
    found = _computed(here)
    if not isinstance(found, Measure):
        return None
    words: dict[str, Any] = {"value": found, "what": labels.describe(here, found)}
    if found.base is None:
        return here.say("data.measures.answer", **words)
    return here.say("data.measures.answer_of", base=found.base, **words)


def show(here: Here) -> None:
    """One measure to try, or the list of all."""
    names = {one.id: one.name[here.lang] for one in catalogue().values()}
    gone = dict.fromkeys(PARAMETERS)
    address.choose(
        here, "measure", ["", *sorted(names, key=lambda one: names[one])], label=here.say("data.measures.which"),
        show=lambda one: f"{names[one]} ({one})" if one else here.say("data.measures.all"),
        value=here["measure"] or "", as_changes=lambda one: {**gone, "measure": one},
    )  # fmt: skip
    if here["measure"] is None:
        _list_all(here)
        return
    measure = catalogue()[here["measure"]]
    _controls(here, measure)
    found = _computed(here)
    if isinstance(found, Measure):
        origin.show(here, [found], key="data.measure")
    elif isinstance(found, BadParameter):
        key = "no_values" if found.found is None else "bad"
        words = here.say(f"data.measures.{key}", name=_label(here, found.name), value=str(found.found))
        html.show(f'<div class="pm-notice" role="status">{html.escape(words)}</div>')
    _describe_parameters(here, measure)
    _examples(here, measure)


def _computed(here: Here) -> Measure | BadParameter | None:
    if here["measure"] is None:
        return None
    try:
        return compute(here.release, here["measure"], **_asked(here, catalogue()[here["measure"]]))
    except BadParameter as error:
        return error


def _asked(here: Here, measure: Definition) -> dict[str, Any]:
    """The parameters as the address gives them; what is needed but not given is the first that has a number."""
    given = {name: here[name] for name in measure.parameters if here[name] is not None}
    first = _first_choice(here.release, measure.id)
    needed = {name: first[name] for name in measure.required if name not in given and name in first}
    return needed | given


@lru_cache(maxsize=128)
def _first_choice(release: Release, measure_id: str) -> dict[str, Any]:
    found = combinations(release, catalogue()[measure_id])
    return {name: value for name, value in found[0].items() if value is not None} if found else {}


def _controls(here: Here, measure: Definition) -> None:
    asked = _asked(here, measure)
    if measure.asks_period:
        address.choose_period(here)
    rest = [name for name in measure.parameters if not (measure.asks_period and name in PERIOD)]
    if rest:
        with st.container(horizontal=True, vertical_alignment="bottom", key="pm-data-parameters"):
            for name in rest:
                _control(here, measure, name, asked)


def _control(here: Here, measure: Definition, name: str, asked: dict[str, Any]) -> None:
    value = "" if asked.get(name) is None else str(asked[name])
    options = list(_choices(here.release, name))
    if value and value not in options:
        options.insert(0, value)
    if name not in measure.required:
        options.insert(0, "")
    if not options:  # the simulated country has no printed totals to choose from
        return

    def words(option: str) -> str:
        if option:
            return labels.parameter_value(here, name, option)
        return here.say(_EVERYTHING.get(name, "data.measures.not_chosen"))

    address.choose(
        here, name, options, label=_label(here, name), show=words, value=value or options[0],
        as_changes=lambda option: {name: option},
    )  # fmt: skip


def _label(here: Here, name: str) -> str:
    words = here.say(f"labels.parameter.{name}")
    return words[:1].upper() + words[1:]


def _choices(release: Release, name: str) -> tuple[str, ...]:
    """The values to choose from; a distance in points and a share have steps."""
    if PARAMETERS[name] == "percent":
        return tuple(str(percent) for percent in range(5, 105, 5))
    if PARAMETERS[name] == "points":
        return tuple(str(points) for points in range(5, 55, 5))
    return allowed(release, PARAMETERS[name])


def _list_all(here: Here) -> None:
    heads = [here.say(f"data.measures.{key}") for key in ("measure", "definition", "unit", "of")]
    empty = dict.fromkeys(FIELDS["data"])
    rows = []
    for one in sorted(catalogue().values(), key=lambda found: found.name[here.lang]):
        href = here.href("data", **{**empty, "tab": "measures", "measure": one.id})
        of = catalogue()[one.base].name[here.lang] if one.base else here.say("data.measures.no_base")
        rows.append([
            html.link(href, one.name[here.lang]) + f"<br><code>{html.escape(one.id)}</code>",
            html.escape(one.definition[here.lang]), html.escape(here.say(f"data.measures.units.{one.unit}")),
            html.escape(of),
        ])  # fmt: skip
    listed = html.table(heads, rows, caption=here.say("data.tabs.measures"))
    html.show(f'<div class="pm-described">{listed}</div>')


def _describe_parameters(here: Here, measure: Definition) -> None:
    if not measure.parameters:
        return
    frame.heading(here.say("data.measures.parameters"))
    rows = []
    for name, found in described(here.release, measure).items():
        values = found["allowed"]
        listed = ", ".join(f"<code>{html.escape(value)}</code>" for value in (values or ())[:_MOST_VALUES])
        if values and len(values) > _MOST_VALUES:
            listed += " " + html.escape(here.say("data.measures.more", n=len(values) - _MOST_VALUES))
        if values is None:
            listed = html.escape(here.say(f"data.measures.any_{found['type']}"))
        need = here.say("data.measures.needed" if found["required"] else "data.measures.optional")
        rows.append([f"<code>{html.escape(name)}</code>", listed, html.escape(need)])
    heads = [here.say(f"data.measures.{key}") for key in ("parameter", "values", "need")]
    html.show(html.table(heads, rows, caption=here.say("data.measures.parameters")))
    if measure.asks_period:
        frame.note(here.say("data.measures.one_period"))


def _examples(here: Here, measure: Definition) -> None:
    frame.heading(here.say("data.measures.examples"))
    frame.note(here.say("data.measures.examples_note"))
    rows = []
    for example in measure.examples:
        given = ", ".join(f"{name}={value}" for name, value in example["given"].items())
        value = example.get("value")
        shown = here.say("common.not_known") if value is None else numbers.number(here.lang, value)
        rows.append([f"<code>{html.escape(given)}</code>", shown])
    heads = [here.say("data.measures.given"), here.say("origin.value")]
    html.show(html.table(heads, rows, caption=here.say("data.measures.examples"), numbers=(False, True)))
    html.show(f'<p class="pm-label">{html.escape(here.say("data.measures.sql"))}</p>')
    st.code(measure.sql, language="sql", wrap_lines=True)
