"""Claims about groups of agencies: how many were assessed, in a category, awarded, present, in need, aimed at."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from analytics.check.model import Reason
from analytics.check.reading.agencies import Agency
from analytics.check.reading.categories import Category
from analytics.check.reading.classify import answers_count, is_told_again, is_total, leading_noun
from analytics.check.reading.draft import Draft, other_draft
from analytics.check.reading.elsewhere import is_of_that_place
from analytics.check.reading.evidence import sure_of_count
from analytics.check.reading.figures import Figure
from analytics.check.reading.listed import goes_on, has_gained, noun_in_list, same_again, time_of_then
from analytics.check.reading.pairing import is_base, pair_categories, set_target, unclear_counts
from analytics.check.reading.period import attach_times
from analytics.check.reading.period_counts import count_period, target_period
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State
from analytics.check.reading.times import Time
from analytics.check.reading.verbs import counted_by_other, is_all_there_are, is_denied, tells_where

_AWARDED = words("small", "counts_awarded")
_NOT = frozenset({"belum", "tidak", "tak", "not", "never", "yet"})
_CENTRAL = {"kementerian", "lembaga", "lpnk"}
_KINDS = ("kementerian", "lpnk", "lns", "lembaga", "lembaga_lain", "provinsi", "kabupaten_kota", "kabupaten", "kota")


def group_of(
    scene: Scene, figure: Figure, counts: Sequence[Figure], state: State, category: Category | None = None
) -> tuple[str, str, Hit | Agency | None]:
    """The group that a count is of, the rule, and what says so."""
    scope, how = figure.scope or leading_noun(scene, figure), "scope_noun"
    if scope is None and category is not None and category.last <= figure.first:
        # "instansi pusat yang sangat baik 15"
        scope = next((hit for hit in scene.scopes if 0 <= category.first - hit.last <= 2), None)
    if scope is None:
        before = [other for other in counts if other.first < figure.first and other.scope is not None]
        after = [other for other in counts if other.first > figure.first and other.scope is not None]
        if before:
            scope, how = before[-1].scope, "scope_carried"
        elif after and len(gap := scene.norms(figure.last, after[0].first)) <= 3 and not STRONG & set(gap):
            scope, how = after[0].scope, "scope_carried"
    if figure.scope is None and is_total(scene, figure):
        return "all", "scope_all", None
    start, _ = scene.segment(figure.first, STRONG)
    nouns = [hit for hit in scene.scopes if start <= hit.first and hit.last <= figure.first]
    if scope is None and nouns and figure.form == "plain" and has_gained(scene, nouns[-1], figure):
        # "kementerian dan lembaga menyumbang 24 predikat Sangat Baik"
        scope, how = nouns[-1], "scope_noun"
    kinds = {other.scope.id for other in counts if other.scope is not None and other.last <= start}
    if figure.scope is None and not nouns and {"kementerian"} < kinds <= _CENTRAL:
        # "30 persen kementerian dan 20 persen lembaga …; untuk 2024 seluruhnya 100 persen"
        return "kementerian_lembaga", "scope_carried", None
    if figure.scope is None and figure.form == "percent" and len({hit.id for hit in nouns}) == 1:
        # A share of the one noun before it: "separuh lebih provinsi tertinggal: hanya 49 persen".
        scope, how = nouns[-1], "scope_carried"
    name = scope.id if scope is not None else (state.count_scope or "all")
    if scope is None:
        how = "scope_carried" if state.count_scope else "scope_all"
    beside = next((hit for hit in nouns if hit.last == figure.first), None)
    if figure.scope is None and figure.form == "percent" and beside is not None:
        # "kabupaten/kota tiga puluh persen"
        name, scope, how = beside.id, beside, "scope_noun"
    place = _place(scene, figure, scope)
    base = next((other for other in counts if other.last <= figure.first and other.scope is scope), None)
    if place is None and how == "scope_carried" and base is not None and is_base(scene, base):
        place = _place(scene, base, scope)
    if place is not None and name in ("kabupaten_kota", "kabupaten", "kota", "all", "daerah"):
        return place[0], "scope_place", place[1]
    if name == "lembaga_lain" and figure.scope is not None:
        name = "lembaga_lain"
    return name, how, scope if how == "scope_noun" else None


def _place(scene: Scene, figure: Figure, scope: Hit | None) -> tuple[str, Hit | Agency] | None:
    """The province or island that a count is limited to: "12 kabupaten/kota di Jawa Tengah", "Di Jawa Tengah, 12 …"."""
    end = scope.last if scope is not None and scope.first >= figure.last else figure.last
    for agency in scene.agencies:
        if len(agency.ids) >= 1 and (agency.role == "place" or _within(scene, agency.first)):
            province = next((name for name in agency.ids if name.startswith("provinsi-")), None)
            leads = agency.last <= figure.first and agency.first <= 2 and _within(scene, agency.first)
            within = scope is not None and agency.first == figure.last == scope.first
            near = 0 <= agency.first - end <= 3 or leads or within
            if province is not None and near:
                return "province:" + province.removeprefix("provinsi-"), agency
    for hit in scene.places:
        near = 0 < hit.first - end <= 3 or (hit.last <= figure.first and hit.first <= 2)
        if near and hit.first and scene.tokens[hit.first - 1].norm in ("di", "se", "pulau", "in", "-", "on"):
            return "region:" + hit.id, hit
    return None


def _within(scene: Scene, at: int) -> bool:
    return scene.norms(at - 2, at) == ["se", "-"] or scene.norms(at - 1, at) in (["di"], ["in"], ["se"])


def _metric(
    scene: Scene, figure: Figure, category: Category | None, before: str | None, state: State
) -> tuple[str | None, Hit | None]:
    """What a count says of its agencies, and the word that says so."""
    first, last = scene.segment(figure.first, STRONG)
    attendance = scene.cue_before("attendance", figure.first) or scene.cue_after("attendance", figure.last, reach=12)
    if attendance is not None and category is None:
        return "award_attendance", attendance
    guidance = scene.cue_after("guidance", figure.last, reach=12) or scene.cue_before("guidance", figure.first, reach=8)
    if guidance is not None and category is None and _no_count_between(scene, figure, guidance):
        return "agencies_needing_guidance", guidance
    award = next(
        (
            hit
            for hit in scene.cues.get("award", ())
            if first <= hit.first < last
            and not counted_by_other(scene, figure, hit)
            and not tells_where(scene, figure, hit)
        ),
        None,
    )
    among = scene.cue_before("among", figure.first, reach=40)
    lead = set(scene.norms(figure.first - 4, figure.first))
    beside = award is not None or scene.cue_after("others", figure.last, reach=3) is not None or bool(scene.owners)
    together = "bersama" in lead or ("with" in lead and scene.has("others"))
    if together and beside and not {"compared", "dibanding", "dibandingkan"} & lead:
        return "awards", award
    if category is not None:
        decided = scene.cue_before("decided", figure.first)
        late = (state.ceremony or "") > "2021-02" or any(
            time.kind == "year" and (time.start or "") >= "2021" for time in scene.times
        )
        if decided is not None and late:
            return "awards", decided
        if award is not None and scene.cue_before("assessed", figure.first) is None:
            return "awards", award
        apart = any(first <= time.first < last and time.kind in ("year", "until") for time in scene.times)
        apart = apart and not any(first <= other.first < figure.first for other in scene.figures)
        # "20 menerima penghargaan pada …, sementara 25 berkategori Baik ke atas pada 2020": that is no award.
        return ("awards", None) if before == "awards" and not apart else ("agencies_in_category", None)
    whole = bool({"dari", "of"} & set(scene.norms(figure.first - 2, figure.first))) and is_base(scene, figure)
    named = scene.cue_after("award", figure.last, reach=0)
    if named is not None and scene.tokens[named.first].norm in _AWARDED:
        return "awards", named
    end = figure.scope.last if figure.scope is not None else figure.last
    honoured = scene.cue_after("award", end, reach=1)
    if whole and honoured is not None:
        # "Of 123 agencies honored at the ceremony, 45 were very good."
        return "awards", honoured
    if award is not None and not whole and scene.cue_after("assessed", figure.last, reach=5) is None:
        return "awards", award
    assessed = scene.cue_after("assessed", figure.last, reach=10) or scene.cue_before("assessed", figure.first)
    if assessed is not None and _NOT & set(scene.norms(assessed.first - 2, assessed.first)):
        # "10 provinsi belum dinilai": of those left out, nobody prints a number.
        return None, None
    if assessed is not None and assessed.first >= figure.last and whole:
        parts = [other for other in scene.figures if figure.last <= other.first < assessed.first]
        if any(other.scope is not None and other.value < figure.value for other in parts):
            # "Dari 605 instansi, baru 184 instansi yang dinilai": the part was assessed, not the whole.
            return "agencies_registered", None
        if "," in scene.norms(figure.last, assessed.first) and any(o.first >= assessed.last for o in scene.figures):
            # "Dari 605 instansi, yang dinilai baru 184"
            return "agencies_registered", None
    if assessed is not None and whole and is_all_there_are(scene, figure, assessed):
        return "agencies_registered", None
    if assessed is not None and assessed.last <= figure.first and is_base(scene, figure):
        part = next((one for one in scene.figures if assessed.last <= one.first < figure.first), None)
        if part is not None and part.form == "plain" and part.scope is None and part.value < figure.value:
            # "had assessed 347 of the country's 605 agencies": again the part.
            return "agencies_registered", None
    if assessed is not None and is_denied(scene, assessed):
        # "380 agencies had not been assessed": what is left over, which no source prints.
        return None, None
    if assessed is not None:
        return "agencies_assessed", assessed
    registered = scene.cue_after("registered", figure.last, reach=8)
    if registered is None and "berjumlah" in scene.norms(figure.first - 3, figure.first):
        return "agencies_registered", None
    if registered is not None:
        return "agencies_registered", registered
    noun = scene.cue_before("assessment", figure.first) or scene.cue_after("assessment", figure.last, reach=10)
    if noun is not None and (scene.bracket(noun.first) is None or scene.bracket(figure.first) is not None):
        return "agencies_assessed", noun
    if is_base(scene, figure) and _splits(scene, figure):
        return "agencies_registered", None
    if (is_base(scene, figure) or is_total(scene, figure)) and (scene.categories or before == "agencies_assessed"):
        group = figure.scope is not None and (
            figure.scope.id != "all" or _place(scene, figure, figure.scope) is not None
        )
        group = group and not is_total(scene, figure)
        return "agencies_registered" if group else "agencies_assessed", None
    applied = scene.cue_after("applied", figure.last, reach=8)
    hoped = scene.cue_before("target", applied.first) if applied is not None else None
    if applied is not None and hoped is None:
        return "agencies_in_category", applied
    dated = figure.scope is None and any(0 <= figure.first - time.last <= 1 for time in scene.times)
    dated = dated or is_told_again(scene, figure)
    if before in ("agencies_assessed", "awards", "award_attendance") and (among is not None or dated):
        return before, None
    if _is_parted(scene, figure):
        return "agencies_assessed", None
    return (state.count_metric, None) if _breaks_down(scene, figure, state) else (None, None)


def _is_parted(scene: Scene, figure: Figure) -> bool:
    """Whether a count of all is one of those assessed because kinds of agencies add up to it, or is one of those
    kinds: "91 instansi dengan rincian 34 kementerian, 23 LPNK, dan 34 provinsi"."""
    whole = next((one for one in scene.figures if one.scope is not None and one.scope.id == "all"), None)
    parts = [one for one in scene.figures if one.scope is not None and one.scope.id in _KINDS]
    if whole is None or len(parts) < 2 or scene.has("award") or scene.has("attendance"):
        return False
    return figure in (whole, *parts) and sum(one.value for one in parts) == whole.value


def _breaks_down(scene: Scene, figure: Figure, state: State) -> bool:
    """Whether a sentence only parts the total told right before: "… 91 instansi. 34 kementerian, 34 provinsi,
    sisanya LPNK"."""
    whole = state.count_total
    noun = figure.scope or leading_noun(scene, figure)
    if whole is None or noun is None or noun.id in ("all", "lembaga"):
        return False
    parts = [other.value for other in scene.figures if other.scope is not None and other.scope.id != "all"]
    listed = len(parts) > 1 or scene.has("others") or scene.has("among") or scene.has("part_of")
    return listed and not scene.owners and sum(parts) <= whole


