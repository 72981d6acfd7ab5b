"""Fingerprints: eight characters of Crockford base32 and a check character, short enough to type from paper.

A fingerprint covers the measure and the version of its definition, its parameters, the value, and the content hash of
the release. The check character is taken over the field of 32 elements, so that every single mistyped character and
every swap of two neighbours is noticed, and it stays within the same alphabet.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from analytics.warehouse import Release

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_FORM = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]")
_LENGTH = 8


def _times_two(element: int) -> int:
    """Multiply by x in GF(32), modulus x^5 + x^2 + 1."""
    doubled = element << 1
    return doubled ^ 0b100101 if doubled & 0b100000 else doubled


def _check_character(body: str) -> str:
    total = 0
    for character in body:
        total = _times_two(total ^ _ALPHABET.index(character))
    return _ALPHABET[total]


def value_text(value: int | float | Decimal | None) -> str | None:
    """The form of a value that is fingerprinted: whole numbers as they are, others to six decimals."""
    if value is None or value == int(value):
        return None if value is None else str(int(value))
    return format(value, ".6f")


def fingerprint(
    *,
    measure_id: str,
    version: int,
    parameters: Mapping[str, object],
    value: int | float | Decimal | None,
    content_hash: str,
) -> str:
    """The fingerprint of one number, as `7XK2-M9QD-C`."""
    before, after = _covered(measure_id, version, parameters, content_hash)
    digest = hashlib.sha256((before + json.dumps(value_text(value)) + after).encode()).digest()
    bits = int.from_bytes(digest[:5], "big")
    body = "".join(_ALPHABET[(bits >> shift) & 31] for shift in range(35, -1, -5))
    return f"{body[:4]}-{body[4:]}-{_check_character(body)}"


class Covered(Protocol):
    """What a fingerprint covers: of a number that code computes, as of a measure."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> int: ...
    @property
    def parameters(self) -> Mapping[str, object]: ...
    @property
    def value(self) -> int | float | Decimal | None: ...
    @property
    def release(self) -> Release: ...


def fingerprint_of(one: Covered) -> str:
    """The fingerprint of a number, with its release's content."""
    return fingerprint(
        measure_id=one.id, version=one.version, parameters=one.parameters, value=one.value,
        content_hash=one.release.content_hash,
    )  # fmt: skip


def find_whole_value(
    mark: str, *, measure_id: str, version: int, parameters: Mapping[str, object], content_hash: str, most: int
) -> int | None:
    """The whole number from 0 to `most` for which a measure has this fingerprint, found by trying; None if none has it.

    A thousand tries take about a millisecond, which is less than one query.
    """
    bits = 0
    for character in mark.replace("-", "")[:_LENGTH]:
        bits = bits << 5 | _ALPHABET.index(character)
    wanted = bits.to_bytes(5, "big")
    before, after = _covered(measure_id, version, parameters, content_hash)
    begun = hashlib.sha256(before.encode())
    for value in range(most + 1):
        tried = begun.copy()
        tried.update(f'"{value}"{after}'.encode())
        if tried.digest().startswith(wanted):
            return value
    return None


def _covered(measure_id: str, version: int, parameters: Mapping[str, object], content_hash: str) -> tuple[str, str]:
    """The text that a fingerprint covers, before and after the value."""
    asked = sorted((name, str(value)) for name, value in parameters.items())
    before = json.dumps([measure_id, version, asked], ensure_ascii=True, separators=(",", ":"))
    return before[:-1] + ",", "," + json.dumps(content_hash) + "]"


def normal_form(typed: str) -> str | None:
    """A typed fingerprint in its one form; None where it is mistyped (wrong length, letter or check character)."""
    plain = re.sub(r"[\s\-–—]", "", typed).upper().translate(_READ_AS)
    if len(plain) != _LENGTH + 1 or any(character not in _ALPHABET for character in plain):
        return None
    if _check_character(plain[:_LENGTH]) != plain[_LENGTH]:
        return None
    return f"{plain[:4]}-{plain[4:8]}-{plain[8]}"


def found_in(text: str) -> list[str]:
    """The fingerprints that stand in a text, in order, each once; what fails its check is not one."""
    return list(dict.fromkeys(found for found in _FORM.findall(text) if normal_form(found)))
