"""The verb of mentors: those of one agency, or the pairing plan."""

from __future__ import annotations

from collections import Counter

from analytics import labels
from analytics.errors import BadParameter
from analytics.guidance.mentors import mentors as find_mentors
from analytics.guidance.mentors import mentors_as_json, reason_words, why, why_none
from analytics.guidance.plan import CENTRAL, Coverage, Plan, plan, plan_as_json, read_pairs
from analytics.guidance.situation import country
from analytics.selection import YEARS
from analytics.verbs.answer import ANSWER_IS_NO, DONE, Answer, choose_release
from analytics.warehouse import Release
from analytics.words import text


def mentors(agency_id: str, most: int, upto: int, release: str | None, lang: str) -> Answer:
    """The mentors of an agency; status 1 where there is none, with the reason.

    Raises UnknownAgency, BadParameter, ReleaseNotFound.
    """
    chosen = choose_release(release)
    found = find_mentors(country(chosen, _year(upto)), agency_id, at_most=most)
    document = {**mentors_as_json(found, lang), "upto": upto, "release_id": chosen.release_id}
    none = why_none(found, lang)
    lines = [none] if none else [f"{one.peer.place}. {why(one, lang)}" for one in found.mentors]
    return Answer(document, lines, DONE if found.mentors else ANSWER_IS_NO)


def pairing(
    most: int, agency_type: str | None, region: str | None, fixed: str, barred: str, upto: int, release: str | None,
    lang: str,
) -> Answer:  # fmt: skip
    """The pairing plan of all who need a mentor, or of a type or region.

    Raises UnknownAgency, BadParameter, ReleaseNotFound.
    """
    chosen = choose_release(release)
    made = plan(
        country(chosen, _year(upto)), most, fixed=read_pairs(fixed), barred=read_pairs(barred), type=agency_type,
        region=region,
    )  # fmt: skip
    document = {**plan_as_json(made, lang), "upto": upto, "release_id": chosen.release_id}
    return Answer(document, _lines(chosen, made, lang))


def _year(upto: int) -> int:
    if upto not in YEARS:
        raise BadParameter("mentors", "upto", upto, [str(year) for year in YEARS], "this value is not allowed")
    return upto


def _lines(release: Release, made: Plan, lang: str) -> list[str]:
    reached, can = made.objective, sum(one.can for one in made.by_region)
    lines = [text(lang, "guidance.mentors.plan.covered", n=reached.covered, can=can, most=made.at_most)]
    if reached.least_share is not None:
        lines.append(text(lang, "guidance.mentors.plan.least", share=f"{100 * reached.least_share:.0f}"))
    lines.append(text(lang, "guidance.mentors.plan.gain", gain=reached.gain, km=reached.km))
    lines.append(text(lang, f"guidance.mentors.plan.{'proved' if made.proved else 'cut'}", offered=made.offered))
    lines += [_region_line(release, one, lang) for one in made.by_region]
    lines += [
        f"{pair.agency.agency.name(lang)} ← {pair.mentor.situation.agency.name(lang)}"
        + (f" {text(lang, 'guidance.mentors.plan.by_hand')}" if pair.by_hand else "")
        for pair in made.pairs
    ]
    left = Counter(one.reason for one in made.uncovered)
    return lines + [
        text(lang, "guidance.mentors.plan.left", n=n, reason=reason_words(why_not, lang)) for why_not, n in left.items()
    ]


def _region_line(release: Release, one: Coverage, lang: str) -> str:
    central = one.region_id == CENTRAL
    name = labels.name_of(release, lang, "type" if central else "region", one.region_id)
    return text(lang, "guidance.mentors.plan.region", region=name, covered=one.covered, can=one.can, need=one.need)
