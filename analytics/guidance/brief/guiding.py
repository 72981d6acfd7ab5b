"""The second part of a brief: what to improve, the shortest way, mentors; or what can be done while little is known."""

from __future__ import annotations

from collections.abc import Iterator

from analytics.guidance.advice import Improvement
from analytics.guidance.brief.known import Known
from analytics.guidance.brief.model import Block, Bullets, Cell, Column, Heading, Paragraph, Table
from analytics.guidance.brief.told import level_text
from analytics.guidance.mentors import Mentor, reason_words, stronger_words
from analytics.guidance.peers import context
from analytics.guidance.ways import Step, Way
from analytics.guidance.ways_words import headline, part_name
from analytics.guidance.ways_words import reason_words as no_way
from analytics.numbers import number
from analytics.warehouse.dimensions import statements
from analytics.words import text

_MENTORS, _PEERS = 3, 5
_LEVELS_ARE_IN = "id"
# How an assessment goes, by the statements of the method; of the real one also who does it by now.
_STEPS = ("steps-account", "steps-verification")
_AFTER = "after-kasn-law"


def improvements(known: Known) -> Iterator[Block]:
    """The most useful single improvements."""
    found = known.advice.improvements
    if not found:
        return
    yield Heading(known.say("brief.improvements.heading"))
    yield Bullets([(_improvement(known, one), _beside(known, one)) for one in found], numbered=True)
    if found[0].sub_aspect_id:
        yield Paragraph(known.say("brief.improvements.rule"), "note")


def way(known: Known) -> Iterator[Block]:
    """The shortest way to the next category, or why none can be named."""
    found = known.ways
    yield Heading(known.say("brief.way.heading"))
    said = [headline(known.country, found, known.lang), no_way(known.country, found, known.lang)]
    if found.ways:
        said.append(_way(known, found.ways[0]))
    yield Paragraph(" ".join(dict.fromkeys(one for one in said if one)))
    if not found.ways:
        return
    steps = found.ways[0].steps
    yield _level_steps(known, steps) if found.unit == "sub_aspects" else _aspect_steps(known, steps)
    yield Paragraph(known.say("brief.way.one_of_many"), "note")


def mentors(known: Known) -> Iterator[Block]:
    """The mentors with what speaks for each, or why there is none."""
    found = known.mentors
    yield Heading(known.say("brief.mentors.heading"))
    if found.none_because:
        yield Paragraph(known.say("brief.mentors.none", reason=reason_words(found.none_because, known.lang)))
        return
    shown = found.mentors[:_MENTORS]
    yield Bullets([_mentor(known, one) for one in shown])
    more = len(found.mentors) - len(shown)
    yield Paragraph(
        " ".join([known.say("brief.mentors.rule"), *([known.say("brief.mentors.more", n=more)] if more else [])]),
        "note",
    )


def next_steps(known: Known) -> Iterator[Block]:
    """What an agency can do of which too little is known to say more."""
    real = not known.country.release.is_simulated
    stated = statements(known.country.release)
    items = [(known.say("brief.next.hand_in" if known.situation.latest is None else "brief.next.hand_in_aspects"), "")]
    if known.situation.latest is None:
        cited = [*_STEPS, *([_AFTER] if real else [])]
        items += [(stated[one].words(known.lang), "") for one in cited if one in stated]
    yield Heading(known.say("brief.next.heading"))
    yield Bullets(items, numbered=True)


def neighbours(known: Known) -> Iterator[Block]:
    """Agencies in the same situation that were assessed: whom it can ask."""
    shown = known.peers[:_PEERS]
    yield Heading(known.say("brief.peers.heading"))
    if not shown:
        yield Paragraph(known.say("brief.peers.none"))
        return
    columns = [
        Column(known.say("brief.peers.name"), width=2), Column(known.say("brief.peers.result"), width=1),
        Column(known.say("brief.peers.context"), width=2),
    ]  # fmt: skip
    rows = []
    for one in shown:
        latest = one.situation.latest
        category = known.category(latest.category_id if latest else None)
        said = known.say("brief.peers.of", category=category, year=str(latest.year)) if latest else ""
        rows.append([
            Cell(one.situation.agency.name(known.lang)), Cell(said),
            Cell(context(one.distance, one.situation, known.lang)),
        ])  # fmt: skip
    yield Table(columns, rows)
    more = len(known.peers) - len(shown)
    yield Paragraph(known.say("brief.peers.more", n=more) if more else known.say("brief.peers.rule"), "note")


