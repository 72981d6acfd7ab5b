"""Agencies or groups side by side: in words, as spreads over the categories, through the years, by aspect."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from analytics import by_category, comparison, numbers
from analytics.comparison import Item
from analytics.measures import Measure, compute
from analytics.selection import FIRST_YEAR, LAST_YEAR, YEARS
from analytics.warehouse.dimensions import agencies, aspects, categories
from ui import labels
from ui.address import Here
from ui.charts import bars, courses, distribution, multiples
from ui.frame import Chart
from ui.said import join
from ui.theme import WIDE
from ui.views.agencies import result_words
from ui.views.bias import bias
from ui.views.columns import column, columns, spread_columns
from ui.views.instansi import bands

_GOOD = "at_least_baik"
# Panels in a row, where the chart's own number would leave a gap.
_PANELS = {2: 2, 4: 2}
_PERIOD = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}


@dataclass(frozen=True)
class Asked:
    """What is compared, and in which way; `obstacles` holds by way why it cannot be, None where it can."""

    items: Sequence[Item]
    unknown: Sequence[str]
    way: str
    obstacles: Mapping[str, str | None]

    @property
    def are_agencies(self) -> bool:
        """Whether all items are single agencies."""
        return all(item.is_agency for item in self.items)

    @property
    def obstacle(self) -> str | None:
        """Why the chosen way is not possible; None where it is."""
        return self.obstacles[self.way]


def read(here: Here) -> Asked:
    """The items and the way of the address; without a way, the first that is possible."""
    items, unknown = comparison.read_items(here.release, here["items"] or ())
    selection = here.selection
    obstacles = {way: comparison.find_obstacle(here.release, items, way, selection) for way in comparison.WAYS}
    possible = next((way for way in comparison.WAYS if obstacles[way] is None), comparison.WAYS[0])
    return Asked(items, unknown, here["compare"] or possible, obstacles)


def item_name(here: Here, item: Item) -> str:
    """The name of an item as the list of choices has it: a group says that it is one."""
    if item.is_agency:
        agency = agencies(here.release)[item.id]
        name, short = agency.name(here.lang), agency.short(here.lang)
        return name if short in name else f"{name} ({short})"
    return here.say(f"bandingkan.item.{item.kind}", name=short_name(here, item))


def short_name(here: Here, item: Item) -> str:
    """The name of an item for charts."""
    if item.is_agency:
        return agencies(here.release)[item.id].short(here.lang)
    return labels.type_name(here, item.id) if item.kind == "type" else labels.name_of(here, item.kind, item.id)


def reason(here: Here, word: str) -> str:
    """An obstacle as a sentence."""
    tokens = {"least": str(comparison.LEAST_ITEMS), "most": str(comparison.MOST_ITEMS)}
    return here.say(f"bandingkan.obstacle.{word}", period=labels.period(here), **tokens)


def answer(here: Here, asked: Asked) -> str:
    """What the comparison says, item by item, in the chosen order; or why there is none."""
    if asked.obstacle == "too_few":
        return reason(here, asked.obstacle)
    if asked.obstacle:
        return here.say("bandingkan.answer_cannot")
    if asked.way == "aspects":
        return here.say("bandingkan.aspects.answer", period=labels.period(here), **_widest(here, asked.items))
    if asked.are_agencies:
        listed = "; ".join(_agency_words(here, item) for item in asked.items)
        return here.say("bandingkan.answer_agencies", listed=listed, **_PERIOD)
    changes = {"year": LAST_YEAR} if asked.way == "years" else {}
    period = here.say("labels.period.year", year=str(LAST_YEAR)) if changes else labels.period(here)
    listed = join("; ", (_group_words(here, item, **changes) for item in asked.items))
    return here.say("bandingkan.answer_groups", listed=listed, period=period)


def _agency_words(here: Here, item: Item) -> str:
    found = [row for row in comparison.results_by_year(here.release, item).values() if row]
    words = result_words(here, found[-1]) if found else here.say("labels.no_result")
    return f"{short_name(here, item)}: **{words}**"


def _group_words(here: Here, item: Item, **changes: Any) -> str:
    share, good = _share(here, item, **changes), _count(here, item, **changes)
    return here.say("bandingkan.group", name=short_name(here, item), share=share, n=good, of=good.base)


def _share(here: Here, item: Item, **changes: Any) -> Measure:
    return _good(here, item, "share_in_category", **changes)


def _count(here: Here, item: Item, **changes: Any) -> Measure:
    return _good(here, item, "agencies_in_category", **changes)


def _good(here: Here, item: Item, measure: str, **changes: Any) -> Measure:
    selection = comparison.group_selection(item, here.selection.but(**changes))
    return compute(here.release, measure, category=_GOOD, **selection.parameters())


def chart(here: Here, asked: Asked) -> Chart:
    """The chart of the chosen way, which must be possible."""
    if asked.way == "aspects":
        return _aspects(here, asked.items)
    if asked.way == "categories":
        return _categories(here, asked.items)
    return _courses(here, asked.items) if asked.are_agencies else _over_years(here, asked.items)


def _bias(here: Here) -> tuple[str, ...]:
    return () if here.release.counts_itself else (bias(here),)


# Groups -------------------------------------------------------------------------------------------------------------


def _spread(here: Here, item: Item, **changes: Any) -> dict[str, int]:
    selection = comparison.group_selection(item, here.selection.but(**changes))
    row = by_category.distribution(here.release, selection).iloc[0]
    return {one: int(row[one]) for one in (*categories(here.release), by_category.UNKNOWN, "assessed")}


def _categories(here: Here, items: Sequence[Item]) -> Chart:
    counts = {item: _spread(here, item) for item in items}
    rows = [
        distribution.Row(short_name(here, item), {one: n for one, n in found.items() if one != "assessed"},
                         here.say("labels.n_agencies", n=found["assessed"]))
        for item, found in counts.items()
    ]  # fmt: skip
    shares = [_share(here, item) for item in items]
    title = _share_title(here, items, shares)
    kind = "year" if here.selection.year else "upto"
    return Chart(
        name="bandingan-kategori", title=title,
        subtitle=here.say(f"bandingkan.categories.subtitle_{kind}", period=labels.period(here)),
        measures=[*shares, *(share.base for share in shares if share.base)],
        columns=spread_columns(here, column(here, "item", "text")),
        rows=[{"item": short_name(here, item), **found} for item, found in counts.items()],
        draw=lambda width: distribution.draw(rows, names=labels.category_words(here), label=title, width=width,
                                             fmt=lambda v: numbers.number(here.lang, v),
                                             percent=lambda v: numbers.percent(here.lang, v, 0)),
        notes=_bias(here), cites_all=True,
    )  # fmt: skip


def _share_title(here: Here, items: Sequence[Item], shares: Sequence[Measure], **changes: Any) -> str:
    """Who has the highest share and who the lowest: as shares only where all agencies are known, else as counts."""
    known = [(share.value, place) for place, share in enumerate(shares) if share.value is not None]
    if len(known) < comparison.LEAST_ITEMS:
        return here.say("bandingkan.categories.title_unknown")
    low, high = min(known)[1], max(known)[1]
    if shares[low].value == shares[high].value:
        return here.say("bandingkan.categories.title_equal", share=shares[low])
    if not here.release.counts_itself:
        most, least = _count(here, items[high], **changes), _count(here, items[low], **changes)
        return here.say(
            "bandingkan.categories.title_counts", high=short_name(here, items[high]), high_n=most, high_of=most.base,
            low=short_name(here, items[low]), low_n=least, low_of=least.base,
        )  # fmt: skip
    return here.say(
        "bandingkan.categories.title", high=short_name(here, items[high]), high_share=shares[high],
        low=short_name(here, items[low]), low_share=shares[low],
    )  # fmt: skip


def _over_years(here: Here, items: Sequence[Item]) -> Chart:
    panels, table = [], []
    for item in items:
        found = {year: _spread(here, item, year=year) for year in YEARS}
        bars_of = [
            multiples.YearBar(str(year), {one: n for one, n in row.items() if one != "assessed"},
                              numbers.number(here.lang, row["assessed"]))
            for year, row in found.items()
        ]  # fmt: skip
        panels.append(multiples.Panel(short_name(here, item), bars_of))
        table += [{"item": short_name(here, item), "year": str(year), **row} for year, row in found.items()]
    shares = [_share(here, item, year=LAST_YEAR) for item in items]
    title = here.say(
        "bandingkan.years.title_groups", finding=_share_title(here, items, shares, year=LAST_YEAR), year=str(LAST_YEAR)
    )
    return Chart(
        name="bandingan-tahun", title=title, subtitle=here.say("bandingkan.years.subtitle_groups"),
        measures=[*shares, *(share.base for share in shares if share.base)],
        columns=spread_columns(here, column(here, "item", "text"), columns(here, ("year", "year"))), rows=table,
        draw=lambda width: multiples.draw(panels, names=labels.category_words(here), label=title, width=width,
                                          fmt=lambda v: numbers.number(here.lang, v),
                                          columns=_PANELS.get(len(items)) if width == WIDE else None),
        notes=_bias(here), cites_all=True,
    )  # fmt: skip


# Agencies -----------------------------------------------------------------------------------------------------------


def _courses(here: Here, items: Sequence[Item]) -> Chart:
    mixed = comparison.years_of_mixed_form(here.release, items)
    found = {item: comparison.results_by_year(here.release, item) for item in items}
    drawn = [_course(here, item, found[item], mixed) for item in items]
    title = _courses_title(here, items, found, mixed)
    measures = [compute(here.release, "agency_score", agency=item.id) for item in items]
    rows = [
        {"item": short_name(here, item), "year": str(year),
         "category": labels.name_of(here, "category", row["category_id"]) if row and row["category_id"] else None,
         "score": row["score"] if row else None, "form": str(row["score_max"]) if row and row["score_max"] else None}
        for item, years in found.items() for year, row in years.items()
    ]  # fmt: skip
    words = {one: here.say(f"bandingkan.mark.{one}") for one in ("no_score", "nothing_known")}
    return Chart(
        name="bandingan-nilai", title=title, subtitle=here.say("bandingkan.years.subtitle_agencies", **_PERIOD),
        measures=sorted(measures, key=lambda measure: measure.value is None), rows=rows,
        columns=columns(here, ("item", "text"), ("year", "year"), ("category", "text"), ("score", "points"),
                        ("form", "text")),
        draw=lambda width: courses.draw(
            [str(year) for year in YEARS], drawn, bands=bands(here), words=words, label=title, width=width,
            fmt=lambda v: numbers.number(here.lang, v),
        ),
        notes=form_notes(here, items), cites_all=True,
    )  # fmt: skip


def _course(here: Here, item: Item, found: Mapping[int, Any], mixed: Sequence[int]) -> courses.Course:
    """One agency's course; in a year of mixed forms its category alone is drawn, since points do not compare."""
    stops, rows = [], list(found.values())
    for year, row in found.items():
        spoken = f"{short_name(here, item)}: {result_words(here, row)}" if row else ""
        score = row["score"] if row and year not in mixed else None
        stops.append(courses.Stop(spoken, row["category_id"], score) if row else None)
    joined = [bool(a and b and a["score_max"] == b["score_max"]) for a, b in pairwise(rows)]
    return courses.Course(short_name(here, item), stops, joined)


