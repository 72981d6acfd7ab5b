"""What a count says of its agencies: that they were assessed, rated, awarded, present, in need, or all there are."""

from __future__ import annotations

import itertools

from analytics.check.reading.categories import Category
from analytics.check.reading.classify import is_told_again, is_total, leading_noun
from analytics.check.reading.count_groups import place_of
from analytics.check.reading.figures import Figure
from analytics.check.reading.pairing import is_base
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State
from analytics.check.reading.unread import has_unread_category
from analytics.check.reading.verbs import (
    by_themselves,
    counted_by_other,
    is_all_there_are,
    is_conceded,
    is_denied,
    tells_where,
)

_AWARDED = words("small", "counts_awarded")
_NOT = frozenset({"belum", "tidak", "tak", "not", "never", "yet"})
_KINDS = ("kementerian", "lpnk", "lns", "lembaga", "lembaga_lain", "provinsi", "kabupaten_kota", "kabupaten", "kota")


def metric_of(
    scene: Scene, figure: Figure, category: Category | None, before: str | None, state: State
) -> tuple[str | None, Hit | None]:
    """What a count says of its agencies, and the word that says so."""
    first, last = scene.segment(figure.first, STRONG)
    attendance = scene.cue_before("attendance", figure.first) or scene.cue_after("attendance", figure.last, reach=12)
    if attendance is not None and category is None:
        return "award_attendance", attendance
    guidance = scene.cue_after("guidance", figure.last, reach=12) or scene.cue_before("guidance", figure.first, reach=8)
    if guidance is not None and category is None and _misses_other(scene):
        # "22 instansi yang belum mencapai kategori sangat baik didahulukan dalam pendampingan": no source prints them.
        return None, None
    if guidance is not None and category is None and _no_count_between(scene, figure, guidance):
        return "agencies_needing_guidance", guidance
    award = next(
        (
            hit
            for hit in scene.cues.get("award", ())
            if first <= hit.first < last
            and not counted_by_other(scene, figure, hit)
            and not tells_where(scene, figure, hit)
            and not is_conceded(scene, figure, hit)
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
    assessed = None if assessed is not None and by_themselves(scene, assessed) else assessed
    if assessed is not None and _is_narrowed(scene, figure, assessed):
        # "22 instansi yang telah diverifikasi, tetapi belum mencapai kategori sangat baik": some of those assessed.
        return None, None
    if assessed is not None and before == "agencies_assessed" and _is_left_bare(scene, figure, assessed):
        # "The mapping of 184 agencies looks like a pyramid: 72 at the bottom, …": of what, no category says.
        return None, None
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
    if (
        registered is None
        and category is None
        and (figure.scope is None or figure.scope.id == "all")
        and not scene.owners
    ):
        # Told before the number, too: "KASN mengawasi 719 instansi"
        registered = scene.cue_before("registered", figure.first, reach=2)
    if registered is not None:
        return "agencies_registered", registered
    noun = scene.cue_before("assessment", figure.first) or scene.cue_after("assessment", figure.last, reach=10)
    noun = None if noun is not None and by_themselves(scene, noun) else noun
    if noun is not None and (scene.bracket(noun.first) is None or scene.bracket(figure.first) is not None):
        return "agencies_assessed", noun
    if is_base(scene, figure) and _splits(scene, figure):
        return "agencies_registered", None
    if (is_base(scene, figure) or is_total(scene, figure)) and (scene.categories or before == "agencies_assessed"):
        group = figure.scope is not None and (
            figure.scope.id != "all" or place_of(scene, figure, figure.scope) is not None
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
    return (state.count_metric, None) if breaks_down(scene, figure, state) else (None, None)


def _misses_other(scene: Scene) -> bool:
    """Whether a sentence names a category that is none of those of the totals printed."""
    return any(one.id == "outside" for one in scene.categories) or has_unread_category(scene)


def _is_narrowed(scene: Scene, figure: Figure, assessed: Hit) -> bool:
    """Whether those assessed are only those without a certain category, which stands behind the verb."""
    missed = next((one for one in scene.categories if one.id == "outside" and one.first >= assessed.last), None)
    if missed is None or assessed.first < figure.last:
        return False
    return not any(assessed.last <= other.first < missed.first for other in scene.figures)


def _is_left_bare(scene: Scene, figure: Figure, assessed: Hit) -> bool:
    """Whether a number without a noun only stands behind a count of those assessed, in a sentence of categories."""
    between = any(assessed.last <= one.first and one.last <= figure.first for one in scene.figures)
    told = scene.cue_before("among", figure.first, reach=2) is not None or is_told_again(scene, figure)
    dated = any(0 <= figure.first - time.last <= 1 for time in scene.times)
    return figure.scope is None and between and bool(scene.categories) and not told and not dated


def _is_parted(scene: Scene, figure: Figure) -> bool:
    """Whether a count of all is one of those assessed because kinds of agencies add up to it, or is one of those
    kinds: "91 instansi dengan rincian 34 kementerian, 23 LPNK, dan 34 provinsi"."""
    whole = next((one for one in scene.figures if one.scope is not None and one.scope.id == "all"), None)
    parts = [one for one in scene.figures if one.scope is not None and one.scope.id in _KINDS]
    if whole is None or len(parts) < 2 or scene.has("award") or scene.has("attendance"):
        return False
    if not (scene.times or scene.has("assessed") or scene.has("assessment")):
        # "Sebaran 217 instansi itu: kementerian 33, …": whatever these were counted for.
        return False
    return figure in (whole, *parts) and sum(one.value for one in parts) == whole.value


def breaks_down(scene: Scene, figure: Figure, state: State) -> bool:
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
