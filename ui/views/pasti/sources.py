"""The pages that print a total, as links."""

from __future__ import annotations

from functools import lru_cache

from analytics.certainty import Statement
from analytics.warehouse import Release
from analytics.warehouse.tables import table_rows
from ui import html
from ui.address import Here


def source_links(here: Here, one: Statement | None) -> str:
    """Each publisher of a printed total with a link to its page; nothing for other facts."""
    if one is None:
        return ""
    known = _sources(here.release)
    links = [
        html.link(url, publisher, outside=True) if url else html.escape(publisher)
        for publisher, url in (known[source] for source in one.sources)
    ]
    return f'<br><span class="pm-unknown">{", ".join(links)}</span>'


@lru_cache(maxsize=8)
def _sources(release: Release) -> dict[str, tuple[str, str | None]]:
    return {row["source_id"]: (row["publisher"], row["url"]) for row in table_rows(release, "source")}
