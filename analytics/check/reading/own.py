"""Who owns a figure: brackets, lists that pair by order, the grammar of comparisons, and the agency before."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from analytics.check.reading.agencies import Agency
from analytics.check.reading.chain import KINDS, Ownership, chain_owner, speaker_of
from analytics.check.reading.figures import Figure
from analytics.check.reading.holders import holder_behind
from analytics.check.reading.located import located
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import Scene
from analytics.check.reading.state import State

_LISTED = words("small", "own_listed")
_FOLLOWING = words("small", "own_following")
_LINKS = frozenset([",", "dan", "serta", "and", "lalu", "kemudian"])
_JOINED = frozenset([",", "dan", "serta", "and", "the", "&", "maupun", "juga", "sama", "plus", "+", "/"])
_OWNED_BY = frozenset({"milik", "of", "for", "poin", "points", "oleh", "by", "point", "dari"})
_TURNS = frozenset({"while", "whereas", "and", ";", ",", "but", "sementara", "sedangkan", "adapun", "dan", "tetapi"})
_CLAUSE = 8  # tokens from an agency to a figure in the clause behind it
_LEAST_TOTAL = 100  # points
_KINDS = frozenset({"kotanya", "kabupatennya", "provinsinya", "pemkotnya", "pemkabnya", "pemprovnya", "there", "sana"})
_IS = (["itu"], ["adalah"], ["ialah"], ["was"], ["is"])


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
    leads = before in ([","], ["("], [":"]) or (before in (["and"], ["then"]) and len(runs) > 1 and len(runs[-2]) > 1)
    return gap == ["to"] and leads


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


def _begins_change(scene: Scene, figure: Figure, after: Agency, figures: Sequence[Figure]) -> bool:
    """Whether a sentence opens with the old total of the agency behind it: "Dari 270 poin pada Anugerah …, Pemprov
    Sumbar kini sampai di 332"."""
    led = scene.norms(figure.first - 1, figure.first) in (["dari"], ["from"]) and figures[0] is figure
    behind = next((other for other in figures if other.first >= figure.last), None)
    return led and behind is not None and behind.first >= after.last and behind.value >= _LEAST_TOTAL


def _in_relative(scene: Scene, figure: Figure) -> Agency | None:
    """The place of another figure, of which a clause right behind it tells: "223 in North Kalimantan, which was ranked
    14th"."""
    one = next((agency for agency in reversed(scene.agencies) if agency.last <= figure.first), None)
    gap = scene.norms(one.last, figure.first) if one is not None else []
    relative = gap[:1] == [","] and gap[1:2] in (["which"], ["who"], ["yang"]) and len(gap) <= _CLAUSE
    located_there = one is not None and any(other.last == one.first - 1 for other in scene.figures)
    return one if relative and located_there and "," not in gap[1:] else None


def _turns_to(scene: Scene, before: Agency, pronoun: Hit | None) -> bool:
    """Whether a pronoun behind an agency means one of another kind: "Pekanbaru, 325.5, while the province itself …"."""
    if pronoun is None or pronoun.first < before.last or not before.ids:
        return False
    named = any(agency.first <= pronoun.first < agency.last for agency in scene.agencies)
    if named or scene.norms(pronoun.first - 1, pronoun.first)[0] not in _TURNS:
        return False
    told = {KINDS[norm] for norm in scene.norms(pronoun.first, pronoun.last) if norm in KINDS}
    own = {name.split("-", 1)[0] for name in before.ids}
    return bool(told) and told <= {"provinsi", "kabupaten", "kota"} and not told & own and own <= set(KINDS.values())


def _single(scene: Scene, figure: Figure, figures: Sequence[Figure], state: State) -> Ownership:
    if (there := located(scene, figure)) is not None:
        return Ownership((there,), "owner_after", unsure=len(there.ids) != 1)
    if (told := _in_relative(scene, figure)) is not None and told.ids:
        return Ownership((told,), "owner_named", unsure=len(told.ids) != 1)
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
    if (holder := holder_behind(scene, figure)) is not None:
        return Ownership((holder,), "owner_after")
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
            leads = scene.tokens[0].norm in words("small", "own_leads") or _begins_change(scene, figure, after, figures)
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
    kinds = bool(_KINDS & set(scene.norms(before.last, figure.first)))
    pronoun = scene.cue_before("pronoun", figure.first)
    kinds = kinds or _turns_to(scene, before, pronoun)
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
    before: Sequence[Figure] = ()
    for run in _runs(scene, figures):
        bracketed = [_bracketed(scene, figure) for figure in run]
        for figure, agency in zip(run, bracketed, strict=True):
            if agency is not None:
                owned[figure.first] = Ownership((agency,), "owner_bracket")
        if len(run) > 1 and not any(bracketed):
            paired = _paired(scene, run, figures) or _paired_again(scene, run, before, owned)
            owned.update(paired)
            before = run if all(owner.how == "owner_order" for owner in paired.values()) else before
    for figure in figures:
        if figure.first not in owned:
            owned[figure.first] = _single(scene, figure, figures, state)
    for run in _runs(scene, figures):
        owned.update(_shared_out(scene, run, owned, state))
    return [owned[figure.first] for figure in figures]


def _shared_out(
    scene: Scene, run: Sequence[Figure], owned: Mapping[int, Ownership], state: State
) -> dict[int, Ownership]:
    """Totals in one list that would all be of one agency, which has one only: they are those of the agencies told
    before, in their order, where both or all are meant; else nobody can say whose each is."""
    one = {tuple(agency.ids for agency in owned[figure.first].agencies) for figure in run}
    totals = len(run) > 1 and all(figure.form == "plain" and figure.value >= _LEAST_TOTAL for figure in run)
    gaps = [scene.norms(figure.last, other.first) for figure, other in itertools.pairwise(run)]
    listed = all(gap[-1:] in (["dan"], ["and"], [","], ["serta"]) for gap in gaps)
    if not totals or not listed or len(one) > 1 or len(scene.times) >= len(run) or len({f.value for f in run}) == 1:
        return {}
    both = scene.cue_before("both", run[0].first) is not None and not scene.owners
    if both and len(state.group) == len(run):
        return {
            figure.first: Ownership((agency,), "owner_order") for figure, agency in zip(run, state.group, strict=True)
        }
    return {figure.first: replace(owned[figure.first], unsure=True) for figure in run}


def _paired_again(
    scene: Scene, run: Sequence[Figure], before: Sequence[Figure], owned: Mapping[int, Ownership]
) -> dict[int, Ownership]:
    """A second list of as many figures as the one paired before it goes on with the same agencies: "261 berbanding
    256,5 pada 2021, kemudian 299,5 berbanding 291,5"."""
    if len(before) != len(run) or before[0].form != run[0].form or before[0].first not in owned:
        return {}
    if any(before[0].last <= agency.first < run[-1].first for agency in scene.owners):
        return {}
    return {figure.first: owned[other.first] for figure, other in zip(run, before, strict=True)}


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
    if each and before:
        return {figure.first: Ownership(tuple(before), "owner_refused", unsure=True, refused=True) for figure in run}
    return {}
