"""The worklist: the answer, the groups, the controls, and one row for each agency with why it stands there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import partial

import streamlit as st

from analytics import numbers
from analytics.guidance.flags import FLAGS
from analytics.guidance.situation import GROUPS
from analytics.guidance.weights import MOST, PARTS, Weights
from analytics.guidance.worklist import Row, span, why
from analytics.measures import Measure, compute
from analytics.selection import YEARS
from ui import address, frame, html, labels
from ui.address import Here
from ui.charts import headline, priority
from ui.charts.kinds import NOT_ASSESSED, UNKNOWN, name_kind
from ui.charts.priority import Piece
from ui.charts.svg import show_by_width
from ui.fields import NARROWER
from ui.frame import Chart
from ui.theme import NARROW, WIDE
from ui.views.agencies import category_words
from ui.views.aspek import with_filters
from ui.views.columns import columns
from ui.views.pembinaan.asked import MOST_POINTS, Asked

TABS = NARROWER["pembinaan", "tab"]
PER_PAGE = 25
MANY = 100
_ALL = "all"
_BAR = 320


def counted(here: Here, asked: Asked) -> Mapping[str, Measure]:
    """How many need guidance, of all and by group, for type, region and province of the address."""
    filters = {name: here[name] for name in ("type", "region", "province") if here[name]}
    return {
        one: compute(here.release, "agencies_needing_guidance", standing=one, upto=asked.upto, **filters)
        for one in (_ALL, *GROUPS)
    }


def answer(here: Here, asked: Asked) -> None:
    """How many need guidance, by group; in the published facts what is known, and what never was published."""
    found = counted(here, asked)
    key = "answer" if here.release.counts_itself else "answer_facts"
    frame.answer(here, with_filters(here, here.say(f"pembinaan.{key}", upto=str(asked.upto), **found)))
    if here["agency"]:
        words = here.say("pembinaan.unknown_agency", agency=here["agency"], upto=str(asked.upto))
        html.show(f'<p class="pm-notice" role="status">{html.escape(words)}</p>')
    if asked.mistake:
        html.show(f'<p class="pm-notice" role="status">{html.escape(asked.mistake)}</p>')


def choose_tab(here: Here) -> None:
    """The worklist, the national plan, or the overviews."""
    address.choose(
        here, "tab", TABS, label=here.say("pembinaan.tab"), value=here["tab"] or TABS[0], required=True,
        show=lambda one: here.say(f"pembinaan.tabs.{one}"), widget=st.segmented_control,
        as_changes=lambda one: {"tab": None if one == TABS[0] else one, "at": None},
    )  # fmt: skip


def show_groups(here: Here, asked: Asked) -> None:
    """The three groups as one bar."""
    found = counted(here, asked)
    none = NOT_ASSESSED if here.release.counts_itself else UNKNOWN
    kinds = {"buruk": "buruk", "kurang": "kurang", "no_result": none}
    counts = {kinds[one]: int(found[one].value or 0) for one in GROUPS}
    names = {**labels.category_words(here), none: here.say("pembinaan.group.no_result")}
    title = here.say("pembinaan.groups_title", n=found[_ALL])
    frame.show(
        here,
        Chart(
            name="pembinaan-kelompok", title=title,
            subtitle=here.say("pembinaan.groups_subtitle", upto=str(asked.upto), whole=found[_ALL].base),
            measures=[found[_ALL], *(found[one] for one in GROUPS)],
            columns=columns(here, ("group", "text"), ("agencies", "agency")),
            rows=[{"group": name_kind(kinds[one], names), "agencies": found[one].value} for one in GROUPS],
            draw=lambda width: headline.draw(
                counts, names=names, label=title, width=width,
                fmt=lambda value: numbers.number(here.lang, value),
            ),
        ),
    )  # fmt: skip


# The controls -------------------------------------------------------------------------------------------------------


def choose(here: Here, asked: Asked) -> None:
    """Which agencies, and how they are ordered."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="pm-controls-pembinaan"):
        address.choose(
            here, "upto", [str(year) for year in YEARS], label=here.say("pembinaan.upto"), required=True,
            value=str(asked.upto), show=str, widget=st.segmented_control,
            as_changes=lambda one: {"upto": one, "at": None},
        )  # fmt: skip
        choose_filter(here, "group", show=lambda one: here.say(f"pembinaan.group.{one}"))
        choose_filter(here, "flag", show=lambda one: here.say(f"guidance.worklist.flag.{one}").capitalize())
    with st.container(horizontal=True, vertical_alignment="bottom", key="pm-controls-pembinaan-more"):
        choose_filter(here, "type", show=lambda one: labels.type_name(here, one))
        choose_filter(here, "region", show=partial(labels.name_of, here, "region"))
        choose_filter(here, "province", show=partial(labels.name_of, here, "province"))
        choose_filter(here, "aspect", show=partial(labels.name_of, here, "aspect"))
    with st.expander(here.say("pembinaan.order"), key="pembinaan.order"):
        _choose_weights(here, asked)


