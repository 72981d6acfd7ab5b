"""What kind of figure a figure is, before anyone asks whose it is."""

from __future__ import annotations

import itertools
from decimal import Decimal

from analytics.check.reading.asked import answers_count
from analytics.check.reading.employees import is_moved, is_of_pay, is_of_staff, is_part_of_staff
from analytics.check.reading.figures import Figure
from analytics.check.reading.holders import category_of_list
from analytics.check.reading.language import is_english
from analytics.check.reading.numbers import is_number_word
from analytics.check.reading.order import parallel_lists
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.points import behind, checked_score, is_followed, points_of
from analytics.check.reading.scene import STRONG, Scene
from analytics.check.reading.state import State
from analytics.check.reading.topic import topic_at

_NO_CLAIM = {"money", "staff", "span", "thing"}
_MOVES = words("small", "classify_moves")
_LOWEST_WHOLE, _TENTH = Decimal(100), Decimal(10)
_SAME_THING = frozenset({"angka", "angkanya", "jumlahnya", "totalnya", "jumlah", "figure", "number"})
_EXACTLY = (["tepatnya"], ["persisnya"], ["exactly"], ["precisely"], ["namely"], ["alias"])
_OLD, _NEW = (["dari"], ["from"]), (["menjadi"], ["ke"], ["jadi"], ["to"])
_OF_AGENCIES = ("assessed", "assessment", "applied", "among", "target", "guidance", "award", "others")
_OF_WHAT = frozenset({"what", "whom", "apa", "mana", "siapa"})
_FEWER = (["fewer", "than"], ["more", "than"], ["less", "than"], ["lebih", "banyak"], ["lebih", "sedikit"])
_OR = 4  # tokens from one number to another that may be meant instead
_VERB = 3  # words before a verb: "have now been"
_PASSIVE = frozenset({"had", "have", "has", "been", "were", "was", "are", "now", "sudah", "telah", "yang", "so", "far"})
_WHOSE = 6  # tokens from a part over "of the country's" to its whole
_LEAD = 5  # tokens from "number" over a category to the noun
_NUMBER = frozenset({"jumlah", "banyaknya"})
_FILLERS = words("small", "totals_fillers")
_GAP = words("small", "classify_gap")
_SURVEY = words("small", "classify_survey")
_AWARDED = words("small", "counts_awarded")
_WEIGHTS = words("small", "classify_weights")
_COUNTING = words("small", "classify_counting")
_OPENS = 3  # tokens before a whole that begins a sentence
_NO_NOUN = words("small", "classify_no_noun")


def classify(scene: Scene, figure: Figure, before: str | None, state: State) -> str:
    """One of count, share, score, rank, aspect_points, aspect_percent, mean_aspect, index, aspects; else "other:what".

    before: the kind of the figure before it in the sentence, which a list goes on with.
    """
    if _is_apposition(scene, figure) or _is_fraction(scene, figure):
        return "other:count"
    if scene.norms(figure.first - 1, figure.first)[-1:] in (["bukan"], ["not"], ["bukannya"]):
        # "318,5 ya, bukan 381,5"
        return "other:other"
    if _is_end_of_scale(scene, figure):
        return "other:scale"
    if _hands_out(scene, figure, state):
        return "count"
    if figure.unit in _NO_CLAIM and not (figure.form == "ordinal" and figure.unit == "thing"):
        return f"other:{'times' if figure.unit == 'span' else figure.unit}"
    topic = topic_at(scene, figure.first, figure.last, state)
    if topic is not None and topic != "merit":
        return f"other:{topic}"
    if figure.unit in ("aspects", "sub_aspects"):
        about = {"penilaian", "instrumen", "assessment", "instrument"} & set(scene.norms(0, len(scene.tokens)))
        return "aspects" if topic == "merit" or state.merit or about else "other:count"
    if _is_difference(scene, figure):
        return "other:difference"
    if figure.form == "percent":
        return _share(scene, figure, topic, state)
    if (
        figure.half
        and figure.value <= 1
        and topic == "merit"
        and {"indeks", "index", "indeksnya"} & set(scene.norms(0, len(scene.tokens)))
    ):
        return "index"
    if figure.form == "ordinal":
        scored = scene.has("score") or any(category.headed for category in scene.categories)
        scored = scored and any(other.value >= _LOWEST_WHOLE and other.scope is None for other in scene.figures)
        ranked = category_of_list(scene, figure) if topic is None else None
        scored = bool(scene.owners) and (scored or (ranked is not None and ranked.headed))
        return "rank" if (topic == "merit" or scored) and figure.value < 700 else "other:rank_elsewhere"
    listed = before == "count" or (scene.has("assessed") and scene.sentence.heading)
    if listed and not figure.half and figure.unit is None and is_total(scene, figure):
        return "count"
    if is_moved(scene, figure):
        return "other:staff"
    if figure.scope is not None and not figure.half:
        return "count" if topic == "merit" or (_tells_merit(scene) and not state.elsewhere) else "other:count"
    if before == "other:other" and _is_part_of_other(scene, figure):
        return before
    if before in ("other:staff", "other:thing") and figure.unit is None and _counts(scene, figure, before):
        # "Dari 184 peserta, 24 berkategori …": parts of what is no agency.
        return before
    if answers_count(scene, figure, state):
        return "count"
    points = points_of(scene, figure, before, state)
    if points is not None:
        return checked_score(scene, figure, points, topic, state, before)
    if not figure.half and _counts(scene, figure, before):
        if is_of_staff(scene, figure):
            return "other:staff"
        return "count" if topic == "merit" or (_tells_merit(scene) and not state.elsewhere) else "other:count"
    return "other:other"


