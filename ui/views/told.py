"""What each source says of an agency, by year: also what is not counted, what contradicts, and how certain it is."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from analytics import numbers
from analytics.intake.disputes import dispute_of
from analytics.selection import FIRST_YEAR, LAST_YEAR
from ui import html, labels
from ui.address import Here
from ui.views.agencies import result_words

_NOT_COUNTED = ("self_assessed", "proposed")


def is_counted(row: dict[str, Any]) -> bool:
    """Whether the row is of a stage that counts and of a known year."""
    return row["place"] is not None


def doubts(row: dict[str, Any]) -> list[str]:
    """Why a result is less than certain: `single` or `several` witnesses, `inferred` year, `low` confidence."""
    has_witness = row["witnesses"] is not None and row["category_id"] is not None
    found = ["single" if row["witnesses"] == 1 else "several"] if has_witness else []
    if row["year_basis"] == "inferred":
        found.append("inferred")
    return [*found, "low"] if row["confidence"] == "low" else found


def dispute(here: Here, row: dict[str, Any]) -> str | None:
    """Why somebody marked a result as disputed; only what is imported can be."""
    return dispute_of(row["note"]) if here.release.counts_itself else None


def doubts_of(here: Here, row: dict[str, Any]) -> list[str]:
    """The doubts that count here: an imported file is the one witness of all it says, which is no doubt."""
    found = doubts(row)
    return [one for one in found if one not in ("single", "several")] if here.release.counts_itself else found


def _status_key(row: dict[str, Any]) -> str:
    if row["year"] is None and row["stage"] not in _NOT_COUNTED:
        return "no_year"
    if not is_counted(row):
        return str(row["stage"])
    if row["contradicts"]:
        return "contradicts"
    if row["is_accepted"]:
        return "accepted" if FIRST_YEAR <= row["year"] <= LAST_YEAR else "outside"
    if row["gives_score"]:
        return "gives_score"
    return "agrees" if row["category_id"] else "no_category"


def status(here: Here, row: dict[str, Any]) -> str:
    """What becomes of a row, in a word or two: accepted, agreeing, contradicting, not counted."""
    return here.say(f"instansi.status.{_status_key(row)}")


def status_words(here: Here, row: dict[str, Any]) -> str:
    """The status, and that the row is disputed where it is."""
    words = status(here, row)
    return f"{words}, {here.say('instansi.disputed')}" if dispute(here, row) is not None else words


def table_of(here: Here, row: dict[str, Any]) -> dict[str, Any]:
    """A row for table and files, in words."""
    return {
        "year": None if row["year"] is None else str(row["year"]), "status": status_words(here, row),
        "category": labels.name_of(here, "category", row["category_id"]) if row["category_id"] else None,
        "score": row["score"], "form": str(row["score_max"]) if row["score_max"] else None,
        "stage": here.say(f"instansi.stage.{row['stage']}"), "source": row["title"], "publisher": row["publisher"],
        "published_on": row["published_on"], "witness_group": row["witness_group"],
        "confidence": here.say(f"instansi.confidence.{row['confidence']}"),
        "year_basis": here.say(f"instansi.year_basis.{row['year_basis']}") if row["year_basis"] else None,
        "remark": row["note"] or "",
    }  # fmt: skip


def show(here: Here, rows: list[dict[str, Any]]) -> None:
    """All rows as lists, a heading for each year."""
    parts = []
    for year, found in groupby(rows, key=lambda row: row["year"]):
        listed = list(found)
        head = here.say("instansi.no_year_head") if year is None else str(year)
        if year and not FIRST_YEAR <= year <= LAST_YEAR:
            head = here.say("instansi.outside", year=str(year), first=str(FIRST_YEAR), last=str(LAST_YEAR))
        parts.append(f'<h3 class="pm-year-head">{html.escape(head)}</h3>{_about(here, listed)}')
        parts.append(f'<ul class="pm-told">{"".join(_item(here, row) for row in listed)}</ul>')
    html.show(f'<section class="pm-sources-say">{"".join(parts)}</section>')


def _about(here: Here, rows: list[dict[str, Any]]) -> str:
    """What a reader must know of a year before its rows: that they contradict each other, or rest on one witness."""
    words = []
    if any(row["contradicts"] for row in rows):
        words.append(here.say("instansi.about.contradicts"))
    accepted = next((row for row in rows if row["is_accepted"]), None)
    if accepted and not here.release.counts_itself and accepted["category_id"] and accepted["witnesses"] == 1:
        saying = sum(is_counted(row) and row["category_id"] == accepted["category_id"] for row in rows)
        words.append(here.say("instansi.about.copies" if saying > 1 else "instansi.about.single"))
    return f'<p class="pm-note">{html.escape(" ".join(words))}</p>' if words else ""


def _item(here: Here, row: dict[str, Any]) -> str:
    key = _status_key(row)
    says = html.escape(result_words(here, row)) if row["category_id"] or row["score"] is not None else (
        html.escape(here.say("instansi.says_nothing")))  # fmt: skip
    title = html.link(row["url"], row["title"], outside=True) if row["url"] else html.escape(row["title"])
    when = numbers.date(here.lang, row["published_on"]) if row["published_on"] else here.say("common.no_date")
    return (
        f'<li class="pm-told-{key}"><p class="pm-told-says"><strong>{says}</strong> '
        f'<span class="pm-mark">{html.escape(status(here, row))}</span>{_disputed(here, row)}</p>'
        f"<p>{html.escape(row['publisher'])}, {html.escape(when)}: {title}</p>"
        f'<p class="pm-told-how">{html.escape(_how(here, row))}{_note(here, row)}</p></li>'
    )


def _disputed(here: Here, row: dict[str, Any]) -> str:
    words = here.say("instansi.disputed")
    return f' <span class="pm-mark">{html.escape(words)}</span>' if dispute(here, row) is not None else ""


def _how(here: Here, row: dict[str, Any]) -> str:
    parts = [here.say(f"instansi.stage.{row['stage']}")]
    if row["announced_on"]:
        parts.append(here.say("instansi.announced", date=numbers.date(here.lang, row["announced_on"])))
    if row["year_basis"]:
        parts.append(here.say(f"instansi.year_basis.{row['year_basis']}"))
    if row["category_basis"] == "from_score":
        parts.append(here.say("instansi.from_score"))
    if row["score"] is not None:
        form = str(row["score_max"]) if row["score_max"] else ""
        parts.append(here.say("instansi.form", form=form) if form else here.say("instansi.form_unknown"))
    if row["against_band"]:
        parts.append(here.say("instansi.against_band"))
    parts.append(here.say(f"instansi.confidence.{row['confidence']}"))
    parts.append(here.say("instansi.witness", group=row["witness_group"]))
    return " · ".join(parts)


def _note(here: Here, row: dict[str, Any]) -> str:
    """The note: the maintainers' is in English, that of an imported file as its officers wrote it."""
    if not row["note"] or here.release.is_simulated:
        return ""
    key, lang = ("note_imported", "id") if here.release.counts_itself else ("note", "en")
    return f'<br>{html.escape(here.say(f"instansi.{key}"))} <span lang="{lang}">{html.escape(row["note"])}</span>'
