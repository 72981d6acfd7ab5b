"""English names of central bodies in the forms that papers give them, made by rule from the full ones."""

from __future__ import annotations

from collections.abc import Iterator

_BODIES = ("Agency", "Board", "Bureau", "Body", "Institute", "Authority", "Office")
_LEADS = ("National ", "State ", "Indonesian ")
DIRECTIONS = {
    "barat": "west", "timur": "east", "utara": "north", "selatan": "south", "tengah": "central",
    "tenggara": "southeast",
}  # fmt: skip


def english_forms(name: str) -> Iterator[str]:
    """Other forms of an English name: "Health Ministry", "Ministry of Villages", "Population Board"."""
    for head in ("Ministry of ", "Coordinating Ministry for "):
        if name.startswith(head):
            yield from _of_ministry(head.split()[0] == "Coordinating", name.removeprefix(head))
    if name.startswith("Indonesian ") and name.count(" ") > 1:
        yield name.removeprefix("Indonesian ")
    for tail in (" of Indonesia", " of the Republic of Indonesia"):
        if name.endswith(tail) and " " in (rest := name.removesuffix(tail)):
            # "the National Library"
            yield rest
    lead, _, body = name.rpartition(" ")
    if body in _BODIES and lead:
        yield from (f"{lead} {other}" for other in _BODIES if other != body)
        for first in _LEADS:
            if lead.startswith(first) and " " in (rest := lead.removeprefix(first)):
                yield from (f"{rest} {other}" for other in _BODIES)


def _of_ministry(leads: bool, field: str) -> Iterator[str]:
    """The field of a ministry before and behind the word, whole and by its first part alone."""
    own = field.split("/", maxsplit=1)[0]  # without the body that it is as well
    first = own.split(",", maxsplit=1)[0]
    parts = (field, own, first, first.split(" and ", maxsplit=1)[0])
    # "the Foreign Ministry"
    for part in dict.fromkeys((*parts, *(one.replace(" Affairs", "") for one in parts))):
        if leads:
            yield from (f"Coordinating Ministry for {part}", f"Coordinating Ministry of {part}")
            yield f"Coordinating {part} Ministry"
        else:
            yield from (f"Ministry of {part}", f"{part} Ministry", f"Ministry for {part}")


def direction_first(key: str, written: str) -> str | None:
    """The English form of a place's name that ends in a point of the compass: "bandungbarat" is "westbandung"."""
    last = written.rsplit(maxsplit=1)[-1].casefold()
    place = key.removesuffix(last)
    return DIRECTIONS[last] + place if last in DIRECTIONS and place and place != key else None
