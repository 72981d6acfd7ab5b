"""Everything that the brief of one agency is written from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from analytics.guidance.advice import Advice, advice
from analytics.guidance.brief import cited
from analytics.guidance.brief.cited import Cited
from analytics.guidance.brief.told import Year, years_of
from analytics.guidance.mentors import Mentors, mentors
from analytics.guidance.peers import Peer, peers
from analytics.guidance.situation import Country, Situation
from analytics.guidance.ways import Ways, ways
from analytics.measures import compute
from analytics.measures.ledger import Issued
from analytics.words import text


@dataclass(frozen=True)
class Known:
    """One agency in a language: where it stands and what guidance says of it. Each part is worked out once."""

    country: Country
    agency_id: str
    lang: str

    @cached_property
    def situation(self) -> Situation:
        """Where it stands."""
        return self.country[self.agency_id]

    @cached_property
    def years(self) -> tuple[Year, ...]:
        """What the sources tell of it."""
        return years_of(self.country, self.agency_id)

    @cached_property
    def peers(self) -> tuple[Peer, ...]:
        """Its peers."""
        return peers(self.country, self.agency_id)

    @cached_property
    def advice(self) -> Advice:
        """Its aspects beside those of its peers, and its improvements."""
        return advice(self.country, self.agency_id, [one.situation.id for one in self.peers])

    @cached_property
    def ways(self) -> Ways:
        """The shortest way to the next category."""
        return ways(self.country, self.agency_id, most=1)

    @cached_property
    def mentors(self) -> Mentors:
        """Its mentors."""
        return mentors(self.country, self.agency_id)

    @cached_property
    def numbers(self) -> tuple[Issued, ...]:
        """The scores, the points that are needed and the length of the way; without a result how many have one."""
        if self.situation.latest is None:
            return self._of_kind
        scores = cited.scores(self.country, self.situation, self.years)
        return (*scores, *cited.of_way(self.country, self.ways))

    @cached_property
    def _of_kind(self) -> tuple[Issued, ...]:
        release, upto = self.country.release, self.country.upto
        of_type = {"type": self.situation.agency.agency_type}
        return (
            compute(release, "agencies_registered", year=upto, **of_type),
            compute(release, "agencies_assessed", upto=upto, **of_type),
        )

    @cached_property
    def aspect_numbers(self) -> Mapping[str, tuple[Cited | None, Cited | None]]:
        """What was attained of each aspect, and the median of its peers."""
        return cited.of_aspects(self.country, self.advice)

    @property
    def all_numbers(self) -> tuple[Issued, ...]:
        """Every number that carries a fingerprint."""
        beside = (one for pair in self.aspect_numbers.values() for one in pair if one)
        return (*self.numbers, *beside)

    def say(self, key: str, **tokens: object) -> str:
        """A text of the brief."""
        return text(self.lang, key, **tokens)

    def category(self, category_id: str | None) -> str:
        """The name of a category, or that it is not known."""
        found = self.country.categories.get(category_id or "")
        return found.name(self.lang) if found else text(self.lang, "common.not_known")

    def aspect(self, aspect_id: str) -> str:
        """The name of an aspect."""
        return self.country.aspects[aspect_id].name(self.lang)
