"""The national pairing plan: a mentor for all who can have one; pairs set or refused by hand stay, the rest follows."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache, partial
from typing import Any

import streamlit as st

from analytics import numbers
from analytics.errors import PetaMeritError
from analytics.guidance.mentors import LIMITS, reason_words, why
from analytics.guidance.number import number
from analytics.guidance.plan import CENTRAL, Pair, Plan, plan, read_pairs, write_pairs
from analytics.guidance.situation import country
from analytics.measures import compute
from analytics.selection import MOST_KEPT
from analytics.warehouse import Release
from ui import address, frame, html, labels
from ui.address import Here
from ui.charts import targets as shares
from ui.frame import Chart
from ui.views.columns import columns
from ui.views.pembinaan import marks
from ui.views.pembinaan.asked import Asked
from ui.views.pembinaan.listing import choose_filter

MOST = tuple(str(n) for n in range(1, 6))
PER_PAGE = 20
_WHOLE = 100
Hand = tuple[tuple[str, str], ...]


@lru_cache(maxsize=MOST_KEPT)
def _solved(release: Release, upto: int, most: int, kept: Hand, barred: Hand, filters: tuple[Any, Any]) -> Plan:
    return plan(country(release, upto), most, fixed=kept, barred=barred, type=filters[0], region=filters[1])


def show(here: Here, asked: Asked) -> None:
    """The controls, what the plan covers by region, the pairs, and who is left without a mentor, and why."""
    most = here["most"] if here["most"] in MOST else str(LIMITS.at_most)
    frame.note(here.say("pembinaan.plan.what"))
    with st.container(horizontal=True, vertical_alignment="bottom", key="pm-controls-plan"):
        address.choose(
            here, "most", MOST, label=here.say("pembinaan.plan.most"), value=most, show=str, required=True,
            widget=st.segmented_control,
        )  # fmt: skip
        choose_filter(here, "type", show=partial(labels.type_name, here))
        choose_filter(here, "region", show=partial(labels.name_of, here, "region"))
    kept, barred, mistake = _by_hand(here, asked)
    if mistake:
        html.show(f'<p class="pm-notice" role="status">{html.escape(mistake)}</p>')
    with st.spinner(here.say("pembinaan.plan.solving")):
        found = _solved(here.release, asked.upto, int(most), kept, barred, (here["type"], here["region"]))
    html.show(_answer(here, found))
    made = {"most": most, "type": here["type"], "region": here["region"], "upto": asked.upto}
    hand = {"keep": write_pairs(kept) or None, "bar": write_pairs(barred) or None}
    marks.show(here, number(here.release, "guidance_plan_covered", **made, **hand))
    if any(one.can for one in found.by_region):
        frame.show(here, _coverage(here, asked, found))
    _pairs(here, asked, found, kept, barred)
    _uncovered(here, found)


def _by_hand(here: Here, asked: Asked) -> tuple[Hand, Hand, str | None]:
    """The pairs that were set and those that were refused; what of the address names nobody is left out, and said."""
    try:
        kept, barred = read_pairs(here["keep"] or ""), read_pairs(here["bar"] or "")
    except PetaMeritError:
        return (), (), here.say("pembinaan.plan.unreadable")
    known = asked.country.situations
    good = [
        tuple(pair for pair in pairs if pair[0] in known and pair[1] in known and pair[0] != pair[1])
        for pairs in (kept, barred)
    ]
    latest = tuple(dict(good[0]).items())
    mistake = None if len(kept) + len(barred) == sum(map(len, good)) else here.say("pembinaan.plan.unreadable")
    return latest, tuple(pair for pair in good[1] if pair not in latest), mistake


def _answer(here: Here, found: Plan) -> str:
    reached = found.objective
    can = sum(one.can for one in found.by_region)
    if not can and not found.pairs:
        return f'<p class="pm-answer-small">{html.escape(here.say("pembinaan.plan.nobody"))}</p>'
    said = [here.say("guidance.mentors.plan.covered", n=reached.covered, can=can, most=found.at_most)]
    if reached.least_share is not None:
        said.append(here.say("guidance.mentors.plan.least", share=round(_WHOLE * reached.least_share)))
        said.append(here.say("guidance.mentors.plan.gain", gain=reached.gain, km=reached.km))
    key = "proved" if found.proved else "cut"
    said.append(here.say(f"guidance.mentors.plan.{key}", offered=found.offered))
    return f'<p class="pm-answer-small">{html.escape(" ".join(said))}</p>'


def _coverage(here: Here, asked: Asked, found: Plan) -> Chart:
    """What the plan covers, region by region."""
    rows = []
    for one in found.by_region:
        name = here.say("pembinaan.plan.central") if one.region_id == CENTRAL else labels.name_of(
            here, "region", one.region_id
        )  # fmt: skip
        rows.append((name, one))
    drawn = [
        shares.Row(
            name, _share(one.covered, one.need), _share(one.can, one.need),
            here.say("pembinaan.plan.of", n=one.covered, need=one.need),
            here.say("guidance.mentors.plan.region", region=name, covered=one.covered, can=one.can, need=one.need),
        )
        for name, one in rows
    ]  # fmt: skip
    title = here.say("pembinaan.plan.chart_title")
    filters = {name: here[name] for name in ("type", "region") if here[name]}
    return Chart(
        name="pembinaan-rencana", title=title, subtitle=here.say("pembinaan.plan.chart_subtitle", upto=str(asked.upto)),
        measures=[compute(here.release, "agencies_needing_guidance", standing="all", upto=asked.upto, **filters)],
        columns=columns(here, ("region", "text"), ("plan_need", "agency"), ("plan_can", "agency"),
                        ("plan_covered", "agency")),
        rows=[{"region": name, "plan_need": one.need, "plan_can": one.can, "plan_covered": one.covered}
              for name, one in rows],
        draw=lambda width: shares.draw(drawn, label=title, width=width),
        notes=(here.say("pembinaan.plan.chart_note"),),
    )  # fmt: skip


def _share(part: int, whole: int) -> float:
    return _WHOLE * part / whole if whole else 0.0


def _pairs(here: Here, asked: Asked, found: Plan, kept: Hand, barred: Hand) -> None:
    """The pairs a page at a time, each with its reason, to be set or refused."""
    frame.heading(here.say("pembinaan.plan.pairs_title", n=len(found.pairs)))
    if not found.pairs:
        frame.note(here.say("pembinaan.plan.no_pairs"))
    else:
        _files(here, asked, found)
    pages = -(-len(found.pairs) // PER_PAGE)
    at = address.asked_page(here, "at", max(pages, 1))
    for pair in found.pairs[PER_PAGE * (at - 1) : PER_PAGE * at]:
        _pair(here, pair, kept, barred)
    address.choose_page(here, "at", pages)
    _pair_by_hand(here, asked, found, kept, barred)
    if kept or barred:
        st.button(here.say("pembinaan.plan.undo_all", n=len(kept) + len(barred)), key="pembinaan.plan.undo",
                  type="tertiary", on_click=address.go, kwargs={"keep": None, "bar": None})  # fmt: skip


def _pair_by_hand(here: Here, asked: Asked, found: Plan, kept: Hand, barred: Hand) -> None:
    """A pair of the officer's own: who needs a mentor, and any agency that is at Baik or better."""
    looked_at = {one.agency.id for one in found.pairs} | {one.agency.id for one in found.uncovered}
    agencies = [one for one in asked.country.situations if one in looked_at]
    mentors = [one.id for one in asked.country.situations.values() if one.group == "at_least_baik"]
    if not agencies or not mentors:
        return
    with st.expander(here.say("pembinaan.plan.own"), key="pembinaan.plan.own"):
        keys = {name: f"pembinaan.plan.own.{name}" for name in ("agency", "mentor")}
        for name, options in (("agency", agencies), ("mentor", mentors)):
            st.selectbox(
                here.say(f"pembinaan.plan.own_{name}"), options, key=keys[name], index=None,
                format_func=lambda one: asked.country[one].agency.name(here.lang),
                placeholder=here.say("pembinaan.plan.own_placeholder"),
            )  # fmt: skip
        chosen = [st.session_state[keys[name]] for name in ("agency", "mentor")]
        st.button(
            here.say("pembinaan.plan.keep"), key="pembinaan.plan.own.keep", disabled=not all(chosen),
            on_click=_keep, args=(chosen[0], chosen[1], kept, barred),
        )  # fmt: skip