def _is_end_of_scale(scene: Scene, figure: Figure) -> bool:
    """Whether it is the end of another scale: "2.9 on a scale of 5", "skala 4". That of the form ends above."""
    lead = scene.norms(figure.first - 2, figure.first)
    return figure.value <= _LOWEST_WHOLE and (lead == ["scale", "of"] or lead[-1:] in (["skala"], ["berskala"]))


def _is_part_of_other(scene: Scene, figure: Figure) -> bool:
    """Whether a number is a part of what a sentence begins with, which is no group of agencies: "Of 184 health centers
    inspected, 72 were rated poor"; but "Of 184, 72 …" may go on with agencies told before."""
    whole = scene.figures[0]
    opens = scene.norms(whole.first - 1, whole.first) in (["of"], ["dari"]) and whole.first <= _OPENS
    named = whole.scope is None and whole.last < len(scene.tokens) and scene.tokens[whole.last].kind == "word"
    plain = scene.norms(whole.last, whole.last + 1)[0] not in _NO_NOUN if named else False
    return opens and plain and figure is not whole and figure.scope is None and figure.value <= whole.value


def _hands_out(scene: Scene, figure: Figure, state: State) -> bool:
    """Whether awards themselves are counted, all of a ceremony: "the commission handed out 174 awards"."""
    award = scene.cue_after("award", figure.last, reach=1)
    given = scene.cue_before("handed_out", figure.first, reach=3)
    if given is None and award is not None:
        # "174 penghargaan sistem merit yang dibagikan KASN", "of the 130 awards handed out"
        given = scene.cue_after("handed_out", award.last, reach=4)
    told = award is not None and given is not None and not scene.owners and not figure.half
    merit = topic_at(scene, figure.first, figure.last, state) == "merit"
    return told and figure.unit in ("thing", None) and figure.scope is None and merit and state.ceremony is not None


def _share(scene: Scene, figure: Figure, topic: str | None, state: State) -> str:
    """The kind of a percentage; without the word for the merit system only where the sentence tells of it."""
    if _SURVEY & {token.norm for token in scene.tokens}:
        state.survey = scene.sentence.paragraph
    if figure.scope is None and state.survey == scene.sentence.paragraph and not _of_those(scene, figure):
        return "other:other"
    if _WEIGHTS & set(scene.norms(figure.first - 2, figure.first)):
        return "other:other"
    if is_part_of_staff(scene, figure):
        return "other:staff"
    if figure.scope is None and (is_of_pay(scene, figure) or is_of_staff(scene, figure)):
        return "other:other"
    kind = _percent(scene, figure, state)
    named = [category for category in scene.categories if category.id != "outside"]
    told = any(category.headed or len(category.parts) > 1 for category in named)
    grouped = figure.scope is not None or any(other.scope is not None for other in scene.figures)
    aspect = kind == "mean_aspect" or (kind == "aspect_percent" and bool(scene.owners))
    if kind == "share" and not named and not grouped:
        told = any(hit.id == "merit" for hit in scene.topics) or any(map(scene.has, _OF_AGENCIES)) or bool(scene.scopes)
        told = told or bool(_OF_WHAT & set(scene.norms(figure.last, figure.last + _LEAD)))
        if not told or _is_of_other(scene, figure):
            # "its economy contracted by 2.8 percent"
            return "other:other"
    return kind if topic == "merit" or aspect or (told and grouped) else "other:other"


