"""The phrases of a sentence that may be categories, and the numerals behind "kategori"; which are some is for
`categories` to say."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from analytics.check.reading.phrases import Hit, phrases, words
from analytics.check.reading.tokens import Token

ORDER = ("buruk", "kurang", "baik", "sangat_baik")
_NOUNS_BEHIND = frozenset(
    {
        "rating",
        "ratings",
        "grades",
        "certificates",
        "category",
        "grade",
        "categories",
        "group",
        "band",
        "level",
        "bracket",
        "tier",
        "award",
        "awards",
        "class",
        "classes",
    }
)
_FILLERS = words("small", "categories_fillers")
_LINE = 6
_STILL = frozenset({"masih", "sudah", "tetap", "juga", "pun", "baru", "sekarang", "kini", "hanya", "cuma"})
_THEIR_CATEGORY = frozenset({"predikatnya", "kategorinya", "predikat", "kategori"})
_GAINED = words("cues", "gain")
_SMALL = frozenset({"to", "the", "a", "ke", "di", "dalam", "pada", "mampu", "bisa", "sampai", "lagi", "into", "in"})
_NOT = words("small", "categories_not")
_NEGATED = {"sangat_baik": "outside", "baik": "below_baik", "kurang": "outside", "at_least_baik": "below_baik"}
_LINES = words("small", "limits_marks") | {"the", "standar", "level"}
_REST = words("small", "categories_rest")
_BELOW = (["di", "bawahnya"], ["dibawahnya"], ["below", "it"], ["below", "that"], ["di", "bawah", "garis", "itu"])


def _numeral(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The category that a numeral after a head names ("kategori III", "level tiga"), and the token after it."""
    place = at
    while place < len(tokens) and tokens[place].norm in ("nomor", "ke", "-", '"', "'", ":"):
        place += 1
    if place >= len(tokens):
        return None
    token = tokens[place]
    for value, name in enumerate(ORDER, 1):
        if token.norm in words("category_heads", f"numeral_{value}"):
            after = tokens[place + 1] if place + 1 < len(tokens) else None
            counts = token.kind == "number" and after is not None and phrases("scopes").match(tokens, place + 1)
            return None if counts or (token.norm == "i" and not token.capital) else (name, place + 1)
    return None


def numeral_tokens(tokens: Sequence[Token]) -> set[int]:
    """The tokens of numerals that name categories, which are no figures."""
    found: set[int] = set()
    for at, token in enumerate(tokens):
        if token.norm in words("category_heads", "numeral_head") and (read := _numeral(tokens, at + 1)):
            found.update(range(at + 1, read[1]))
            after = read[1]
            if after + 2 < len(tokens) and tokens[after].norm == "(" and tokens[after + 2].norm == ")":
                found.add(after + 1)
    return found


def _heads(tokens: Sequence[Token], at: int) -> bool:
    """Whether a head stands right before a token, over marks and small words."""
    place = at - 1
    while place >= 0 and at - place <= 4 and tokens[place].norm in _FILLERS:
        place -= 1
    if place > 0 and tokens[place].norm in _STILL and tokens[place - 1].norm in _THEIR_CATEGORY:
        # "saat predikatnya masih baik"
        return True
    if place < 0:
        return False
    norm = tokens[place].norm
    return norm.removesuffix("nya") in words("category_heads", "head") or norm in ("nilai", "nilainya")


