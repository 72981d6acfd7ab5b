"""Which number words are figures: the small ones only where they count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analytics.check.reading.phrases import words
from analytics.check.reading.tokens import Token

if TYPE_CHECKING:
    from analytics.check.reading.figures import Figure

_AWARDED = words("small", "counts_awarded")
_HELD = words("small", "spelled_held")
_NO_MORE = ("baru", "hanya", "cuma", "sekadar", "only", "just", "with", "from", "than")


def is_told_in_words(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a number word is a figure: small ones only before a noun that is counted ("satu pun", "dua hal")."""
    before = tokens[figure.first - 1].norm if figure.first else ""
    if before in ("salah", "satu", "the", "no", "se", "every", "any") and figure.value == 1:
        return False
    behind = tokens[figure.last].norm if figure.last < len(tokens) else ""
    if figure.value == 1 and behind == "of" and before not in _NO_MORE:
        # "Gorontalo is one of the provinces rated very good"
        return False
    if figure.form == "ordinal" or figure.value > 20 or figure.half:
        return True
    return (
        figure.scope is not None
        or figure.unit in ("percent", "points", "aspects", "sub_aspects")
        or (figure.value > 10 and before in ("ada", "sebanyak", "berjumlah", "jumlahnya", "cuma", "hanya", "baru"))
        or (figure.value > 1 and before in ("only", "just") and _is_verb(tokens, figure.last))
        or (figure.value > 1 and before in _NO_MORE and _has_no_noun(tokens, figure.last))
        or (figure.value > 1 and (_holds_award(tokens, figure) or _closes(tokens, figure, before)))
        or (figure.value > 1 and _is_part(tokens, figure))
        or (figure.value > 1 and _is_number_of(tokens, figure))
        or (figure.value > 1 and (_lists_on(tokens, figure) or figure.unit in ("staff", "money")))
    )


def _holds_award(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether those are counted who hold a category or an award: "enam penerima predikat tersebut", "six recipients of
    that rating"; but not "six recipients of scholarships"."""
    norms = [token.norm for token in tokens[figure.last : figure.last + 3]]
    return bool(norms) and norms[0] in _AWARDED and (norms[1:2] == [] or bool(_HELD & set(norms[1:])))


def _closes(tokens: Sequence[Token], figure: Figure, before: str) -> bool:
    """Whether a number word ends a sentence that tells how many there are: "penerimanya di tingkat kota ada enam."."""
    return before in ("ada", "berjumlah", "jumlahnya", "numbered") and _has_no_noun(tokens, figure.last)


def _has_no_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing is counted behind a number word: "pada 2018 baru enam.", "hanya tiga yang sampai ke sana"."""
    return at >= len(tokens) or tokens[at].norm in ("yang", "pada", "in", "at", ".", ",", ";", ")")


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb follows a number word, which stands for agencies: "only six were rated good"."""
    verbs = ("were", "are", "was", "got", "made", "earned", "came", "reached", "landed", "passed")
    return at < len(tokens) and tokens[at].norm in verbs


def _is_part(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a number word is a part of a whole behind it: "thirteen of the country's 34 ministries"."""
    norms = [token.norm for token in tokens[figure.last : figure.last + 6]]
    if norms[:2] in (["of", "which"], ["of", "whom"], ["of", "them"], ["of", "those"]):
        # "34 ministries, six of which were …"
        return True
    return norms[:1] in (["of"], ["dari"]) and any(
        token.kind == "number" for token in tokens[figure.last : figure.last + 6]
    )


def _lists_on(tokens: Sequence[Token], figure: Figure) -> bool:
    after = [token.norm for token in tokens[figure.last : figure.last + 2]]
    return after[:1] in (
        ["lainnya"],
        ["sisanya"],
        ["sangat"],
        ["baik"],
        ["kurang"],
        ["buruk"],
        ["others"],
    ) or after == ["di", "antaranya"]


def _is_number_of(tokens: Sequence[Token], figure: Figure) -> bool:
    """Whether a sentence gives the number of something by it: "The number of ministries in that category was nine"."""
    before = [token.norm for token in tokens[: figure.first]]
    return before[-1:] in (["was"], ["is"], ["adalah"]) and ("number" in before or "jumlah" in before)