def _is_of_other(scene: Scene, figure: Figure) -> bool:
    """Whether a share without a group of agencies is a weight, or one of money or of another thing that is named
    behind it: "bobot 40 persen pada rekam jejak", "0,16 persen belanja daerah"."""
    start, end = scene.segment(figure.first, STRONG)
    at = figure.last + (scene.norms(figure.last, figure.last + 1) in (["persen"], ["percent"]))
    # English says "percent of"; a verb may follow there, too.
    counts_noun = at < end and not is_english(scene.tokens) and not is_followed(scene, at)
    return counts_noun or bool(_WEIGHTS & set(scene.norms(start, end)))


def _of_those(scene: Scene, figure: Figure) -> bool:
    """Whether a share is of the agencies counted before it: "460 instansi …, dari jumlah itu hanya 47,3 persen"."""
    counted = any(other.scope is not None and other.last <= figure.first for other in scene.figures)
    return counted and scene.cue_before("among", figure.first, reach=2) is not None


def _is_apposition(scene: Scene, figure: Figure) -> bool:
    """Whether a number word only counts the agencies just named: "BMKG dan BIG, dua lembaga yang …"."""
    if not (figure.spelled and figure.scope is not None and scene.norms(figure.first - 1, figure.first) == [","]):
        return False
    before = [agency for agency in scene.owners if agency.last == figure.first - 1]
    return bool(before) and len([agency for agency in scene.owners if agency.last < figure.first]) >= figure.value


def _is_fraction(scene: Scene, figure: Figure) -> bool:
    """Whether a small number word is the whole of a fraction: "four in five agencies", "satu dari lima instansi"."""
    lead = scene.norms(figure.first - 2, figure.first)
    spoken = len(lead) > 1 and is_number_word(lead[0])
    part = spoken or any(other.last == figure.first - 1 and other.form != "ordinal" for other in scene.figures)
    return figure.spelled and figure.value <= _TENTH and lead[1:] in (["in"], ["dari"]) and part


def _tells_merit(scene: Scene) -> bool:
    """Whether a sentence without the word itself tells of an assessment: categories, or agencies assessed."""
    named = any(category.headed or len(category.parts) > 1 for category in scene.categories)
    return named or len(scene.categories) > 1 or scene.has("assessed") or scene.has("assessment")


def _is_difference(scene: Scene, figure: Figure) -> bool:
    behind_it = scene.norms(figure.last, figure.last + 3)
    if figure.scope is None and (behind_it[:2] in _FEWER or behind_it[1:3] in _FEWER):
        # "96 Good, 44 fewer than last year", "44 instansi lebih banyak"
        return True
    if figure.value < 100 and figure.unit == "points" and set(scene.norms(figure.first - 1, figure.first)) & _MOVES:
        return True
    if scene.cue_after("lower_behind", figure.last, reach=1) is not None:
        return False
    small = figure.value < _LOWEST_WHOLE and figure.unit == "points"
    totals = [
        one for one in scene.figures if one.first < figure.first and one.value >= _LOWEST_WHOLE and one.scope is None
    ]
    if small and len(totals) > 1 and not scene.aspects:
        # "dari 270 ke 332, setara 62 poin"
        return True
    if small and (figure.value <= 1 or _GAP & set(scene.norms(0, len(scene.tokens)))):
        return True
    before = scene.cue_before("short_of", figure.first, reach=2)
    if before is not None and {"menjadi", "ke", "jadi", "to"} & set(scene.norms(before.last, figure.first)):
        before = None
    if before is not None and (
        scene.norms(figure.first - 1, figure.first) in _OLD or scene.cue_before("than", figure.first, reach=2)
    ):
        # "bertambah dari 184 menjadi 460", "lebih tinggi daripada 375,5 yang diperolehnya"
        before = None
    if before is not None and figure.unit is None and figure.value >= _LOWEST_WHOLE:
        # "hampir dua kali lebih tinggi, 273": told anew behind a comma.
        before = None if scene.norms(figure.first - 1, figure.first) == [","] else before
    after = scene.cue_after("short_of", figure.last, reach=1)
    if figure.scope is not None:
        return False
    unit_after = figure.unit == "points" and scene.cue_after("short_of", figure.last, reach=2) is not None
    return before is not None or (after is not None and figure.unit == "points") or unit_after


