"""One agency: its result and how certain it is, its history, its aspects, its neighbours in score."""

from __future__ import annotations

from typing import Any

from analytics import by_agency, numbers
from analytics.comparison import MOST_ITEMS
from analytics.measures import Measure, compute
from analytics.selection import FIRST_YEAR, LAST_YEAR, YEARS, Selection
from analytics.warehouse.dimensions import Agency, agencies, aliases, aspects, categories
from ui import html, labels
from ui.address import Here
from ui.charts import bars, history
from ui.charts.strip import Band
from ui.frame import Chart
from ui.views.agencies import category_words, place, result_words
from ui.views.columns import columns
from ui.views.told import dispute, doubts_of, is_counted, status_words, table_of

_PERIOD = {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)}


def chosen(here: Here) -> Agency | None:
    """The agency of the address, or None where none is asked for or the release has no such agency."""
    return agencies(here.release).get(here["agency"] or "")


def has_result(here: Here, agency: Agency) -> bool:
    """Whether the agency has a result that counts in the period."""
    return _result(here, agency) is not None


def _result(here: Here, agency: Agency) -> dict[str, Any] | None:
    found = by_agency.latest(here.release, Selection()).get(agency.id)
    return dict(found) if found else None


def _accepted(rows: list[dict[str, Any]], year: int) -> dict[str, Any] | None:
    """The accepted result of a year: its category from one row, its score perhaps from another."""
    found = next((row for row in rows if row["is_accepted"] and row["year"] == year), None)
    if found is None:
        return None
    scored = next((row for row in rows if row["gives_score"] and row["year"] == year), {})
    return {**found, "score": scored.get("score"), "score_max": scored.get("score_max")}


def answer(here: Here, agency: Agency) -> str:
    """The latest result of the period in a sentence, or that none is on record."""
    result = _result(here, agency)
    if result is None:
        return here.say("instansi.answer.none", agency=agency.name(here.lang), **_PERIOD)
    category = result["category_id"]
    if category is None:
        return here.say("instansi.answer.no_category", agency=agency.name(here.lang), year=str(result["year"]))
    score = compute(here.release, "agency_score", agency=agency.id)
    key = "category" if score.value is None else "score"
    tokens = {
        "agency": agency.name(here.lang),
        "category": category_words(here, category),
        "year": str(result["year"]),
        "score": score,
    }
    return here.say(f"instansi.answer.{key}", **tokens)


def certainty(here: Here, agency: Agency) -> str:
    """How certain the answer is, in sentences; empty where the release is invented or nothing is on record."""
    result = _result(here, agency)
    if result is None or here.release.is_simulated:
        return ""
    found = _accepted(by_agency.told(here.release, agency.id), result["year"])
    assert found is not None, "a result that counts has an accepted row"
    words = [here.say(f"instansi.certain.{name}", n=found["witnesses"]) for name in doubts_of(here, found)]
    if (reason := dispute(here, found)) is not None:
        words.insert(0, here.say("instansi.certain.disputed", reason=reason))
    rows = by_agency.told(here.release, agency.id)
    if any(row["contradicts"] for row in rows if row["year"] == found["year"]):
        words.append(here.say("instansi.certain.contradicted"))
    if found["category_id"] and found["score"] is not None and found["score_max"] is None:
        words.append(here.say("instansi.certain.no_form"))
    return " ".join(words)


# The history --------------------------------------------------------------------------------------------------------


def bands(here: Here) -> list[Band]:
    """The categories as bands of scores, from the lowest."""
    return [Band(one.id, one.name(here.lang), one.min_score) for one in categories(here.release).values()]