def _courses_title(
    here: Here, items: Sequence[Item], found: Mapping[Item, Mapping[int, Any]], mixed: Sequence[int]
) -> str:
    """Who has the highest score in the last year in which at least two have one that compares."""
    for year in reversed(YEARS):
        scored = [(row["score"], item) for item in items if (row := found[item][year]) and row["score"] is not None]
        if year in mixed or len(scored) < comparison.LEAST_ITEMS:
            continue
        item = max(scored, key=lambda pair: pair[0])[1]
        score = compute(here.release, "agency_score", agency=item.id, year=year)
        return here.say("bandingkan.years.title", agency=short_name(here, item), score=score, year=str(year))
    return here.say("bandingkan.years.title_apart", **_PERIOD)


def form_notes(here: Here, items: Sequence[Item]) -> tuple[str, ...]:
    """In which years the scores are of different forms, or of one that no source names."""
    years = {"mixed": comparison.years_of_mixed_form(here.release, items),
             "unknown": comparison.years_of_unknown_form(here.release, items)}  # fmt: skip
    return tuple(
        here.say(f"bandingkan.form.{name}", years=", ".join(str(year) for year in found))
        for name, found in years.items() if found
    )  # fmt: skip


# Aspects ------------------------------------------------------------------------------------------------------------


