"""Which count goes with which category, and which count is the whole of which others are parts."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from analytics.check.reading.agencies import Agency
from analytics.check.reading.categories import Category
from analytics.check.reading.classify import is_total, leading_noun
from analytics.check.reading.coordinate import OUT_OF, are_coordinate, is_assessed, is_left_for_next
from analytics.check.reading.figures import Figure
from analytics.check.reading.order import pair_in_order, parallel_lists
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import STRONG, Scene

_FRACTIONS = words("small", "pairing_fractions")
_CHANGES = words("small", "period_changes")
_PERCENT = words("units", "percent")
_LONGEST_OF = 6
_OF_PLACE = 3  # tokens from a place to its whole, and from that to its category
_BOUNDS = frozenset({"lebih", "kurang"})
_FOUND = words("small", "pairing_found")
_OF = words("small", "pairing_of")
_OF_WHOM = frozenset({"of", "dari", "bagi"})
_SUM_OF = frozenset({"total", "sum", "number", "tally", "combined", "list", "crop", "batch", "group"})
_SET_TARGET = (
    "direncana",
    "dirancang",
    "rancangan",
    "draf",
    "berencana",
    "planned",
    "target",
    "ditarget",
    "menarget",
    "rpjmn",
    "sasaran",
    "aims",
    "aim",
    "goal",
    "dipatok",
    "mematok",
    "dibidik",
    "membidik",
    "diincar",
    "mengincar",
    "want",
)


def is_base(scene: Scene, figure: Figure) -> bool:
    """Whether a count is the whole of which others are parts: "dari 184 instansi", "24 of the 184"."""
    among = scene.cue_after("among", figure.last, reach=14)
    own = figure.scope.id if figure.scope is not None else None
    parts = [
        other
        for other in scene.figures
        if among is not None and among.last <= other.first and (other.scope is None or other.scope.id == own)
    ]
    if among is not None and len(parts) > 1 and _adjoins(scene, figure, among):
        return True
    if scene.norms(figure.first - 2, figure.first) in (["satu", "dari"], ["one", "of"], ["salah", "dari"]):
        return False
    if figure.form == "percent":
        return False
    before = scene.norms(figure.first - 2, figure.first)
    if figure.scope is not None and any(
        other.form == "plain" and other.value <= figure.value and _is_part_of(scene, other, figure)
        for other in scene.figures
    ):
        # "thirteen of the country's 34 ministries"
        return True
    if before == ["di", "antara"] or before[-1:] == ["among"] or _opens_with_whole(scene, figure):
        return True
    if before[-1:] == ["/"] and any(
        other.last == figure.first - 1 and other.value <= figure.value for other in scene.figures
    ):
        return True
    if before[-1:] == ["of"] and before[0] in _SUM_OF:
        return False
    # "tidak lebih dari 81" bounds a count, and tells no whole.
    direct = before[-1:] and before[-1] in OUT_OF and before[0] not in _BOUNDS
    direct = direct and not (_CHANGES & set(before[:-1]))  # "rose from 24 to 46"
    over = (
        len(before) == 2
        and before[0] in OUT_OF
        and before[1] in ("total", "sebanyak", "the", "all", "seluruh", "jumlah", "sekitar")
    )
    if not (direct or over) or is_left_for_next(scene, figure):
        return False
    return scene.cue_before("score", figure.first, reach=3) is None or figure.scope is not None


def _opens_with_whole(scene: Scene, figure: Figure) -> bool:
    """Whether a clause begins with the whole and goes on with its part: "Of the country's 34 provinces, 19 had …"."""
    first, _ = scene.segment(figure.first, STRONG | {","})
    end = figure.scope.last if figure.scope is not None else figure.last
    part = next((other for other in scene.figures if other.first >= end), None)
    opens = set(scene.norms(first, first + 1)) & OUT_OF and figure.first - first <= _LONGEST_OF
    return bool(opens) and part is not None and "," in scene.norms(end, part.first) and part.value <= figure.value


def _adjoins(scene: Scene, figure: Figure, among: Hit) -> bool:
    """Whether no other figure stands between a total and "terdiri atas", "yakni", and parts by category follow."""
    if any(figure.last <= other.first < among.first for other in scene.figures):
        return False
    return any(0 <= category.first - among.last <= 12 for category in scene.categories)


def set_target(scene: Scene, at: int) -> Hit | None:
    """The word that sets a target, before a token in its sentence ("menargetkan", "target"); hopes are none."""
    _, end = scene.segment(at, STRONG)
    hits = [hit for hit in scene.cues.get("target", ()) if hit.first < at or (hit.first - at < 12 and hit.first < end)]
    hits = [hit for hit in hits if not is_found(scene, hit, at)]
    set_ = (hit for hit in hits if scene.tokens[hit.first].norm.startswith(_SET_TARGET) or _is_asked_of(scene, hit))
    return next(set_, None)


def _is_asked_of(scene: Scene, target: Hit) -> bool:
    """Whether something is not only hoped but asked of somebody: "at least good was expected of all ministries"."""
    return target.last - target.first > 1 and scene.tokens[target.last - 1].norm in _OF_WHOM


def is_found(scene: Scene, target: Hit, at: int) -> bool:
    """Whether what was found is told between a target and a token: "sasarannya 103, pemetaan 2019 menemukan 83,5
    persen"."""
    reached = any(target.last <= other.first < at for other in scene.figures)
    return reached and bool(_FOUND & set(scene.norms(target.last, at)))