def course(here: Here, agency: Agency) -> Chart:
    """The agency through the years, over the bands of the categories, what was printed after the period shaded."""
    rows = by_agency.told(here.release, agency.id)
    last = max([LAST_YEAR, *(row["year"] for row in rows if row["year"])])
    years = [_year(here, rows, year) for year in range(FIRST_YEAR, last + 1)]
    title = _course_title(here, rows)
    names = ("accepted", "no_score", "self_assessed", "contradicting", "doubtful", "nothing_known", "after")
    legend = {one: here.say(f"instansi.mark.{one}") for one in names}
    if here.release.counts_itself:  # no doubt there for want of witnesses
        legend["doubtful"] = here.say("instansi.mark.disputed")
    return Chart(
        name=f"riwayat-{agency.id}", title=title, subtitle=_subtitle(here, agency, rows, last),
        measures=[compute(here.release, "results_reported", agency=agency.id),
                  compute(here.release, "agency_score", agency=agency.id)],
        columns=columns(here, ("year", "year"), ("status", "text"), ("category", "text"), ("score", "points"),
                        ("form", "text"), ("stage", "text"), ("source", "text"), ("publisher", "text"),
                        ("published_on", "text"), ("witness_group", "text"), ("confidence", "text"),
                        ("year_basis", "text"), ("remark", "text")),
        rows=[table_of(here, row) for row in rows],
        draw=lambda width: history.draw(
            years, bands=bands(here), words=legend, label=title,
            width=width, fmt=lambda v: numbers.number(here.lang, v),
        ),
    )  # fmt: skip


def _subtitle(here: Here, agency: Agency, rows: list[dict[str, Any]], last: int) -> str:
    words = [here.say("instansi.course.subtitle", agency=agency.short(here.lang), **_PERIOD)]
    if last > LAST_YEAR:
        words.append(here.say("instansi.course.after", **_PERIOD))
    forms = {str(row["year"]): row["score_max"] for row in rows if row["gives_score"]}
    if known := sorted({form for form in forms.values() if form}):
        words.append(here.say("instansi.course.forms", forms=here.say("common.and").join(str(one) for one in known)))
    return " ".join(words)


def _year(here: Here, rows: list[dict[str, Any]], year: int) -> history.Year:
    accepted = _accepted(rows, year)
    marks = [_mark(here, accepted, history.ACCEPTED)] if accepted else []
    for row in rows:
        if row["year"] != year or (row["score"] is None and row["category_id"] is None):
            continue
        if row["contradicts"]:
            marks.append(_mark(here, row, history.CONTRADICTING))
        elif not is_counted(row):
            marks.append(_mark(here, row, history.SELF_ASSESSED))
    if year > LAST_YEAR:
        return history.Year(str(year), history.AFTER, marks)
    return history.Year(str(year), history.RESULT if accepted else history.NOTHING_KNOWN, marks)


def _mark(here: Here, row: dict[str, Any], role: str) -> history.Mark:
    shows_doubt = role == history.ACCEPTED and not here.release.is_simulated
    is_disputed = dispute(here, row) is not None
    doubtful = shows_doubt and (is_disputed or bool({"single", "inferred"} & set(doubts_of(here, row))))
    spoken = f"{result_words(here, row)}: {status_words(here, row)}, {row['publisher']}"
    return history.Mark(role, spoken, row["score"], row["category_id"], doubtful)


def _course_title(here: Here, rows: list[dict[str, Any]]) -> str:
    """What the years say together: a move, no move, one result, or none."""
    found = [one for year in YEARS if (one := _accepted(rows, year)) and one["category_id"]]
    if not found:
        later = any(row["is_accepted"] and (row["year"] or 0) > LAST_YEAR for row in rows)
        return here.say(f"instansi.course.{'later' if later else 'none'}", **_PERIOD)
    tokens = {
        "from": labels.name_of(here, "category", found[0]["category_id"]), "year_from": str(found[0]["year"]),
        "to": labels.name_of(here, "category", found[-1]["category_id"]), "year_to": str(found[-1]["year"]),
    }  # fmt: skip
    if len(found) == 1:
        return here.say("instansi.course.one", **tokens, **_PERIOD)
    same = len({one["category_id"] for one in found}) == 1
    return here.say(f"instansi.course.{'same' if same else 'moved'}", **tokens)


# What it is, its aspects, its neighbours ------------------------------------------------------------------------------


def facts(here: Here, agency: Agency) -> str:
    """Names, type, place and years of the agency, as a list in HTML."""
    lines = [
        ("official", html.escape(agency.name("id"))), ("short", html.escape(agency.short("id"))),
        ("english", html.escape(agency.name("en"))), *_other_names(here, agency),
        ("type", html.escape(labels.name_of(here, "agency_type", agency.agency_type))),
    ]  # fmt: skip
    if agency.province_id:
        href = here.href("wilayah", level="province", province=agency.province_id)
        lines.append(("province", html.link(href, labels.name_of(here, "province", agency.province_id))))
    if agency.valid_from or agency.valid_to:
        lines.append(("alive", html.escape(_alive(here, agency))))
    if agency.successor_id:
        successor = labels.name_of(here, "agency", agency.successor_id)
        lines.append(("successor", html.link(here.href(agency=agency.successor_id, q=None), successor)))
    heads = {name: html.escape(here.say(f"instansi.fact.{name}")) for name, _ in lines}
    items = "".join(f"<dt>{heads[name]}</dt><dd>{words}</dd>" for name, words in lines)
    return f'<dl class="pm-origin">{items}</dl>'


