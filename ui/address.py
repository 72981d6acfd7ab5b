"""The address holds everything that a page shows. The only code that reads or writes it.

A run reads the address first and seeds the widgets from it; a widget writes the address when a person uses it, before
the rerun. So there is one state, and Back, Forward, reload and a copied link all show the same page. Nothing is written
while a page is merely opened, since each write is a step in the browser's history: what a link leaves out of release
and language, or says of a release by its kind only, is completed without one (ui/root.py), and by the first write.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from analytics.errors import PetaMeritError
from analytics.measures.load import PARAMETERS
from analytics.measures.parameters import allowed
from analytics.selection import LAST_YEAR, Selection
from analytics.warehouse import Release, current_release, latest_of_kind, list_releases, open_release
from analytics.words import LANGUAGES, text
from ui import said
from ui.fields import FIELDS, JUDGED_BY_MEASURE, NARROWER, OWN, SEVERAL

RELEASE, LANG = "release", "lang"
# In the session: which release was found for an address without one (None) or with a kind only. It stays, as what the
# browser shows as the address does, when a newer release is built while somebody reads.
_FOUND = "pm_found_releases"
# The start page lives at "/" only; every other page at its name.
START = "ringkasan"


@dataclass(frozen=True)
class Here:
    """Where the visitor is: page, language, release, and the values of the page's fields (None where not set)."""

    page: str
    lang: str
    release: Release
    values: Mapping[str, Any]
    notices: tuple[str, ...] = ()

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name)

    @property
    def selection(self) -> Selection:
        """The values that choose agencies and period."""
        year = self["year"]
        upto = None if year else self["upto"] or LAST_YEAR
        return Selection(upto=upto, year=year, type=self["type"], province=self["province"], region=self["region"])

    def say(self, key: str, **tokens: object) -> str:
        """A text of the catalogue in the visitor's language, which knows its numbers (`ui.said`)."""
        return said.say(self.lang, key, tokens)

    def query(self, **changes: Any) -> dict[str, Any]:
        """The query of a link to this page as it is shown, with some values changed: release and language always."""
        return link_query(self.release, self.lang, {**self.values, **changes})

    def href(self, page: str | None = None, **values: Any) -> str:
        """A link for quoting: relative, with release, language and every value in it."""
        target = page or self.page
        kept = {**self.values, **values} if target == self.page else values
        path = "" if target == START else target
        return f"/{path}?{urlencode(link_query(self.release, self.lang, kept), doseq=True)}"


def link_query(release: Release, lang: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The query of a link: the release by its id, the language, and what is set."""
    query: dict[str, Any] = {RELEASE: release.release_id, LANG: lang}
    for name, value in values.items():
        if value not in (None, "", (), []):
            query[name] = [str(one) for one in value] if isinstance(value, list | tuple) else str(value)
    return query


def read(page: str) -> Here:
    """Read the address of a page. Values that are not known fall back to the page's own, with a notice each."""
    notices: list[str] = []
    lang = _language(notices)
    release = _release(lang, notices)
    values = {name: _value(release, name, page, lang, notices) for name in FIELDS[page]}
    if values.get("year") and values.get("upto"):
        notices.append(text(lang, "notices.two_periods"))
        values["year"] = None
    return Here(page, lang, release, values, tuple(notices))


def _language(notices: list[str]) -> str:
    asked = st.query_params.get(LANG)
    if asked in LANGUAGES:
        return asked
    if asked is not None:
        notices.append(text(LANGUAGES[0], "notices.unknown_value", name=LANG, value=asked))
    return LANGUAGES[0]


def _release(lang: str, notices: list[str]) -> Release:
    asked, found = st.query_params.get(RELEASE), _found_releases()
    try:
        if asked not in found and (latest := current_release() if asked is None else latest_of_kind(asked)):
            found[asked] = latest.release_id
        return open_release(found.get(asked, asked or ""))
    except PetaMeritError:
        notices.append(text(lang, "notices.unknown_release", value=asked))
        return current_release()


def _found_releases() -> dict[str | None, str]:
    found: dict[str | None, str] = st.session_state.setdefault(_FOUND, {})
    return found


def _value(release: Release, name: str, page: str, lang: str, notices: list[str]) -> Any:
    asked = st.query_params.get_all(name)
    if not asked:
        return None
    if name in SEVERAL:
        return tuple(dict.fromkeys(asked))
    choices = choices_of(release, name, page)
    if choices is not None and asked[-1] not in choices:
        notices.append(text(lang, "notices.unknown_value", name=name, value=asked[-1]))
        return None
    return int(asked[-1]) if PARAMETERS.get(name) == "year" else asked[-1]


def choices_of(release: Release, name: str, page: str) -> tuple[str, ...] | None:
    """The values that a field of a page may take in a release, or None where any text may stand."""
    if (page, name) in NARROWER:
        return NARROWER[page, name]
    if name in OWN:
        own = OWN[name]
        return own(release) if callable(own) else own
    return None if PARAMETERS[name] in JUDGED_BY_MEASURE else allowed(release, PARAMETERS[name])


def go(**changes: Any) -> None:
    """Change the address of this page; None removes a value. For callbacks of widgets: the rerun follows.

    It is written at once, as one step in the history, and names release and language from now on.
    """
    query = {name: st.query_params.get_all(name) for name in st.query_params}
    asked, found = st.query_params.get(RELEASE), _found_releases()
    if asked in found:
        query[RELEASE] = [found[asked]]
    query.setdefault(LANG, [LANGUAGES[0]])
    for name, value in changes.items():
        if value in (None, "", (), []):
            query.pop(name, None)
        else:
            query[name] = [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)]
    st.query_params.from_dict(query)


