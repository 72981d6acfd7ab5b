"""The overview: how agencies spread over the categories, what of it can be named, and where that is known."""

from __future__ import annotations

from analytics import by_category, numbers
from analytics.measures import Measure, compute
from analytics.selection import FIRST_YEAR, LAST_YEAR, YEARS
from analytics.warehouse.dimensions import categories
from ui import labels
from ui.address import Here
from ui.charts import distribution, headline, marks, parts
from ui.frame import Chart
from ui.views.bias import bias
from ui.views.columns import column, columns, spread_columns
from ui.views.spread import rows_by_type


def totals(here: Here) -> dict[str, Measure]:
    """The totals of the period by category, `all` and `at_least_baik`: counted where the release counts itself."""
    release, upto = here.release, here.selection.last_year
    if not release.counts_itself:
        return _printed(here)
    counted = {one: compute(release, "agencies_in_category", category=one, upto=upto) for one in _kinds(here)}
    return {"all": compute(release, "agencies_assessed", upto=upto), **counted}


def _printed(here: Here) -> dict[str, Measure]:
    release, period = here.release, f"cumulative_to:{here.selection.last_year}"
    printed = {
        one: compute(release, "claimed_total", metric="agencies_in_category", category=one, period=period)
        for one in _kinds(here)
    }
    return {"all": compute(release, "claimed_total", metric="agencies_assessed", period=period), **printed}


def differing(here: Here) -> tuple[str, list[Measure]]:
    """Where printed totals differ from those that an imported release counts, in one sentence; else none."""
    if not here.release.counts_itself:
        return "", []
    printed, counted = _printed(here), totals(here)
    names = {"all": here.say("ringkasan.differs_all"), **labels.category_words(here)}
    order = ("all", *reversed(list(categories(here.release))))
    unlike = [one for one in order if printed[one].value not in (None, counted[one].value)]
    if not unlike:
        return "", []
    told = "; ".join(
        here.say("ringkasan.differs_one", name=names[one], printed=printed[one], counted=counted[one]) for one in unlike
    )
    words = here.say("ringkasan.differs", upto=str(here.selection.last_year), totals=told)
    return words, [measure for one in unlike for measure in (printed[one], counted[one])]


def _kinds(here: Here) -> list[str]:
    return [*categories(here.release), "at_least_baik"]


def answer(here: Here) -> str:
    """The answer as a sentence: how many were assessed, and how they spread."""
    found = totals(here)
    release = here.release
    key = "counted" if release.is_simulated else "imported" if release.counts_itself else "printed"
    return here.say(f"ringkasan.answer_{key}", upto=str(here.selection.last_year), **found)


def hero(here: Here) -> Chart:
    """The spread of all assessed agencies over the four categories, as one bar."""
    found = totals(here)
    counts = {one: n for one in categories(here.release) if (n := _whole(found[one])) is not None}
    parts_of = _shares(here)
    shares = {one: numbers.percent(here.lang, part.value) for one, part in parts_of.items() if part.value is not None}
    title = here.say("ringkasan.hero.title", **found)
    bracket = headline.Bracket(("baik", "sangat_baik"), here.say("ringkasan.hero.bracket", n=found["at_least_baik"]))
    rows = [
        {"category": one.name(here.lang), "agencies": found[one.id].value, "share": parts_of[one.id].value}
        for one in categories(here.release).values()
    ]
    return Chart(
        name="sebaran", title=title,
        subtitle=here.say("ringkasan.hero.subtitle", upto=str(here.selection.last_year), **found),
        measures=[*(found[one] for one in ("baik", "sangat_baik", "kurang", "buruk", "at_least_baik", "all")),
                  *parts_of.values()],
        columns=columns(here, ("category", "text"), ("agencies", "agency"), ("share", "percent")), rows=rows,
        draw=lambda width: headline.draw(
            counts, names=labels.category_words(here), label=title, width=width,
            fmt=lambda v: numbers.number(here.lang, v), shares=shares, brackets=[bracket],
        ),
        notes=_hero_notes(here),
    )  # fmt: skip


