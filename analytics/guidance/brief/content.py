"""The brief of one agency: what is on each page. Two pages where its aspects are known, one or two where less is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from analytics import labels, numbers
from analytics.guidance.brief import closing, guiding, standing
from analytics.guidance.brief.known import Known
from analytics.guidance.brief.model import Block, Brief
from analytics.guidance.situation import Country
from analytics.words import text

Section = Callable[[Known], Iterator[Block]]
_FULL: Sequence[Sequence[Section]] = (
    (standing.result, standing.aspects, closing.unknown, closing.sources),
    (guiding.improvements, guiding.way, guiding.mentors, closing.fingerprints),
)
_SHORT: Sequence[Sequence[Section]] = ((
    standing.result, closing.unknown, guiding.next_steps, guiding.mentors, guiding.neighbours, closing.sources,
    closing.fingerprints,
),)  # fmt: skip


def brief_of(known: Known) -> Brief:
    """The brief of an agency. Raises UnknownAgency."""
    agency = known.situation.agency
    where = [labels.name_of(known.country.release, known.lang, "agency_type", agency.agency_type)]
    for kind, found in (("province", agency.province_id), ("region", agency.region_id)):
        if found:
            where.append(labels.name_of(known.country.release, known.lang, kind, found))
    sections = _FULL if known.situation.aspects else _SHORT
    pages = [[block for section in page for block in section(known)] for page in sections]
    mark = known.numbers[0].fingerprint if known.numbers else None
    return dressed(
        known.country, known.lang, title=agency.name(known.lang), kicker=text(known.lang, "brief.kicker_agency"),
        under=" · ".join(where), pages=pages, fingerprint=mark,
    )  # fmt: skip


def dressed(
    country: Country, lang: str, *, title: str, kicker: str, under: str, pages: Sequence[Sequence[Block]],
    fingerprint: str | None,
) -> Brief:  # fmt: skip
    """A brief with what every one bears: the label of an invented release, its release, the foot."""
    release = country.release
    made = numbers.date(lang, release.built_at.date().isoformat())
    name = text(lang, f"app.release_{release.kind}")
    state = text(lang, "brief.state", under=under, upto=str(country.upto), release=release.release_id, kind=name)
    label = text(lang, "brief.simulated") if release.is_simulated else ""
    return Brief(
        lang, title, kicker, state, label, text(lang, "brief.foot", release=release.release_id, date=made),
        text(lang, "brief.page_of", page="{page}", pages="{pages}"), pages, fingerprint,
    )  # fmt: skip
