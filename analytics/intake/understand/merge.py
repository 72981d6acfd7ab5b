"""The same agency, year and stage twice: joined where the two say the same or fill each other in, else a fault."""

from __future__ import annotations

from collections.abc import Iterable

from analytics.intake.registry import Registry
from analytics.intake.understand.draft import Draft, Key
from analytics.intake.understand.faults import Faults


def merge(drafts: Iterable[Draft], registry: Registry, faults: Faults) -> list[Draft]:
    """One draft for each agency, year and stage, in order of the rows.

    Within a sheet an agency stands once. Sheets may repeat each other (a summary, a sheet for each aspect): where the
    later one says something else, or says less, they are joined; where it says exactly the same, it is a duplicate.
    """
    kept: dict[Key, list[Draft]] = {}
    equal: dict[str, list[Draft]] = {}
    in_sheet: dict[str, int] = {}
    for draft in drafts:
        in_sheet[draft.sheet] = in_sheet.get(draft.sheet, 0) + 1
        before = kept.setdefault(draft.key, [])
        if not before:
            before.append(draft)
            continue
        first = before[0]
        if draft.is_long and _is_part_twice(first, draft):
            _join_long(first, draft, registry, faults)
        elif _contradict(first, draft):
            faults.add("contradicting_duplicate", draft.place, **_first(first))
            first.is_contradicted = True
        elif first.sheet == draft.sheet:
            faults.add("duplicate", draft.place, **_first(first))
            before.append(draft)
            _fill(first, draft)
        else:
            if first.given() == draft.given():
                equal.setdefault(draft.sheet, []).append(draft)
            first.take_from(draft)
    for sheet, repeated in equal.items():
        _name_repeated(sheet, repeated, in_sheet[sheet], kept, faults)
    return [drafts[0] for drafts in kept.values()]


def _first(draft: Draft) -> dict[str, str]:
    return {"first": f"{draft.sheet}!{draft.place.cell}"}


def _contradict(one: Draft, other: Draft) -> bool:
    said, also = one.given(), other.given()
    return any(said[name] != also[name] for name in said.keys() & also.keys())


def _fill(first: Draft, draft: Draft) -> None:
    """Take what the repeated row adds; its row stays one that a finding kept out."""
    rows = list(first.rows)
    adds = draft.given().keys() - first.given().keys()
    first.take_from(draft)
    if not adds:
        first.rows = rows


def _is_part_twice(first: Draft, draft: Draft) -> bool:
    """Whether rows of a long table go on with an agency, at most repeating single parts; a whole block that comes again
    is a duplicate."""
    if first.sheet != draft.sheet:
        return False
    again = first.named_at.keys() & draft.named_at.keys()
    return len(again) <= 1 or len(again) < len(draft.named_at)


def _join_long(first: Draft, draft: Draft, registry: Registry, faults: Faults) -> None:
    for part in first.named_at.keys() & draft.named_at.keys():
        one = registry.aspects.get(part) or registry.sub_aspects[part]
        faults.add("aspect_twice", draft.named_at[part], part={"id": one.name_id, "en": one.name_en},
                   first=f"{first.sheet}!{first.named_at[part].cell}")  # fmt: skip
        first.doubtful |= {part}
    if _whole_differs(first, draft):
        faults.add("contradicting_duplicate", draft.place, **_first(first))
        first.is_contradicted = True
    first.take_from(draft)


def _whole_differs(first: Draft, draft: Draft) -> bool:
    return bool(first.score and draft.score and first.score.value != draft.score.value) or bool(
        first.category and draft.category and first.category != draft.category
    )


def _name_repeated(
    sheet: str, repeated: list[Draft], in_all: int, kept: dict[Key, list[Draft]], faults: Faults
) -> None:
    """A sheet that only repeats others is one fault; single repeated rows are one each."""
    firsts = [kept[draft.key][0] for draft in repeated]
    if len(repeated) == in_all and in_all > 1:
        faults.add_to_sheet("duplicate", sheet, "", first=", ".join(dict.fromkeys(one.sheet for one in firsts)))
        return
    for draft, first in zip(repeated, firsts, strict=True):
        faults.add("duplicate", draft.place, **_first(first))