def _improvement(known: Known, one: Improvement) -> str:
    name = part_name(known.country, one.sub_aspect_id or one.aspect_id, known.lang)
    if one.sub_aspect_id is None:
        return text(known.lang, "guidance.ways.improvement.aspect", name=name, points=one.points)
    return text(
        known.lang, "guidance.ways.improvement.level", name=name, from_level=one.from_level, to_level=one.to_level,
        points=one.points,
    )  # fmt: skip


def _beside(known: Known, one: Improvement) -> str:
    """The aspect that an improvement belongs to, what was claimed of it, and how many others gain as much."""
    said = []
    if one.sub_aspect_id:
        said.append(known.say("brief.improvements.part_of", aspect=known.aspect(one.aspect_id)))
    if one.claimed is not None:
        said.append(text(known.lang, "guidance.ways.improvement.claimed", claimed=one.claimed))
    if one.tied:
        key = "tied" if one.sub_aspect_id else "tied_aspect"
        said.append(text(known.lang, f"guidance.ways.improvement.{key}", n=one.tied))
    return " ".join(said)


def _way(known: Known, one: Way) -> str:
    """How much is to be raised, and whether that is proved to be the least."""
    said = known.say(
        "brief.way.raise_levels" if one.levels else "brief.way.raise_aspects", changed=one.changed, levels=one.levels,
        points=one.points,
    )  # fmt: skip
    return f"{said} {text(known.lang, 'guidance.ways.proved' if one.proved else 'guidance.ways.not_proved')}"


def _level_steps(known: Known, steps: tuple[Step, ...]) -> Table:
    columns = [
        Column(known.say("brief.way.sub_aspect"), width=2.3), Column(known.say("brief.way.levels"), "end"),
        Column(known.say("brief.way.points"), "end"), Column(known.say("brief.way.asks"), width=3),
    ]  # fmt: skip
    rows = []
    for one in steps:
        sub_aspect, level = str(one.sub_aspect_id), one.to_level or 0
        rows.append([
            Cell(known.say("brief.way.of_aspect", name=part_name(known.country, sub_aspect, known.lang),
                           aspect=known.aspect(one.aspect_id))),
            Cell(known.say("brief.way.from_to", start=one.from_level, goal=one.to_level)),
            Cell(f"+{number(known.lang, one.points)}", strong=True),
            Cell(level_text(known.country.release, sub_aspect, level), lang=_LEVELS_ARE_IN),
        ])  # fmt: skip
    return Table(columns, rows)


def _aspect_steps(known: Known, steps: tuple[Step, ...]) -> Table:
    columns = [
        Column(known.say("brief.way.aspect"), width=2), Column(known.say("brief.way.from_points"), "end"),
        Column(known.say("brief.way.to_points"), "end"), Column(known.say("brief.way.points"), "end"),
    ]  # fmt: skip
    return Table(columns, [
        [
            Cell(known.aspect(one.aspect_id)), Cell(number(known.lang, one.from_points)),
            Cell(number(known.lang, one.to_points)), Cell(f"+{number(known.lang, one.points)}", strong=True),
        ]
        for one in steps
    ])  # fmt: skip


def _mentor(known: Known, one: Mentor) -> tuple[str, str]:
    latest = one.situation.latest
    name = known.say(
        "brief.mentors.one", name=one.situation.agency.name(known.lang),
        category=one.category.name(known.lang) if one.category else text(known.lang, "guidance.mentors.no_category"),
        year=str(latest.year) if latest else text(known.lang, "common.not_known"),
    )  # fmt: skip
    stronger = "; ".join(stronger_words(part, known.lang) for part in one.stronger_in)
    return name, known.say(
        "brief.mentors.because", stronger=stronger, context=context(one.distance, one.situation, known.lang)
    )
