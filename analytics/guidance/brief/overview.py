"""The brief of a region, and the national one for a minister: one page, three findings, each a number to verify.

Who needs guidance; where the types of agencies stand against the latest printed targets; which aspect is weakest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from analytics import labels, numbers
from analytics.errors import BadParameter
from analytics.guidance import targets
from analytics.guidance.brief.content import dressed
from analytics.guidance.brief.model import Bar, Block, Brief, Bullets, Cell, Column, Heading, Paragraph, Table
from analytics.guidance.brief.told import source_words
from analytics.guidance.situation import GROUPS, Country
from analytics.guidance.targets import Target
from analytics.measures import Measure, compute
from analytics.measures.ledger import Issued
from analytics.warehouse.dimensions import aspects, regions
from analytics.words import text


@dataclass
class _Asked:
    """The country or a region of it, in a language; `cited` gathers the numbers that are shown."""

    country: Country
    region: str | None
    lang: str
    cited: list[Issued] = field(default_factory=list)

    def measure(self, measure_id: str, *, national: bool = False, **parameters: str | int) -> Measure:
        """A measure at the end of the period, of the region where one is asked for."""
        where = {"region": self.region} if self.region and not national else {}
        return compute(self.country.release, measure_id, **{"upto": self.country.upto, **where, **parameters})

    def cite(self, one: Issued) -> Cell:
        """The cell with a fingerprint."""
        self.cited.append(one)
        return Cell(one.fingerprint)

    def say(self, key: str, **tokens: object) -> str:
        """A text of the overview."""
        return text(self.lang, key, **tokens)

    def number(self, value: float | None) -> Cell:
        """A cell with a number."""
        return Cell(numbers.number(self.lang, value) if value is not None else text(self.lang, "brief.not_known"))

    def name(self, kind: str, found: str) -> str:
        """The name of an id."""
        return labels.name_of(self.country.release, self.lang, kind, found)


def overview(country: Country, region: str | None, lang: str) -> tuple[Brief, tuple[Issued, ...]]:
    """The brief, and its numbers, the most important first. Raises BadParameter."""
    known = regions(country.release)
    if region is not None and region not in known:
        raise BadParameter("brief", "region", region, tuple(known), "there is no such region")
    asked = _Asked(country, region, lang)
    blocks = [*_needing(asked), *_against_targets(asked), *_weakest(asked), *_end(asked)]
    whole = asked.say(f"brief.overview.title_{country.release.kind}")
    brief = dressed(
        country, lang, title=known[region].name(lang) if region else whole,
        kicker=text(lang, f"brief.kicker_{'region' if region else 'national'}"),
        under=asked.say("brief.overview.under_region" if region else "brief.overview.under_national"), pages=[blocks],
        fingerprint=asked.cited[0].fingerprint,
    )  # fmt: skip
    return brief, tuple(asked.cited)


def _needing(asked: _Asked) -> Iterator[Block]:
    every = asked.measure("agencies_needing_guidance", standing="all")
    whole = asked.measure("agencies_for_guidance")
    yield Heading(asked.say("brief.overview.needing.heading"))
    # In the published facts nobody knows whether an agency without a result needs guidance.
    kind = "counted" if asked.country.release.counts_itself else "published"
    groups = {one: asked.measure("agencies_needing_guidance", standing=one) for one in GROUPS}
    yield Paragraph(asked.say(f"brief.overview.needing.finding_{kind}", needing=every, whole=whole, **groups), "lead")
    name = asked.say(f"brief.overview.needing.all_{kind}")
    rows = [[Cell(name, strong=True), asked.number(every.value), asked.cite(every)]]
    for measure_id, standing in (
        *(("agencies_needing_guidance", one) for one in GROUPS),
        ("agencies_for_guidance", "at_least_baik"), ("agencies_for_guidance", "category_unknown"),
    ):  # fmt: skip
        one = asked.measure(measure_id, standing=standing)
        rows.append([Cell(_capital(asked.name("standing", standing))), asked.number(one.value), asked.cite(one)])
    rows.append(
        [Cell(asked.say("brief.overview.needing.whole"), strong=True), asked.number(whole.value), asked.cite(whole)]
    )
    columns = [
        Column(asked.say("brief.overview.needing.group"), width=3),
        Column(asked.say("brief.overview.agencies"), "end", width=1),
    ]
    yield Table([*columns, _mark_column(asked)], rows)
    yield Paragraph(asked.say(f"brief.overview.needing.note_{kind}"), "note")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _against_targets(asked: _Asked) -> Iterator[Block]:
    yield Heading(asked.say("brief.overview.targets.heading"))
    printed = targets.targets(asked.country.release)
    if not printed:
        yield Paragraph(asked.say("brief.overview.targets.none"), "lead")
        return
    year = printed[-1].year
    found = [_local(asked, one) if asked.region else _national(asked, one) for one in printed if one.year == year]
    rows = [row for row in found if row]
    short = "; ".join(asked.say("brief.overview.targets.short_of", type=row[0].text, n=row[4].text) for row in rows)
    key = "finding_region" if asked.region else "finding_national"
    exact = asked.country.release.counts_itself
    yield Paragraph(
        asked.say(f"brief.overview.targets.{key if exact else key + '_open'}", year=str(year), short=short), "lead"
    )
    titles = ["type", "registered", "there", "needed", "short"]
    first, *others = (asked.say(f"brief.overview.targets.{one}") for one in titles)
    columns = [Column(first, width=2), *(Column(one, "end", width=1) for one in others)]
    yield Table([*columns, _mark_column(asked)], rows)
    yield Paragraph(
        asked.say("brief.overview.targets.note_region" if asked.region else "brief.overview.targets.note_national"),
        "note",
    )


def _national(asked: _Asked, target: Target) -> list[Cell]:
    """A type against its target."""
    found = targets.standing(asked.country.release, target, asked.country.upto)
    return [
        Cell(_type(asked, target)), asked.number(found.registered.value), _span(asked, found.least, found.most),
        _needed(asked, target, found.needed), _span(asked, found.short_least, found.short_most),
        _marks(asked, found.bounds or (found.shortfall,)),
    ]  # fmt: skip


def _marks(asked: _Asked, cited: Sequence[Issued]) -> Cell:
    return Cell("\n".join(asked.cite(one).text for one in cited))


def _local(asked: _Asked, target: Target) -> list[Cell]:
    """A type in the region against the target of the country; nothing where the region has none of it."""
    registered = compute(
        asked.country.release, "agencies_registered", type=target.agency_type, region=asked.region,
        year=asked.country.upto,
    )  # fmt: skip
    if not registered.value:
        return []
    there = asked.measure("agencies_in_category", category=targets.AT_GOAL, type=target.agency_type)
    short = asked.measure("agencies_to_target", percent=target.percent, type=target.agency_type)
    needed = int(there.value or 0) + int(short.value or 0)
    return [
        Cell(_type(asked, target)), asked.number(registered.value), asked.number(there.value),
        _needed(asked, target, needed if short.value else None), asked.number(short.value), asked.cite(short),
    ]  # fmt: skip


def _type(asked: _Asked, target: Target) -> str:
    return _capital(labels.claim_scope(asked.country.release, asked.lang, target.agency_type))


def _needed(asked: _Asked, target: Target, needed: int | None) -> Cell:
    share = numbers.percent(asked.lang, target.percent, 0)
    if needed is None:
        return Cell(share)
    return Cell(asked.say("brief.overview.targets.asks", needed=needed, share=share))


def _span(asked: _Asked, least: int, most: int) -> Cell:
    low, high = (numbers.number(asked.lang, one) for one in (least, most))
    return Cell(low if least == most else f"{low}–{high}")


def _weakest(asked: _Asked) -> Iterator[Block]:
    names = aspects(asked.country.release)
    means = {one: asked.measure("mean_aspect_percent", aspect=one) for one in names}
    known = {one: float(found.value) for one, found in means.items() if found.value is not None}
    yield Heading(asked.say("brief.overview.weakest.heading"))
    if not known:
        yield Paragraph(asked.say("brief.overview.weakest.none"), "lead")
        return
    lowest = [one for one, value in known.items() if value == min(known.values())]
    base = asked.measure("agencies_with_aspect", aspect=lowest[0])
    assessed = asked.measure("agencies_assessed")
    few = 2 * int(base.value or 0) < int(assessed.value or 0)
    said = text(asked.lang, "common.and").join(names[one].name(asked.lang) for one in lowest)
    tokens = {"names": said, "mean": means[lowest[0]], "known": base, "assessed": assessed}
    yield Paragraph(
        asked.say("brief.overview.weakest.finding_few" if few else "brief.overview.weakest.finding", **tokens), "lead"
    )
    whole = {one: asked.measure("mean_aspect_percent", national=True, aspect=one) for one in names}
    yield Table(_aspect_columns(asked), [_aspect(asked, one, means[one], whole[one]) for one in names])
    yield Paragraph(
        asked.say("brief.overview.weakest.note_region" if asked.region else "brief.overview.weakest.note_national"),
        "note",
    )


def _aspect_columns(asked: _Asked) -> list[Column]:
    beside = [Column(asked.say("brief.overview.weakest.country"), "end")] if asked.region else []
    return [
        Column(asked.say("brief.overview.weakest.aspect"), width=2),
        Column(asked.say("brief.overview.weakest.bar"), width=2),
        Column(asked.say("brief.overview.weakest.mean"), "end"), *beside, _mark_column(asked),
    ]  # fmt: skip


def _aspect(asked: _Asked, aspect: str, mean: Measure, whole: Measure) -> Sequence[Cell]:
    name = aspects(asked.country.release)[aspect].name(asked.lang)
    own, country = (
        text(asked.lang, "brief.not_known") if one.value is None else numbers.percent(asked.lang, one.value)
        for one in (mean, whole)
    )
    alt = asked.say(
        "brief.overview.weakest.alt_region" if asked.region else "brief.overview.weakest.alt",
        aspect=name,
        own=own,
        country=country,
    )
    bar = Bar(mean.value, whole.value if asked.region else None, alt)
    beside = [Cell(country)] if asked.region else []
    return [Cell(name), Cell("", bar), Cell(own, strong=True), *beside, asked.cite(mean)]


def _end(asked: _Asked) -> Iterator[Block]:
    """The sources of the targets, and how to verify."""
    printed = targets.targets(asked.country.release)
    latest = [one for one in printed if one.year == printed[-1].year]
    used = {row["source_id"]: one.claim.release for one in latest for row in one.claim.sources}
    yield Heading(text(asked.lang, "brief.sources.heading"))
    items = [(source_words(release, one, asked.lang), "") for one, release in list(used.items())[:3]]
    if items:
        yield Bullets(items, small=True)
    yield Paragraph(text(asked.lang, "brief.fingerprints.how", release=asked.country.release.release_id), "note")


def _mark_column(asked: _Asked) -> Column:
    return Column(text(asked.lang, "brief.fingerprints.mark"), "end")
