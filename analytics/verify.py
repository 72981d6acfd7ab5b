"""What became of a number: its fingerprint typed from paper, held against every release that is kept.

Answers with one of `STATUSES`: unchanged; changed (the current release of the same kind gives another value); withdrawn
(the measure, its definition or its parameters no longer exist, or the value is no longer known); unknown (no kept
release gives it); mistyped (the check character does not fit).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal, cast

from analytics.errors import BadParameter, ReleaseNotFound, UnknownAgency
from analytics.measures import Measure, catalogue, compute
from analytics.measures.fingerprint import normal_form, value_text
from analytics.measures.ledger import recall
from analytics.measures.search import find_number, was_complete
from analytics.warehouse import Release, latest_of_kind, list_releases, open_release

if TYPE_CHECKING:
    from analytics.certainty import Number
    from analytics.guidance.number import Made
    from analytics.query.ask import Answer

BOUNDS = ("bounds_least", "bounds_most")
QUERY = "query"
GUIDANCE = "guidance_"
Status = Literal["unchanged", "changed", "withdrawn", "unknown", "mistyped"]
STATUSES: tuple[Status, ...] = ("unchanged", "changed", "withdrawn", "unknown", "mistyped")
SECONDS = 20.0
_ROW_IDS = ("part", "result_id", "claim_id", "agency_id", "aspect_id", "sub_aspect_id", "source_id")


@dataclass(frozen=True)
class Verification:
    """The answer to one fingerprint or file. `because` says what lies behind it, each entry with `what` and details.

    `what` is `row_added`, `row_removed`, `row_changed` (with the ids of the row); `base_changed`; `measure_removed`,
    `definition_changed`, `parameter_gone`, `value_not_known`, `no_release_of_kind`, `release_not_kept`; `searched`,
    `check_character`; for files see `analytics.verify_file`, for the result of a
    query, whose values are its numbers of rows, `analytics.query.became`.
    """

    status: Status
    typed: str
    measure: str | None = None
    parameters: Mapping[str, Any] | None = None
    value_then: int | float | None = None
    value_now: int | float | None = None
    release_then: str | None = None
    release_now: str | None = None
    because: Sequence[Mapping[str, Any]] = ()
    numbers: Sequence[Verification] = ()

    def as_json(self) -> dict[str, Any]:
        """The answer as the command line prints it."""
        return asdict(self)


@dataclass(frozen=True)
class _Then:
    """A number as it was issued; `release` is None where that release is no longer kept."""

    measure: str
    version: int
    parameters: Mapping[str, Any]
    value: int | float | None
    release_id: str
    release: Release | None


def verify(typed: str, release: Release | None = None, *, seconds: float = SECONDS) -> Verification:
    """What became of the number with this fingerprint, in `release` or else the latest one of the same kind.

    A number that this copy has not shown is searched for in the kept releases for so many seconds at most.
    """
    mark = normal_form(typed)
    if mark is None:
        return Verification("mistyped", typed, because=[{"what": "check_character"}])
    then = _recalled(mark) or _searched(mark, seconds)
    if then is None:
        kept = list_releases()
        found = {"what": "searched", "releases": [one.release_id for one in kept], "complete": was_complete(kept)}
        return Verification("unknown", mark, because=[found])
    return _compare(mark, then, release or latest_of_kind(then.release_id.rsplit("-", 1)[0]))


def _recalled(mark: str) -> _Then | None:
    noted = recall(mark)
    if noted is None:
        return None
    try:
        kept = open_release(noted["release_id"])
    except ReleaseNotFound:
        kept = None
    return _Then(noted["measure"], noted["version"], noted["parameters"], noted["value"], noted["release_id"], kept)


def _searched(mark: str, seconds: float) -> _Then | None:
    found = find_number(mark, list_releases(), seconds=seconds)
    if found is None:
        return None
    release, measure_id, parameters = found
    number = compute(release, measure_id, **parameters)
    return _Then(measure_id, number.version, number.parameters, number.value, release.release_id, release)


def _compare(mark: str, then: _Then, now: Release | None) -> Verification:
    def answer(status: Status, value_now: int | float | None, because: list[dict[str, Any]]) -> Verification:
        known = [] if then.release else [{"what": "release_not_kept", "release_id": then.release_id}]
        return Verification(
            status, mark, then.measure, then.parameters, then.value, value_now, then.release_id,
            now.release_id if now else None, known + because,
        )  # fmt: skip

    number = _number_now(then, now)
    if isinstance(number, dict):
        return answer("unknown" if number["what"] == "query_not_answered" else "withdrawn", None, [number])
    # As many rows are not yet the same rows.
    is_same = then.measure != QUERY or number.parameters == then.parameters
    if is_same and value_text(number.value) == value_text(then.value):
        return answer("unchanged", number.value, [])
    rows = _differences(then, number)
    if number.value is None:
        return answer("withdrawn", None, [{"what": "value_not_known", "reason": number.reason}, *rows])
    return answer("changed", number.value, rows)


def _number_now(then: _Then, now: Release | None) -> Measure | Number | Made | Answer | dict[str, Any]:
    """The number as the release gives it now, or why there is none."""
    if then.measure in BOUNDS:
        return _bound_now(then, now)
    if then.measure == QUERY:
        return _result_now(then, now)
    if then.measure.startswith(GUIDANCE):
        return _guided_now(then, now)
    measure = catalogue().get(then.measure)
    if measure is None:
        return {"what": "measure_removed", "measure": then.measure}
    if measure.version != then.version:
        return {"what": "definition_changed", "version_then": then.version, "version_now": measure.version}
    if now is None:
        return {"what": "no_release_of_kind", "kind": then.release_id.rsplit("-", 1)[0]}
    try:
        return compute(now, then.measure, **then.parameters)
    except BadParameter as error:
        return {"what": "parameter_gone", "parameter": error.name, "found": error.found}


def _bound_now(then: _Then, now: Release | None) -> Number | dict[str, Any]:
    """The end of a bound, which code computes and no measure of the catalogue."""
    from analytics import certainty  # the solver takes a second to load

    if then.version != certainty.number_version():
        return {"what": "definition_changed", "version_then": then.version, "version_now": certainty.number_version()}
    if now is None:
        return {"what": "no_release_of_kind", "kind": then.release_id.rsplit("-", 1)[0]}
    try:
        return certainty.number(now, then.measure, **then.parameters)
    except (BadParameter, certainty.BeliefsClash):
        return {"what": "parameter_gone", "parameter": "believe", "found": then.parameters.get("believe")}


def _guided_now(then: _Then, now: Release | None) -> Made | dict[str, Any]:
    """A number of guidance, which code computes as well."""
    from analytics.guidance import number as guidance

    version = guidance.number_version(then.measure)
    if version is None:
        return {"what": "measure_removed", "measure": then.measure}
    if then.version != version:
        return {"what": "definition_changed", "version_then": then.version, "version_now": version}
    if now is None:
        return {"what": "no_release_of_kind", "kind": then.release_id.rsplit("-", 1)[0]}
    try:
        return guidance.number(now, then.measure, **then.parameters)
    except BadParameter as error:
        return {"what": "parameter_gone", "parameter": error.name, "found": error.found}
    except UnknownAgency as error:
        return {"what": "parameter_gone", "parameter": "agency", "found": error.agency_id}


def _result_now(then: _Then, now: Release | None) -> Answer | dict[str, Any]:
    """The result of a query: it is asked again."""
    from analytics.query.ask import VERSION
    from analytics.query.became import ask_again

    if then.version != VERSION:
        return {"what": "definition_changed", "version_then": then.version, "version_now": VERSION}
    if now is None:
        return {"what": "no_release_of_kind", "kind": then.release_id.rsplit("-", 1)[0]}
    return ask_again(now, then.parameters["sql"])


def _differences(then: _Then, now: Measure | Number | Made | Answer) -> list[dict[str, Any]]:
    """Which rows behind the value were added, removed or changed; none where the old release is no longer kept."""
    if then.release is None:
        return []
    old = _number_now(then, then.release)
    if isinstance(old, dict):
        return []
    if then.measure == QUERY:
        from analytics.query.became import differences

        return list(differences(cast("Answer", old), cast("Answer", now)))
    old, now = cast("Measure | Number | Made", old), cast("Measure | Number | Made", now)
    before, after = _by_id(old.rows), _by_id(now.rows)
    found = [{"what": "row_added", **dict(key)} for key in after if key not in before]
    found += [{"what": "row_removed", **dict(key)} for key in before if key not in after]
    for key in after:
        if key in before and before[key] != after[key]:
            fields = {
                name: [before[key].get(name), cell]
                for name, cell in after[key].items()
                if before[key].get(name) != cell
            }
            found.append({"what": "row_changed", **dict(key), "fields": fields})
    if now.base and old.base and now.base.value != old.base.value:
        found.append({"what": "base_changed", "measure": now.base.id, "from": old.base.value, "to": now.base.value})
    return found


def _by_id(rows: Sequence[Mapping[str, Any]]) -> dict[tuple[tuple[str, Any], ...], Mapping[str, Any]]:
    return {tuple((name, row[name]) for name in _ROW_IDS if row.get(name) is not None): row for row in rows}
