"""The end of a brief: what is not known and why, sources, method, fingerprints."""

from __future__ import annotations

from collections.abc import Iterator

from analytics import labels, numbers
from analytics.guidance.brief.cited import Cited
from analytics.guidance.brief.known import Known
from analytics.guidance.brief.model import Block, Bullets, Cell, Column, Heading, Paragraph, Table
from analytics.guidance.brief.told import source_words
from analytics.measures.compute import definition
from analytics.measures.ledger import Issued
from analytics.warehouse.dimensions import statements
from analytics.words import text, texts

_SOURCES = 6
_LIMITS, _FORM_UNKNOWN = "categories-limits", "instrument-form-unknown"
_POINTS, _INVENTED, _INVENTED_PARTS = "instrument-points", "simulation-purpose", "simulation-sub-aspects"


def unknown(known: Known) -> Iterator[Block]:
    """What is not known of it, each with its reason; nothing where all is known."""
    if items := [(known.say(f"brief.unknown.{one}"), "") for one in _unknown(known)]:
        yield Heading(known.say("brief.unknown.heading"))
        yield Bullets(items)


def sources(known: Known) -> Iterator[Block]:
    """The sources that its numbers come from, and how they were worked out."""
    used = list(dict.fromkeys(source for one in reversed(known.years) for source in one.sources))
    release = known.country.release
    yield Heading(known.say("brief.sources.heading"))
    if used:
        items = [(source_words(release, one, known.lang), "") for one in used[:_SOURCES]]
        if more := len(used) - _SOURCES:
            items += [(known.say("brief.sources.more", n=more), "")] if more > 0 else []
        yield Bullets(items, small=True)
    else:
        yield Paragraph(known.say("brief.sources.none"))
    stated = statements(release)
    said = [stated[one].words(known.lang) for one in _method(known) if one in stated]
    yield Paragraph(" ".join([known.say("brief.sources.method"), *said]), "note")


def fingerprints(known: Known) -> Iterator[Block]:
    """The fingerprints of its numbers, and how to verify them."""
    yield Heading(known.say("brief.fingerprints.heading"))
    yield Paragraph(known.say("brief.fingerprints.how", release=known.country.release.release_id), "note")
    if known.numbers:
        columns = [
            Column(known.say("brief.fingerprints.number"), width=1),
            Column(known.say("brief.fingerprints.value"), "end"),
            Column(known.say("brief.fingerprints.mark"), "end"),
        ]
        yield Table(columns, [_number(known, one) for one in known.numbers], small=True)
    beside = {name: pair for name, pair in known.aspect_numbers.items() if any(pair)}
    if beside:
        yield _of_aspects(known, beside)


def _number(known: Known, one: Issued) -> list[Cell]:
    """A number: its name, in the catalogue or among those of guidance, with its year or type; its value and mark."""
    key = f"guidance.number.{one.id}.name"
    name = text(known.lang, key) if key in texts(known.lang) else definition(one.id).name[known.lang]
    if (year := one.parameters.get("year")) and "agency" in one.parameters:
        name = known.say("brief.fingerprints.in_year", name=name, year=str(year))
    if found := one.parameters.get("type"):
        kind = labels.name_of(known.country.release, known.lang, "agency_type", str(found))
        name = known.say("brief.fingerprints.of_type", name=name, type=kind)
    return [Cell(name), Cell(numbers.number(known.lang, one.value or 0)), Cell(one.fingerprint)]


def _of_aspects(known: Known, found: dict[str, tuple[Cited | None, Cited | None]]) -> Table:
    has_peers = any(median for _, median in found.values())
    columns = [Column(known.say("brief.aspects.aspect"), width=1), Column(known.say("brief.aspects.percent"), "end"),
               Column(known.say("brief.fingerprints.mark"), "end")]  # fmt: skip
    if has_peers:
        columns += [
            Column(known.say("brief.aspects.peers"), "end"),
            Column(known.say("brief.fingerprints.mark"), "end"),
        ]
    rows = []
    for aspect, pair in found.items():
        cells = [Cell(known.aspect(aspect))]
        for one in pair[: 2 if has_peers else 1]:
            cells += [Cell(numbers.percent(known.lang, one.value or 0)), Cell(one.fingerprint)] if one else [
                Cell(known.say("brief.not_known")), Cell("")]  # fmt: skip
        rows.append(cells)
    return Table(columns, rows, small=True)


def _unknown(known: Known) -> Iterator[str]:
    situation, latest = known.situation, known.situation.latest
    published = not known.country.release.counts_itself
    if latest is None:
        yield "result_published" if published else "result_counted"
        yield "all_else"
        return
    if latest.category_id is None:
        yield "category"
    if latest.score is None:
        yield "score"
    if latest.form is None:
        yield "form"
    if not situation.aspects:
        yield "aspects"
    elif not situation.levels:
        yield "levels"
    elif known.advice.unknown is None and not any(one.peers_known for one in known.advice.aspects):
        yield "peers"
    if situation.claimed is None:
        yield "claimed"
    if situation.before is None:
        yield "before"
    if any(one.inferred for one in known.years):
        yield "inferred"
    if any(one.contradicted for one in known.years):
        yield "contradicted"
    if situation.place is None and situation.agency.province_id is not None:
        yield "place"


def _method(known: Known) -> Iterator[str]:
    if known.country.release.is_simulated:
        yield _INVENTED
    if known.situation.levels:
        yield _INVENTED_PARTS if known.country.release.is_simulated else _POINTS
    yield _LIMITS
    if known.situation.latest and known.situation.form is None:
        yield _FORM_UNKNOWN
