"""Names of regional governments that are written nearly right behind their word of kind: "Provinsi Sulwesi Selatan"."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from analytics.check.reading.gazetteer import Gazetteer, Named
from analytics.check.reading.tokens import Token
from analytics.names import forms

_LONGEST = 3  # words
_SHORTEST, _LONG = 6, 11  # letters: below the first nothing is forgiven, from the second two slips


def near_name(gazetteer: Gazetteer, tokens: Sequence[Token], at: int, types: frozenset[str]) -> Named | None:
    """The one name of these types that the words from a token on are nearly; None where there are none or several."""
    if not types <= forms.REGIONAL:
        return None
    for size in range(_LONGEST, 0, -1):
        words = tokens[at : at + size]
        if len(words) < size or any(token.kind != "word" for token in words):
            continue
        key = "".join(token.norm for token in words).replace("rn", "m")
        forgiven = (len(key) >= _SHORTEST) + (len(key) >= _LONG)
        if not forgiven:
            continue
        near: dict[str, int] = {}
        for name, ids in gazetteer.bare.items():
            if abs(len(name) - len(key)) > forgiven or not any(gazetteer.types[one] in types for one in ids):
                continue
            errors = OSA.distance(key, name, score_cutoff=forgiven)
            if errors <= forgiven:
                near[name] = errors
        best = [name for name in near if near[name] == min(near.values())]
        if len(best) == 1:
            ids = tuple(one for one in gazetteer.bare[best[0]] if gazetteer.types[one] in types)
            return Named(at + size, ids, best[0])
    return None
