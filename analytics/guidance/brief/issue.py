"""Briefs as files that are handed out: made, named, and noted, so that `verify` answers for file and numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from analytics.errors import UnknownFormat
from analytics.export.formats import join_name
from analytics.export.table import slug
from analytics.guidance.brief.content import brief_of
from analytics.guidance.brief.docx import to_docx
from analytics.guidance.brief.known import Known
from analytics.guidance.brief.model import Brief
from analytics.guidance.brief.overview import overview
from analytics.guidance.brief.pdf import to_pdf
from analytics.guidance.situation import Country
from analytics.measures import ledger
from analytics.measures.ledger import Issued
from analytics.words import text

FORMATS: Mapping[str, Callable[[Brief], bytes]] = {"pdf": to_pdf, "docx": to_docx}


def make(country: Country, agency_id: str, *, file_format: str, lang: str) -> bytes:
    """The brief of one agency. Raises UnknownAgency, UnknownFormat, NotSet."""
    return next(iter(make_formats(country, agency_id, [file_format], lang).values()))


def make_formats(country: Country, agency_id: str, formats: Sequence[str], lang: str) -> dict[str, bytes]:
    """The brief of one agency in several formats, by the names of the files. Raises as `make` does."""
    writers = {one: _writer(one) for one in formats}
    known = Known(country, agency_id, lang)
    brief = brief_of(known)
    return {
        name: _noted(country, write(brief), known.all_numbers, name)
        for name, write in ((file_name(country, agency_id, one, lang), write) for one, write in writers.items())
    }


def make_overview(country: Country, *, region: str | None = None, file_format: str, lang: str) -> bytes:
    """The brief of a region, or of the country. Raises BadParameter, UnknownFormat, NotSet."""
    write = _writer(file_format)
    brief, numbers = overview(country, region, lang)
    return _noted(country, write(brief), numbers, overview_name(country, region, file_format, lang))


def file_name(country: Country, agency_id: str, file_format: str, lang: str) -> str:
    """What the file of an agency's brief is called, in ASCII. Raises UnknownAgency, UnknownFormat."""
    return _name(country, country[agency_id].id, file_format, lang)


def overview_name(country: Country, region: str | None, file_format: str, lang: str) -> str:
    """What the file of a region's or the country's brief is called. Raises UnknownFormat."""
    return _name(country, region or text(lang, "brief.file.national"), file_format, lang)


def _name(country: Country, about: str, file_format: str, lang: str) -> str:
    _writer(file_format)
    release = country.release
    parts = [text(lang, "brief.file.name"), slug(about), str(country.upto), lang, release.release_id]
    return join_name(release.is_simulated, parts, file_format)


def _writer(file_format: str) -> Callable[[Brief], bytes]:
    if file_format not in FORMATS:
        raise UnknownFormat(file_format, list(FORMATS))
    return FORMATS[file_format]


def _noted(country: Country, content: bytes, numbers: tuple[Issued, ...], name: str) -> bytes:
    for one in numbers:
        ledger.remember(one)
    shows = numbers[0].fingerprint if numbers else None
    ledger.remember_file(content, name=name, release_id=country.release.release_id, fingerprint=shows)
    return content
