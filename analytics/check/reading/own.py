"""Who owns a figure: brackets, lists that pair by order, the grammar of comparisons, and the agency before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analytics.check.reading.agencies import Agency
from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State

_LISTED = words("small", "own_listed")
_FOLLOWING = words("small", "own_following")
_LINKS = frozenset([",", "dan", "serta", "and", "lalu", "kemudian"])
_JOINED = frozenset([",", "dan", "serta", "and", "&", "maupun", "juga", "sama", "plus", "+", "/"])
_OWNED_BY = frozenset({"milik", "of", "for", "poin", "points", "oleh", "by", "point", "dari"})
_IS = (["itu"], ["adalah"], ["ialah"], ["was"], ["is"])
_TYPES = {
    "provincial": "provinsi",
    "prov": "provinsi",
    "municipality": "kota",
    "kotanya": "kota",
    "kabupatennya": "kabupaten",
    "provinsinya": "provinsi",
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


def _between(scene: Scene, first: int, last: int) -> list[str]:
    return [token.norm for token in scene.tokens[first:last]]


def _runs(scene: Scene, figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures that stand in one list, with nothing but marks and units between them."""
    runs: list[list[Figure]] = []
    for figure in figures:
        if (
            runs
            and runs[-1][-1].form == figure.form
            and (gap := _between(scene, runs[-1][-1].last, figure.first))
            and (
                _is_result(scene, runs, gap) or all(norm in _LISTED or norm in ("dengan", "peringkat") for norm in gap)
            )
        ):
            runs[-1].append(figure)
        else:
            runs.append([figure])
    return runs


def _is_result(scene: Scene, runs: Sequence[Sequence[Figure]], gap: Sequence[str]) -> bool:
    """Whether two figures are those of a contest ("340.5 to 335.5"), and no change from one to the other."""
    before = scene.norms(runs[-1][0].first - 1, runs[-1][0].first)
    return gap == ["to"] and before in ([","], ["("], [":"])


def _bracketed(scene: Scene, figure: Figure) -> Agency | None:
    """The agency by the rule of brackets, either way round."""
    around = scene.bracket(figure.first)
    if around is not None:
        opens, closes = around
        inside = [
            agency
            for agency in scene.agencies
            if opens < agency.first and agency.last <= closes and agency.role == "owner"
        ]
        if inside:
            before = [agency for agency in inside if agency.last <= figure.first]
            return before[-1] if before else inside[0]
        near = [agency for agency in scene.agencies if agency.last <= opens and opens - agency.last <= 1]
        return near[-1] if near and near[-1].role in ("owner", "place") else None
    after = figure.last
    while after < len(scene.tokens) and scene.tokens[after].norm in ("poin", "points"):
        after += 1
    if after < len(scene.tokens) and scene.tokens[after].norm == "(":
        for agency in scene.owners:
            if agency.first == after + 1 and agency.last < len(scene.tokens) and scene.tokens[agency.last].norm == ")":
                return agency
    return None


def chain_owner(scene: Scene, at: int, state: State) -> Ownership:
    """The agency that pronouns and missing subjects mean: the last one that can own a result."""
    if (told := _of_two(scene, at, state)) is not None:
        return Ownership((told,), "owner_order")
    pronoun = scene.cue_before("pronoun", at)
    if pronoun is not None:
        kind = next((_TYPES[norm] for norm in scene.norms(pronoun.first, pronoun.last) if norm in _TYPES), None)
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


def _named_before(scene: Scene, at: int) -> bool:
    """Whether an agency or a place is named before in a sentence, so that no other one is meant by leaving it out."""
    return any(agency.last <= at for agency in scene.agencies)


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


def _object_of(scene: Scene, agency: Agency) -> str | None:
    """The word of comparison whose object an agency is ("melampaui Y"), None where it is none."""
    hit = scene.cue_before("compare", agency.first, reach=2)
    return scene.tokens[hit.first].norm if hit is not None else None


def outside_brackets(norms: Sequence[str]) -> list[str]:
    """The words that stand in no brackets, of those between two tokens."""
    kept: list[str] = []
    depth = 0
    for norm in norms:
        depth += norm == "("
        if depth <= 0:
            kept.append(norm)
        depth -= norm == ")"
    return kept


def _list_with(scene: Scene, agency: Agency) -> list[Agency]:
    """The agencies in one list with an agency, up to it: "A, B dan C"."""
    listed = [agency]
    for before in reversed([other for other in scene.owners if other.first < agency.first]):
        gap = outside_brackets(_between(scene, before.last, listed[0].first))
        if gap and len(gap) <= 3 and all(norm in _JOINED for norm in gap):
            listed.insert(0, before)
        else:
            break
    return listed