def _widest(here: Here, items: Sequence[Item]) -> dict[str, Any]:
    found = comparison.widest_aspect(here.release, items, here.selection)
    assert found is not None, "a possible comparison has an aspect that two items share"
    aspect, low, high = found
    measure = {one: comparison.aspect_measures(here.release, one, aspect, here.selection) for one in (low, high)}
    return {
        "aspect": labels.name_of(here, "aspect", aspect), "high": short_name(here, high), "high_percent": measure[high],
        "low": short_name(here, low), "low_percent": measure[low],
    }  # fmt: skip


def _group_note(items: Sequence[Item], here: Here) -> tuple[str, ...]:
    return () if all(item.is_agency for item in items) else (here.say("bandingkan.aspects.note"),)


def _aspects(here: Here, items: Sequence[Item]) -> Chart:
    values = {item: comparison.aspect_values(here.release, item, here.selection) for item in items}
    widest = _widest(here, items)
    names = [one.name(here.lang) for one in aspects(here.release).values()]
    title = here.say("bandingkan.aspects.title", **widest)
    rows = [{"aspect": name, "item": short_name(here, item), "percent": values[item][at]}
            for at, name in enumerate(names) for item in items]  # fmt: skip
    return Chart(
        name="bandingan-aspek", title=title,
        subtitle=here.say("bandingkan.aspects.subtitle", period=labels.period(here)),
        measures=[widest["high_percent"], widest["low_percent"]], rows=rows,
        columns=columns(here, ("aspect", "text"), ("item", "text"), ("percent", "percent")),
        draw=lambda width: bars.draw(
            names, [bars.Series(short_name(here, item), values[item]) for item in items], label=title, width=width,
            fmt=lambda v: numbers.percent(here.lang, v), tick=lambda v: numbers.percent(here.lang, v, 0),
            unknown=here.say("common.not_known"),
        ),
        notes=_group_note(items, here), cites_all=True,
    )  # fmt: skip