def _percent(scene: Scene, figure: Figure, state: State) -> str:
    said = {"aspek", "aspect"} & set(scene.norms(0, figure.last))
    if not scene.aspects and state.aspect and scene.has("mean") and said:
        # The aspect was named before: "rata-rata capaian aspek ini".
        return "mean_aspect"
    if scene.aspects and state.means == scene.sentence.paragraph and not scene.owners and figure.scope is None:
        # "Rata-rata capaian aspek pengadaan 73,9 persen. … Pengembangan karier hanya 31 persen."
        return "mean_aspect"
    theirs = {"capaiannya", "nilainya", "angkanya"} & set(scene.norms(0, figure.first))
    if not scene.aspects and state.aspect and theirs and figure.scope is None and not scene.categories:
        # "… tertahan adalah pengembangan karier. Capaiannya baru 41,7 persen."
        return "aspect_percent"
    if scene.aspects:
        near = [hit for hit in scene.aspects if abs(hit.first - figure.first) <= 12]
        if near and (figure.scope is None or (scene.has("mean") and not scene.owners)):
            return "mean_aspect" if scene.has("mean") and not scene.owners else "aspect_percent"
    return "share"


def is_total(scene: Scene, figure: Figure) -> bool:
    """Whether a figure is the sum of a list: "JUMLAH … 184", "Total: 91"."""
    words = [norm for norm in scene.norms(figure.first - 6, figure.first) if norm not in _FILLERS]
    return words[-1:] in (["jumlah"], ["total"], ["totalnya"], ["jumlahnya"]) and figure.scope is None


def leading_noun(scene: Scene, figure: Figure) -> Hit | None:
    """The noun before a count: "total instansi yang dinilai sejak 2019 mencapai 347"."""
    first, _ = scene.segment(figure.first, STRONG | {","})
    nouns = [
        hit for hit in scene.scopes
        if first <= hit.first and hit.last <= figure.first and not _tells_where(scene, hit)
        and (figure.first - hit.last <= 9 or _is_numbered(scene, hit, figure))
    ]  # fmt: skip
    told = any(
        first <= hit.first < figure.first
        for key in ("assessed", "assessment", "guidance", "registered")
        for hit in scene.cues.get(key, ())
    ) or bool({"jumlah", "berjumlah", "jumlahnya", "number", "banyaknya"} & set(scene.norms(first, figure.first)))
    owned = any(first <= agency.first < figure.first for agency in scene.owners)
    # "came first among regencies and cities in the 2022 merit assessment with 366"
    ranked = any(first <= one.first < figure.first and one.form == "ordinal" for one in scene.figures)
    return nouns[-1] if nouns and told and not owned and not ranked else None


def _tells_where(scene: Scene, noun: Hit) -> bool:
    """Whether a noun is only the place of others: "jumlah kabupaten/kota berkategori baik di provinsi itu sudah 12"."""
    before, after = scene.norms(noun.first - 1, noun.first), scene.norms(noun.last, noun.last + 1)
    return before in (["di"], ["se"]) and after in (["itu"], ["ini"], ["tersebut"])


def _is_numbered(scene: Scene, noun: Hit, figure: Figure) -> bool:
    """Whether a figure behind "the number of agencies …" gives that number, however far behind it stands: the first
    one, or the one that it has changed to."""
    before = scene.norms(noun.first - _LEAD, noun.first)
    led = bool(_NUMBER & set(before[-1:])) or ("number", "of") in itertools.pairwise(before)
    changed = scene.norms(figure.first - 1, figure.first) in (["to"], ["menjadi"])
    return led and (changed or not any(noun.last <= other.first < figure.first for other in scene.figures))


