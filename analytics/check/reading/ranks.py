"""Which numbers are places in a ranking."""

from __future__ import annotations

from collections.abc import Sequence

from analytics.check.reading.numbers import is_number_word, read_digits, read_ordinal
from analytics.check.reading.phrases import words
from analytics.check.reading.tokens import Token

_BEHIND_PLACE = words("small", "figures_behind_place")
_LIST = words("small", "ranks_list")
_NUMBERED = words("small", "ranks_numbered")
_VERBS = frozenset({"was", "came", "is", "comes", "went"})
_BEHIND_NUMBER = words("small", "ranks_behind_number")
_LISTS = frozenset({"se", "nasional", "kelompok", "kategori"})
_MOVES = words("small", "ranks_moves")
_PARTS_PLACE, _CLOSES_PLACE = frozenset({",", "(", "|", "–", "/"}), frozenset({".", ",", ";", ")", "|"})
_LEAST_TOTAL, _MOST_TOTAL = 100, 410
_NEAR = 24  # tokens from one place to the next


def is_placed(tokens: Sequence[Token], at: int, masked: set[int]) -> bool:
    """Whether a place leads a name with its total: "kedua BKKBN 364,5". masked: names among others."""
    if at and tokens[at - 1].norm not in (",", ".", ";", "dan", "lalu", "and", ":", "(", "yang"):
        return False
    place = at + 1
    if place < len(tokens) and tokens[place].norm in (":", ",", "ada", "adalah", "ditempati"):
        place += 1
    if place >= len(tokens) or place not in masked or tokens[place].kind != "word":
        return False
    while place < len(tokens) and place in masked and tokens[place].kind == "word":
        place += 1
    while place < len(tokens) and tokens[place].norm in ("(", "dengan", "nilai", "skor", "meraih", "with", ":"):
        place += 1
    return place < len(tokens) and tokens[place].kind == "number" and place not in masked


def is_headed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word for a place stands beside a number: "peringkat 3", "third place", "third among the provinces"."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    best = [token.norm for token in tokens[at + 1 : at + 3]] in (["-", "best"], ["-", "highest"])
    if behind is not None and (best or behind.norm in _LIST) and read_ordinal(tokens[at]) is not None:
        return True
    if at + 1 < len(tokens) and tokens[at + 1].norm in ("place", "position", "rank", "spot"):
        return True
    moved = at > 1 and tokens[at - 1].norm == "to" and tokens[at - 2].norm in _MOVES
    if moved and read_ordinal(tokens[at]) is not None and (behind is None or behind.norm in _BEHIND_PLACE):
        # "East Java climbs to third in the ranking"
        return True
    spoken = tokens[at].kind == "word" or (behind is not None and behind.norm in _LISTS)
    numbered = at > 0 and tokens[at - 1].norm in ("nomor", "number")
    if numbered and spoken and (behind is None or behind.norm in _BEHIND_NUMBER):
        # "kabupaten kami nomor tiga se-Indonesia", "number one among the cities"
        return True
    if behind is not None and read_ordinal(tokens[at]) is not None and _is_of_many(tokens, at):
        return True
    if at and tokens[at - 1].norm in (
        "ranks",
        "sits",
        "sat",
        "stands",
        "lies",
        "landed",
        "emerged",
        "came",
        "finished",
        "finishing",
        "coming",
        "stood",
        "placing",
        "placed",
        "ranking",
    ):
        return True
    if at and tokens[at - 1].norm in ("was", "is", "were", "are") and read_ordinal(tokens[at]) is not None:
        # "BKKBN was second with 364.5": not "was second time"
        return behind is None or behind.norm in _BEHIND_PLACE
    place = at - 1
    while place >= 0 and tokens[place].norm in ("ke", "-", ":", "ke-", "nomor", "no", "the", "in", "#"):
        place -= 1
    return place >= 0 and tokens[place].norm in words("numbers", "rank_head")


def _is_of_many(tokens: Sequence[Token], at: int) -> bool:
    """Whether a place stands before where or of how many it is: "ketiga se-Kalimantan", ", keempat dari sepuluh
    pemerintah daerah"."""
    behind = [token.norm for token in tokens[at + 1 : at + 3]]
    if behind == ["se", "-"]:
        return True
    opens = at == 0 or tokens[at - 1].norm in (",", "berada", "menjadi", "di", "(", "sebagai")
    counted = len(behind) > 1 and (tokens[at + 2].kind == "number" or is_number_word(behind[1]))
    return opens and behind[:1] == ["dari"] and counted


def is_numbered(tokens: Sequence[Token], at: int) -> bool:
    """Whether "No." makes a number a place: "ranked No. 2", "good for No. 14 nationally", "288, No. 9"."""
    place = at - 1 if at and tokens[at - 1].norm == "." else at
    if place < 2 or tokens[place - 1].norm != "no" or tokens[at].kind != "number":
        return False
    behind = tokens[at + 1].norm if at + 1 < len(tokens) else "."
    if _ends_total(tokens, place - 2):
        return behind in _CLOSES_PLACE
    return tokens[place - 2].norm in _NUMBERED and (behind in _BEHIND_PLACE or behind in _LIST)


def _ends_total(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark that parts a total from its place stands at a token: "288,", "288 points (", "288 –"."""
    if at < 1 or tokens[at].norm not in _PARTS_PLACE:
        return False
    total = at - 1 - (tokens[at - 1].norm in ("points", "poin") and at > 1)
    value = read_digits(tokens[total].raw) if tokens[total].kind == "number" else None
    return value is not None and _LEAST_TOTAL <= value <= _MOST_TOTAL


def leads_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether a place opens a clause whose subject stands behind the verb: "fifth was Sumedang"."""
    opens = at == 0 or tokens[at - 1].norm in (".", ",", ";", "and", "while")
    if not opens or at + 2 >= len(tokens) or tokens[at + 1].norm not in _VERBS:
        return False
    return tokens[at + 2].capital or tokens[at + 2].norm == "the"


def follows_name(tokens: Sequence[Token], at: int, masked: set[int]) -> bool:
    """Whether a place stands right behind a name, where one was told before it in full: "BKKBN finished second with
    364.5 and BPOM third on 364"."""
    if not at or at - 1 not in masked or tokens[at - 1].kind != "word":
        return False
    if at + 1 < len(tokens) and tokens[at + 1].norm not in _BEHIND_PLACE:
        return False
    return any(
        read_ordinal(tokens[place]) is not None and is_headed(tokens, place) for place in range(max(0, at - _NEAR), at)
    )