def pair_categories(scene: Scene, counts: Sequence[Figure], agencies: Sequence[Agency]) -> dict[int, Category]:
    """The category of each count, by the count's first token.

    Lists run one way throughout: category first ("sangat baik 24, baik 57") or count first ("24 sangat baik, 57 baik").
    Counts that stand in one list before a single category share it.
    """
    if parallel := parallel_lists(scene):
        return {figure.first: parallel[figure.first] for figure in counts if figure.first in parallel}
    pairs: dict[int, Category] = {}
    for group, categories in _clauses(scene, counts):
        pairs.update(_pair_clause(scene, group, categories, agencies))
    for figure in counts:
        if figure.first not in pairs and (told := _of_noun(scene, figure)) is not None:
            pairs[figure.first] = told
    return pairs


def _of_noun(scene: Scene, figure: Figure) -> Category | None:
    """The category of the noun that a count is the number of: "the number of very good agencies rose from 24 to 46"."""
    noun = leading_noun(scene, figure) if figure.scope is None and figure.form == "plain" else None
    return next((one for one in scene.categories if noun is not None and one.last == noun.first), None)


def _clauses(scene: Scene, counts: Sequence[Figure]) -> list[tuple[list[Figure], list[Category]]]:
    """Counts and categories of each clause, parted at ";" and "sedangkan"."""
    ends = [
        at for at, token in enumerate(scene.tokens) if token.norm in (";", "sedangkan", "sementara", "while", "whereas")
    ]
    bounds = [0, *ends, len(scene.tokens)]
    found = []
    for first, last in itertools.pairwise(bounds):
        group = [figure for figure in counts if first <= figure.first < last]
        if group:
            found.append((group, [category for category in scene.categories if first <= category.first < last]))
    if len(found) > 1 and any(not categories for _, categories in found):
        # A clause of counts without a category leans on its neighbour: take the sentence as a whole.
        return (
            [(list(counts), list(scene.categories))]
            if not any(
                is_base(scene, f) or is_assessed(scene, f) or _in_need(scene, f) for g, c in found if not c for f in g
            )
            else found
        )
    return found


def _in_need(scene: Scene, figure: Figure) -> bool:
    """Whether a count is of agencies that need guidance, which is no category."""
    return (
        scene.cue_before("guidance", figure.first, reach=5) is not None
        or scene.cue_after("guidance", figure.last, reach=6) is not None
    )


def _pair_clause(
    scene: Scene, counts: Sequence[Figure], categories: Sequence[Category], agencies: Sequence[Agency]
) -> dict[int, Category]:
    parts, free = _parts(scene, counts, categories, agencies)
    if not parts or not free:
        return {}
    ordered = pair_in_order(scene, parts, free)
    if ordered is None:
        return _pair_loosely(scene, parts, free)
    pairs = dict(ordered[0])
    for figure, follow in itertools.pairwise(parts):
        # "243 instansi masih di bawahnya, dengan 71 kategori Kurang dan 172 Buruk": the whole has one of its own.
        between = [one for one in free if figure.last <= one.first < follow.first and one not in pairs.values()]
        if between:
            pairs.setdefault(figure.first, between[0])
        elif follow.form == "percent" and follow.first in pairs and are_coordinate(scene, figure, follow):
            pairs.setdefault(figure.first, pairs[follow.first])
    return pairs


