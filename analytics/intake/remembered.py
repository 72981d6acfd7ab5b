"""What people settled once and need not settle again: mappings of files of one shape, and names. Each can be undone."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from analytics.intake.model import FileMapping, as_plain, from_plain
from analytics.intake.records import now
from analytics.paths import home
from analytics.warehouse.store import locked, replace_text

_MAPPINGS, _ALIASES = "mappings.json", "aliases.json"


def remember_mapping(shape: str, mapping: FileMapping, *, who: str, file_name: str) -> None:
    """Keep a mapping for the next file of this shape (`layout.shape_of`). Names are kept apart, as aliases."""
    plain = as_plain(FileMapping(mapping.sheets))
    _change(_MAPPINGS, lambda kept: kept.update({shape: {"mapping": plain, **_by(who, file_name)}}))


def mapping_for(shape: str) -> FileMapping | None:
    """The mapping that was kept for a shape, or None; one of an older form of this program is not used."""
    try:
        return from_plain(_read(_MAPPINGS)[shape]["mapping"])
    except (KeyError, TypeError, ValueError):
        return None


def remembered_mappings() -> Mapping[str, Mapping[str, Any]]:
    """Every kept mapping by shape: mapping, who, when, file_name."""
    return _read(_MAPPINGS)


def forget_mapping(shape: str) -> bool:
    """Undo a kept mapping; whether there was one."""
    return _forget(_MAPPINGS, shape)


def remember_aliases(names: Mapping[str, str], *, who: str, file_name: str) -> None:
    """Keep names that a person settled (normal form to agency id) for the next file."""
    found = {name: {"agency_id": agency_id, **_by(who, file_name)} for name, agency_id in names.items()}
    if found:
        _change(_ALIASES, lambda kept: kept.update(found))


def aliases() -> dict[str, str]:
    """The names that were settled, to the id of their agency."""
    return {name: entry["agency_id"] for name, entry in _read(_ALIASES).items()}


def remembered_aliases() -> Mapping[str, Mapping[str, Any]]:
    """Every kept name in normal form: agency_id, who, when, file_name."""
    return _read(_ALIASES)


def forget_alias(name: str) -> bool:
    """Undo a kept name, given in normal form; whether there was one."""
    return _forget(_ALIASES, name)


def _by(who: str, file_name: str) -> dict[str, str]:
    return {"who": who, "when": now(), "file_name": file_name}


def _read(file: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((home() / file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    return found


def _forget(file: str, key: str) -> bool:
    was_there = key in _read(file)
    if was_there:
        _change(file, lambda kept: kept.pop(key, None))
    return was_there


def _change(file: str, change: Callable[[dict[str, Any]], object]) -> None:
    with locked(f".{file}.lock"):
        kept = _read(file)
        change(kept)
        replace_text(home() / file, json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True))
