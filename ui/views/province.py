"""One province: its government, its regencies and cities, its aspects, what is printed of it, what is missing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from analytics import by_aspect, by_region, numbers
from analytics.by_category import UNKNOWN
from analytics.measures import Measure, compute
from analytics.selection import FIRST_YEAR
from analytics.warehouse.dimensions import agency_types, aspects, statements
from ui import html, labels
from ui.address import Here
from ui.charts import bars, distribution
from ui.charts.kinds import NOT_ASSESSED, ROMAN, name_kind
from ui.frame import Chart
from ui.views.bias import bias
from ui.views.columns import columns, records
from ui.views.tile_map import who
from ui.views.wilayah import place_name

# What is known of the lists that KASN made itself: whom it assessed when, and why its books do not help.
_WHY = ("who-when-2018", "who-when-2019", "who-when-books", "who-when-not-random")


def counts(here: Here) -> tuple[Measure, Measure]:
    """How many agencies of the province have a result, and how many have none."""
    asked = here.selection.parameters()
    missing = compute(here.release, "agencies_without_result", **asked)
    return compute(here.release, "agencies_assessed", **asked), missing


def answer(here: Here) -> str:
    """The province in a sentence: how many have a result, and what its own government has."""
    found, _ = counts(here)
    return here.say("province.answer", place=place_name(here), n=found, of=found.base, who=who(here),
                    period=labels.period(here), own=_own_words(here))  # fmt: skip


def _own_words(here: Here) -> str:
    """What is known of the provincial government, without its name."""
    row = next(row for row in _list(here, type_="provinsi"))
    if row["year"] is None:
        return here.say("province.own_none")
    key = "own_scored" if row["score"] is not None else "own_unscored"
    kind = row["category_id"] or UNKNOWN
    return here.say(f"province.{key}", category=name_kind(kind, labels.category_words(here)), score=row["score"],
                    year=str(int(row["year"])))  # fmt: skip


def _list(here: Here, type_: str | None = None) -> list[dict[str, Any]]:
    selection = here.selection.but(type=type_ or here["type"])
    return records(by_region.province_agencies(here.release, selection, here["province"]))


def listed(here: Here) -> list[dict[str, Any]]:
    """Every agency of the province as a row of words: `agency`, `agency_type`, `result`, `score`, `year`; the last two
    are None where there is nothing. `known` says whether a result is on record."""
    names, rows = labels.category_words(here), []
    for row in _list(here):
        known = row["year"] is not None
        kind = (row["category_id"] or UNKNOWN) if known else NOT_ASSESSED
        rows.append({
            "agency_id": row["agency_id"], "agency": labels.name_of(here, "agency", row["agency_id"]),
            "agency_type": labels.name_of(here, "agency_type", row["agency_type"]), "type_id": row["agency_type"],
            "kind": kind, "result": name_kind(kind, names), "score": row["score"],
            "year": str(int(row["year"])) if known else None, "known": known,
        })  # fmt: skip
    return rows


def spread(here: Here) -> Chart:
    """The agencies of the province by type: in which category, and how many without a result."""
    rows, found = listed(here), counts(here)[0]
    drawn = [
        distribution.Row(one.plural(here.lang), _count(rows, one.id),
                         here.say("labels.n_agencies", n=sum(row["type_id"] == one.id for row in rows)))
        for one in agency_types(here.release).values() if any(row["type_id"] == one.id for row in rows)
    ]  # fmt: skip
    title = here.say("province.spread.title", place=place_name(here), n=found, of=found.base, who=who(here))
    return Chart(
        name=f"provinsi-{here['province']}", title=title, rows=rows,
        subtitle=here.say("province.spread.subtitle", period=labels.period(here)), measures=[found, counts(here)[1]],
        columns=columns(here, ("agency", "text"), ("agency_type", "text"), ("result", "text"), ("score", "points"),
                        ("year", "year")),
        draw=lambda width: distribution.draw(drawn, names=labels.category_words(here), label=title, width=width,
                                             fmt=lambda v: numbers.number(here.lang, v)),
        notes=() if here.release.counts_itself or not found.value else (bias(here),),
        links={"agency": lambda row: here.href("instansi", agency=row["agency_id"])},
    )  # fmt: skip


def _count(rows: list[dict[str, Any]], type_id: str) -> dict[str, int]:
    kinds = (*ROMAN, UNKNOWN, NOT_ASSESSED)
    return {kind: sum(row["type_id"] == type_id and row["kind"] == kind for row in rows) for kind in kinds}


def listing(here: Here) -> str:
    """The agencies with a result as a table, those without as names in a row: every one is linked."""
    rows = listed(here)
    known = [row for row in rows if row["known"]]
    parts = [_known_table(here, known)] if known else []
    missing = [row for row in rows if not row["known"]]
    if missing:
        head = here.say("province.list.without", n=len(missing))
        links = "".join(f"<li>{_link(here, row)}</li>" for row in missing)
        parts.append(f'<h3 class="pm-label">{html.escape(head)}</h3><ul class="pm-names">{links}</ul>')
    return "".join(parts)


def _link(here: Here, row: dict[str, Any]) -> str:
    return html.link(here.href("instansi", agency=row["agency_id"]), row["agency"])


def _known_table(here: Here, rows: list[dict[str, Any]]) -> str:
    head = here.say("province.list.with", n=len(rows))
    shown = columns(here, ("agency", "text"), ("result", "text"), ("score", "points"), ("year", "year"))
    not_printed = f'<span class="pm-unknown">{html.escape(here.say("province.list.no_score"))}</span>'
    cells = [
        [_link(here, row), html.escape(row["result"]),
         not_printed if row["score"] is None else numbers.number(here.lang, row["score"]), row["year"]]
        for row in rows
    ]  # fmt: skip
    table = html.table([one.label for one in shown], cells, caption=head, numbers=[False, False, True, True])
    return f'<h3 class="pm-label">{html.escape(head)}</h3>{table}'


def is_complete(here: Here) -> bool:
    """Whether every agency of the province, of whatever type, has a result: then there is nothing to explain."""
    return not counts(_every_type(here))[1].value


def why_title(here: Here) -> str:
    """The question that a reader asks here: why so few, or why none at all."""
    return here.say("province.why.title_some" if counts(_every_type(here))[0].value else "province.why.title_none")


def _every_type(here: Here) -> Here:
    """The same place with agencies of all types: a province is not empty because one type of it is."""
    return replace(here, values={**here.values, "type": None})


def why(here: Here) -> tuple[str, list[str], list[Measure]]:
    """Why so little is on record: an answer with numbers, what is known of KASN's own lists, and the measures."""
    here = _every_type(here)
    found, missing = counts(here)
    period = labels.period(here)
    tokens = {"place": place_name(here), "of": found.base, "n": found, "missing": missing, "who": who(here),
              "period": period, "period_start": period[0].upper() + period[1:]}  # fmt: skip
    if here.release.counts_itself:
        key = "simulated" if here.release.is_simulated else "imported"
        return here.say(f"province.why.{key}", **tokens), [], [missing, found]
    mapped = compute(here.release, "claimed_total", metric="agencies_assessed", scope="provinsi",
                     period=f"in_year:{FIRST_YEAR}")  # fmt: skip
    key = "some" if found.value else "none"
    words = here.say(f"province.why.{key}", **tokens) + " " + here.say("province.why.cannot_tell")
    words += " " + here.say("province.why.mapped", mapped=mapped, first=str(FIRST_YEAR))
    known = statements(here.release)
    return words, [f"{known[one].words(here.lang)} ({known[one].source})" for one in _WHY], [missing, found, mapped]


