"""How much each part of a priority counts: four whole numbers, chosen by the reader, written into the address."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Literal

from analytics.errors import BadParameter
from analytics.words import text

MOST = 100
PartName = Literal["distance", "aspects", "direction", "time"]
PARTS: tuple[PartName, ...] = ("distance", "aspects", "direction", "time")


class BadWeights(BadParameter):
    """Weights that give no order. `reason`: `unknown`, `not_whole`, `all_zero`."""

    def __init__(self, reason: str, found: object) -> None:
        self.reason = reason
        super().__init__("worklist", "weights", found, PARTS, self._words("en", reason, found))

    @staticmethod
    def _words(lang: str, reason: str, found: object) -> str:
        return text(lang, f"guidance.worklist.weights.{reason}", found=str(found), parts=", ".join(PARTS), most=MOST)

    def sentence(self, lang: str) -> str:
        """What is wrong and what to do, in a language."""
        return self._words(lang, self.reason, self.found)


@dataclass(frozen=True)
class Weights:
    """The weight of each part, 0 to 100; only their proportions count. Raises BadWeights where none is above 0."""

    distance: int = 40
    aspects: int = 30
    direction: int = 20
    time: int = 10

    def __post_init__(self) -> None:
        for name, weight in asdict(self).items():
            if not 0 <= weight <= MOST:
                raise BadWeights("not_whole", f"{name}={weight}")
        if not self.total:
            raise BadWeights("all_zero", self.written())

    @classmethod
    def read(cls, written: str) -> Weights:
        """Weights as an address or a command line writes them, "distance=40,time=0"; a part left out keeps its default.

        Raises BadWeights.
        """
        given: dict[str, int] = {}
        for pair in filter(None, (one.strip() for one in written.split(","))):
            name, _, weight = (one.strip() for one in pair.partition("="))
            if name not in PARTS or name in given:
                raise BadWeights("unknown", pair)
            if not (weight.isascii() and weight.isdecimal()) or len(weight) > len(str(MOST)):
                raise BadWeights("not_whole", pair)
            given[name] = int(weight)
        return cls(**given)

    def written(self) -> str:
        """The form that `read` takes; parts that have their default are left out."""
        return ",".join(f"{one.name}={getattr(self, one.name)}" for one in fields(self)
                        if getattr(self, one.name) != one.default)  # fmt: skip

    @property
    def total(self) -> int:
        """The sum of the weights."""
        return self.distance + self.aspects + self.direction + self.time

    def of(self, part: PartName) -> int:
        """The weight of one part."""
        return int(getattr(self, part))