def _other_names(here: Here, agency: Agency) -> list[tuple[str, str]]:
    found: dict[str, list[str]] = {}
    for one in aliases(here.release):
        if one.agency_id == agency.id:
            found.setdefault("old_name" if one.kind == "old_name" else "alias", []).append(one.alias)
    return [(kind, html.escape("; ".join(found[kind]))) for kind in ("old_name", "alias") if kind in found]


def _alive(here: Here, agency: Agency) -> str:
    key = "both" if agency.valid_from and agency.valid_to else "from" if agency.valid_from else "to"
    return here.say(f"instansi.alive.{key}", since=str(agency.valid_from), until=str(agency.valid_to))


def aspect_profile(here: Here, agency: Agency) -> Chart | None:
    """The eight aspects of the latest year of the period for which any is printed; None where none is."""
    year = by_agency.year_of_aspects(here.release, agency.id)
    if year is None:
        return None
    found = {
        one: compute(here.release, "agency_aspect_percent", agency=agency.id, aspect=one, year=year)
        for one in aspects(here.release)
    }
    known = sorted((m for m in found.values() if m.value is not None), key=lambda m: m.value or 0)
    weakest, strongest = known[0], known[-1]
    title = here.say(
        "instansi.aspects.title", weakest=_aspect(here, weakest), weakest_percent=weakest,
        strongest=_aspect(here, strongest), strongest_percent=strongest,
    )  # fmt: skip
    names = [one.name(here.lang) for one in aspects(here.release).values()]
    values = [None if one.value is None else float(one.value) for one in found.values()]
    return Chart(
        name=f"aspek-{agency.id}", title=title,
        subtitle=here.say("instansi.aspects.subtitle", agency=agency.short(here.lang), year=str(year)),
        measures=[weakest, *(one for one in found.values() if one is not weakest)],
        columns=columns(here, ("aspect", "text"), ("percent", "percent")),
        rows=[{"aspect": name, "percent": value} for name, value in zip(names, values, strict=True)],
        draw=lambda width: bars.draw(names, [bars.Series(agency.short(here.lang), values)], label=title, width=width,
                                     fmt=lambda v: numbers.percent(here.lang, v),
                                     tick=lambda v: numbers.percent(here.lang, v, 0),
                                     unknown=here.say("common.not_known")),
    )  # fmt: skip


def _aspect(here: Here, measure: Measure) -> str:
    return labels.name_of(here, "aspect", measure.parameters["aspect"])


def neighbours(here: Here, agency: Agency) -> tuple[str, str, list[str]] | None:
    """The nearest scores as a sentence, a list in HTML, and items to compare; None where it has no score."""
    result = _result(here, agency)
    if result is None or result["score"] is None:
        return None
    found = by_agency.neighbours(here.release, agency.id, result["year"])
    form = str(found["form"].iloc[0])
    key = "unknown" if form == "unknown" else "known"
    words = here.say(f"instansi.near.{key}", year=str(result["year"]), form=form)
    items = [
        _neighbour(here, agency, other=other, score=score)
        for other, score in zip(found["agency_id"], found["score"], strict=True)
    ]
    nearest = found.assign(away=found["distance"].abs()).sort_values("away", kind="stable")["agency_id"]
    compared = [agency.id, *(one for one in nearest if one != agency.id)][:MOST_ITEMS]
    return words, f'<ol class="pm-near">{"".join(items)}</ol>', [f"agency:{one}" for one in compared]


def _neighbour(here: Here, agency: Agency, *, other: str, score: float) -> str:
    shown, name = f"<b>{numbers.number(here.lang, score)}</b>", labels.name_of(here, "agency", other)
    if other == agency.id:
        return f'<li aria-current="true">{shown} <strong>{html.escape(name)}</strong></li>'
    link = html.link(here.href(agency=other, q=None), name)
    return f"<li>{shown} {link} <span>{html.escape(place(here, other))}</span></li>"
