"""The eight aspects of a selection: weakest first, by group, over the years. Always as percent of their maximum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pandas as pd

from analytics import by_aspect, numbers
from analytics.export import Column
from analytics.measures import Measure, compute
from analytics.selection import YEARS
from analytics.warehouse.dimensions import Aspect, agencies, agency_types, aspects, provinces, regions
from ui import labels
from ui.address import Here
from ui.charts import bars, heatmap
from ui.frame import Chart
from ui.said import Said, numbers_in
from ui.views.columns import column, columns

# Field `by` of the address: the column by which aspects are grouped, and the parameter that chooses one group.
GROUPS = {"type": "agency_type", "region": "region_id", "province": "province_id"}


@dataclass(frozen=True)
class Known:
    """What is known of the aspects in a selection: their means weakest first, and the agency where it is only one."""

    means: dict[str, Measure]
    only: dict[str, Any] | None

    @property
    def ranked(self) -> list[str]:
        """The aspects that have a value, weakest first."""
        return [one for one, measure in self.means.items() if measure.value is not None]

    @property
    def has_many(self) -> bool:
        """Whether several agencies stand behind the numbers, so that they are means."""
        return bool(self.ranked) and self.only is None


def known(here: Here) -> Known:
    """What the release knows of the aspects in the selection."""
    found = by_aspect.values(here.release, here.selection)
    only = records(found.head(1))[0] if found["agency_id"].nunique() == 1 else None
    return Known(by_aspect.mean_measures(here.release, here.selection), only)


def name_of(here: Here, aspect: str) -> str:
    """The name of an aspect."""
    return aspects(here.release)[aspect].name(here.lang)


def base_of(measure: Measure) -> Measure:
    """Of how many agencies a mean is."""
    assert measure.base is not None
    return measure.base


def of_how_many(here: Here) -> tuple[Measure, str]:
    """Of how many agencies values are looked for: those printed as assessed, else those with a result on record."""
    selection = here.selection
    if not here.release.counts_itself and not labels.filters(here):
        period = f"in_year:{selection.year}" if selection.year else f"cumulative_to:{selection.upto}"
        printed = compute(here.release, "claimed_total", metric="agencies_assessed", period=period)
        if printed.value is not None:
            return printed, here.say("aspek.of_printed")
    return compute(here.release, "agencies_assessed", **selection.parameters()), here.say("aspek.of_counted")


def answer(here: Here, found: Known) -> str:
    """The answer as a sentence: the chosen aspect, or the weakest and the strongest, and of how many agencies."""
    of, base = of_how_many(here)
    tokens = {"period": labels.period(here), "of": of, "base": base}
    if not found.ranked:
        nothing = next(iter(found.means.values()))
        return with_filters(here, here.say("aspek.answer.none", n=base_of(nothing), **tokens))
    aspect = here["aspect"] or found.ranked[0]
    mean = found.means[aspect]
    if mean.value is None:
        return here.say("aspek.answer.none_of_one", aspect=name_of(here, aspect), n=base_of(mean), **tokens)
    tokens |= {"aspect": name_of(here, aspect), "value": mean, "n": base_of(mean)}
    if found.only:
        key = "only_chosen" if here["aspect"] else "only"
        return here.say(f"aspek.answer.{key}", **tokens, **_agency_tokens(here, found))
    best = found.ranked[-1]
    key = "chosen" if here["aspect"] else "many"
    words = here.say(f"aspek.answer.{key}", best=name_of(here, best), high=found.means[best], **tokens)
    return with_filters(here, words)


def _agency_tokens(here: Here, found: Known) -> dict[str, str]:
    assert found.only is not None
    agency = agencies(here.release)[found.only["agency_id"]]
    return {"agency": agency.name(here.lang), "year": str(found.only["year"])}


def main(here: Here, found: Known) -> Chart:
    """Every aspect as a bar, weakest first: means, or the values of the only agency, and then said so."""
    order = list(found.means)
    weakest = order[0]
    tokens = {"aspect": name_of(here, weakest), "value": found.means[weakest], "period": labels.period(here)}
    if found.only:
        title = here.say("aspek.main.title_only", **tokens, **_agency_tokens(here, found))
        subtitle = here.say("aspek.main.subtitle_only", **tokens, **_agency_tokens(here, found))
    else:
        best = found.ranked[-1] if found.ranked else weakest
        title = here.say("aspek.main.title", best=name_of(here, best), high=found.means[best], **tokens)
        subtitle = here.say("aspek.main.subtitle", bases=_bases(here, found), **tokens)
    rows = [
        {"aspect": name_of(here, one), "percent": found.means[one].value, "agencies": base_of(found.means[one]).value,
         "max_400": aspects(here.release)[one].max_400, "max_410": aspects(here.release)[one].max_410}
        for one in order
    ]  # fmt: skip
    shown = [f"{name_of(here, one)} ({weight(here, aspects(here.release)[one])})" for one in order]
    values = [found.means[one].value for one in order]
    return Chart(
        name="aspek", title=title, subtitle=with_filters(here, subtitle),
        measures=[found.means[one] for one in order], columns=(*aspect_columns(here), *weight_columns(here)), rows=rows,
        draw=lambda width: draw_bars(here, shown, [bars.Series("", values)], title, width),
        notes=(forms_note(here),),
    )  # fmt: skip


def draw_bars(here: Here, rows: Sequence[str], series: Sequence[bars.Series], label: str, width: int) -> str:
    """Percent by row, numbers with a decimal, the axis without."""
    return bars.draw(
        rows, series, label=label, width=width, fmt=partial(numbers.percent, here.lang),
        tick=lambda value: numbers.percent(here.lang, value, 0), unknown=here.say("common.not_known"),
    )  # fmt: skip


def with_filters(here: Here, words: str) -> str:
    """A subtitle, and which agencies were chosen where not all are in it."""
    chosen = labels.filters(here)
    if not chosen:
        return words
    return Said(words.rstrip("."), numbers_in(words)) + ". " + here.say("aspek.answer.chosen_agencies", filters=chosen)


def _bases(here: Here, found: Known) -> str:
    """Of how many agencies the means are: one number, or the least and the greatest where aspects differ."""
    counts = sorted({int(base_of(found.means[one]).value or 0) for one in found.ranked})
    if len(counts) == 1:
        return here.say("labels.n_agencies", n=counts[0])
    return here.say("aspek.main.bases", least=counts[0], most=counts[-1])


def weight(here: Here, aspect: Aspect) -> str:
    """The weight of an aspect in words: its maximum in points, both where the forms differ."""
    points = [aspect.max_400, aspect.max_410] if aspect.max_400 != aspect.max_410 else [aspect.max_400]
    return here.say("aspek.weight", points="/".join(numbers.number(here.lang, one) for one in points))


def forms_note(here: Here) -> str:
    """Why aspects are compared as percent: which of them has another maximum in the newer form."""
    differing = [one for one in aspects(here.release).values() if one.max_400 != one.max_410]
    old, new = (sum(getattr(one, name) for one in aspects(here.release).values()) for name in ("max_400", "max_410"))
    names = here.say("common.and").join(one.name(here.lang) for one in differing)
    return here.say(
        "aspek.forms", aspects=names, old_form=str(old), new_form=str(new),
        old_max=sum(one.max_400 for one in differing), new_max=sum(one.max_410 for one in differing),
    )  # fmt: skip


def aspect_columns(here: Here) -> tuple[Column, ...]:
    """Aspect, mean percent, base."""
    return columns(here, ("aspect", "text"), ("percent", "percent"), ("agencies", "agency"))


def weight_columns(here: Here) -> tuple[Column, ...]:
    """The maximum of an aspect in either form, in points."""
    everything = aspects(here.release).values()
    return tuple(
        Column(key=key, label=here.say("columns.aspect_max.label", form=form), unit="points",
               meaning=here.say("columns.aspect_max.meaning", form=form))
        for key in ("max_400", "max_410")
        for form in (str(sum(getattr(one, key) for one in everything)),)
    )  # fmt: skip


def group_names(here: Here, by: str) -> dict[str, str]:
    """The groups of a grouping by id, in the order of the registry, with their names."""
    if by == "type":
        return {one: labels.type_name(here, one) for one in agency_types(here.release)}
    places = regions(here.release) if by == "region" else provinces(here.release)
    return {place.id: place.name(here.lang) for place in places.values()}


def group_mean(here: Here, aspect: str, by: str, group: str) -> Measure:
    """The mean of an aspect in one group of the selection."""
    return compute(here.release, "mean_aspect_percent", aspect=aspect,
                   **here.selection.but(**{by: group}).parameters())  # fmt: skip


def heat(here: Here) -> Chart:
    """Aspects by type, region or province as a table of coloured cells."""
    by = here["by"] or "type"
    names, order = group_names(here, by), list(aspects(here.release))
    # Cells need the width more than names do; the table has them whole.
    shown = {one.id: one.short(here.lang) for one in agency_types(here.release).values()} if by == "type" else names
    means = by_aspect.means(here.release, here.selection, GROUPS[by])
    cells = records(means.dropna(subset="percent"))
    found = {(cell["group"], cell["aspect_id"]): cell for cell in cells}
    groups = [one for one in names if any(cell["group"] == one for cell in cells)]
    table = [_heat_cell(here, found.get((group, aspect)), names[group], aspect) for group in groups for aspect in order]
    rows = [
        heatmap.HeatRow(shown[group], [cell["percent"] for cell in own],
                        here.say("labels.n_agencies", n=max(cell["agencies"] for cell in own)))
        for place, group in enumerate(groups)
        for own in [table[place * len(order) : (place + 1) * len(order)]]
    ]  # fmt: skip
    enough = [cell for cell in cells if cell["agencies"] >= by_aspect.LEAST_TO_RANK]
    lowest = min(enough or cells, key=lambda cell: cell["percent"])
    mean = group_mean(here, lowest["aspect_id"], by, lowest["group"])
    title = here.say("aspek.heat.title", group=names[lowest["group"]], aspect=name_of(here, lowest["aspect_id"]),
                     value=mean, n=base_of(mean))  # fmt: skip
    shorts = [one.short(here.lang) for one in aspects(here.release).values()]
    words = here.say("aspek.heat.subtitle", period=labels.period(here), by=here.say(f"aspek.by.{by}"))
    unknown = here.say("common.not_known")
    return Chart(
        name=f"peta-panas-{by}", title=title, subtitle=with_filters(here, words), measures=[mean], rows=table,
        columns=(column(here, "group", "text"), *aspect_columns(here)),
        draw=lambda width: heatmap.draw(
            rows, columns=shorts, label=title, width=width, unknown=unknown, fmt=partial(_whole, here),
        ),
        notes=outside_notes(here, by),
    )  # fmt: skip


def _heat_cell(here: Here, cell: dict[str, Any] | None, group: str, aspect: str) -> dict[str, Any]:
    known = {"percent": cell["percent"], "agencies": cell["agencies"]} if cell else {"percent": None, "agencies": 0}
    return {"group": group, "aspect": name_of(here, aspect), **known}


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dictionaries; what is missing is None."""
    rows = frame.to_dict("records")
    return [{str(name): None if pd.isna(cell) else cell for name, cell in row.items()} for row in rows]


