"""Moves between the categories of two years, and the agencies whose score stands near a limit."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd

from analytics import by_category, numbers
from analytics.measures import Measure, compute
from analytics.selection import YEARS
from analytics.warehouse.dimensions import agencies, categories
from ui import html, labels
from ui.address import Here
from ui.charts import flow, strip
from ui.charts.kinds import name_kind
from ui.frame import Chart
from ui.views.aspek import records, with_filters
from ui.views.columns import column, columns

# So many names can stand over the strip; with more, only the nearest below each limit is named.
_MOST_NAMES = 8


def two_years(here: Here) -> tuple[int, int, str]:
    """The years of the move, by default the first and the last; a notice where the address has them wrong way round."""
    first, last = here["year_from"] or YEARS[0], here["year_to"] or YEARS[-1]
    if first < last:
        return first, last, ""
    tokens = {"asked_from": str(first), "asked_to": str(last), "first": str(YEARS[0]), "last": str(YEARS[-1])}
    return YEARS[0], YEARS[-1], here.say("kategori.moves.wrong_years", **tokens)


def moves(here: Here, first: int, last: int) -> Chart:
    """How agencies known in both years moved: a flow; the table lists the agencies."""
    frame = by_category.moves(here.release, here.selection, year_from=first, year_to=last)
    found = by_category.moved(here.release, here.selection, year_from=first, year_to=last)
    years = {"first": str(first), "last": str(last)}
    drawn = [flow.Move(one["from_id"], one["to_id"], one["agencies"]) for one in records(frame)]
    title = here.say("kategori.moves.title", **years, **found)
    return Chart(
        name=f"perpindahan-{first}-{last}", title=title,
        subtitle=with_filters(here, here.say("kategori.moves.subtitle", **years, **found)),
        measures=[found["both"], *(found[one] for one in found if one != "both")],
        rows=_moved_rows(here, found), columns=_moved_columns(here, first, last),
        draw=lambda width: flow.draw(drawn, names=labels.category_words(here), heads=(str(first), str(last)),
                                     label=title, width=width, fmt=partial(numbers.number, here.lang)),
        notes=(here.say("kategori.moves.known_once", **years, **found), here.say("kategori.moves.note")),
        links={"agency": partial(_agency_link, here)},
    )  # fmt: skip


def _moved_columns(here: Here, first: int, last: int) -> tuple[Any, ...]:
    from analytics.export import Column

    return (
        column(here, "agency", "text"),
        *(Column(key=key, label=here.say("columns.category_from.label", year=str(year)), unit="text",
                 meaning=here.say("columns.category_from.meaning", year=str(year)))
          for key, year in (("from", first), ("to", last))),
        column(here, "direction", "text"),
    )  # fmt: skip


def _moved_rows(here: Here, found: dict[str, Measure]) -> list[dict[str, Any]]:
    known, names = agencies(here.release), labels.category_words(here)
    return [
        {"agency": known[row["agency_id"]].name(here.lang), "agency_id": row["agency_id"],
         "from": name_kind(row["from_id"], names), "to": name_kind(row["to_id"], names),
         "direction": here.say(f"labels.direction.{way}")}
        for way in by_category.DIRECTIONS for row in found[way].rows
    ]  # fmt: skip


def _agency_link(here: Here, row: Any) -> str:
    return here.href("instansi", agency=row["agency_id"])


def matrix(here: Here, first: int, last: int) -> str:
    """The moves as a table: from each category (row) to each (column), in agencies."""
    frame = by_category.moves(here.release, here.selection, year_from=first, year_to=last)
    table = {(one["from_id"], one["to_id"]): one["agencies"] for one in records(frame)}
    names, ids = labels.category_words(here), list(categories(here.release))
    heads = [
        here.say("kategori.moves.corner", first=str(first), last=str(last)),
        *(name_kind(one, names) for one in ids),
    ]
    rows = [
        [html.escape(name_kind(start, names)), *(numbers.number(here.lang, table[start, end]) for end in ids)]
        for start in ids
    ]
    return html.table(heads, rows, caption=here.say("kategori.moves.caption", first=str(first), last=str(last)),
                      numbers=[False, *(True for _ in ids)])  # fmt: skip


def near(here: Here) -> Chart:
    """The agencies near the lower limit of a category, as dots over the bands; the table says how near."""
    measures = by_category.near_measures(here.release, here.selection)
    frame = by_category.near_limits(here.release, here.selection)
    points = next(iter(measures.values())).parameters["points"]
    names = labels.category_words(here)
    each = [here.say("kategori.near.one", n=measure, category=names[one]) for one, measure in measures.items()]
    title = here.say("kategori.near.title", points=points, counts=", ".join(each))
    scored = compute(here.release, "agencies_with_score", **here.selection.parameters())
    dots = _dots(here, frame)
    bands = [strip.Band(one.id, one.name(here.lang), one.min_score) for one in categories(here.release).values()]
    return Chart(
        name="dekat-batas", title=title, measures=[scored, *measures.values()], rows=_near_rows(here, frame),
        subtitle=with_filters(here, here.say("kategori.near.subtitle", n=scored, of=scored.base,
                                             period=labels.period(here))),
        columns=columns(here, ("agency", "text"), ("score", "points"), ("distance", "points"), ("limit", "text"),
                        ("category", "text"), ("year", "year"), ("form", "text")),
        draw=lambda width: strip.draw(dots, bands=bands, label=title, width=width,
                                      fmt=partial(numbers.number, here.lang)),
        notes=_near_notes(here, scored, frame), links={"agency": partial(_agency_link, here)},
    )  # fmt: skip


def _names_all(frame: pd.DataFrame) -> bool:
    return len(frame) <= _MOST_NAMES


def _dots(here: Here, frame: pd.DataFrame) -> list[strip.Dot]:
    known = agencies(here.release)
    below = frame[frame["distance"] < 0].drop_duplicates("limit", keep="last")["agency_id"]
    named = set(frame["agency_id"]) if _names_all(frame) else set(below)
    return [
        strip.Dot(one["agency_id"], one["score"], known[one["agency_id"]].short(here.lang),
                  one["category_id"] or "unknown", named=one["agency_id"] in named)
        for one in records(frame.drop_duplicates("agency_id"))
    ]  # fmt: skip


def _near_rows(here: Here, frame: pd.DataFrame) -> list[dict[str, Any]]:
    known, names = agencies(here.release), labels.category_words(here)
    return [
        {**row, "agency": known[row["agency_id"]].name(here.lang), "limit": name_kind(row["limit"], names),
         "category": name_kind(row["category_id"] or "unknown", names), "year": str(row["year"]),
         "form": here.say("common.not_known") if row["form"] == "unknown" else row["form"]}
        for row in records(frame)
    ]  # fmt: skip


def _near_notes(here: Here, scored: Measure, frame: pd.DataFrame) -> tuple[str, ...]:
    unknown = compute(here.release, "agencies_with_score", form="unknown", **here.selection.parameters())
    notes = [here.say("kategori.near.note")]
    if not _names_all(frame):
        notes.insert(0, here.say("kategori.near.named"))
    if unknown.value:
        notes.append(here.say("kategori.near.form_unknown", n=unknown, of=scored))
    return tuple(notes)
