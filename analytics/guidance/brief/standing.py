"""The first part of a brief: the result and its history, and the eight aspects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analytics import numbers
from analytics.guidance.advice import AspectAdvice
from analytics.guidance.brief.known import Known
from analytics.guidance.brief.model import (
    Band,
    Bar,
    Block,
    Bullets,
    Cell,
    Column,
    Heading,
    Paragraph,
    Point,
    Scale,
    Table,
)
from analytics.guidance.brief.told import Year
from analytics.guidance.situation import Outcome
from analytics.guidance.ways_words import headline

_NAMED = 3


def result(known: Known) -> Iterator[Block]:
    """What is known of its result, now and before."""
    yield Heading(known.say("brief.result.heading"))
    latest = known.situation.latest
    if latest is None:
        yield Paragraph(known.say(f"brief.result.none_{_kind(known)}", upto=str(known.country.upto)), "lead")
    else:
        yield Paragraph(" ".join([_said(known, latest), headline(known.country, known.ways, known.lang)]), "lead")
        if latest.score is not None:
            yield _scale(known, latest, latest.score)
    if known.years:
        yield _history(known)
    if known.situation.before is not None and latest is not None:
        yield Paragraph(_change(known, latest, known.situation.before))


def aspects(known: Known) -> Iterator[Block]:
    """The aspects beside those of peers and the maximum, and what can be read from them."""
    yield Heading(known.say("brief.aspects.heading"))
    yield _aspect_table(known)
    beside = max(one.peers_known for one in known.advice.aspects)
    key = "brief.aspects.legend_peers" if beside else "brief.aspects.no_peers"
    legend = [known.say("brief.aspects.legend"), known.say(key, known=beside, peers=len(known.peers))]
    if any(one.change is not None for one in known.advice.aspects):
        legend.append(known.say("brief.aspects.legend_change"))
    yield Paragraph(" ".join(legend), "note")
    if said := [(one, "") for one in _read(known) if one]:
        yield Bullets(said)


def _kind(known: Known) -> str:
    return "counted" if known.country.release.counts_itself else "published"


def _said(known: Known, latest: Outcome) -> str:
    """The result in a sentence, with what of it is not known."""
    if latest.category_id is None:
        key = "score_only" if latest.score is not None else "neither"
    else:
        key = "category_only" if latest.score is None else "both" if latest.form else "both_no_form"
    return known.say(
        f"brief.result.{key}", year=str(latest.year), category=known.category(latest.category_id), score=latest.score,
        form=latest.form,
    )  # fmt: skip


def _scale(known: Known, latest: Outcome, score: float) -> Scale:
    found = list(known.country.categories.values())
    end = max(found[-1].max_score, float(latest.form or 0))
    ends = [*(one.min_score for one in found[1:]), end]
    bands = [
        Band(f"{one.roman} {one.name(known.lang)}", one.min_score, upper, numbers.number(known.lang, one.min_score),
             one.colour, one.text_colour)
        for one, upper in zip(found, ends, strict=True)
    ]  # fmt: skip
    points = [Point(score, known.say("brief.scale.own", year=str(latest.year), score=score), above=True)]
    claimed = known.situation.claimed.score if known.situation.claimed else None
    if claimed is not None:
        points.append(Point(claimed, known.say("brief.scale.claimed", score=claimed), above=False))
    told = "; ".join(f"{band.name}: {known.say('brief.scale.from', score=band.start)}" for band in bands)
    marked = "; ".join(point.label for point in points)
    return Scale(bands, points, known.say("brief.scale.alt", bands=told, points=marked))


def _history(known: Known) -> Table:
    has_claim = any(one.self_assessed is not None for one in known.years)
    titles = ["year", "category", "score", "form", "share", *(["claimed", "less"] if has_claim else [])]
    columns = [
        Column(known.say(f"brief.history.{name}"), "start" if name in ("year", "category") else "end",
               width=2 if name == "category" else 1)
        for name in titles
    ]  # fmt: skip
    return Table(columns, [_year(known, one, claimed=has_claim) for one in reversed(known.years)])


def _year(known: Known, one: Year, *, claimed: bool) -> list[Cell]:
    share = 100 * one.score / one.form if one.score is not None and one.form else None
    less = one.self_assessed - one.score if one.self_assessed is not None and one.score is not None else None
    cells = [
        Cell(str(one.year), strong=True), Cell(known.category(one.category_id)), Cell(_number(known, one.score)),
        Cell(_number(known, one.form)), Cell(_percent(known, share)),
    ]  # fmt: skip
    return [*cells, Cell(_number(known, one.self_assessed)), Cell(_number(known, less))] if claimed else cells


def _change(known: Known, latest: Outcome, before: Outcome) -> str:
    years = {"year": str(latest.year), "before": str(before.year)}
    if latest.score is not None and before.score is not None and latest.form == before.form is not None:
        moved = latest.score - before.score
        key = "up" if moved > 0 else "down" if moved < 0 else "same"
        return known.say(f"brief.change.{key}", **years, points=abs(moved))
    if latest.share is not None and before.share is not None:
        now, then = (numbers.percent(known.lang, 100 * one) for one in (latest.share, before.share))
        return known.say("brief.change.other_form", **years, now=now, then=then)
    then, now = known.category(before.category_id), known.category(latest.category_id)
    return known.say("brief.change.category", **years, now=now, then=then)


def _aspect_table(known: Known) -> Table:
    told = known.advice.aspects
    shown = {
        "percent": any(one.percent is not None for one in told), "points": any(one.points is not None for one in told),
        "peers": any(one.peers_known for one in told), "claimed": any(one.claimed_percent is not None for one in told),
        "change": any(one.change is not None for one in told),
    }  # fmt: skip
    extra = [name for name, is_shown in shown.items() if is_shown]
    columns = [
        Column(known.say("brief.aspects.aspect"), width=2.2), Column(known.say("brief.aspects.bar"), width=2),
        *(Column(known.say(f"brief.aspects.{name}"), "end") for name in extra),
    ]  # fmt: skip
    return Table(columns, [_aspect(known, one, extra) for one in told])


def _aspect(known: Known, one: AspectAdvice, extra: Sequence[str]) -> list[Cell]:
    maximum = _number(known, one.points_max)
    points = known.say("brief.aspects.of", points=one.points, maximum=maximum) if one.points is not None else None
    change = None if one.change is None else numbers.signed(known.lang, one.change, 1)
    texts = {
        "percent": _percent(known, one.percent), "points": points or _unknown(known),
        "peers": _percent(known, one.peers_percent), "claimed": _percent(known, one.claimed_percent),
        "change": change or _unknown(known),
    }  # fmt: skip
    name = known.aspect(one.aspect_id)
    alt = known.say("brief.aspects.bar_alt", aspect=name, own=texts["percent"], peers=texts["peers"])
    return [
        Cell(name), Cell("", Bar(one.percent, one.peers_percent, alt)),
        *(Cell(texts[name], strong=name == "percent") for name in extra),
    ]  # fmt: skip


def _read(known: Known) -> Iterator[str]:
    """What costs most, what changed, and what of the self-assessment was not accepted."""
    costly = [one for one in known.advice.costliest if (one.place or 0) <= _NAMED]
    if costly:
        yield known.say("brief.aspects.costliest", names=_list(known, [(one.aspect_id, one.to_gain) for one in costly]))
    yield from _moved(known)
    refused = [(one.aspect_id, one.not_accepted) for one in known.advice.aspects if (one.not_accepted or 0) > 0]
    refused.sort(key=lambda one: -(one[1] or 0))
    latest, claimed = known.situation.latest, known.situation.claimed
    if refused and claimed and claimed.score is not None and latest and latest.score is not None:
        yield known.say(
            "brief.aspects.not_accepted", claimed=claimed.score, accepted=latest.score,
            points=claimed.score - latest.score, names=_list(known, refused[:_NAMED]),
        )  # fmt: skip


def _moved(known: Known) -> Iterator[str]:
    moved = sorted(
        ((one.aspect_id, one.change) for one in known.advice.aspects if one.change), key=lambda one: one[1] or 0
    )
    before = known.situation.before
    if before is None or not moved:
        return
    for key, (aspect, change) in (("rose", moved[-1]), ("fell", moved[0])):
        if change is not None and (change > 0) == (key == "rose"):
            yield known.say(
                f"brief.aspects.{key}", before=str(before.year), aspect=known.aspect(aspect),
                change=numbers.number(known.lang, abs(change), 1),
            )  # fmt: skip


def _list(known: Known, named: Sequence[tuple[str, float | None]]) -> str:
    return "; ".join(f"{known.aspect(aspect)} ({numbers.number(known.lang, value or 0)})" for aspect, value in named)


def _number(known: Known, value: float | None) -> str:
    return _unknown(known) if value is None else numbers.number(known.lang, value)


def _percent(known: Known, value: float | None) -> str:
    return _unknown(known) if value is None else numbers.percent(known.lang, value)


def _unknown(known: Known) -> str:
    return known.say("brief.not_known")
