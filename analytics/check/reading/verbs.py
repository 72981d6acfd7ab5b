"""Whose a verb or an award beside a count is: its own, that of another count, or nobody's."""

from __future__ import annotations

from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import Scene

_AWARDED = words("small", "counts_awarded")
_DONE = frozenset({"sudah", "telah", "selesai", "rampung", "tuntas", "had", "have", "has", "were", "been", "was"})
_SPEECH = words("cues", "speech")
_DENIALS = frozenset({"not", "never", "yet", "unassessed", "belum", "tidak", "tak", "bukan"})
_AGAINST = frozenset({"although", "though", "meski", "meskipun", "walau", "walaupun", "padahal", "kendati", "despite"})
_DENIAL = 3  # tokens before a verb
_OCCASION = 5  # tokens from "said" to the ceremony


def is_all_there_are(scene: Scene, figure: Figure, assessed: Hit) -> bool:
    """Whether the part before a whole, not the whole, was assessed: "184 dari 605 instansi sudah dinilai", "460 of 605
    agencies had been assessed"; but "24 dari 184 instansi yang dinilai"."""
    noun = figure.scope.last if figure.scope is not None else figure.last
    parts = [other for other in scene.figures if other.last < figure.first and other.value <= figure.value]
    told = scene.norms(noun, assessed.last)
    rated = any(0 <= category.first - assessed.last <= 2 for category in scene.categories)
    near = bool(parts) and figure.first - parts[-1].last <= 4 and 0 < len(told) <= 6
    return near and bool(_DONE & set(told)) and not {"yang", ",", "that", "which"} & set(told) and not rated


def counted_by_other(scene: Scene, figure: Figure, hit: Hit) -> bool:
    """Whether a noun for those awarded is that of another count, behind this one: "25 kabupaten/kota yang Baik ke
    atas, yang tidak selaras dengan 20 penerima penghargaan"."""
    counted = [other for other in scene.figures if figure.last < other.first and 0 <= hit.first - other.last <= 1]
    return bool(counted) and scene.tokens[counted[-1].last].norm in _AWARDED


def is_conceded(scene: Scene, figure: Figure, hit: Hit) -> bool:
    """Whether a word is of what is told against a count: "praised 81 agencies rated good or better, although the
    ceremony listed only 54 recipients"."""
    return hit.first >= figure.last and bool(_AGAINST & set(scene.norms(figure.last, hit.first)))


def is_denied(scene: Scene, verb: Hit) -> bool:
    """Whether a verb is denied right before: "had not been assessed", "belum dinilai"."""
    return bool(_DENIALS & set(scene.norms(verb.first - _DENIAL, verb.first)))


def by_themselves(scene: Scene, hit: Hit) -> bool:
    """Whether an assessment is the one that agencies make of themselves: "mendampingi 12 kabupaten/kota menyusun
    penilaian mandiri"."""
    return any(one.first < hit.last and hit.first < one.last for one in scene.cues.get("self_assess", ()))


def tells_where(scene: Scene, figure: Figure, award: Hit) -> bool:
    """Whether the ceremony is only where a count was told: "42 agencies are very good, KASN said at a ceremony"."""
    said = next((at for at in range(award.first - 1, figure.last - 1, -1) if scene.tokens[at].norm in _SPEECH), None)
    return said is not None and award.first - said <= _OCCASION and "," in scene.norms(figure.last, said)
