"""Three roads into the product, one for each kind of visitor."""

from __future__ import annotations

from ui import html
from ui.address import Here

# Who comes for what: the page that answers it.
ROADS = {"policy": "wilayah", "staff": "kategori", "press": "instansi"}


def show_roads(here: Here) -> None:
    """Who comes for what, and the page that answers it."""
    items = []
    for road, page in ROADS.items():
        go = html.link(here.href(page), here.say(f"roads.{road}.link"))
        items.append(
            f'<div class="pm-road"><h3>{html.escape(here.say(f"roads.{road}.who"))}</h3>'
            f"<p>{html.escape(here.say(f'roads.{road}.what'))}</p><p>{go}</p></div>"
        )
    html.show(
        f'<section class="pm-roads" aria-label="{html.escape(here.say("roads.title"))}">{"".join(items)}</section>'
    )
