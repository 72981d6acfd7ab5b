"""The regions: where results are on record, how they spread, and whose scores can be ranked."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analytics import by_region, numbers
from analytics.by_category import UNKNOWN
from analytics.measures import Measure, compute
from analytics.selection import YEARS
from analytics.warehouse.dimensions import agencies, categories, regions
from ui import labels
from ui.address import Here
from ui.charts import distribution, multiples, strip
from ui.charts.kinds import NOT_ASSESSED
from ui.frame import Chart
from ui.views.bias import bias
from ui.views.columns import column, columns, records, spread_columns
from ui.views.spread import known_only
from ui.views.tile_map import who

# A ranking names its first three on the chart; the table holds all.
_NAMED = 3


def everywhere(here: Here) -> Here:
    """The same place without the chosen province: what map and regions show does not depend on it."""
    return replace(here, values={**here.values, "province": None})


def level(here: Here) -> str:
    """What is listed: provinces, or regions. A chosen province asks for provinces."""
    return "province" if here["province"] else here["level"] or "province"


def answer(here: Here) -> str:
    """How many of the regional agencies have a result, and in how many provinces or regions none has."""
    found = compute(here.release, "agencies_assessed", **_regional(here))
    reach = by_region.coverage(here.release, here.selection, level=level(here))
    empty = by_region.count_empty(reach)
    return here.say(
        f"wilayah.answer_{level(here)}{'' if empty else '_all'}", n=found, of=found.base, who=who(here),
        period=labels.period(here), empty=empty, places=by_region.count_places(reach),
    )  # fmt: skip


def _regional(here: Here, **changes: str | int | None) -> dict[str, object]:
    """The parameters of a question about regional agencies: of the chosen type, else of all that are not central."""
    return here.selection.but(type=here["type"] or "daerah", **changes).parameters()


def _bias(here: Here) -> tuple[str, ...]:
    return () if here.release.counts_itself else (bias(here),)


def over_years(here: Here) -> Chart:
    """The spread in each year for each of the regions, as small panels of one form."""
    frame = by_region.by_year(here.release, here.selection, level="region", years=YEARS)
    kinds = [*categories(here.release), UNKNOWN]
    panels, rows = [], []
    for region in regions(here.release).values():
        own = records(frame[frame["group"] == region.id])
        bars = [
            multiples.YearBar(str(row["year"]), {kind: int(row[kind]) for kind in kinds},
                              numbers.number(here.lang, int(row["assessed"])))
            for row in own
        ]  # fmt: skip
        panels.append(multiples.Panel(region.name(here.lang), bars))
        rows += [{**row, "region": region.name(here.lang), "year": str(row["year"])} for row in own]
    top = str(frame.groupby("group", sort=False)["assessed"].sum().idxmax())
    found = [compute(here.release, "agencies_assessed", **_regional(here, year=year, region=top)) for year in YEARS]
    told = ", ".join(here.say("wilayah.years.one", n=one, year=str(year))
                     for one, year in zip(found, YEARS, strict=True))  # fmt: skip
    key = "title" if frame["assessed"].any() else "title_none"
    title = here.say(f"wilayah.years.{key}", region=labels.name_of(here, "region", top), years=told)
    return Chart(
        name="wilayah-menurut-tahun", title=title, subtitle=here.say("wilayah.years.subtitle", who=who(here)),
        measures=found[::-1], rows=rows,
        columns=spread_columns(here, column(here, "region", "text"), columns(here, ("year", "year"))),
        draw=lambda width: multiples.draw(panels, names=labels.category_words(here), label=title, width=width,
                                          fmt=lambda v: numbers.number(here.lang, v)),
        notes=_bias(here),
    )  # fmt: skip


def coverage(here: Here) -> Chart:
    """How far each region is covered: its agencies by category, those without a result beside them."""
    reach = by_region.coverage(here.release, here.selection, level="region")
    kinds, drawn, rows = [*categories(here.release), UNKNOWN], [], []
    for row in records(reach):
        name = labels.name_of(here, "region", row["group"])
        counts = {**{kind: int(row[kind]) for kind in kinds}, NOT_ASSESSED: int(row["no_result"])}
        base = here.say("wilayah.n_of", n=int(row["assessed"]), of=int(row["registered"]))
        drawn.append(distribution.Row(name, counts, base))
        rows.append({**known_only(here, row), "region": name, "coverage": row["share"]})
    top = str(reach["group"].iloc[int(reach["share"].fillna(-1).argmax())])
    share = compute(here.release, "share_assessed", **_regional(here, region=top))
    key = "title" if share.value else "title_none"
    title = here.say(f"wilayah.coverage.{key}", region=labels.name_of(here, "region", top), share=share, of=share.base,
                     who=who(here))  # fmt: skip
    return Chart(
        name="cakupan-wilayah", title=title, measures=[share], rows=rows,
        subtitle=here.say("wilayah.coverage.subtitle", who=who(here), period=labels.period(here)),
        columns=spread_columns(here, column(here, "region", "text"),
                               columns(here, ("registered", "agency"), ("coverage", "percent"))),
        draw=lambda width: distribution.draw(drawn, names=labels.category_words(here), label=title, width=width,
                                             fmt=lambda v: numbers.number(here.lang, v)),
        notes=() if here.release.counts_itself else (here.say("wilayah.coverage.note"),),
    )  # fmt: skip


def ranking_heading(here: Here, type_: str | None = None) -> str:
    """Whose ranking it is: of a type, else of the chosen one."""
    return here.say("wilayah.ranking.heading", who=here.say(f"map.who.{type_}") if type_ else who(here))


def ranking(here: Here, *, type_: str | None = None) -> Chart | tuple[str, list[Measure]]:
    """The scores that can be ranked, on the bands of the categories; else the sentence that says why none can be.

    Only scores of one year and one known form are compared.
    """
    selection = here.selection.but(type=type_ or here["type"] or "daerah")
    found = by_region.ranking(here.release, selection)
    if len(found) < by_region.LEAST_RANKED:
        return _no_ranking(here, selection.parameters(), len(found))
    year, form = int(found["year"].iloc[0]), str(found["form"].iloc[0])
    base = compute(here.release, "agencies_with_score", form=form, **selection.but(year=year).parameters())
    tokens = {"form": form, "year": str(year), "n": base, "where": place_name(here),
              "who": here.say(f"map.who.{type_ or here['type'] or 'daerah'}")}  # fmt: skip
    first = found.iloc[0]
    title = here.say("wilayah.ranking.title", first=_name(here, first["agency_id"]), score=float(first["score"]),
                     **tokens)  # fmt: skip
    return Chart(
        name="peringkat", title=title, subtitle=here.say("wilayah.ranking.subtitle", **tokens), measures=[base],
        columns=columns(here, ("rank", "text"), ("agency", "text"), ("score", "points"), ("category", "text"),
                        ("form", "text"), ("year", "year")),
        rows=_ranked_rows(here, found),
        draw=lambda width: strip.draw(_dots(here, found), bands=labels_of_bands(here), label=title, width=width,
                                      fmt=lambda v: numbers.number(here.lang, v)),
        notes=(here.say("wilayah.ranking.note"),),
        links={"agency": lambda row: here.href("instansi", agency=row["agency_id"])},
    )  # fmt: skip


def _no_ranking(here: Here, asked: dict[str, object], most: int) -> tuple[str, list[Measure]]:
    scored = compute(here.release, "agencies_with_score", **asked)
    unknown = compute(here.release, "agencies_with_score", form="unknown", **asked)
    tokens = {"n": scored, "unknown": unknown, "most": most, "least": by_region.LEAST_RANKED,
              "period": labels.period(here)}  # fmt: skip
    no_form = bool(scored.value) and scored.value == unknown.value
    key = "no_form" if no_form else "few" if scored.value else "none"
    words = here.say(f"wilayah.ranking.{key}", **tokens)
    if unknown.value and not no_form:
        words += " " + here.say("wilayah.ranking.form_unknown", **tokens)
    return words, [scored, unknown]


def place_name(here: Here) -> str:
    """The chosen province by name, or all of them."""
    chosen = here["province"]
    return labels.name_of(here, "province", chosen) if chosen else here.say("controls.all_provinces")


def _name(here: Here, agency_id: str) -> str:
    return labels.name_of(here, "agency", agency_id)


def _ranked_rows(here: Here, found: pd.DataFrame) -> list[dict[str, object]]:
    names = labels.category_words(here)
    return [
        {**row, "rank": str(row["rank"]), "agency": _name(here, row["agency_id"]), "year": str(row["year"]),
         "category": names.get(row["category_id"])}
        for row in records(found)
    ]  # fmt: skip


def _dots(here: Here, found: pd.DataFrame) -> list[strip.Dot]:
    return [
        strip.Dot(row["agency_id"], float(row["score"]), agencies(here.release)[row["agency_id"]].short(here.lang),
                  row["category_id"] or UNKNOWN, named=place < _NAMED)
        for place, row in enumerate(records(found))
    ]  # fmt: skip


def labels_of_bands(here: Here) -> list[strip.Band]:
    """The bands of the categories, for charts of scores."""
    return [strip.Band(one.id, one.name(here.lang), one.min_score) for one in categories(here.release).values()]