def unclear_counts(scene: Scene, counts: Sequence[Figure], agencies: Sequence[Agency]) -> set[int]:
    """The counts, by first token, for which nobody can say whether the category before or behind is theirs."""
    found: set[int] = set()
    for group, categories in _clauses(scene, counts):
        parts, free = _parts(scene, group, categories, agencies)
        ordered = pair_in_order(scene, parts, free) if parts and free else None
        found |= ordered[1] if ordered is not None else set()
    return found


def _parts(
    scene: Scene, counts: Sequence[Figure], categories: Sequence[Category], agencies: Sequence[Agency]
) -> tuple[list[Figure], list[Category]]:
    """The counts that can have a category, and the categories that a count can have."""
    parts = [
        figure
        for figure in counts
        if not is_total(scene, figure) and (not is_base(scene, figure) or _qualified(scene, figure, categories))
    ]
    free = [
        category
        for category in categories
        if category.id != "outside"
        and not _of_agency(scene, category, parts, agencies)
        and not _of_bracket(scene, category, parts)
    ]
    return parts, free


def _of_bracket(scene: Scene, category: Category, parts: Sequence[Figure]) -> bool:
    """Whether a total in the same brackets has the category: "Kemenag (334,5, Sangat Baik)"."""
    around = scene.bracket(category.first)
    if around is None:
        return False
    inside = [figure for figure in scene.figures if around[0] < figure.first < around[1]]
    return bool(inside) and not any(figure in parts for figure in inside)


def _pair_loosely(scene: Scene, parts: Sequence[Figure], free: Sequence[Category]) -> dict[int, Category]:
    if _category_first(scene, parts, free):
        first: dict[int, Category] = {}
        for place, category in enumerate(free):
            end = free[place + 1].first if place + 1 < len(free) else len(scene.tokens)
            for figure in parts:
                if category.last <= figure.first < end:
                    first.setdefault(figure.first, category)
                    break
        for figure, follow in itertools.pairwise(parts):
            if figure.first in first and follow.first not in first and are_coordinate(scene, figure, follow):
                first[follow.first] = first[figure.first]
        return first
    pairs: dict[int, Category] = {}
    for place, figure in enumerate(parts):
        end = parts[place + 1].first if place + 1 < len(parts) else len(scene.tokens)
        own = next((category for category in free if figure.last <= category.first < end), None)
        if own is not None and place + 1 < len(parts) and _leads_next(scene, figure, own, parts[place + 1]):
            pairs[parts[place + 1].first] = own
        elif own is not None:
            pairs.setdefault(figure.first, own)
    for place in range(len(parts) - 2, -1, -1):
        figure, follow = parts[place], parts[place + 1]
        if figure.first not in pairs and follow.first in pairs and are_coordinate(scene, figure, follow):
            pairs[figure.first] = pairs[follow.first]
    if not pairs:
        last = [category for category in free if category.last <= parts[0].first]
        if last and not any(
            norm in (";", "sedangkan", "sementara") for norm in scene.norms(last[-1].last, parts[0].first)
        ):
            pairs = {parts[0].first: last[-1]}
            for figure, follow in itertools.pairwise(parts):
                if figure.first in pairs and are_coordinate(scene, figure, follow):
                    pairs[follow.first] = last[-1]
    return pairs


def _leads_next(scene: Scene, figure: Figure, category: Category, follow: Figure) -> bool:
    """Whether a category behind a count of those assessed begins the next part, whose count it is: "184 instansi
    selesai dinilai, yang mencapai Baik ke atas tidak lebih dari 81"."""
    ahead = scene.norms(category.last, follow.first)
    tells = is_assessed(scene, figure) and "," in scene.norms(figure.last, category.first)
    return (
        tells and len(ahead) <= _LONGEST_OF and not any(norm in STRONG or norm in (",", "dan", "and") for norm in ahead)
    )


def _qualified(scene: Scene, figure: Figure, categories: Sequence[Category]) -> bool:
    """Whether the noun of a whole has the category itself: "urutan ketujuh dari 14 instansi berkategori Baik"."""
    if any(other.form == "plain" and _is_part_of(scene, other, figure) for other in scene.figures):
        # "106 dari 347 instansi berkategori Baik": the part has it.
        return False
    if any(other.form == "percent" and _is_share_of(scene, other, figure) for other in scene.figures):
        # "13 percent of the 184 agencies were very good": the share has it.
        return False
    if _FRACTIONS & set(scene.norms(figure.first - 5, figure.first)):
        # "Separuh dari 184 instansi belum baik"
        return False
    start = figure.scope.last if figure.scope is not None else figure.last
    places = (one for one in scene.figures if one.form == "ordinal")
    if any(0 < figure.first - one.last <= _OF_PLACE for one in places):
        # "urutan ketiga dari 24 kementerian dan lembaga yang berkategori sangat baik"
        behind = next((one for one in categories if one.first >= start), None)
        gap = scene.norms(start, behind.first) if behind is not None else [","]
        return len(gap) <= _OF_PLACE and "," not in gap
    if _parted_by_kind(scene, figure, start, categories):
        return True
    reach = 2 if figure.scope is not None else 3
    return any(
        0 <= category.first - start <= reach and not {",", ":", "(", "yang"} & set(scene.norms(start, category.first))
        for category in categories
    )