def find_candidates(tokens: Sequence[Token], ends: Collection[int]) -> list[tuple[Hit, bool]]:
    """Phrases of categories, and numerals behind heads, in order; the flag says that a head stands before.

    ends: the tokens behind counts, where no plain phrase begins ("57 good for the way they hire").
    """
    found: list[tuple[Hit, bool]] = []
    at = 0
    romans = False
    while at < len(tokens):
        if tokens[at].norm in words("category_heads", "numeral_head") and (read := _numeral(tokens, at + 1)):
            found.append((Hit(at, read[1], read[0]), True))
            at = read[1]
            romans = True
            continue
        if romans and (name := _bare_roman(tokens, at)) is not None:
            found.append((Hit(at, at + 1, name), True))
            at += 1
            continue
        hit = phrases("categories").match(tokens, at) or _rest_below(tokens, at, found)
        if hit is None:
            at += 1
            continue
        if hit.id == "plain" and (at in ends or _heads(tokens, at)) and (single := _single(tokens, at)):
            hit = single
        if hit.id == "plain" and _is_named_inside(tokens, hit):
            at += 1
            continue
        if hit.id == "plain" and at > 1 and is_shared(tokens, at + 1):
            at += 1
            continue
        if hit.id in ("sangat_baik", "kurang") and _is_missed(tokens, at):
            hit = replace(hit, id="outside")
        if hit.id in _NEGATED and (lead := _negated(tokens, at)) is not None:
            # "belum mencapai Baik" is below it; "not good" may be said of anything.
            hit = replace(hit, id=_NEGATED[hit.id] if hit.id != "baik" or _GAINED & set(lead) else "outside")
        if hit.id != "plain":
            behind = hit.last < len(tokens) and tokens[hit.last].norm in _NOUNS_BEHIND
            inside = any(token.norm in words("category_heads", "head") for token in tokens[hit.first : hit.last])
            found.append((hit, behind or inside or _heads(tokens, at) or hit.id in ("at_least_baik", "below_baik")))
        at = hit.last
    return found


def _is_named_inside(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether a category with a capital stands in a phrase of plain words: "awards for Good results", "dengan Baik"."""
    inside = tokens[hit.first + 1 : hit.last]
    return not tokens[hit.first].capital and any(
        token.capital and phrases("categories").match(tokens, at) is not None
        for at, token in enumerate(inside, hit.first + 1)
    )


def _rest_below(tokens: Sequence[Token], at: int, found: Sequence[tuple[Hit, bool]]) -> Hit | None:
    """ "di bawahnya" said of the rest that is not good: "47,3 persen minimal Baik; selebihnya, 243 instansi, masih
    tertahan di bawahnya"."""
    size = next((len(said) for said in _BELOW if [one.norm for one in tokens[at : at + len(said)]] == said), 0)
    if not size or not found or found[-1][0].id not in ("baik", "at_least_baik"):
        return None
    rest = any(token.norm in _REST for token in tokens[found[-1][0].last : at])
    return Hit(at, at + size, "below_baik") if rest else None


def _negated(tokens: Sequence[Token], at: int) -> list[str] | None:
    """The words between a negation and a category that was not reached: "belum menembus kategori Sangat Baik", "failed
    to reach good"; None where it is not negated."""
    place = at
    while place > max(0, at - _LINE) and _leads_to_category(tokens[place - 1].norm):
        place -= 1
    told = [token.norm for token in tokens[place:at]]
    return told if place > 0 and tokens[place - 1].norm in _NOT else None


def _leads_to_category(norm: str) -> bool:
    return norm in _GAINED or norm in _SMALL or norm in words("category_heads", "head")


def _is_missed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a category is only the line that was missed: "masih di bawah ambang Sangat Baik"."""
    lead = [token.norm for token in tokens[max(0, at - _LINE) : at]]
    while lead and (lead[-1] in _LINES or lead[-1] in words("category_heads", "head")):
        lead.pop()
    return lead[-2:] in (["di", "bawah"], ["short", "of"], ["shy", "of"]) or lead[-1:] in (["below"], ["dibawah"])


def _bare_roman(tokens: Sequence[Token], at: int) -> str | None:
    """A roman numeral that goes on with a list of categories: "Kategori I …; II …", "kategori III dan IV"."""
    place = ("I", "II", "III", "IV").index(tokens[at].raw) if tokens[at].raw in ("I", "II", "III", "IV") else -1
    if (
        place < 0
        or not at
        or tokens[at - 1].norm not in (",", ";", "dan", "atau", "|", "and", "or", "/", "&", "serta", "(", "-")
    ):
        return None
    return ORDER[place]


def _single(tokens: Sequence[Token], at: int) -> Hit | None:
    """A category of one or two words, where a longer phrase of plain words begins with it."""
    for size, names in ((2, ("sangat_baik",)), (1, ("baik", "kurang", "buruk"))):
        hit = phrases("categories").match(tokens[: at + size], at)
        if hit is not None and hit.id in names:
            return hit
    return None


def is_shared(tokens: Sequence[Token], at: int) -> bool:
    """Whether "sama-sama" stands right before a token."""
    return [token.norm for token in tokens[max(0, at - 3) : at]] == ["sama", "-", "sama"]