def _shares(here: Here) -> dict[str, Measure]:
    """The share of each category: of the printed totals, or of what is counted where a release has none."""
    upto = here.selection.last_year
    name = "share_in_category" if here.release.counts_itself else "claimed_share"
    return {one: compute(here.release, name, category=one, upto=upto) for one in categories(here.release)}


def _hero_notes(here: Here) -> tuple[str, ...]:
    if here.release.counts_itself:
        return ()
    claimed = by_category.claimed(here.release, here.selection.last_year)
    alone = [one for one, found in claimed.items() if found["witnesses"].value == 1]
    names = labels.category_words(here)
    words = here.say("common.and").join(here.say("ringkasan.alone_one", n=claimed[one]["total"], category=names[one])
                                        for one in reversed(alone))  # fmt: skip
    single = (here.say("ringkasan.alone", totals=words),) if alone else ()
    return (*single, here.say("ringkasan.hero.shares"))


def named(here: Here) -> Chart:
    """Each printed total in three parts: named by a result of that year, by an earlier one only, not named."""
    upto = here.selection.last_year
    claimed = by_category.claimed(here.release, upto)
    drawn = [
        parts.Part(one, _whole(found["total"]), _whole(found["in_year"]) or 0, _whole(found["earlier"]) or 0)
        for one, found in reversed(claimed.items())
    ]
    names = labels.category_words(here)
    first, last = claimed["sangat_baik"], claimed["buruk"]
    title = here.say("ringkasan.named.title", best=first["total"], best_named=first["named"], worst=last["total"],
                     worst_named=last["named"])  # fmt: skip
    rows = [
        {"category": names[one], **{part: found[part].value for part in ("total", "in_year", "earlier", "not_named")},
         "witnesses": found["witnesses"].value}
        for one, found in reversed(claimed.items())
    ]  # fmt: skip
    units = [("category", "text"), ("total", "agency"), ("in_year", "agency"), ("earlier", "agency"),
             ("not_named", "agency"), ("witnesses", "witness")]  # fmt: skip
    roles = {role: here.say(f"ringkasan.named.{role}", upto=str(upto)) for role in ("final", "earlier", "unnamed")}
    return Chart(
        name="bernama", title=title, subtitle=here.say("ringkasan.named.subtitle", upto=str(upto)),
        measures=[found[part] for found in reversed(claimed.values())
                  for part in ("total", "named", "in_year", "earlier", "not_named", "witnesses")],
        columns=columns(here, *units), rows=rows,
        draw=lambda width: parts.draw(
            drawn, names=names, roles=roles, label=title, width=width, fmt=lambda v: numbers.number(here.lang, v),
            unknown_total=here.say("ringkasan.named.no_total"),
        ),
        notes=(bias(here),),
    )  # fmt: skip


def _whole(measure: Measure) -> int | None:
    return None if measure.value is None else int(measure.value)


def assessed(here: Here) -> Chart:
    """How many were assessed: in the first year, and up to the end of the last. Two questions, two marks."""
    release = here.release
    if release.counts_itself:
        first = compute(release, "agencies_assessed", year=FIRST_YEAR)
        last = compute(release, "agencies_assessed", upto=LAST_YEAR)
    else:
        first = compute(release, "claimed_total", metric="agencies_assessed", period=f"in_year:{FIRST_YEAR}")
        last = compute(release, "claimed_total", metric="agencies_assessed", period=f"cumulative_to:{LAST_YEAR}")
    tokens = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR), "in_first": first, "upto_last": last}
    title = here.say("ringkasan.assessed.title", **tokens)
    drawn = [
        marks.Figure(
            value=_whole(measure),
            shown=labels_of(here, measure),
            question=here.say(f"ringkasan.assessed.{key}", **tokens),
            remark=here.say(f"ringkasan.assessed.{key}_note", **tokens),
        )
        for key, measure in (("in_first", first), ("upto_last", last))
    ]
    rows = [
        {"question": mark.question, "agencies": measure.value}
        for mark, measure in zip(drawn, (first, last), strict=True)
    ]
    return Chart(
        name="dinilai", title=title, subtitle=here.say("ringkasan.assessed.subtitle", **tokens), measures=[last, first],
        columns=columns(here, ("question", "text"), ("agencies", "agency")), rows=rows,
        draw=lambda width: marks.draw(drawn, label=title, width=width),
    )  # fmt: skip