def _parted_by_kind(scene: Scene, figure: Figure, start: int, categories: Sequence[Category]) -> bool:
    """Whether a whole is told with its category and then parted by kinds of agencies: "Dari 217 instansi yang pada
    2022 setidaknya Baik, 33 ialah kementerian"."""
    category = next((one for one in categories if one.first >= start), None)
    if category is None or len(categories) > 1 or not {"yang", "rated", "graded"} & set(scene.norms(start, start + 1)):
        return False
    timed = {at for time in scene.times for at in range(time.first, time.last)}
    gap = [norm for at, norm in enumerate(scene.norms(start, category.first), start) if at not in timed]
    parts = [other for other in scene.figures if other.first >= category.last and other.scope is not None]
    kinds = [other for other in parts if other.scope is not None and other.scope.id != "all"]
    return len(gap) <= _LONGEST_OF and "," not in gap and len(kinds) > 1 and len(kinds) == len(parts)


def _is_part_of(scene: Scene, part: Figure, whole: Figure) -> bool:
    """Whether only words such as "out of the" stand between a part and its whole."""
    start = part.noun_end
    gap = scene.norms(start, whole.first)
    return (
        start < whole.first and len(gap) <= _LONGEST_OF and gap[0] in _OF and bool(OUT_OF & set(gap)) and "," not in gap
    )


def _is_share_of(scene: Scene, share: Figure, whole: Figure) -> bool:
    """Whether only words such as "of the" stand between a percentage and its whole."""
    gap = [norm for norm in scene.norms(share.last, whole.first) if norm not in _PERCENT]
    return share.last < whole.first and 0 < len(gap) <= _LONGEST_OF and bool(OUT_OF & set(gap)) and "," not in gap


def _of_agency(scene: Scene, category: Category, counts: Sequence[Figure], agencies: Sequence[Agency]) -> bool:
    """Whether an agency, not a count, is the last thing before a category that could have it."""
    owner = max(
        (agency.last for agency in agencies if agency.last <= category.first and not is_included(scene, agency)),
        default=-1,
    )
    if owner >= 0 and any(
        scene.norms(figure.first - 2, figure.first) in (["satu", "dari"], ["one", "of"])
        and "," in scene.norms(figure.last, category.first)
        for figure in counts
        if figure.last <= category.first
    ):
        # "satu dari 20 penerima, dengan kategori Baik": the category is the agency's.
        return True
    if len(counts) == 1 and owner > counts[0].last:
        # "Empat instansi, yaitu A, B, dan C, masing-masing berpredikat Baik": both have it.
        listing = scene.cue_after("among", counts[0].last, reach=8)
        head = min(agency.first for agency in agencies if agency.last <= owner)
        if (
            listing is not None
            and listing.last <= max(head, listing.last)
            and counts[0].scope is not None
            and head >= listing.first
        ):
            return False
    count = max((figure.last for figure in counts if figure.last <= category.first), default=-1)
    if owner < 0 or owner < count:
        return False
    following = [figure for figure in counts if figure.first >= category.last]
    return not (following and following[0].first - category.last <= 3)


def is_included(scene: Scene, agency: Agency) -> bool:
    """Whether an agency is one of the agencies counted: "six ministries, the Finance Ministry included"."""
    before = scene.norms(agency.first - 2, agency.first)
    return scene.norms(agency.last, agency.last + 1) == ["included"] or bool({"including", "termasuk"} & set(before))


def _category_first(scene: Scene, counts: Sequence[Figure], categories: Sequence[Category]) -> bool:
    if categories[0].first > counts[0].first:
        return False
    gap = scene.norms(categories[0].last, counts[0].first)
    tight = len(gap) <= 6 and not any(norm in STRONG for norm in gap)
    if len(counts) == 1:
        after = any(
            category.first >= counts[0].last and category.first - counts[0].last <= 8 for category in categories
        )
        return tight and not after
    return tight and (len(categories) >= len(counts) - 1 or len(categories) == 1)
