"""What every page says of corrections: that a later one changed numbers of this release, or that this one is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from analytics import numbers
from analytics.intake.records import record_path
from analytics.warehouse import Release
from analytics.warehouse.store import current_id, last_entry
from ui import address, html, labels
from ui.address import Here

_NAMED = 4


def show(here: Here) -> None:
    """The notices of the release that is shown; only an imported one that has a record can have any."""
    release = here.release
    if release.kind != "imported" or not record_path(release.release_id).is_file():
        return
    later, own = _found(release, current_id(), last_entry())
    for notice in later:
        words = here.say("impor.notice.after", date=numbers.date(here.lang, notice.when[:10]), note=notice.note)
        html.show(
            f'<div class="pm-notice" role="status">{html.escape(words)} {_changes(here, notice.measures)}. '
            f"{_link(here, notice.release_id, 'impor.notice.open')}</div>"
        )
    if own and release.follows:
        words = here.say("impor.notice.own", release=release.follows, note=own.note)
        html.show(
            f'<p class="pm-source" role="note">{html.escape(words)} {_changes(here, own.measures)}. '
            f"{_link(here, release.follows, 'impor.notice.open_before')}</p>"
        )


@lru_cache(maxsize=64)
def _found(release: Release, current: str | None, entry: str | None) -> tuple[Sequence[Any], Any]:
    """Both kinds of notices; they can change only with the release that is current, so they are kept until then."""
    from analytics.intake.notices import corrected_by, corrections_after

    return corrections_after(release.release_id), corrected_by(release.release_id)


def _changes(here: Here, rows: Sequence[Mapping[str, Any]]) -> str:
    named = [
        here.say("impor.notice.change", name=labels.measure_name(here, row["id"], row["parameters"]),
                 before=labels.measure_value(here, row["id"], row["from"]),
                 after=labels.measure_value(here, row["id"], row["to"]))
        for row in rows[:_NAMED]
    ]  # fmt: skip
    if len(rows) > _NAMED:
        named.append(here.say("impor.notice.more", n=len(rows) - _NAMED))
    return html.escape("; ".join(named))


def _link(here: Here, release_id: str, key: str) -> str:
    query = urlencode({**here.query(), address.RELEASE: release_id}, doseq=True)
    return html.link(f"?{query}", here.say(key))
