"""Who holds a place in a ranking that is told before its holder."""

from __future__ import annotations

from analytics.check.reading.agencies import Agency
from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import Scene

_HEADS = words("small", "own_place_heads")
_BETWEEN = words("small", "own_places")
_OPENS = frozenset(
    {",", ";", "(", ":", "dan", "and", "serta", "sedangkan", "sementara", "while", "adapun", "lalu", "kemudian"}
)
_CLOSE, _FAR = 3, 14  # tokens from a place to its holder; the same where a verb leads to the holder at the end
_VERBS = (["was"], ["is"], ["were"], ["came"], ["adalah"], ["ialah"], ["ditempati"], ["diduduki"])


def holder_behind(scene: Scene, figure: Figure) -> Agency | None:
    """The agency behind a place that opens a clause: "…; di tempat keempat ada Kabupaten Karawang", "Ranked No. 2
    among the cities was Bogor"."""
    if figure.form != "ordinal":
        return None
    start = figure.first
    while start > 0 and scene.norms(start - 1, start)[0] in _HEADS:
        start -= 1
    opens = start == 0 or scene.norms(start - 1, start)[0] in _OPENS
    after = next((agency for agency in scene.owners if agency.first >= figure.last), None)
    if not opens or start == figure.first or after is None:
        return None
    gap = scene.norms(figure.last, after.first)
    if len(gap) <= _CLOSE and all(norm in _BETWEEN for norm in gap):
        return after
    alone = not any(figure.last <= other.first < after.first for other in scene.figures)
    return after if start == 0 and alone and len(gap) <= _FAR and gap[-1:] in _VERBS else None