def _splits(scene: Scene, figure: Figure) -> bool:
    """Whether a whole is the sum of a part and of those in need of guidance, who were not all assessed: "81 dari 605
    instansi …; 524 lainnya perlu pembinaan"."""
    plain = [other for other in scene.figures if other.form == "plain" and other is not figure]
    return bool(scene.cues.get("guidance")) and any(
        one.value + other.value == figure.value for one, other in itertools.combinations(plain, 2)
    )


def _no_count_between(scene: Scene, figure: Figure, hit: Hit) -> bool:
    low, high = min(figure.last, hit.last), max(figure.first, hit.first)
    return not any(low <= other.first < high for other in scene.figures)


def read_counts(scene: Scene, counts: Sequence[Figure], state: State) -> list[Draft]:
    """Drafts for the counts of agencies in a sentence."""
    shares = [figure for figure in scene.figures if figure.form == "percent" and scene.bracket(figure.first) is None]
    together = sorted(
        [*counts, *(figure for figure in shares if figure not in counts)], key=lambda figure: figure.first
    )
    pairs = pair_categories(scene, together, scene.owners)
    unclear = unclear_counts(scene, together, scene.owners)
    attached = attach_times(scene, counts)
    drafts: list[Draft] = []
    before: str | None = None
    listed: Draft | None = None
    for figure in counts:
        category = pairs.get(figure.first)
        subject, how, mark = group_of(scene, figure, counts, state, category)
        of_those = scene.cue_after("among", figure.last, reach=0) is not None and not scene.has("assessed")
        if before is None and (scene.cue_before("among", figure.first) is not None or of_those):
            before = state.count_metric
        # Where several categories were told before, nobody can say which of them goes on.
        several = len({draft.category for draft in drafts if draft.category is not None}) > 1
        part = figure.scope is not None and scene.cue_after("among", figure.last, reach=0) is not None
        if category is None and listed is not None and (part or goes_on(scene, figure, counts)):
            again = same_again(scene, figure, subject, how, mark, listed)
            if several and part:
                again.doubt = "unknown_base"
            drafts.append(again)
            continue
        follows = category is None and listed is not None and not several
        noun = noun_in_list(scene, figure) if follows else None
        if noun is not None and listed is not None:
            drafts.append(same_again(scene, figure, noun.id, "scope_noun", noun, listed))
            continue
        time = time_of_then(scene, figure, counts, attached) if follows else None
        if time is not None and listed is not None:
            then = same_again(scene, figure, listed.subject[0], "scope_carried", None, listed)
            then.how.pop()
            _set_period(scene, then, figure, time, state)
            drafts.append(then)
            continue
        target = set_target(scene, figure.first)
        metric, cue = _metric(scene, figure, category, before, state)
        if metric == "awards" and subject != "all" and cue in scene.cues.get("decided", ()):
            # "Dalam putaran 2021, kementerian menyumbang 24 predikat": a round tells of awards of all agencies only.
            metric = "agencies_in_category"
        asked = state.asked_about if category is None and answers_count(scene, figure, state) else None
        if asked is not None:
            subject, metric = (asked[0] if figure.scope is None else subject), asked[1]
        if metric == "agencies_assessed" and category is None and _is_bare(scene, figure):
            # "81 instansi (57 dan 24)": of what, the sentence leaves to the reader.
            metric = None
        noun_end = figure.scope.last if figure.scope is not None else figure.last
        aimed = scene.cue_after("target", noun_end, reach=0) if metric == "agencies_registered" else None
        if aimed is not None:
            # "Of 103 regencies and cities targeted in 2019, …"
            metric, cue = "target_agencies", aimed
        elif target is not None and metric not in ("award_attendance",) and not is_base(scene, figure):
            metric, cue = "target_agencies", target
        elif scene.cue_before("target", figure.first) and metric not in (
            "awards",
            "agencies_needing_guidance",
            "award_attendance",
        ):
            if category is not None or metric is None:
                drafts.append(other_draft(scene.tokens, figure, "hope"))
                continue
        elif metric is None and scene.cue_after("target", figure.last, reach=6):
            metric = None
        parted = (
            state.count_category if cue is None and category is None and _breaks_down(scene, figure, state) else None
        )
        applied = metric == "agencies_in_category" and category is None and asked is None and parted is None
        if metric is None or (applied and cue is None):
            drafts.append(other_draft(scene.tokens, figure, "count"))
            continue
        before = metric
        doubt: Reason | None = None
        if applied and cue is not None:
            # "9 daerah yang menerapkan sistem merit 7": a number that is stuck on leaves both unreadable.
            stray = any(
                0 <= other.first - cue.last <= 1 and other.scope is None and other.unit is None
                for other in scene.figures
            )
            doubt = "unreadable" if stray else "unknown_base"
        draft = Draft(
            scene.tokens,
            figure.first,
            figure.last,
            metric,
            (subject,),
            value=figure.value,
            unit="agencies",
            bound=figure.bound,
        )
        draft.how, draft.doubt = [how, f"metric_{metric}"], doubt
        if draft.bound == "exact" and _beside_one(scene, figure):
            draft.bound = "about"
        draft.rest_on("scope", mark)
        draft.rest_on("scope", cue)
        if category is not None:
            draft.category = category.id
            draft.how.append("category_near")
            draft.rest_on("category", category)
            if figure.first in unclear:
                draft.doubt = "unreadable"
        elif parted is not None:
            draft.category = parted
            draft.how.append("category_of_list")
        elif asked is not None and asked[2] is not None:
            draft.category = asked[2]
            draft.how.append("category_of_list")
        elif metric in ("awards", "award_attendance"):
            draft.category = "at_least_baik" if metric == "awards" else None
        _set_period(scene, draft, figure, attached.get(figure.first), state)
        listed_behind = [agency for agency in scene.owners if agency.first >= figure.last]
        local = figure.scope is not None and figure.scope.id in ("kabupaten", "kota", "kabupaten_kota")
        if local and draft.doubt is None and subject.startswith("province:") and len(listed_behind) == figure.value > 1:
            # "tiga kabupaten, yakni A, B, dan C": those that are named, which need not be all.
            draft.doubt = "unknown_base"
        if draft.doubt is None and ":" not in subject and is_of_that_place(scene, figure):
            # "empat instansi di provinsi itu": not those of the whole country.
            draft.doubt = "unknown_base"
        draft.sure = sure_of_count(scene, figure, pairs, draft, attached.get(figure.first), cue)
        if of_those and state.count_total is not None and subject == "all" and "subject" not in draft.sure:
            # "It said 54 of them were very good": of the agencies counted right before.
            draft.sure.append("subject")
        drafts.append(draft)
        listed = draft if category is not None else listed
    return drafts


