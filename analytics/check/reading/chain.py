"""Whom pronouns and missing subjects mean: the agency told of before, the one that speaks, a place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analytics.check.reading.agencies import Agency
from analytics.check.reading.epithets import kind_told
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State

_THEIRS = frozenset({"they", "their", "officials", "mereka", "pejabat", "pejabatnya", "setempat"})
KINDS = {
    "provincial": "provinsi",
    "prov": "provinsi",
    "municipality": "kota",
    "kotanya": "kota",
    "kabupatennya": "kabupaten",
    "provinsinya": "provinsi",
    "pemkotnya": "kota",
    "pemkabnya": "kabupaten",
    "pemprovnya": "provinsi",
    "kementerian": "kementerian",
    "ministry": "kementerian",
    "kabupaten": "kabupaten",
    "pemkab": "kabupaten",
    "regency": "kabupaten",
    "kota": "kota",
    "pemkot": "kota",
    "city": "kota",
    "provinsi": "provinsi",
    "pemprov": "provinsi",
    "province": "provinsi",
}


@dataclass(frozen=True, slots=True)
class Ownership:
    """The owners of a figure, each of which has it; how: the rule. unsure: they are candidates, or the text refuses."""

    agencies: tuple[Agency, ...]
    how: str
    unsure: bool = False
    refused: bool = False


def chain_owner(scene: Scene, at: int, state: State) -> Ownership:
    """The agency that pronouns and missing subjects mean: the last one that can own a result."""
    if (told := _of_two(scene, at, state)) is not None:
        return Ownership((told,), "owner_order")
    if (place := _spoken_in(scene)) is not None:
        return Ownership((place,), "owner_place", unsure=True)
    pronoun = scene.cue_before("pronoun", at)
    if pronoun is not None:
        kind = next((KINDS[norm] for norm in scene.norms(pronoun.first, pronoun.last) if norm in KINDS), None)
        if kind is not None:
            here = [agency for agency in scene.agencies if agency.last <= pronoun.first]
            there = bool({"there", "sana"} & set(scene.norms(pronoun.last, pronoun.last + 2)))
            for agency in reversed([*(state.places if there else state.recent), *here]):
                one = tuple(name for name in agency.ids if name.split("-", 1)[0] == kind)
                if len(agency.ids) > 1 and len(one) == 1:
                    # "Malang dua-duanya dapat. Kotanya 256,5, kabupatennya 261."
                    return Ownership((replace(agency, ids=one),), "owner_pronoun")
                if (agency.ids and agency.ids[0].split("-", 1)[0] == kind) or (agency.types or frozenset()) == {kind}:
                    return Ownership((agency,), "owner_pronoun", unsure=len(agency.ids) != 1)
            if there:
                return Ownership((), "owner_none", unsure=True)
            if (place := _place_of_kind(state, kind)) is not None:
                return Ownership((place,), "owner_pronoun")
            if _is_of_other_kind(scene, pronoun, kind, state):
                return Ownership((), "owner_none", unsure=True)
    if pronoun is None and (kind := kind_told(scene.tokens, at)) is not None:
        told = next((agency for agency in reversed(state.recent) if _is_of(agency, kind)), None)
        return Ownership((told,), "owner_pronoun") if told is not None else Ownership((), "owner_none", unsure=True)
    speaker = state.speakers.get(id(scene)) if scene.has("we") or state.subject is None else None
    if speaker is not None:
        return Ownership((speaker,), "owner_speaker", unsure=len(speaker.ids) != 1)
    if state.subject is None and state.only_agency is not None and not _named_before(scene, at):
        # "Tahun lalu kurang, tahun ini baik. Selamat KemenkopUKM!"
        return Ownership((state.only_agency,), "owner_topic")
    if state.subject is None:
        return Ownership((), "owner_none", unsure=True)
    same = scene.sentence.paragraph in (state.subject_paragraph, state.answers)
    if not same and state.main_agency is not None:
        # A new paragraph begins again with the agency that the text is about.
        return Ownership((state.main_agency,), "owner_topic")
    # Over a paragraph's end only the agency that the text is about is meant for certain.
    sure = same or state.owners_named <= 1 or state.subject.ids == state.main
    if len(state.group) > 1 and not same:
        sure = False
    return Ownership((state.subject,), "owner_before", unsure=not sure)


def _is_of(agency: Agency, kind: str) -> bool:
    return len(agency.ids) == 1 and agency.ids[0].split("-", 1)[0] == kind


def _named_before(scene: Scene, at: int) -> bool:
    """Whether an agency or a place is named before in a sentence, so that no other one is meant by leaving it out."""
    return any(agency.last <= at for agency in scene.agencies)


def _is_of_other_kind(scene: Scene, pronoun: Hit, kind: str, state: State) -> bool:
    """Whether "the provincial government" begins a clause of a text whose agency before is no province."""
    opens = pronoun.first <= 1 or scene.norms(pronoun.first - 1, pronoun.first) in ([","], [";"], ["and"], ["while"])
    before = state.subject.ids if state.subject is not None else ()
    return opens and bool(before) and all(name.split("-", 1)[0] != kind for name in before)


def _place_of_kind(state: State, kind: str) -> Agency | None:
    """The last place named, where one government of the kind asked for is there: "officials in Bogor …. The city's
    335.5 points"."""
    place = state.places[-1] if state.places else None
    ids = tuple(name for name in place.ids if name.split("-", 1)[0] == kind) if place is not None else ()
    return replace(place, ids=ids) if place is not None and len(ids) == 1 else None


def _spoken_in(scene: Scene) -> Agency | None:
    """The place at the start of a sentence in which those there speak of themselves: "In Serang, officials said they
    had been rated good"; which government they mean, it does not say for certain."""
    place = next((agency for agency in scene.agencies if agency.role == "place" and agency.first <= 1), None)
    if place is None or scene.norms(place.last, place.last + 1) != [","]:
        return None
    return place if _THEIRS & {token.norm for token in scene.tokens} else None


def _of_two(scene: Scene, at: int, state: State) -> Agency | None:
    """The one of two agencies told before that "yang pertama", "the latter" mean."""
    if len(state.group) != 2:
        return None
    first, _ = scene.segment(at, STRONG)
    cues = [(scene.cue_before(key, at), agency) for key, agency in zip(("former", "latter"), state.group, strict=True)]
    near = [(hit.first, place) for place, (hit, _) in enumerate(cues) if hit is not None and hit.first >= first]
    return cues[max(near)[1]][1] if near else None


def speaker_of(scene: Scene, at: int) -> Agency | None:
    """The agency of who speaks, for "kita" and "kami": the one behind "kata", "ujar"."""
    hit = scene.cue_before("we", at) or scene.cue_after("we", at, reach=3)
    if hit is None:
        return None
    for agency in scene.owners:
        around = [*scene.norms(max(at, agency.first - 4), agency.first), *scene.norms(agency.last, agency.last + 4)]
        if agency.first >= at and any(norm in words("cues", "speech") for norm in around):
            return agency
    return None
