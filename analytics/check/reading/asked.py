"""Questions for a number of agencies, and the counts that answer them: "Siapa saja yang sudah minimal baik? Sampai
November 2022 ada 217 instansi"."""

from __future__ import annotations

from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import Scene
from analytics.check.reading.state import State

_ANSWER = 2  # words before a number that answers
_ASK = 3  # tokens from "how many" to the noun
_ACTIVE = ("men", "mem", "assesses")  # who assesses is asked, and not who was assessed
_WHO = words("small", "asked_who")
_VERBS = words("small", "asked_verbs")
_LEADS = words("small", "asked_leads")


def asks_of(scene: Scene) -> tuple[str, str, str | None] | None:
    """What a question asks the number of: "berapa instansi yang sudah dinilai?", "how many agencies are baik?", "siapa
    saja yang minimal baik?"."""
    noun = next(
        (hit for hit in scene.scopes if {"berapa", "many"} & set(scene.norms(hit.first - _ASK, hit.first))), None
    )
    if noun is None and (scene.owners or scene.figures or scene.has("score") or not _asks_whom(scene)):
        return None
    start = noun.last if noun is not None else 0
    group = noun.id if noun is not None else scene.scopes[0].id if scene.scopes else "all"
    categories = [one for one in scene.categories if one.first >= start]
    if noun is None and len(scene.categories) > 1:
        return None
    if categories:
        return group, "agencies_in_category", categories[0].id
    told = [hit for hit in scene.cues.get("assessed", ()) if not scene.tokens[hit.first].norm.startswith(_ACTIVE)]
    return (group, "agencies_assessed", None) if told or (noun is not None and scene.has("assessed")) else None


def _asks_whom(scene: Scene) -> bool:
    """Whether a question asks for agencies without their noun: "Sudah berapa yang dinilai?", "Siapa saja yang …?"."""
    norms = scene.norms(0, len(scene.tokens))
    many = any(
        norms[at] in ("berapa", "many") and norms[at + 1] in _VERBS for at in range(len(norms) - 1)
    )  # fmt: skip
    return many or bool(_WHO & set(norms[:_ASK]))


def answers_count(scene: Scene, figure: Figure, state: State) -> bool:
    """Whether a number opens the answer to a question for the number of agencies; a time may stand before it."""
    if state.asked_about is None or scene.figures[0] is not figure or figure.unit is not None or figure.half:
        return False
    led = next((at + 1 for at, token in enumerate(scene.tokens[: figure.first]) if token.norm == ":"), 0)
    dated = {at for time in scene.times for at in range(time.first, time.last)}
    rest = [scene.tokens[at].norm for at in range(led, figure.first) if at not in dated]
    end = figure.noun_end
    # "57 instansi yang tidak menjawab" tells something else of them.
    closed = scene.norms(end, end + 1) in ([], ["."], [","], [":"], [";"], ["("], ["dan"], ["and"], ["–"])
    return figure.first - led <= _ANSWER or (closed and all(norm in _LEADS for norm in rest))
