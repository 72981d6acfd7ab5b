"""One value of the current release mended, or marked as disputed, without a new spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

import streamlit as st

from analytics import by_agency, numbers
from analytics.errors import PetaMeritError
from analytics.intake.correct import Correction, Mendable, correct, mendable
from analytics.intake.disputes import dispute_of
from analytics.intake.registry import FORMS
from analytics.intake.rights import Person, may
from analytics.warehouse import Release, current_release
from analytics.warehouse.dimensions import agencies, aspects, categories, sub_aspects
from ui import address, frame
from ui.address import Here
from ui.views.impor.said import refusal

_KEY = "impor.correction"
_MAY_BE_EMPTY = ("score", "score_max", "category_id")


def show(here: Here, person: Person) -> None:
    """The value that is meant, what it says now, and the form; for those who may publish over an imported release."""
    release = current_release()
    if release.kind != "imported" or may(person, "publish") is not None:
        return
    part = st.expander(here.say("impor.correction.title"), key=_KEY, on_change="rerun")
    if not part.open:  # reading every value costs something
        return
    with part:
        frame.note(here.say("impor.correction.lead", release=release.release_id))
        result = _choose_result(here, release)
        if result is not None:
            _form(here, person, release, result, _choose_field(here, release, result))


def _choose_result(here: Here, release: Release) -> Mendable | None:
    by_agency: dict[str, list[Mendable]] = {}
    for one in mendable(release):
        by_agency.setdefault(one.agency_id, []).append(one)
    known = {agency_id: agencies(release)[agency_id].name(here.lang) for agency_id in by_agency}
    agency = st.selectbox(
        here.say("impor.correction.agency"), sorted(known, key=lambda one: known[one]), index=None,
        key=f"{_KEY}.agency", format_func=lambda one: known[one],
        placeholder=here.say("impor.correction.agency_choose"),
    )  # fmt: skip
    if agency is None:
        return None
    years = sorted({one.year for one in by_agency[agency]}, reverse=True)
    year = st.selectbox(here.say("impor.correction.year"), years, key=f"{_KEY}.year.{agency}")
    found = {one.stage: one for one in by_agency[agency] if one.year == year}
    stages = list(found)
    stage = stages[0]
    if len(stages) > 1:
        stage = st.selectbox(
            here.say("impor.correction.stage"), stages, key=f"{_KEY}.stage.{agency}.{year}",
            format_func=lambda one: here.say(f"instansi.stage.{one}"),
        )  # fmt: skip
    return found[stage]


def _choose_field(here: Here, release: Release, result: Mendable) -> str:
    things = {"aspect_points": aspects(release), "sub_aspect_level": sub_aspects(release)}

    def words(one: str) -> str:
        field, _, part = one.partition(":")
        return here.say(
            f"impor.correction.fields.{field}", **({"name": things[field][part].name(here.lang)} if part else {})
        )

    order = [f"{field}:{one}" for field, named in things.items() for one in named]
    fields = sorted(result.values, key=lambda one: order.index(one) if one in order else -1)
    return st.selectbox(here.say("impor.correction.field"), fields, format_func=words,
                        key=f"{_KEY}.field.{_name(result)}")  # fmt: skip


def _form(here: Here, person: Person, release: Release, result: Mendable, field: str) -> None:
    now = result.values[field]
    key = f"{release.release_id}.{_name(result)}.{field}"
    if (before := _dispute(release, result)) is not None:
        frame.note(here.say("impor.correction.is_disputed", reason=before))
    frame.note(here.say("impor.correction.now", value=_shown(here, release, field, now)))
    with st.form(_KEY + ".form", border=False, enter_to_submit=False):  # it publishes: no key does that in passing
        value = _ask_value(here, release, field, now, f"{_KEY}.value.{key}")
        is_disputed = st.checkbox(here.say("impor.correction.disputed"), key=f"{_KEY}.disputed.{key}")
        reason = st.text_input(here.say("impor.correction.reason"), key=f"{_KEY}.reason.{key}", max_chars=500)
        source = st.text_input(here.say("impor.correction.source"), key=f"{_KEY}.source.{key}", max_chars=500)
        if not st.form_submit_button(here.say("impor.correction.submit"), type="primary"):
            return
    is_same = _plain(field, value) == _plain(field, now or "")
    if is_disputed != is_same:  # a value that is disputed stays; one that is mended does not
        st.error(here.say("impor.correction.both" if is_disputed else "impor.correction.same"))
        return
    asked = Correction(
        result.agency_id, result.year, field, None if is_disputed else value or None, reason, source,
        is_disputed=is_disputed, stage=result.stage,
    )  # fmt: skip
    try:
        with st.spinner(here.say("impor.correction.publishing")):
            new = correct(release.release_id, asked, who=person)
    except PetaMeritError as error:
        st.error(refusal(here, error))
        return
    address.go(release=new.release_id, draft=None)
    st.rerun(scope="app")


def _dispute(release: Release, result: Mendable) -> str | None:
    rows = by_agency.told(release, result.agency_id)
    notes = [row["note"] for row in rows if (row["year"], row["stage"]) == (result.year, result.stage)]
    return next((found for note in notes if (found := dispute_of(note)) is not None), None)


def _ask_value(here: Here, release: Release, field: str, now: str | None, key: str) -> str:
    """The new value; it begins as the one there is, so that an empty one is meant."""
    label = here.say("impor.correction.value")
    options: Sequence[str] = {
        "category_id": ["", *categories(release)], "score_max": ["", *map(str, FORMS)]
    }.get(field, [])  # fmt: skip
    if options:
        begin = options.index(now) if now in options else 0
        return st.selectbox(label, options, index=begin, key=key,
                            format_func=lambda one: _shown(here, release, field, one or None))  # fmt: skip
    more = here.say("impor.correction.value_may_be_empty") if field in _MAY_BE_EMPTY else None
    return st.text_input(label, value=_written(here, field, now), key=key, help=more, max_chars=20).strip()


def _written(here: Here, field: str, value: str | None) -> str:
    """A value as a field takes it: ids as they are, numbers as the language writes them."""
    if value is None or field == "category_id":
        return value or ""
    return numbers.number(here.lang, Decimal(value))


def _plain(field: str, value: str) -> str | Decimal:
    """A value to compare with another: 240 and 240,00 are the same number."""
    if field == "category_id":
        return value
    try:
        return Decimal(value.replace(",", "."))
    except InvalidOperation:
        return value


def _shown(here: Here, release: Release, field: str, value: str | None) -> str:
    if value is None:
        return here.say("common.not_known")
    return categories(release)[value].name(here.lang) if field == "category_id" else _written(here, field, value)


def _name(result: Mendable) -> str:
    return f"{result.agency_id}.{result.year}.{result.stage}"