def switch_release(release: Release, page: str) -> None:
    """Go to another release on the same page, keeping what of the selection it knows too. For callbacks."""
    choices = {name: choices_of(release, name, page) for name in FIELDS[page] if name in st.query_params}
    unknown = [name for name, known in choices.items() if known is not None and st.query_params[name] not in known]
    go(**dict.fromkeys(unknown), **{RELEASE: release.release_id})


def newer_than(release: Release) -> Release | None:
    """The release of the same kind that has taken this one's place, or None where it is the latest."""
    latest = latest_of_kind(release.kind)
    return latest if latest and latest != release else None


def other_release(release: Release) -> Release | None:
    """The release that one click leads to: from invented figures to the facts, from facts to the invented country."""
    wanted = ("imported", "published") if release.is_simulated else ("simulated",)
    return next((found for kind in wanted if (found := latest_of_kind(kind))), None)


def kept_releases() -> list[Release]:
    """Every kept release, newest first."""
    return list_releases()


# Widgets that write the address -------------------------------------------------------------------------------------


def _key(here: Here, name: str) -> str:
    return f"{here.page}.{name}"


def _write(name: str, key: str, as_changes: Callable[[Any], Mapping[str, Any]] | None) -> None:
    value = st.session_state[key]
    go(**(as_changes(value) if as_changes else {name: value}))


def choose(
    here: Here,
    name: str,
    options: Sequence[Any],
    *,
    label: str,
    show: Callable[[Any], str],
    value: Any,
    widget: Callable[..., Any] = st.selectbox,
    as_changes: Callable[[Any], Mapping[str, Any]] | None = None,
    **settings: Any,
) -> Any:
    """A widget that is seeded from the address and writes it: `widget` is st.selectbox, st.segmented_control, ….

    `value` is what the address says now; `as_changes` maps the chosen option to the fields it sets, where it is more
    than the field `name`. Returns the value chosen.
    """
    key = _key(here, name)
    st.session_state[key] = value
    if widget is st.segmented_control:
        # On a narrow screen what does not fit stands below, instead of out of sight to the right.
        settings.setdefault("wrap", True)
    return widget(label, options, key=key, format_func=show, on_change=_write, args=(name, key, as_changes), **settings)


def choose_text(here: Here, name: str, *, label: str, also: Mapping[str, Any] | None = None, **settings: Any) -> str:
    """A field for text, seeded from the address and writing it; `also` holds fields that a new text changes too."""
    key = _key(here, name)
    st.session_state[key] = here[name] or ""
    as_changes = (lambda value: {name: value.strip(), **also}) if also else None
    return st.text_input(label, key=key, on_change=_write, args=(name, key, as_changes), **settings)


def asked_page(here: Here, name: str, pages: int) -> int:
    """The number of the page that the address asks for, within 1 to `pages`."""
    asked = here[name] or ""
    return min(max(int(asked), 1), pages) if asked.isdecimal() else 1


def choose_page(here: Here, name: str, pages: int) -> None:
    """The numbers of the pages, seeded from the address and writing it; nothing where there is only one."""
    if pages < 2:
        return
    key, asked = _key(here, name), asked_page(here, name, pages)
    # Only where they differ: this widget always has a default, and writing beside one is logged.
    if st.session_state.get(key, 1) != asked:
        st.session_state[key] = asked
    st.pagination(
        pages, key=key, on_change=_write, args=(name, key, lambda value: {name: value if value > 1 else None})
    )


def choose_period(here: Here, *, years_only: bool = False) -> None:
    """The control for the period: up to a year (latest result), or in a year. Two different questions."""
    options = [*([] if years_only else [f"upto:{LAST_YEAR}"]), *(f"year:{y}" for y in allowed(here.release, "year"))]
    selection = here.selection
    value = f"year:{selection.year}" if selection.year else f"upto:{selection.upto}"
    if value not in options:
        options.insert(0, value)

    def changes(option: str | None) -> Mapping[str, Any]:
        kind, _, year = (option or f"upto:{LAST_YEAR}").partition(":")
        return {"upto": None, "year": None, kind: year}

    def show(option: str) -> str:
        kind, _, year = option.partition(":")
        return here.say("controls.upto" if kind == "upto" else "controls.in_year", year=year)

    choose(
        here, "period", options, label=here.say("controls.period"), show=show, value=value,
        widget=st.segmented_control, as_changes=changes,
    )  # fmt: skip


def choose_one(
    here: Here,
    name: str,
    *,
    label: str,
    everything: str | None,
    show: Callable[[str], str],
    options: Sequence[str] = (),
    also: Mapping[str, Any] | None = None,
) -> None:
    """A select box for one field; `everything` is the word for no choice, None where one must be made.

    `also` holds fields that a choice changes too.
    """
    values = list(options or choices_of(here.release, name, here.page) or ())
    listed = [*([""] if everything is not None else []), *values]
    choose(
        here,
        name,
        listed,
        label=label,
        show=lambda v: show(v) if v else everything or "",
        value=here[name] or listed[0],
        as_changes=(lambda value: {name: value, **also}) if also else None,
    )