def _keep(agency: str, mentor: str, kept: Hand, barred: Hand) -> None:
    """Set a pair: it takes the place of another of the agency, and is no longer refused."""
    others = tuple(one for one in kept if one[0] != agency)
    still = tuple(one for one in barred if one != (agency, mentor))
    address.go(keep=write_pairs((*others, (agency, mentor))), bar=write_pairs(still) or None)


def _pair(here: Here, pair: Pair, kept: Hand, barred: Hand) -> None:
    agency, mentor = pair.agency.id, pair.mentor.situation.id
    name = html.link(here.href(agency=agency, tab=None, at=None), pair.agency.agency.name(here.lang))
    theirs = html.link(here.href("instansi", agency=mentor), pair.mentor.situation.agency.name(here.lang))
    hand = f' <span class="pm-mark">{html.escape(here.say("pembinaan.plan.by_hand"))}</span>' if pair.by_hand else ""
    html.show(
        f'<div class="pm-pair"><p class="pm-work-name">{name} → {theirs}{hand}</p>'
        f'<p class="pm-work-why">{html.escape(why(pair.mentor, here.lang))}</p></div>'
    )
    others = tuple(one for one in kept if one[0] != agency)
    with st.container(horizontal=True, key=f"pm-pair-{agency}"):
        if pair.by_hand:
            st.button(here.say("pembinaan.plan.let_go"), key=f"pembinaan.free.{agency}", type="tertiary",
                      on_click=address.go, kwargs={"keep": write_pairs(others) or None})  # fmt: skip
        else:
            st.button(here.say("pembinaan.plan.keep"), key=f"pembinaan.keep.{agency}", type="tertiary",
                      on_click=_keep, args=(agency, mentor, kept, barred))  # fmt: skip
        st.button(
            here.say("pembinaan.plan.bar"), key=f"pembinaan.bar.{agency}", type="tertiary", on_click=address.go,
            kwargs={"keep": write_pairs(others) or None, "bar": write_pairs((*barred, (agency, mentor)))},
        )  # fmt: skip