def _list_from(scene: Scene, agency: Agency) -> tuple[Agency, ...]:
    """The agencies in one list that begins with an agency, as far as none has a figure of its own."""
    listed = [agency]
    for other in [other for other in scene.owners if other.first >= agency.last]:
        gap = scene.norms(listed[-1].last, other.first)
        follow = scene.norms(other.last, other.last + 2)
        if not gap or len(gap) > 3 or not all(norm in (",", "dan", "serta", "and", "&") for norm in gap):
            break
        if any(norm[:1].isdigit() or norm == "(" for norm in follow):
            break
        listed.append(other)
    return tuple(listed)


def _after_passive(scene: Scene, figure: Figure, figures: Sequence[Figure]) -> Agency | None:
    """The agency behind "diraih", "menempatkan", "untuk": the figure before them is its own."""
    after = next((agency for agency in scene.owners if agency.first >= figure.last), None)
    if after is None or any(figure.last <= other.first < after.first for other in figures):
        return None
    hit = scene.cue_after("passive", figure.last, reach=7)
    if hit is None or hit.last > after.first or after.first - hit.last > 4:
        return None
    gap = scene.norms(figure.last, hit.first)
    if len(scene.tokens[hit.first].norm) <= 5 and hit.last - hit.first == 1:  # untuk, for, of, by, put
        direct = after.first - hit.last <= 1 and all(norm in ("poin", "points", "point") for norm in gap)
        return after if direct else None
    if any(norm in (";", ".") for norm in gap):
        return None
    return after


def _cleft(scene: Scene, figure: Figure, figures: Sequence[Figure]) -> Agency | None:
    """The agency behind "itu", "adalah": "yang mendapat 266,5 itu Kota Bogor", "the one with 375.5 was West Java"."""
    after = next((agency for agency in scene.owners if agency.first >= figure.last), None)
    if after is None or scene.norms(after.first - 1, after.first)[-1:] not in _IS:
        return None
    start = max([0, *(agency.last for agency in scene.agencies if agency.last <= figure.first)])
    who = {"yang", "one"} & set(scene.norms(max(start, figure.first - 6), figure.first))
    if not who or any(figure.last <= other.first < after.first for other in figures):
        return None
    gap = outside_brackets(scene.norms(figure.last, after.first - 1))
    return after if len(gap) <= 6 and not any(norm in (",", ";", ".") for norm in gap) else None


