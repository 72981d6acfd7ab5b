"""Counts and shares of people and of their pay, which are rated with the words of the categories too."""

from __future__ import annotations

from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import Scene

_STAFF = words("small", "employees_staff")
_PAY = words("small", "employees_pay")
_MOVES = words("small", "employees_moves")
_LEADS = frozenset(
    {
        "yang",
        "orang",
        "will",
        "were",
        "was",
        "are",
        "have",
        "had",
        "been",
        "be",
        "akan",
        "sudah",
        "telah",
        "di",
        "antaranya",
        "of",
        "them",
        "who",
        "others",
    }
)
_TALENT = frozenset({"talent", "talents", "talenta", "box", "skp"})
_REACH = 4  # tokens from "percent" to what it is of


def is_of_staff(scene: Scene, figure: Figure) -> bool:
    """Whether a sentence that names no group of agencies tells of employees before a figure: "placed 46 of 347 echelon
    III officials in the top box, with 106 rated Good"."""
    return not scene.scopes and bool(_STAFF & set(scene.norms(0, figure.first)))


def is_moved(scene: Scene, figure: Figure) -> bool:
    """Whether a whole number counts staff by what becomes of them: "347 pensiun tahun ini dan 106 pindah tugas",
    "214 will retire"."""
    if figure.half or figure.scope is not None or figure.unit is not None:
        return False
    at = figure.last
    while at < len(scene.tokens) and scene.tokens[at].norm in _LEADS:
        at += 1
    return scene.norms(at, at + 1)[:1] != [] and scene.norms(at, at + 1)[0] in _MOVES


def heads_employees(scene: Scene) -> bool:
    """Whether a heading is about employees, not agencies: "TALENT BOX, KOTA BOGOR"."""
    told = {token.norm for token in scene.tokens}
    return bool((_STAFF | _PAY | _TALENT) & told) and not any(hit.id == "all" for hit in scene.scopes)


def is_of_pay(scene: Scene, figure: Figure) -> bool:
    """Whether a share is one of pay or of money: "lose 25 percent of their pay supplement", "25 persen gaji"."""
    at = figure.last + (scene.norms(figure.last, figure.last + 1) in (["persen"], ["percent"]))
    behind = scene.norms(at, at + _REACH)
    of_it = behind[:1] in (["of"], ["dari"])
    named = behind[1:] if of_it else behind[:1]
    return any(norm.removesuffix("nya") in _PAY for norm in named)


def is_part_of_staff(scene: Scene, figure: Figure) -> bool:
    """Whether a share is of the people counted right before: "employs 11,250 people, 57 percent of them women"."""
    before = next((one for one in reversed(scene.figures) if one.last <= figure.first), None)
    behind = scene.norms(figure.last, figure.last + _REACH)
    of_them = any(behind[at : at + 2] in (["of", "them"], ["of", "whom"], ["di", "antaranya"]) for at in (0, 1))
    return before is not None and before.unit == "staff" and of_them