def _beside_one(scene: Scene, figure: Figure) -> bool:
    """Whether a count is of others beside an agency that is named, who may be in it or not: "Jabar dan 23 lainnya"."""
    end = figure.scope.last if figure.scope is not None and figure.scope.first >= figure.last else figure.last
    after, before = scene.norms(figure.last, end + 1), scene.norms(figure.first - 4, figure.first)
    named = any(agency.last <= figure.first for agency in scene.agencies)
    return (
        named
        and bool({"lain", "lainnya", "other", "others"} & set(after))
        and bool({"dan", "bersama", "selain", "and", "with", "besides", "beserta"} & set(before))
    )


def _is_bare(scene: Scene, figure: Figure) -> bool:
    """Whether a number in brackets counts by no noun, in a sentence that tells of categories."""
    noun = figure.scope or leading_noun(scene, figure)
    inside = scene.bracket(figure.first) is not None
    return inside and figure.scope is None and bool(scene.categories) and (noun is None or not is_base(scene, figure))


def _set_period(scene: Scene, draft: Draft, figure: Figure, attached: Time | None, state: State) -> None:
    if draft.metric == "target_agencies":
        draft.period, how = target_period(scene, figure.first, state)
    else:
        draft.period, how = count_period(scene, figure.first, attached, state, draft.subject[0], draft.metric)
    draft.how.append(how)
    for time in scene.times:
        if time.end and draft.period.end and draft.period.end.startswith(time.end[:4]) and not time.plan:
            draft.rest_on("year", time)