def _single(scene: Scene, figure: Figure, figures: Sequence[Figure], state: State) -> Ownership:
    passive = _after_passive(scene, figure, figures)
    if (cleft := _cleft(scene, figure, figures)) is not None:
        return Ownership((cleft,), "owner_passive")
    owners = scene.owners
    against = scene.cue_before("compare", figure.first, reach=1)
    if against is not None and figure.form == "plain":
        direct = next((agency for agency in owners if 0 <= agency.first - figure.last <= 2), None)
        gap = scene.norms(figure.last, direct.first) if direct is not None else []
        if direct is not None and all(norm in _OWNED_BY for norm in gap):
            # "dibandingkan 280 Tasikmalaya"
            return Ownership((direct,), "owner_compared")
    before = next((agency for agency in reversed(owners) if agency.last <= figure.first), None)
    own_verb = before is not None and any(
        hit.first >= before.last and hit.last <= figure.first for hit in scene.cues.get("gain", ())
    )
    taken = before is not None and any(before.last <= other.first < figure.first for other in figures)
    if passive is not None and (before is None or taken or not own_verb):
        return Ownership(_list_from(scene, passive), "owner_passive")
    opens = figure.spelled and scene.norms(figure.first - 1, figure.first) in ([","], ["."], ["yang"], ["dan"], [";"])
    if figure.form == "ordinal" and (
        before is None or opens or scene.norms(figure.first - 1, figure.first) == ["yang"]
    ):
        direct = next((agency for agency in owners if 0 <= agency.first - figure.last <= 1), None)
        if direct is not None:
            return Ownership((direct,), "owner_after")
    if before is None:
        after = next((agency for agency in owners if agency.first >= figure.last), None)
        speaker = speaker_of(scene, figure.first)
        if speaker is not None:
            return Ownership((speaker,), "owner_speaker", unsure=len(speaker.ids) != 1)
        possessive = any(norm.endswith("nya") and len(norm) > 5 for norm in scene.norms(figure.first - 4, figure.first))
        if after is not None and not possessive and scene.cue_before("pronoun", figure.first) is None:
            gap = scene.norms(figure.last, after.first)
            leads = scene.tokens[0].norm in words("small", "own_leads")
            if leads and not any(norm in (".", ";") for norm in gap) and _object_of(scene, after) is None:
                return Ownership((after,), "owner_after")
        places = [agency for agency in scene.agencies if agency.role == "place" and agency.types]
        place = next((agency for agency in reversed(places) if agency.last <= figure.first), None)
        if place is not None and not owners:
            chain = chain_owner(scene, figure.first, state)
            if not chain.agencies or all(agency.ids == place.ids for agency in chain.agencies):
                return Ownership((place,), "owner_place")
            return Ownership((*chain.agencies, place), "owner_place", unsure=True)
        return chain_owner(scene, figure.first, state)
    kinds = {"kotanya", "kabupatennya", "provinsinya", "there", "sana"} & set(scene.norms(before.last, figure.first))
    pronoun = scene.cue_before("pronoun", figure.first)
    if kinds and pronoun is not None and scene.norms(pronoun.first - 1, pronoun.first) not in (["bukan"], ["not"]):
        return chain_owner(scene, figure.first, state)
    theirs = any(norm.endswith("nya") for norm in scene.norms(max(before.last, figure.first - 4), figure.first))
    compared = _object_of(scene, before)
    gap = scene.norms(before.last, figure.first)
    if compared is not None and compared not in _FOLLOWING:
        verb = any(hit.first >= before.last and hit.last <= figure.first for hit in scene.cues.get("gain", ()))
        returns = bool(gap) and gap[0] in _LINKS and verb and not {"yang", "which", "who", "that"} & set(gap)
        if returns or (theirs and gap and gap[0] in _LINKS):
            main = next(
                (agency for agency in owners if agency.last <= before.first and _object_of(scene, agency) is None), None
            )
            if main is not None:
                return Ownership((main,), "owner_main")
            return chain_owner(scene, figure.first, state)
        return Ownership((before,), "owner_compared")
    listed = _list_with(scene, before)
    if len(listed) == 2 and "satu" in gap:
        # "daerah yang satu mendapat 263, yang lain 288"
        return Ownership((listed["lain" in gap],), "owner_order")
    if len(listed) > 1 and not taken and compared is None:
        each = scene.cue_before("each", figure.first) or "sama-sama" in "".join(scene.norms(before.last, figure.first))
        if each:
            return Ownership(tuple(listed), "owner_each")
        if not any(listed[0].last <= other.first < before.first for other in figures):
            return Ownership(tuple(listed), "owner_list", unsure=True)
    return Ownership((before,), "owner_named" if compared is None else "owner_following")


def find_owners(scene: Scene, figures: Sequence[Figure], state: State) -> list[Ownership]:
    """For each of these figures of a sentence its owners."""
    owned: dict[int, Ownership] = {}
    for run in _runs(scene, figures):
        bracketed = [_bracketed(scene, figure) for figure in run]
        for figure, agency in zip(run, bracketed, strict=True):
            if agency is not None:
                owned[figure.first] = Ownership((agency,), "owner_bracket")
        if len(run) > 1 and not any(bracketed):
            owned.update(_paired(scene, run, figures))
    for figure in figures:
        if figure.first not in owned:
            owned[figure.first] = _single(scene, figure, figures, state)
    return [owned[figure.first] for figure in figures]


def _paired(scene: Scene, run: Sequence[Figure], figures: Sequence[Figure]) -> dict[int, Ownership]:
    """A list of figures with a list of as many agencies, by order. With "masing-masing" and lists that differ in
    length nothing is paired."""
    start, end = run[0].first, run[-1].last
    same = [figure for figure in figures if figure.form == run[0].form and figure.last <= start]
    floor = max((figure.last for figure in same), default=0)
    before = [agency for agency in scene.owners if floor <= agency.first and agency.last <= start]
    if len(before) < len(run) and run[0].form == "ordinal":
        before = [agency for agency in scene.owners if agency.last <= start]
    after = [agency for agency in scene.owners if agency.first >= end]
    each = scene.cue_before("each", start) is not None or scene.cue_after("each", end, reach=8) is not None
    chosen: list[Agency] | None = None
    if len(before) == len(run):
        chosen = before
    elif not before and len(after) == len(run):
        chosen = after
    elif len(before) > len(run) and not each and len(_list_with(scene, before[-1])) == len(run):
        chosen = _list_with(scene, before[-1])
    if chosen is not None:
        return {figure.first: Ownership((agency,), "owner_order") for figure, agency in zip(run, chosen, strict=True)}
    if each and len(before) > 1:
        return {figure.first: Ownership(tuple(before), "owner_refused", unsure=True, refused=True) for figure in run}
    return {}