def choose_filter(here: Here, name: str, *, show: Callable[[str], str]) -> None:
    """A filter by one field of the address; a change goes back to the first page."""
    address.choose_one(
        here, name, label=here.say(f"pembinaan.filter.{name}"), everything=here.say(f"pembinaan.any.{name}"),
        show=show, also={"at": None},
    )  # fmt: skip


def _choose_weights(here: Here, asked: Asked) -> None:
    """A slider for each part, with what the part means; and how near is near."""
    frame.note(here.say("pembinaan.order_note"))
    for part in PARTS:
        key = f"pembinaan.weight.{part}"
        st.session_state[key] = asked.weights.of(part)
        st.slider(
            here.say(f"guidance.worklist.name.{part}"), 0, MOST, step=5, key=key,
            on_change=_write_weight, args=(asked.weights, part, key),
        )  # fmt: skip
        html.show(f'<p class="pm-source">{html.escape(_meaning(here, part))}</p>')
    st.button(
        here.say("pembinaan.default_order"), key="pembinaan.default_order", disabled=asked.weights == Weights(),
        on_click=address.go, kwargs={"weights": None, "at": None},
    )  # fmt: skip
    near = sorted({5, 10, 15, 20, 25, 50, MOST_POINTS, asked.points})
    address.choose(
        here, "near", [str(one) for one in near], label=here.say("pembinaan.near"), value=str(asked.points),
        show=str, widget=st.segmented_control,
        required=True,
    )  # fmt: skip
    key = "pembinaan.sangat_baik"
    st.session_state[key] = asked.due_sangat_baik
    st.checkbox(
        here.say("pembinaan.sangat_baik"), key=key,
        on_change=lambda: address.go(sangat_baik="1" if st.session_state[key] else None),
    )  # fmt: skip


def _meaning(here: Here, part: str) -> str:
    from analytics.guidance.parts import FULL_FALL, FULL_YEARS

    full = {"direction": FULL_FALL, "time": FULL_YEARS}.get(part)
    return here.say(f"guidance.worklist.meaning.{part}", **({} if full is None else {"full": full}))


def _write_weight(weights: Weights, part: str, key: str) -> None:
    """All at nothing gives no order: the part that was moved then stays as it was."""
    given = {**asdict(weights), part: st.session_state[key]}
    if any(given.values()):
        address.go(weights=Weights(**given).written(), at=None)


# The list -----------------------------------------------------------------------------------------------------------


