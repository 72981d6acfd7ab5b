"""What to tell an agency: its aspects beside its peers', what costs most, what changed, what was not accepted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analytics import numbers
from analytics.guidance.advice import Advice, AspectAdvice, Improvement, advice
from analytics.guidance.peers import peers
from analytics.guidance.situation import Situation
from analytics.guidance.ways_words import part_name
from analytics.measures import compute
from ui import frame, html, labels
from ui.address import Here
from ui.charts import bars
from ui.frame import Chart
from ui.views.columns import columns
from ui.views.pembinaan.asked import Asked


def show(here: Here, asked: Asked, one: Situation) -> None:
    """The chart of its aspects with the table behind it, the most useful improvements, what was not accepted."""
    near = peers(asked.country, one.id)
    found = advice(asked.country, one.id, [peer.situation.id for peer in near])
    if found.unknown:
        frame.note(here.say(f"pembinaan.tell.{found.unknown}"))
        _claimed_score(here, one)
        return
    frame.show(here, _aspects(here, asked, found))
    _improvements(here, asked, found)
    _not_accepted(here, asked, found)


def _aspects(here: Here, asked: Asked, found: Advice) -> Chart:
    situation, release = found.situation, here.release
    assert situation.latest is not None, "aspects belong to a result"
    names = {one.aspect_id: labels.name_of(here, "aspect", one.aspect_id) for one in found.aspects}
    costly = [one for one in found.aspects if one.place == 1]
    title = here.say("pembinaan.tell.no_gain_known")
    if costly:
        listed = here.say("common.and").join(names[one.aspect_id] for one in costly)
        title = here.say("pembinaan.tell.title", aspects=listed, points=costly[0].to_gain)
    series = [
        bars.Series(situation.agency.short(here.lang), [one.percent for one in found.aspects]),
        bars.Series(here.say("pembinaan.tell.peers", n=len(found.peers)), [one.peers_percent for one in found.aspects]),
    ]
    if situation.before and situation.aspects_before:
        series.append(bars.Series(here.say("pembinaan.tell.before", year=str(situation.before.year)),
                                  [one.before_percent for one in found.aspects]))  # fmt: skip
    if found.situation.claimed:
        series.append(bars.Series(here.say("pembinaan.tell.claimed"), [one.claimed_percent for one in found.aspects]))
    notes = [here.say("pembinaan.tell.note")]
    if found.compared_forms != "same" and situation.before:
        notes.append(here.say("pembinaan.tell.other_form"))
    return Chart(
        name=f"pembinaan-aspek-{situation.id}", title=title,
        subtitle=here.say("pembinaan.tell.subtitle", agency=situation.agency.short(here.lang),
                          year=str(situation.latest.year)),
        measures=[compute(release, "agency_aspect_percent", agency=situation.id, aspect=one.aspect_id,
                          year=situation.latest.year) for one in found.aspects],
        columns=columns(here, ("aspect", "text"), ("percent", "percent"), ("points", "points"),
                        ("points_max", "points"), ("to_gain", "points"), ("peers_median", "percent"),
                        ("change", "points"), ("claimed_percent", "percent"), ("not_accepted", "points")),
        rows=[_row(names[one.aspect_id], one) for one in found.aspects],
        draw=lambda width: bars.draw(
            list(names.values()), series, label=title, width=width, fmt=lambda v: numbers.percent(here.lang, v),
            tick=lambda v: numbers.percent(here.lang, v, 0), unknown=here.say("common.not_known"),
        ),
        notes=tuple(notes),
    )  # fmt: skip


def _row(name: str, one: AspectAdvice) -> dict[str, Any]:
    return {
        "aspect": name, "percent": one.percent, "points": one.points, "points_max": one.points_max,
        "to_gain": one.to_gain, "peers_median": one.peers_percent, "change": one.change,
        "claimed_percent": one.claimed_percent, "not_accepted": one.not_accepted,
    }  # fmt: skip


def _improvements(here: Here, asked: Asked, found: Advice) -> None:
    frame.heading(here.say("pembinaan.tell.improve_title"))
    if not found.improvements:
        is_known = any(one.to_gain is not None for one in found.aspects)
        key = "guidance.mentors.none.nothing_to_gain" if is_known else "pembinaan.tell.no_improvement"
        frame.note(here.say(key))
        return
    html.show(f'<ol class="pm-steps">{"".join(_improvement(here, asked, item) for item in found.improvements)}</ol>')
    rule = "rule" if found.improvements[0].sub_aspect_id else "rule_aspect"
    html.show(f'<p class="pm-source pm-last">{html.escape(here.say(f"guidance.ways.improvement.{rule}"))}</p>')


def _improvement(here: Here, asked: Asked, item: Improvement) -> str:
    name = part_name(asked.country, item.sub_aspect_id or item.aspect_id, here.lang)
    key = "aspect" if item.sub_aspect_id is None else "level"
    said = [here.say(f"guidance.ways.improvement.{key}", name=name, from_level=item.from_level, to_level=item.to_level,
                     points=item.points)]  # fmt: skip
    if item.claimed is not None:
        said.append(here.say("guidance.ways.improvement.claimed", claimed=item.claimed))
    if item.tied:
        key = "tied_aspect" if item.sub_aspect_id is None else "tied"
        said.append(here.say(f"guidance.ways.improvement.{key}", n=item.tied))
    return f"<li>{html.escape(' '.join(said))}</li>"


def _not_accepted(here: Here, asked: Asked, found: Advice) -> None:
    """What the agency claimed higher than verification found: sub-aspects, or aspects where no levels may be named."""
    one = found.situation
    if one.claimed is None:
        frame.note(here.say("pembinaan.tell.no_claim"))
        return
    frame.heading(here.say("pembinaan.tell.not_accepted_title"))
    _claimed_score(here, one)
    if one.levels and one.claimed.levels:
        _of_levels(here, asked, found)
    elif any(aspect.not_accepted is not None for aspect in found.aspects):
        _of_aspects(here, found)
    else:
        frame.note(here.say("pembinaan.tell.claim_without_aspects"))


def _claimed_score(here: Here, one: Situation) -> None:
    """The two scores, where both are known."""
    if one.claimed and one.claimed.score is not None and one.latest and one.latest.score is not None:
        less = one.claimed.score - one.latest.score
        frame.note(here.say("pembinaan.tell.claimed_score", claimed=one.claimed.score, accepted=one.latest.score,
                            points=numbers.number(here.lang, less)))  # fmt: skip


def _of_levels(here: Here, asked: Asked, found: Advice) -> None:
    rows = [
        [html.escape(part_name(asked.country, one.sub_aspect_id, here.lang)),
         html.escape(labels.name_of(here, "aspect", one.aspect_id)), numbers.number(here.lang, one.claimed),
         numbers.number(here.lang, one.verified),
         here.say("common.not_known") if one.points is None else numbers.number(here.lang, one.points)]
        for one in found.not_accepted
    ]  # fmt: skip
    heads = ("sub_aspect", "aspect", "claimed_level", "verified_level", "points")
    _refused(here, heads, rows, numbers_from=2, nothing="all_accepted")


def _of_aspects(here: Here, found: Advice) -> None:
    refused = [one for one in found.aspects if (one.not_accepted or 0) > 0]
    rows = [
        [html.escape(labels.name_of(here, "aspect", one.aspect_id)),
         *(numbers.number(here.lang, value or 0) for value in (one.claimed_points, one.points, one.not_accepted))]
        for one in sorted(refused, key=lambda one: -(one.not_accepted or 0))
    ]  # fmt: skip
    heads = ("aspect", "claimed_points", "verified_points", "not_accepted")
    _refused(here, heads, rows, numbers_from=1, nothing="no_aspect_lowered")


def _refused(
    here: Here, names: Sequence[str], rows: Sequence[Sequence[str]], *, numbers_from: int, nothing: str
) -> None:
    """The table of what was not accepted, or that nothing was refused."""
    if not rows:
        frame.note(here.say(f"pembinaan.tell.{nothing}"))
        return
    html.show(html.table(
        [here.say(f"columns.{one}.label") for one in names], rows,
        caption=here.say("pembinaan.tell.not_accepted_title"),
        numbers=tuple(place >= numbers_from for place in range(len(names))),
    ))  # fmt: skip