def is_told_again(scene: Scene, figure: Figure) -> bool:
    """Whether a figure tells the one before it exactly ("lebih dari 400 instansi, tepatnya 460"), or anew."""
    if scene.norms(figure.first - 1, figure.first) in _EXACTLY:
        return True
    or_so = next((other for other in scene.figures if 1 <= figure.first - other.last <= _OR), None)
    if (
        or_so is not None
        and or_so.scope is not None
        and scene.norms(figure.first - 1, figure.first) in (["or"], ["atau"])
    ):
        # "585 institutions, or 587, depending on …"
        return figure.scope is None
    before = next((other for other in reversed(scene.figures) if other.last <= figure.first), None)
    gap = set(scene.norms(before.last, figure.first)) if before is not None else set()
    # "347 instansi; setahun sesudahnya angka itu menjadi 460"
    return bool(gap & _SAME_THING) and figure.scope is None and figure.unit is None and not scene.owners


def _is_new_number(scene: Scene, figure: Figure) -> bool:
    """Whether a number has come of the one before it: "bertambah dari 184 pada 2020 menjadi 460"."""
    old = next((other for other in reversed(scene.figures) if other.last <= figure.first), None)
    changed = old is not None and scene.norms(old.first - 1, old.first) in _OLD
    return changed and figure.unit is None and scene.norms(figure.first - 1, figure.first) in _NEW


def _in_range(scene: Scene, figure: Figure) -> bool:
    """Whether a figure is an end of a range ("75–90"), which counts nothing."""
    after = scene.norms(figure.last, figure.last + 1) in (["–"], ["-"])
    before = scene.norms(figure.first - 1, figure.first) in (["–"], ["-"])
    return (after and any(other.first == figure.last + 1 for other in scene.figures)) or (
        before and any(other.last == figure.first - 1 for other in scene.figures)
    )


def _counts(scene: Scene, figure: Figure, before: str | None) -> bool:
    follows = behind(scene, figure)
    if _in_range(scene, figure):
        return False
    if figure.first in parallel_lists(scene):
        return True
    if follows[:2] in (
        ["di", "antaranya"],
        ["of", "them"],
        ["of", "which"],
        ["of", "these"],
        ["of", "those"],
        ["among", "them"],
    ):
        return True
    if follows[:1] in (
        ["lainnya"],
        ["lain"],
        ["sisanya"],
        ["selebihnya"],
        ["diantaranya"],
        ["others"],
        ["other"],
        ["more"],
    ):
        return True
    if any(
        0 <= category.first - figure.last <= 8 or 0 <= figure.first - category.last <= 4
        for category in scene.categories
    ):
        return True
    if follows[:1] in (["of"], ["dari"], ["out"]) and any(
        figure.last < other.first <= figure.last + _WHOSE and other.scope is not None
        and "," not in scene.norms(figure.last, other.first)
        for other in scene.figures
    ):  # fmt: skip
        # "347 of the country's 605 agencies"
        return True
    if leading_noun(scene, figure) is not None or (follows and follows[0] in _AWARDED):
        return True
    if scene.cue_after("assessed", figure.last, reach=0) is not None and follows[:1] not in (["reviewed"], ["studied"]):
        # "103 of the 184 assessed by the end of 2020"
        return True
    next_one = next((other for other in scene.figures if figure.last < other.first <= figure.last + _WHOSE), None)
    part = follows[:1] in (["of"], ["dari"]) and next_one is not None
    if part and next_one is not None and scene.cue_after("assessed", next_one.last, reach=0) is not None:
        return True
    done = scene.cue_after("assessed", figure.last, reach=_VERB)
    if done is not None and done.first > figure.last and set(scene.norms(figure.last, done.first)) <= _PASSIVE:
        # "605 agencies …; 184 had been assessed"
        return True
    if before == "count" and scene.cue_after("guidance", figure.last, reach=2) is not None:
        # "Of the 605 agencies …, 524 have yet to apply the merit system."
        return True
    if (
        scene.norms(figure.first - 1, figure.first)
        and scene.tokens[figure.first - 1].norm in _COUNTING
        and scene.scopes
    ):
        return True
    goes_on = any(0 <= figure.first - time.last <= 1 for time in scene.times) or is_told_again(scene, figure)
    goes_on = goes_on or _is_new_number(scene, figure)
    return before == "count" and (goes_on or scene.has("among") or bool(scene.categories))