def show(here: Here, asked: Asked) -> None:
    """One page of the list, each row with its box, its parts as a bar, and its sentence."""
    rows = asked.found.rows
    frame.heading(here.say("pembinaan.list_title", n=len(rows)))
    if not rows:
        frame.note(here.say("pembinaan.empty"))
        return
    if asked.found.aspect_unknown:
        frame.note(here.say("guidance.worklist.verb.aspect_unknown", n=asked.found.aspect_unknown))
    names = [here.say(f"guidance.worklist.name.{part}") for part in PARTS]
    words = here.say("pembinaan.legend")
    html.show(show_by_width(*(
        priority.legend(names, here.say("pembinaan.beyond"), label=words, width=width) for width in (WIDE, NARROW)
    )))  # fmt: skip
    pages = -(-len(rows) // PER_PAGE)
    at = address.asked_page(here, "at", pages)
    shown = rows[PER_PAGE * (at - 1) : PER_PAGE * at]
    for row in shown:
        _row(here, asked, row)
    address.choose_page(here, "at", pages)
    _many(here, asked, shown)


def _row(here: Here, asked: Asked, row: Row) -> None:
    with st.container(horizontal=True, key=f"pm-work-{row.agency_id}", vertical_alignment="top"):
        key = f"pembinaan.pick.{row.agency_id}"
        st.session_state[key] = row.agency_id in asked.picked
        name = row.situation.agency.name(here.lang)
        st.checkbox(
            html.as_label(here.say("pembinaan.pick", name=name)), key=key, label_visibility="collapsed",
            width="content", on_change=_pick, args=(row.agency_id, asked.picked, key),
        )  # fmt: skip
        html.show(_card(here, row, name))


def _pick(agency_id: str, picked: tuple[str, ...], key: str) -> None:
    rest = [one for one in picked if one != agency_id]
    address.go(picked=[*rest, agency_id] if st.session_state[key] else rest)


def _card(here: Here, row: Row, name: str) -> str:
    link = html.link(here.href(agency=row.agency_id, at=None, part=None), name)
    latest = row.situation.latest
    said = []
    if latest is not None and latest.category_id is not None:
        said.append(category_words(here, latest.category_id) or "")
        said.append(here.say("pembinaan.score_in", score=latest.score, year=str(latest.year))
                    if latest.score is not None else str(latest.year))  # fmt: skip
    else:
        said.append(here.say("pembinaan.group.no_result"))
    said.append(labels.name_of(here, "agency_type", row.situation.agency.agency_type))
    flags = "".join(f'<span class="pm-mark">{html.escape(here.say(f"guidance.worklist.flag.{flag}"))}</span>'
                    for flag in FLAGS if flag in row.flags)  # fmt: skip
    words = why(row, here.lang)
    bar = ""
    if row.parts:
        pieces = [Piece(row.parts[part].least, row.parts[part].most) for part in PARTS]
        drawn = priority.draw(pieces, label=words, width=_BAR)
        bar = f'<div class="pm-work-bar">{drawn}<b>{html.escape(span(here.lang, row.least, row.most))}</b></div>'
    place = numbers.number(here.lang, row.place)
    return (
        f'<div class="pm-work"><div class="pm-work-place">{place}</div><div><p class="pm-work-name">{link} {flags}</p>'
        f'<p class="pm-work-what">{html.escape(" · ".join(said))}</p>{bar}'
        f'<p class="pm-work-why">{html.escape(words)}</p></div></div>'
    )


def _many(here: Here, asked: Asked, shown: tuple[Row, ...]) -> None:
    """Choose many at once, or none; the choice is what briefs are made of."""
    top = [row.agency_id for row in asked.found.rows[:MANY]]
    with st.container(horizontal=True, key="pm-pembinaan-many"):
        st.button(
            here.say("pembinaan.pick_page", n=len(shown)), key="pembinaan.pick_page", on_click=address.go,
            kwargs={"picked": list(dict.fromkeys([*asked.picked, *(row.agency_id for row in shown)]))},
        )  # fmt: skip
        st.button(
            here.say("pembinaan.pick_top", n=len(top)), key="pembinaan.pick_top", on_click=address.go,
            kwargs={"picked": list(dict.fromkeys([*asked.picked, *top]))},
        )  # fmt: skip
        st.button(
            here.say("pembinaan.pick_none"), key="pembinaan.pick_none", type="tertiary", disabled=not asked.picked,
            on_click=address.go, kwargs={"picked": None},
        )  # fmt: skip


def show_watch(here: Here, asked: Asked) -> None:
    """Beside the list: agencies at Baik or better that carry a flag, and those whose category is not known."""
    watch = asked.found.watch
    frame.heading(here.say("pembinaan.watch_title", n=len(watch)))
    frame.note(here.say("pembinaan.watch_note", points=asked.points))
    rows = [
        {"agency": row.situation.agency.name(here.lang), "agency_id": row.agency_id,
         "category": category_words(here, row.situation.latest.category_id if row.situation.latest else None),
         "score": row.situation.latest.score if row.situation.latest else None,
         "year": str(row.situation.latest.year) if row.situation.latest else None,
         "flags": ", ".join(here.say(f"guidance.worklist.flag.{flag}") for flag in row.flags)}
        for row in watch
    ]  # fmt: skip
    if rows:
        frame.show(
            here,
            Chart(
                name="pembinaan-diawasi", title=here.say("pembinaan.watch_table"),
                subtitle=here.say("pembinaan.watch_subtitle", upto=str(asked.upto)),
                measures=[compute(here.release, "agencies_in_category", category="at_least_baik", upto=asked.upto)],
                columns=columns(here, ("agency", "text"), ("category", "text"), ("score", "points"), ("year", "year"),
                                ("flags", "text")),
                rows=rows, links={"agency": lambda row: here.href(agency=row["agency_id"], at=None)},
            ),
        )  # fmt: skip
    if asked.found.unknown:
        listed = ", ".join(one.agency.name(here.lang) for one in asked.found.unknown)
        frame.note(here.say("pembinaan.unknown_note", n=len(asked.found.unknown), names=listed))
