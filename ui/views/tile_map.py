"""The tile map of the provinces, in one place for every page that shows it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from analytics import by_region, numbers
from analytics.measures import Measure, compute
from analytics.warehouse.dimensions import agencies, categories, provinces
from ui import labels
from ui.address import Here
from ui.charts import tiles
from ui.charts.heatmap import find_step
from ui.charts.kinds import NOT_ASSESSED, UNKNOWN, name_kind
from ui.frame import Chart
from ui.views.bias import bias
from ui.views.columns import category_columns, column, columns, records
from ui.views.spread import known_only

CATEGORY, COVERAGE = "category", "coverage"
# Lower limits of the steps of coverage, in percent; most provinces lie below a half in both kinds of release.
_LIMITS = (10, 20, 30, 50, 75)
# What stands on the tile of a province that has no agency of the chosen type.
_NO_AGENCY = "–"


def tile_map(
    here: Here,
    *,
    colour: str = CATEGORY,
    selected: str | None = None,
    on_pick: Callable[[str], None] | None = None,
    on_leave: Callable[[], None] | None = None,
) -> Chart:
    """Every province as a tile. The colour is the category of the province's own government, or the share of its
    agencies with a result (`coverage`); the number is how many have one, or that share."""
    rows = place_rows(here)
    drawn = [_tile(here, row, colour) for row in rows]
    measure = _headline(here, colour)
    title = here.say(f"map.title_{colour}", n=measure, of=measure.base, who=who(here))
    return Chart(
        name="peta", title=title,
        subtitle=here.say(f"map.subtitle_{colour}", period=labels.period(here), who=who(here)),
        measures=[measure], rows=rows,
        columns=(
            *columns(here, ("province", "text"), ("own_category", "text")), *category_columns(here),
            *columns(here, ("unknown", "agency"), ("assessed", "agency"), ("registered", "agency")),
            column(here, "coverage", "percent"),
        ),
        draw=lambda width: tiles.draw(drawn, label=title, width=width, legend=_legend(here, drawn, colour),
                                      pickable=on_pick is not None, selected=selected),
        notes=_notes(here, drawn),
        on_pick=on_pick, on_leave=on_leave,
        links={"province": lambda row: here.href("wilayah", **_kept(here), province=row["province_id"])},
    )  # fmt: skip


def who(here: Here) -> str:
    """The agencies that are counted, as they stand in a sentence: all regional ones, or those of a type."""
    return here.say(f"map.who.{here['type'] or 'daerah'}")


def _kept(here: Here) -> dict[str, Any]:
    return {name: here[name] for name in ("upto", "year", "type") if here[name]}


def _headline(here: Here, colour: str) -> Measure:
    if colour == COVERAGE:
        selection = here.selection.but(type=here["type"] or "daerah")
        return compute(here.release, "share_assessed", **selection.parameters())
    return compute(here.release, "agencies_assessed", **here.selection.but(type="provinsi").parameters())


def place_rows(here: Here) -> list[dict[str, Any]]:
    """A row for each province, in the order of the registry: `province_id`, `province`, `own_kind` (category, `unknown`
    or `not_assessed`), `own_category` (the same in words), and the columns of `by_region.coverage`, its
    share under `coverage`."""
    own, names = _own_categories(here), labels.category_words(here)
    reach = by_region.coverage(here.release, here.selection, level="province")
    places, rows = provinces(here.release), []
    for row in records(reach):
        kind = own.get(row["group"], NOT_ASSESSED)
        named = {"province_id": row["group"], "province": places[row["group"]].name(here.lang)}
        own_kind = {"own_kind": kind, "own_category": name_kind(kind, names), "coverage": row["share"]}
        rows.append({**known_only(here, row), **named, **own_kind})
    return rows


def _own_categories(here: Here) -> dict[str, str]:
    """The category of each provincial government with a result, `unknown` where it has none."""
    selection = here.selection.but(type="provinsi", province=None, region=None)
    found = compute(here.release, "agencies_assessed", **selection.parameters()).rows
    return {str(agencies(here.release)[row["agency_id"]].province_id): row["category_id"] or UNKNOWN for row in found}


def _tile(here: Here, row: dict[str, Any], colour: str) -> tiles.Tile:
    place = provinces(here.release)[row["province_id"]]
    n, of, share = int(row["assessed"]), int(row["registered"]), row["coverage"]
    kind, number = row["own_kind"], numbers.number(here.lang, n) if n else ""
    if colour == COVERAGE:
        kind = f"step-{find_step(share, _LIMITS)}" if n and share else NOT_ASSESSED
        number = _NO_AGENCY if share is None else numbers.number(here.lang, share, 0)
    words = labels.category_words(here)[row["own_kind"]]
    spoken = here.say("map.spoken", province=row["province"], category=words, n=n, of=of, who=who(here))
    return tiles.Tile(place.id, place.tile_code, place.tile_col, place.tile_row, kind, spoken, number=number)


def _notes(here: Here, drawn: list[tiles.Tile]) -> tuple[str, ...]:
    none = sum(tile.number == _NO_AGENCY for tile in drawn)
    told = (here.say("map.no_agency", who=who(here), n=none),) if none else ()
    return (here.say("map.note"), *told, *(() if here.release.counts_itself else (bias(here),)))


def _legend(here: Here, drawn: list[tiles.Tile], colour: str) -> list[tuple[str, str]]:
    names = {**labels.category_words(here), **_step_words(here)}
    if colour == CATEGORY:
        kinds = [*categories(here.release), UNKNOWN, NOT_ASSESSED]
    else:
        kinds = [*(f"step-{step}" for step in range(len(_LIMITS) + 1)), NOT_ASSESSED]
    count = {kind: sum(tile.kind == kind and tile.number != _NO_AGENCY for tile in drawn) for kind in kinds}
    return [
        (kind, f"{name_kind(kind, names)}: {numbers.number(here.lang, count[kind])}") for kind in kinds if count[kind]
    ]


def _step_words(here: Here) -> dict[str, str]:
    shown = [numbers.percent(here.lang, limit, 0) for limit in _LIMITS]
    middle = [here.say("map.step_middle", low=low, high=high) for low, high in pairwise(shown)]
    words = [here.say("map.step_first", high=shown[0]), *middle, here.say("map.step_last", low=shown[-1])]
    return {f"step-{step}": word for step, word in enumerate(words)}
