"""The sources behind a verdict, as a reader follows them: publisher, date, title with its address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any

from analytics import numbers
from analytics.check.judge.facts import Told, printed
from analytics.check.model import Judged
from analytics.warehouse import Release
from analytics.warehouse.tables import table_rows
from ui import html
from ui.address import Here

_SHOWN = 4


@lru_cache(maxsize=8)
def sources(release: Release) -> Mapping[str, Mapping[str, Any]]:
    """Every source of a release by id."""
    return {str(row["source_id"]): row for row in table_rows(release, "source")}


def listed(here: Here, ids: Sequence[str]) -> str:
    """Sources as a list, the first few open, the rest folded; one of the links each leaves the app."""
    items = [f"<li>{_one(here, sources(here.release)[one])}</li>" for one in ids if one in sources(here.release)]
    if not items:
        return ""
    shown = f'<ol class="pm-sources">{"".join(items[:_SHOWN])}</ol>'
    rest = items[_SHOWN:]
    if not rest:
        return shown
    more = html.escape(here.say("cek.card.more_sources", n=len(rest)))
    return (
        f"{shown}<details><summary>{more}</summary>"
        f'<ol class="pm-sources" start="{_SHOWN + 1}">{"".join(rest)}</ol></details>'
    )


def _one(here: Here, source: Mapping[str, Any]) -> str:
    when = numbers.date(here.lang, source["published_on"]) if source["published_on"] else here.say("common.no_date")
    title = html.link(source["url"], source["title"], outside=True) if source["url"] else html.escape(source["title"])
    mark = f'<span class="pm-unknown">{html.escape(source["source_id"])}</span>'
    return f"{html.escape(source['publisher'])}, {html.escape(when)}: {title} {mark}"


def listed_others(here: Here, judged: Judged) -> str:
    """The sources that print another value, where a verdict says that they do; each value with its own."""
    own = _told(here.release, judged)
    if own is None or judged.because.key != "check.because.told_differently":
        return ""
    rivals = [Decimal(value) for value in dict(judged.because.tokens)["others"].split(", ")]
    found: dict[Decimal, dict[str, None]] = {value: {} for value in rivals}
    asked = own.question
    # What one source counts as awards another counts as agencies at that time, so any metric may hold the rival.
    for question, values in printed(here.release).items():
        if (question.scope, question.category, question.aspect, question.year) == (
            asked.scope, asked.category, asked.aspect, asked.year
        ):  # fmt: skip
            for told in values:
                if told.value in found and told.unit == own.unit:
                    found[told.value] |= dict.fromkeys(told.sources)
    return "".join(
        f'<p class="pm-label">{html.escape(here.say("cek.card.printed_otherwise", value=value))}</p>'
        f"{listed(here, list(ids))}"
        for value, ids in found.items()
        if ids
    )


def _told(release: Release, judged: Judged) -> Told | None:
    """The printed total on whose sources a verdict rests."""
    reading = judged.reading
    for question, values in printed(release).items():
        if (question.metric, question.category, question.aspect) == (reading.metric, reading.category, reading.aspect):
            for told in values:
                if str(told.value) == judged.value_found and set(told.sources) == set(judged.sources):
                    return told
    return None


def witnesses(here: Here, ids: Sequence[str]) -> int:
    """How many groups of witnesses stand behind sources; copies of one text are one."""
    known = sources(here.release)
    return len({known[one]["witness_group"] for one in ids if one in known})