def _whole(here: Here, value: float) -> str:
    return numbers.number(here.lang, value, 0)


def count_groups(here: Here, by: str) -> int:
    """How many groups of a grouping have an aspect value: none by region or province where all are central agencies."""
    means = by_aspect.means(here.release, here.selection, GROUPS[by])
    means = means[means["aspect_id"] == here["aspect"]] if here["aspect"] else means
    return int(means[means["agencies"] > 0]["group"].nunique())


def outside_notes(here: Here, by: str) -> tuple[str, ...]:
    """That central agencies stand in no region and no province, where a chart is by those and they are not left out."""
    if by == "type" or here["region"] or here["type"]:
        return ()
    central = compute(here.release, "agencies_assessed", **here.selection.but(type="central").parameters())
    return (here.say("aspek.outside", n=central),) if central.value else ()


def years_of(here: Here) -> list[int]:
    """The years in which aspects have any value: those up to the end of the selection, or all where one is chosen."""
    years = tuple(year for year in YEARS if here.selection.year or year <= here.selection.last_year)
    found = by_aspect.over_years(here.release, here.selection, tuple(years))
    return sorted({int(year) for year in found[found["agencies"] > 0]["year"]})


def over_years(here: Here, found: Known, years: Sequence[int]) -> Chart:
    """The aspects in each year, as marks on one axis: each year assessed other agencies, so no line joins them."""
    cells = records(by_aspect.over_years(here.release, here.selection, tuple(years)))
    by_year = {(cell["year"], cell["aspect_id"]): cell for cell in cells}
    order = list(found.means)
    focus = here["aspect"] or order[0]
    series = [bars.Series(str(year), [by_year[year, one]["percent"] for one in order]) for year in years]
    table = [{**by_year[year, one], "year": str(year), "aspect": name_of(here, one)} for year in years for one in order]
    measures = [
        compute(here.release, "mean_aspect_percent", aspect=focus, **here.selection.but(year=year).parameters())
        for year in years
    ]
    title = here.say("aspek.years.title", aspect=name_of(here, focus), first=str(years[0]), last=str(years[-1]),
                     value_first=measures[0], value_last=measures[-1])  # fmt: skip
    bases = ", ".join(
        here.say("aspek.years.base", year=str(year), n=base_of(one)) for year, one in zip(years, measures, strict=True)
    )
    return Chart(
        name="aspek-antartahun", title=title, measures=[measures[-1], *measures[:-1]],
        subtitle=with_filters(here, here.say("aspek.years.subtitle", bases=bases)),
        columns=(column(here, "year", "year"), *aspect_columns(here)), rows=table,
        draw=lambda width: draw_bars(here, [name_of(here, one) for one in order], series, title, width),
        notes=(here.say("aspek.years.note"), forms_note(here)),
    )  # fmt: skip
