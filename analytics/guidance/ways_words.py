"""Ways, changes and improvements in sentences, in both languages."""

from __future__ import annotations

from analytics.guidance.situation import Country
from analytics.guidance.ways import Step, Way, Ways
from analytics.words import text


def headline(country: Country, found: Ways, lang: str) -> str:
    """From where to where, and how many points are missing."""
    goal = country.categories[found.goal].name(lang)
    if found.impossible == "no_result":
        return _say(lang, "headline_unassessed", goal=goal)
    start = country.categories[found.start].name(lang) if found.start else _say(lang, "no_start")
    if found.impossible in ("at_top", "already_there"):
        return reason_words(country, found, lang)
    if found.points_needed is None:
        return _say(lang, "headline_unknown", start=start, goal=goal)
    return _say(lang, "headline", start=start, goal=goal, needed=found.points_needed)


def reason_words(country: Country, found: Ways, lang: str) -> str:
    """Why there is no way; empty where there is one."""
    if found.impossible is None:
        return ""
    goal = country.categories[found.goal].name(lang)
    return _say(lang, f"reason.{found.impossible}", goal=goal, needed=found.points_needed, reach=found.reach)


def way_words(way: Way, turn: int, lang: str) -> str:
    """A way in one sentence: how much is raised, what it gains, and whether it is proved to be shortest."""
    if way.levels:
        said = _say(lang, "way_sub_aspects", turn=turn, changed=way.changed, levels=way.levels,
                    aspects=len(way.aspects), points=way.points)  # fmt: skip
    else:
        said = _say(lang, "way_aspects", turn=turn, changed=way.changed, points=way.points)
    return f"{said} {_say(lang, 'next_best' if way.next_best else 'proved' if way.proved else 'not_proved')}"


def part_name(country: Country, part: str, lang: str) -> str:
    """The name of a sub-aspect or an aspect."""
    return (country.sub_aspects.get(part) or country.aspects[part]).name(lang)


def step_words(country: Country, step: Step, lang: str) -> str:
    """A step in one line."""
    name = part_name(country, step.sub_aspect_id or step.aspect_id, lang)
    if step.sub_aspect_id is None:
        return _say(lang, "step_aspect", name=name, from_points=step.from_points, to_points=step.to_points,
                    points=step.points)  # fmt: skip
    return _say(
        lang, "step_sub_aspect", name=name, from_level=step.from_level, to_level=step.to_level, points=step.points
    )


def ways_words(country: Country, found: Ways, lang: str) -> list[str]:
    """The whole answer in lines."""
    lines = [headline(country, found, lang)]
    if (why := reason_words(country, found, lang)) and why != lines[0]:
        lines.append(why)
    for turn, way in enumerate(found.ways, start=1):
        lines += [way_words(way, turn, lang), *(f"  - {step_words(country, step, lang)}" for step in way.steps)]
    if len(found.ways) > 1:
        lines.append(_say(lang, "alternatives"))
    if found.unknown:
        names = "; ".join(part_name(country, one, lang) for one in found.unknown)
        lines.append(_say(lang, "unknown", names=names))
    return lines


def _say(lang: str, key: str, **tokens: object) -> str:
    return text(lang, f"guidance.ways.{key}", **tokens)