def _files(here: Here, asked: Asked, found: Plan) -> None:
    """All pairs as a table in the frame, for files and citation."""
    rows = [
        {"agency": one.agency.agency.name(here.lang), "mentor": one.mentor.situation.agency.name(here.lang),
         "plan_reason": why(one.mentor, here.lang), "plan_by_hand": here.say("pembinaan.plan.by_hand") if one.by_hand
         else ""}
        for one in found.pairs
    ]  # fmt: skip
    filters = {name: here[name] for name in ("type", "region") if here[name]}
    measure = compute(here.release, "agencies_needing_guidance", standing="all", upto=asked.upto, **filters)
    with st.expander(here.say("pembinaan.plan.table"), key="pembinaan.plan.table"):
        frame.show(
            here,
            Chart(
                name="pembinaan-pasangan", title=here.say("pembinaan.plan.table_title", n=len(rows)),
                subtitle=here.say("pembinaan.plan.chart_subtitle", upto=str(asked.upto)), measures=[measure],
                columns=columns(here, ("agency", "text"), ("mentor", "text"), ("plan_by_hand", "text"),
                                ("plan_reason", "text")),
                rows=rows,
            ),
        )  # fmt: skip


def _uncovered(here: Here, found: Plan) -> None:
    """Who has no mentor, counted by the reason, with the names."""
    frame.heading(here.say("pembinaan.plan.left_title", n=len(found.uncovered)))
    reasons = Counter(one.reason for one in found.uncovered)
    for reason, n in reasons.most_common():
        names = [one.agency.agency.name(here.lang) for one in found.uncovered if one.reason == reason]
        words = here.say("guidance.mentors.plan.left", n=numbers.number(here.lang, n),
                         reason=reason_words(reason, here.lang))  # fmt: skip
        listed = "".join(f"<li>{html.escape(name)}</li>" for name in names)
        html.show(
            f'<details class="pm-fold pm-counted"><summary>{html.escape(words)}</summary><ul>{listed}</ul></details>'
        )
