"""Nouns for agencies that are told together and mean one group: "ministries, agencies and regional administrations"."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.check.reading.phrases import Hit
from analytics.check.reading.tokens import Token

_AND = frozenset({"and", "dan", "serta", "maupun", "&", "/"})
_IN_TURN = frozenset({"respectively", "berturut"})
_SMALL = frozenset({"the", "para", "seluruh", "all", "state", "negara", "well", "as", "juga"})
_CENTRAL_BODIES = frozenset({"lpnk", "lns", "lembaga", "lembaga_lain", "central"})
_CENTRAL = frozenset({"kementerian", "kementerian_lembaga", "central", *_CENTRAL_BODIES})
_REGIONAL = frozenset({"daerah", "provinsi", "kabupaten_kota", "kabupaten", "kota"})
# Nouns of `all` that mean bodies of the centre beside ministries: "ministries and agencies".
_PLAIN = frozenset({"agencies", "agency", "institutions", "bodies", "lembaga", "badan", "instansi", "offices"})


def join_groups(tokens: Sequence[Token], scopes: Sequence[Hit]) -> list[Hit]:
    """The nouns of a sentence, where those of one enumeration that is a group of its own are one noun."""
    if any(token.norm in _IN_TURN for token in tokens):
        # "provinces and regencies stood at 49 and 15 percent respectively"
        return list(scopes)
    joined: list[Hit] = []
    place = 0
    while place < len(scopes):
        run = [scopes[place]]
        ands = 0
        while place + len(run) < len(scopes):
            joint = _joint(tokens, run[-1].last, scopes[place + len(run)].first)
            if joint is None or (ands and not joint):
                break
            ands += joint
            run.append(scopes[place + len(run)])
            if ands:
                # "ministries, agencies and provinces": what follows "and" ends the list, but for "… and cities".
                follow = scopes[place + len(run)] if place + len(run) < len(scopes) else None
                if follow is None or _joint(tokens, run[-1].last, follow.first) is None:
                    break
        last = {tokens[at].norm for at in range(run[-1].first, run[-1].last)}
        # "provinces, regencies and cities": the last noun is two by itself.
        name = _group(tokens, run) if ands or _AND & last else None
        if name is None:
            joined.append(scopes[place])
            place += 1
        else:
            joined.append(Hit(run[0].first, run[-1].last, name))
            place += len(run)
    return joined


def _joint(tokens: Sequence[Token], first: int, last: int) -> bool | None:
    """Whether "and" joins two nouns; False where a comma does, None where something else stands between."""
    gap = [tokens[at].norm for at in range(first, last) if tokens[at].norm not in _SMALL]
    if not gap or len(gap) > 2 or any(norm not in _AND and norm != "," for norm in gap):
        return None
    return bool(_AND & set(gap))


def _group(tokens: Sequence[Token], run: Sequence[Hit]) -> str | None:
    ids = [
        "lembaga" if hit.id == "all" and hit.last - hit.first == 1 and tokens[hit.first].norm in _PLAIN else hit.id
        for hit in run
    ]
    if len(ids) < 2 or len(set(ids)) != len(ids):
        return None
    central, regional = set(ids) & _CENTRAL, set(ids) & _REGIONAL
    if central | regional != set(ids):
        return None
    if central and regional:
        return "all" if _is_whole(central) and (regional & {"daerah"} or len(regional) > 1) else None
    if regional:
        whole = {"provinsi", "kabupaten_kota"} <= regional or {"provinsi", "kabupaten", "kota"} <= regional
        return "daerah" if whole else "kabupaten_kota" if regional == {"kabupaten", "kota"} else None
    return "kementerian_lembaga" if _is_whole(central) and "kementerian" in central else None


def _is_whole(central: set[str]) -> bool:
    """Whether nouns for bodies of the centre mean all of them."""
    return bool(central & {"kementerian_lembaga", "central"}) or (
        "kementerian" in central and bool(central & _CENTRAL_BODIES)
    )
