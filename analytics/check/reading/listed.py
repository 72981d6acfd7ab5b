"""Bare numbers that go on with a count told before: for another group, or for another time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from analytics.check.reading.agencies import Agency
from analytics.check.reading.coordinate import COORDINATE
from analytics.check.reading.draft import Draft
from analytics.check.reading.figures import Figure
from analytics.check.reading.pairing import is_base
from analytics.check.reading.phrases import Hit, words
from analytics.check.reading.scene import Scene
from analytics.check.reading.times import Time

_ONLY = words("small", "counts_only")
_TOLD = frozenset({"yakni", "yaitu", "namely"})
_AGAINST = (["against"], ["versus"], ["vs"], ["berbanding"], ["lawan"])
_COMPARED = (["compared", "with"], ["compared", "to"], ["dibanding", "dengan"], ["dibandingkan", "dengan"])
_THEN = 5  # tokens between a count told for another time and that time


def goes_on(scene: Scene, figure: Figure, counts: Sequence[Figure]) -> bool:
    """Whether a count goes on with a list of groups: "217 minimal Baik: 33 kementerian, 19 LPNK, …"."""
    if figure.scope is None or figure.scope.id == "all":
        return False
    before = [other for other in counts if other.last <= figure.first]
    if not before:
        return False
    start = max([before[-1].last, *(hit.last for hit in scene.scopes if hit.last <= figure.first)])
    start = max([start, *(category.last for category in scene.categories if category.last <= figure.first)])
    about = {at for topic in scene.topics for at in range(topic.first, topic.last)}
    about |= {at for time in scene.times for at in range(time.first, time.last)}
    gap = [scene.tokens[at].norm for at in range(start, figure.first) if at not in about]
    told = {norm for hit in scene.cues.get("among", ()) for norm in scene.norms(hit.first, hit.last)}
    return len(gap) <= 4 and all(norm in COORDINATE or norm in (":", ";", "(", "|") or norm in told for norm in gap)


def is_against(scene: Scene, figure: Figure, subject: str, listed: Draft) -> bool:
    """Whether a count of another group is held against the one told before it: "13 provinces were rated good, against
    25 regencies"."""
    led = scene.norms(figure.first - 2, figure.first)
    told = led[-1:] in _AGAINST or led in _COMPARED
    other = subject not in ("all", *listed.subject) and figure.form == "plain"
    return told and other and not _tells_other(scene, figure.last, _clause_end(scene, figure.last))


def noun_in_list(scene: Scene, figure: Figure) -> Hit | None:
    """The group that a bare number of a list counts: "dari provinsi tercatat 22", "sisanya, yakni 126, kabupaten dan
    kota", "melampaui pemerintah daerah yang hanya 10"."""
    if figure.scope is not None or figure.unit is not None or figure.half or figure.form != "plain":
        return None
    if _tells_other(scene, figure.last, _clause_end(scene, figure.last)):
        return None
    if scene.norms(figure.last, figure.last + 1) == [","] and _TOLD & set(scene.norms(figure.first - 2, figure.first)):
        follows = next((hit for hit in scene.scopes if hit.first == figure.last + 1), None)
        if follows is not None and follows.id != "all":
            return follows
    leads = next((hit for hit in reversed(scene.scopes) if hit.last < figure.first), None)
    counted = any(other.scope is leads for other in scene.figures)
    if leads is None or leads.id == "all" or counted:
        return None
    gap = scene.norms(leads.last, figure.first)
    return leads if has_gained(scene, leads, figure) or all(norm in _ONLY or norm == "yang" for norm in gap) else None


def time_of_then(scene: Scene, figure: Figure, counts: Sequence[Figure], attached: Mapping[int, Time]) -> Time | None:
    """The time for which a bare number tells the count before it anew: "tiga belas kementerian Sangat Baik, padahal
    pada pemetaan 2018 baru enam"; None where it tells something else."""
    before = [other for other in counts if other.last <= figure.first]
    led = [time for time in scene.times if time.last <= figure.first and not time.plan and time.kind != "future"]
    time = attached.get(figure.first) or (led[-1] if led else None)
    if time is None or not before or figure.scope is not None or figure.unit is not None or figure.half:
        return None
    gap = scene.norms(time.last, figure.first) if time.last <= figure.first else None
    close = all(norm in _ONLY for norm in gap) if gap is not None else time.first - figure.last <= _THEN
    told = max([before[-1].last, *(one.last for one in scene.categories if one.last <= figure.first)])
    other_thing = _tells_other(scene, told, figure.last + _THEN) or scene.cue_before("among", figure.first) is not None
    return time if close and not other_thing and not is_base(scene, figure) else None


def _clause_end(scene: Scene, at: int) -> int:
    """Where the words that go with a number end: at the next mark, or a few tokens on."""
    marks = (place for place in range(at, at + _THEN) if scene.norms(place, place + 1)[0:1] in ([","], [";"], ["."]))
    return next(marks, at + _THEN)


def _tells_other(scene: Scene, first: int, last: int) -> bool:
    """Whether words between two tokens say another thing of a count than its category."""
    return any(
        first <= hit.first and hit.last <= last
        for key in ("assessed", "award", "registered", "guidance", "others")
        for hit in scene.cues.get(key, ())
    )


def same_again(scene: Scene, figure: Figure, subject: str, how: str, mark: Hit | Agency | None, listed: Draft) -> Draft:
    """The draft of a count that says of another group what the count before it says."""
    draft = Draft(
        scene.tokens,
        figure.first,
        figure.last,
        listed.metric,
        (subject,),
        value=figure.value,
        unit="agencies",
        bound=figure.bound,
    )
    draft.category, draft.period = listed.category, listed.period
    draft.how = [how, f"metric_{listed.metric}", "category_of_list", *listed.how[-1:]]
    draft.rest_on("scope", mark)
    return draft


def has_gained(scene: Scene, noun: Hit, figure: Figure) -> bool:
    """Whether nothing but a verb for what is gained stands between a noun and a number."""
    gained = {at for hit in scene.cues.get("gain", ()) for at in range(hit.first, hit.last)}
    gap = range(noun.last, figure.first)
    return bool(gained & set(gap)) and all(at in gained or scene.tokens[at].norm in _ONLY for at in gap)