def claims(here: Here) -> tuple[list[str], list[Measure]]:
    """What is printed about the province as a whole, a sentence each, and the measures."""
    found = by_region.claims(here.release, here["province"])
    words = [_claim_words(here, one) for one in found]
    return [one[0].upper() + one[1:] for one in words], found


def _claim_words(here: Here, claim: Measure) -> str:
    category = claim.parameters.get("category")
    return here.say(
        "province.claims.one" if category else "province.claims.one_plain",
        metric=here.say(f"labels.metric.{claim.parameters['metric']}"), value=claim, count=len(claim.sources),
        category=labels.name_of(here, "category", category),
        period=labels.parameter_value(here, "period", claim.parameters["period"]),
    )  # fmt: skip


def attainment(here: Here) -> Chart | None:
    """The mean attainment of each aspect, beside that of all regional agencies; None where nothing is known."""
    own = by_aspect.means(here.release, here.selection)
    if not own["agencies"].any():
        return None
    everywhere = here.selection.but(province=None, type=here["type"] or "daerah")
    all_of_them = by_aspect.means(here.release, everywhere)
    names = [one.name(here.lang) for one in aspects(here.release).values()]
    only = _only_agency(here)
    lines = [bars.Series(str(only["agency"]) if only else place_name(here), _values(own["percent"])),
             bars.Series(here.say("province.aspects.all", who=who(here)), _values(all_of_them["percent"]))]  # fmt: skip
    # Where nothing is known of any other province, the two lines would be one.
    drawn = lines if all_of_them["agencies"].max() > own["agencies"].max() else lines[:1]
    weakest = own.iloc[int(own["percent"].argmin())]
    measure = compute(here.release, "mean_aspect_percent", aspect=weakest["aspect_id"], **here.selection.parameters())
    key = "_only" if only else ""
    title = here.say(f"province.aspects.title{key}", value=measure, place=place_name(here), **(only or {}),
                     aspect=labels.name_of(here, "aspect", str(weakest["aspect_id"])))  # fmt: skip
    rows = [
        {"aspect": name, "mean": mean, "agencies": int(base), "mean_all": other}
        for name, mean, base, other in zip(names, lines[0].values, own["agencies"], lines[1].values, strict=True)
    ]
    return Chart(
        name=f"aspek-{here['province']}", title=title, measures=[measure], rows=rows,
        subtitle=here.say(f"province.aspects.subtitle{key}", n=int(own["agencies"].max()), place=place_name(here),
                          period=labels.period(here)),
        columns=columns(here, ("aspect", "text"), ("mean", "percent"), ("agencies", "agency"), ("mean_all", "percent")),
        draw=lambda width: bars.draw(names, drawn, label=title, width=width,
                                     fmt=lambda v: numbers.percent(here.lang, v, 0),
                                     unknown=here.say("common.not_known")),
        notes=(here.say("province.aspects.note"),),
    )  # fmt: skip


def _only_agency(here: Here) -> dict[str, str] | None:
    """Name and year of the agency where a single one of the province has aspect values: those are no mean then."""
    found = by_aspect.values(here.release, here.selection)
    if found["agency_id"].nunique() != 1:
        return None
    row = records(found.head(1))[0]
    return {"agency": labels.name_of(here, "agency", row["agency_id"]), "year": str(row["year"])}


def _values(found: Any) -> list[float | None]:
    return [None if value != value else float(value) for value in found]


def no_aspects(here: Here) -> str:
    """That no aspect value of the province is on record."""
    return here.say("province.aspects.none", place=place_name(here), period=labels.period(here))
