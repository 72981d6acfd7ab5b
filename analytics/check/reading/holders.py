"""Who holds a place in a ranking that is told before its holder."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.check.reading.agencies import Agency
from analytics.check.reading.categories import Category
from analytics.check.reading.draft import Draft
from analytics.check.reading.figures import Figure
from analytics.check.reading.phrases import words
from analytics.check.reading.scene import Scene

_HEADS = words("small", "own_place_heads")
_BETWEEN = words("small", "own_places")
_OPENS = frozenset(
    {",", ";", "(", ":", "dan", "and", "serta", "sedangkan", "sementara", "while", "adapun", "lalu", "kemudian"}
)
_CLOSE, _FAR = 3, 14  # tokens from a place to its holder; the same where a verb leads to the holder at the end
_OF_LIST = frozenset(
    {"among", "antara", "of", "dari", "daftar", "list", "kelompok", "in", "dalam", "di", "on", "untuk"}
)
_LIST = 12  # tokens from a place to the category of its list
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


def category_of_list(scene: Scene, figure: Figure) -> Category | None:
    """The category of the agencies among which a place is: "peringkat ketujuh dari 14 instansi yang berpredikat sangat
    baik", "the second-best among provinces in the good category"."""
    category = next((one for one in scene.categories if one.first >= figure.last), None)
    if category is None or len(category.parts) != 1 or category.id == "outside" or category.first - figure.last > _LIST:
        return None
    gap = scene.norms(figure.last, category.first)
    counted = bool(scene.scopes) and any(figure.last <= hit.first < category.first for hit in scene.scopes)
    totals = [one for one in scene.figures if figure.last <= one.first < category.first and one.scope is None]
    apart = totals or any(figure.last <= agency.first < category.first for agency in scene.agencies)
    marks = {",", ";", "dengan", "with", "dan", "and"} & set(gap)
    direct = any(hit.first == figure.last for hit in scene.scopes)  # "peringkat pertama daerah berkategori baik"
    return category if counted and (direct or _OF_LIST & set(gap)) and not apart and not marks else None


def loosen_wholes(scene: Scene, drafts: Sequence[Draft]) -> None:
    """What a ranking is of is told by the way: which year a count behind a place is of, it does not say outright
    ("seventh of the 14 agencies rated very good")."""
    ends = {figure.last for figure in scene.figures if figure.form == "ordinal"}
    for draft in drafts:
        start = draft.first - (scene.norms(draft.first - 1, draft.first) == ["the"])
        if start - 1 in ends and scene.norms(start - 1, start) in (["of"], ["dari"]):
            draft.sure = [part for part in draft.sure if part != "period" or draft.period.kind != "cumulative_to"]
