"""The register: every claim of the release with its verdict, the card of one, and what changed between releases."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from analytics import labels, numbers
from analytics.check import register, words
from analytics.check.reading.numbers import read_digits
from analytics.check.register import STANDINGS, Change, Entry
from analytics.check.review import claim_review, standing_words
from analytics.warehouse import Release
from ui import address, frame, html
from ui.address import Here
from ui.views.cek import sources
from ui.views.cek.cards import verdict_mark
from ui.views.cek.facts import facts

PER_PAGE = 50
_MOST_CHANGES = 60


def entries(here: Here) -> tuple[Entry, ...]:
    """Every claim of the release; judged once, which takes a moment."""
    with st.spinner(here.say("cek.register.judging")):
        return register.rows(here.release)


def answer(here: Here, found: Sequence[Entry]) -> str:
    """The first sentence: how many claims the release holds, by verdict."""
    if not found:
        return here.say("cek.answer.no_register")
    counts = Counter(one.verdict for one in found)
    parts = ", ".join(here.say(f"cek.count.{one}", n=counts[one]) for one in STANDINGS if counts[one])
    return here.say("cek.answer.register", n=facts(here)["claims"], parts=parts)


def show(here: Here, found: Sequence[Entry]) -> None:
    """The card that the address asks for, the filters, the claims a page at a time, the changes."""
    if not found:
        frame.note(here.say("cek.register.none"))
        return
    chosen = next((one for one in found if one.claim_id == here["claim"]), None)
    if chosen is not None:
        _show_card(here, chosen)
    elif here["claim"]:
        frame.note(here.say("cek.register.unknown", claim=here["claim"]))
    frame.note(here.say("cek.register.how"))
    _filters(here, found)
    _list(here, _filtered(here, found))
    _changes(here)


def _filters(here: Here, found: Sequence[Entry]) -> None:
    counts = Counter(one.verdict for one in found)
    options = [one for one in STANDINGS if counts[one]]
    with st.container(key="pm-check-filters"):
        address.choose(
            here, "verdict", options, label=here.say("cek.register.verdict"), widget=st.pills,
            value=here["verdict"] if here["verdict"] in options else None,
            show=lambda one: f"{standing_words(one, here.lang)} ({counts[one]})",
            as_changes=lambda one: {"verdict": one, "at": None},
        )  # fmt: skip
        with st.container(horizontal=True, vertical_alignment="bottom", key="pm-check-filter-row"):
            metrics = sorted({one.reading.metric for one in found}, key=lambda one: _metric(here, one))
            _select(here, "metric", metrics, everything="cek.register.all_metrics", show=lambda one: _metric(here, one))
            publishers = sorted({one.publisher for one in found}, key=str.casefold)
            _select(here, "publisher", publishers, everything="cek.register.all_publishers", show=str)
            address.choose_text(here, "q", label=here.say("cek.register.figure"), also={"at": None}, max_chars=20)


def _select(here: Here, name: str, options: list[str], *, everything: str, show: Callable[[str], str]) -> None:
    value = here[name] if here[name] in options else ""
    address.choose(
        here, name, ["", *options], label=here.say(f"cek.register.{name}"), value=value,
        show=lambda one: show(one) if one else here.say(everything), as_changes=lambda one: {name: one, "at": None},
    )  # fmt: skip


def _metric(here: Here, metric: str) -> str:
    name = labels.name_of(here.release, here.lang, "metric", metric)
    return name[:1].upper() + name[1:]


def _figure(here: Here) -> Decimal | None:
    typed = "".join(one for one in here["q"] or "" if one.isdigit() or one in ".,").strip(".,")
    return read_digits(typed) if typed else None


def _filtered(here: Here, found: Sequence[Entry]) -> list[Entry]:
    metrics = {one.reading.metric for one in found}
    publishers = {one.publisher for one in found}
    value = _figure(here)
    return [
        one for one in found
        if here["verdict"] in (None, one.verdict) and (here["metric"] in (None, one.reading.metric)
        or here["metric"] not in metrics) and (here["publisher"] in (None, one.publisher)
        or here["publisher"] not in publishers) and value in (None, one.reading.value)
    ]  # fmt: skip


def _list(here: Here, found: Sequence[Entry]) -> None:
    pages = max(1, -(-len(found) // PER_PAGE))
    first = (address.asked_page(here, "at", pages) - 1) * PER_PAGE
    rows = [_row(here, one) for one in found[first : first + PER_PAGE]]
    if not rows:
        frame.note(here.say("cek.register.nothing"))
        return
    title = here.say("cek.register.title")
    told = here.say("cek.register.listed", n=len(found), first=first + 1, last=first + len(rows))
    heads = [here.say(f"cek.register.column.{one}") for one in ("claim", "verdict", "read", "publisher", "date")]
    table = html.table(heads, rows, caption=title)
    html.show(
        f'<div class="pm-figure"><h2 class="pm-title">{html.escape(title)}</h2>'
        f'<p class="pm-subtitle">{html.escape(told)}</p></div><div class="pm-register">{table}</div>'
    )
    address.choose_page(here, "at", pages)


def _row(here: Here, one: Entry) -> list[str]:
    return [
        html.link(here.href(claim=one.claim_id), one.claim_id),
        verdict_mark(here, one.verdict, words=standing_words(one.verdict, here.lang)),
        html.escape(words.reading_words(here.release, one.reading, here.lang)),
        html.escape(one.publisher),
        html.escape(_day(here, one)),
    ]  # fmt: skip


def _day(here: Here, one: Entry) -> str:
    day = one.source["published_on"]
    return numbers.date(here.lang, str(day)) if day else here.say("common.no_date")


def _show_card(here: Here, one: Entry) -> None:
    with st.container(border=True, key="pm-check-card-register"):
        read = words.reading_words(here.release, one.reading, here.lang)
        lines = [
            (here.say("cek.register.against_claims"), _against_claims(here, one)),
            (here.say("cek.register.against_data"), _against_data(here, one)),
            (here.say("cek.register.statement"), html.escape(one.statement)),
            (here.say("cek.register.note"), html.escape(one.note or "")),
        ]  # fmt: skip
        items = "".join(f"<dt>{html.escape(name)}</dt><dd>{told}</dd>" for name, told in lines if told)
        away = html.link(here.href(claim=None), here.say("cek.register.close"))
        html.show(
            f'<section class="pm-card"><div class="pm-card-head"><h3>{html.escape(one.claim_id)}</h3>'
            f"{verdict_mark(here, one.verdict, words=standing_words(one.verdict, here.lang))}"
            f'<span class="pm-no-print pm-away">{away}</span></div>'
            f'<p class="pm-match">{html.escape(read)}</p><dl class="pm-origin">{items}</dl>'
            f"{_printed_in(here, one)}{_others(here, one)}</section>"
        )
        _download(here, one)


def _against_claims(here: Here, one: Entry) -> str:
    """How the claim stands to those of other witnesses; a claim does not confirm itself."""
    if one.standing == "berdiri_sendiri":
        told = here.say("check_register.alone")
    elif one.standing == "cocok" and one.others:
        told = here.say("check_register.others", n=one.others)
    else:
        told = words.because_words(here.release, one.judged.because, here.lang)
    notes = [words.because_words(here.release, note, here.lang) for note in one.judged.notes]
    return html.escape(" ".join([told, *notes]))


def _against_data(here: Here, one: Entry) -> str:
    if one.data.why == "nothing":
        return ""
    return html.escape(here.say(f"check_register.data.{one.data.why}", counted=one.data.counted))


def _printed_in(here: Here, one: Entry) -> str:
    own = sources.listed(here, [str(one.source["source_id"])])
    return f'<p class="pm-label">{html.escape(here.say("cek.register.printed_in"))}</p>{own}'


def _others(here: Here, one: Entry) -> str:
    """The other sources on the same question: those that print the same, and those that print another value."""
    ids = [source for source in one.judged.sources if source != str(one.source["source_id"])]
    same = (
        f'<p class="pm-label">{html.escape(here.say("cek.register.also"))}</p>{sources.listed(here, ids)}'
        if ids
        else ""
    )
    return same + sources.listed_others(here, one.judged)


def _download(here: Here, one: Entry) -> None:
    """The claim as ClaimReview, which search engines and archives of fact checks read."""
    st.download_button(
        here.say("cek.register.claim_review"), partial(_claim_review, here, one, _origin()), mime="application/ld+json",
        file_name=f"{one.claim_id}_{here.release.release_id}.jsonld", on_click="ignore", key="cek.claim_review",
    )  # fmt: skip


def _origin() -> str:
    """Scheme and host under which the visitor sees this copy; empty where that is not known."""
    parts = urlsplit(st.context.url or "")
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""


def _claim_review(here: Here, one: Entry, origin: str) -> bytes:
    link = origin + here.href(tab="register", claim=one.claim_id) if origin else ""
    return json.dumps(claim_review(here.release, one, here.lang, link=link), ensure_ascii=False, indent=1).encode()


def _changes(here: Here) -> None:
    """What the verdicts were in an earlier release of the same kind."""
    frame.heading(here.say("cek.register.changes"))
    # Times of building are in whole seconds: of two in one second either may be the earlier one.
    kept = {
        one.release_id: one for one in address.kept_releases()
        if one.kind == here.release.kind and one.built_at <= here.release.built_at and one != here.release
    }  # fmt: skip
    if not kept:
        frame.note(here.say("cek.register.no_earlier"))
        return
    asked = here["before"] if here["before"] in kept else ""
    address.choose(
        here, "before", ["", *kept], label=here.say("cek.register.earlier"), value=asked,
        show=lambda one: _release_words(here, kept[one]) if one else here.say("cek.register.choose_release"),
    )  # fmt: skip
    if not asked:
        return
    with st.spinner(here.say("cek.register.judging")):
        found = register.changes(kept[asked], here.release)
    frame.note(here.say("cek.register.changed", n=len(found), release=asked))
    if found:
        heads = [here.say(f"cek.register.column.{one}") for one in ("claim", "change", "read")]
        rows = [_change(here, one) for one in found[:_MOST_CHANGES]]
        html.show(f'<div class="pm-changes">{html.table(heads, rows, caption=here.say("cek.register.changes"))}</div>')
    if len(found) > _MOST_CHANGES:
        cut = here.say("frame.cut_off", shown=_MOST_CHANGES, total=len(found))
        html.show(f'<p class="pm-source">{html.escape(cut)}</p>')


def _release_words(here: Here, release: Release) -> str:
    return f"{release.release_id}, {numbers.date(here.lang, release.built_at.date().isoformat())}"


def _change(here: Here, one: Change) -> list[str]:
    def told(entry: Entry | None) -> str:
        if entry is None:
            return html.escape(here.say("cek.register.not_there"))
        return verdict_mark(here, entry.verdict, words=standing_words(entry.verdict, here.lang))

    def read(entry: Entry) -> str:
        return words.reading_words(here.release, entry.reading, here.lang)

    known = one.after or one.before
    assert known is not None
    what = html.escape(read(known))
    if one.is_itself_changed and one.before is not None:
        was = here.say("cek.register.was", read=read(one.before))
        what += f'<br><span class="pm-unknown">{html.escape(was)}</span>'
    name = html.link(here.href(claim=one.claim_id), one.claim_id) if one.after else html.escape(one.claim_id)
    return [name, f"{told(one.before)} → {told(one.after)}", what]
