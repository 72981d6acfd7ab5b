"""Where those who need guidance are: a tile for each province, coloured by their share of its agencies."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from analytics import numbers
from analytics.measures import compute, grouped
from analytics.warehouse.dimensions import provinces
from ui import address
from ui.address import Here
from ui.charts import tiles
from ui.charts.heatmap import find_step
from ui.charts.kinds import NOT_ASSESSED
from ui.frame import Chart
from ui.views.columns import columns
from ui.views.pembinaan.asked import Asked

# Lower limits of the steps, in percent.
_LIMITS = (50, 65, 75, 85, 95)
_STANDING = ("buruk", "kurang", "no_result")


def need_map(here: Here, asked: Asked) -> Chart:
    """The share of each province's agencies that need guidance, and how many they are. A click filters the list."""
    rows = _rows(here, asked)
    filters = {"type": here["type"]} if here["type"] else {}
    whole = compute(here.release, "agencies_needing_guidance", standing="all", upto=asked.upto, **filters)
    drawn = [_tile(here, row) for row in rows]
    key = _kind(here)
    title = here.say(f"pembinaan.map_title_{key}")
    legend = [(f"step-{step}", words) for step, words in enumerate(_step_words(here))]
    return Chart(
        name="pembinaan-peta", title=title, subtitle=here.say(f"pembinaan.map_subtitle_{key}", upto=str(asked.upto)),
        measures=[whole],
        columns=columns(here, ("province", "text"), ("in_buruk", "agency"), ("in_kurang", "agency"),
                        ("in_no_result", "agency"), ("registered", "agency"), ("needing_share", "percent")),
        rows=rows,
        draw=lambda width: tiles.draw(drawn, label=title, width=width, legend=legend, selected=here["province"]),
        on_pick=lambda place: address.go(province=place, at=None),
        on_leave=(lambda: address.go(province=None, at=None)) if here["province"] else None,
        notes=(here.say("pembinaan.map_note"),),
    )  # fmt: skip


def _rows(here: Here, asked: Asked) -> list[dict[str, Any]]:
    filters = {"type": here["type"]} if here["type"] else {}

    def counts(measure_id: str, **more: str) -> dict[str, int]:
        frame = grouped(here.release, measure_id, by=("province_id",), upto=asked.upto, **filters, **more)
        return dict(zip(frame["province_id"], frame["value"], strict=True))

    found = {one: counts("agencies_needing_guidance", standing=one) for one in _STANDING}
    whole = counts("agencies_for_guidance")
    rows = []
    for place in provinces(here.release).values():
        need, of = sum(int(found[one].get(place.id, 0)) for one in _STANDING), int(whole.get(place.id, 0))
        rows.append({
            "province_id": place.id, "province": place.name(here.lang), "registered": of, "needing": need,
            "needing_share": 100 * need / of if of else None,
            **{f"in_{one}": int(found[one].get(place.id, 0)) for one in _STANDING},
        })  # fmt: skip
    return rows


def _tile(here: Here, row: dict[str, Any]) -> tiles.Tile:
    place, share = provinces(here.release)[row["province_id"]], row["needing_share"]
    kind = NOT_ASSESSED if share is None else f"step-{find_step(share, _LIMITS)}"
    spoken = here.say(
        f"pembinaan.map_spoken_{_kind(here)}", province=row["province"], n=row["needing"], of=row["registered"]
    )
    number = "" if share is None else numbers.number(here.lang, row["needing"])
    return tiles.Tile(place.id, place.tile_code, place.tile_col, place.tile_row, kind, spoken, number=number)


def _kind(here: Here) -> str:
    """In the published facts nobody knows whether an agency without a result needs guidance."""
    return "counted" if here.release.counts_itself else "facts"


def _step_words(here: Here) -> list[str]:
    shown = [numbers.percent(here.lang, limit, 0) for limit in _LIMITS]
    middle = [here.say("map.step_middle", low=low, high=high) for low, high in pairwise(shown)]
    return [here.say("pembinaan.map_first", high=shown[0]), *middle, here.say("map.step_last", low=shown[-1])]