def labels_of(here: Here, measure: Measure) -> str:
    """A value as a label: the number, or that it is not known."""
    return here.say("common.not_known") if measure.value is None else numbers.number(here.lang, measure.value)


def by_type(here: Here) -> Chart:
    """The spread of the agencies on record by type of agency."""
    base = compute(here.release, "agencies_assessed", **here.selection.parameters())
    rows, table = rows_by_type(here)
    title = here.say(f"ringkasan.by_type.title_{'counted' if here.release.counts_itself else 'named'}", n=base)
    return Chart(
        name="menurut-jenis", title=title,
        subtitle=here.say("ringkasan.by_type.subtitle", period=labels.period(here), n=base),
        measures=[base, *(compute(here.release, "agencies_in_category", category=one, **here.selection.parameters())
                          for one in categories(here.release))],
        columns=spread_columns(here, column(here, "agency_type", "text")), rows=table,
        draw=lambda width: distribution.draw(
            rows, names=labels.category_words(here), label=title, width=width,
            fmt=lambda v: numbers.number(here.lang, v),
        ),
        notes=() if here.release.counts_itself else (bias(here),),
    )  # fmt: skip


def over_years(here: Here) -> Chart:
    """The spread in each year, for a release that is complete: results of that year, not up to it."""
    names, rows, table = labels.category_words(here), [], []
    for year in YEARS:
        spread = by_category.distribution(here.release, here.selection.but(year=year)).iloc[0].to_dict()
        base = here.say("labels.n_agencies", n=int(spread["assessed"]))
        rows.append(
            distribution.Row(str(year), {one: int(spread[one]) for one in (*categories(here.release), "unknown")}, base)
        )
        table.append({**{str(name): count for name, count in spread.items()}, "year": str(year)})
    first, last = (
        compute(here.release, "share_in_category", category="at_least_baik", year=y) for y in (YEARS[0], YEARS[-1])
    )
    title = here.say(
        "ringkasan.years.title", first=str(YEARS[0]), last=str(YEARS[-1]), share_first=first, share_last=last
    )
    return Chart(
        name="menurut-tahun", title=title, subtitle=here.say("ringkasan.years.subtitle"), measures=[last, first],
        columns=spread_columns(here, column(here, "year", "year")), rows=table,
        draw=lambda width: distribution.draw(rows, names=names, label=title, width=width,
                                             fmt=lambda v: numbers.number(here.lang, v)),
    )  # fmt: skip


def unknown(here: Here) -> tuple[str, list[Measure]]:
    """What is not known, in one sentence with its number, and the measures that stand in it."""
    release, upto = here.release, here.selection.last_year
    if release.counts_itself:
        missing = compute(release, "agencies_without_result", upto=upto)
        key = "unknown_simulated" if release.is_simulated else "unknown_imported"
        return here.say(f"ringkasan.{key}", n=missing, of=missing.base, upto=str(upto)), [missing]
    missing, total = compute(release, "not_named", upto=upto), totals(here)["all"]
    undecided = compute(release, "agencies_category_unknown", upto=upto)
    words = here.say("ringkasan.unknown_published", n=missing, of=total, undecided=undecided, upto=str(upto))
    return words, [missing, undecided, total]
