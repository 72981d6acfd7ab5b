"""What was read and judged, in sentences of a language: for cards, reports, the command line and print."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from analytics import labels, numbers
from analytics.check.model import Alternative, Because, Judged, Period, Reading, Stage
from analytics.selection import FIRST_YEAR, LAST_YEAR
from analytics.warehouse import Release
from analytics.warehouse.dimensions import agencies, categories
from analytics.words import text, texts

_NUMBERS = ("value", "others", "least", "most")
_WITH_UNIT = ("percent", "points", "agencies")


def reading_words(release: Release, reading: Reading, lang: str) -> str:
    """How a claim was read: what, whose, when, and the figure."""
    stage = "verified" if reading.step else reading.stage
    what = _what(release, lang, reading.metric, reading.category, reading.aspect, stage)
    if reading.step is not None:
        what = f"{what}: {text(lang, f'labels.step.{reading.step}')}"
    words = _parts(release, lang, what, reading.subject, reading.period)
    return f"{words}: {_figure(lang, reading)}" if reading.value is not None else words


def alternative_words(release: Release, one: Alternative, lang: str) -> str:
    """A reading under which the figure would be true."""
    what = _what(release, lang, one.metric, one.category, None, one.stage)
    return text(lang, one.because.key, reading=_parts(release, lang, what, one.subject, one.period))


def because_words(release: Release, because: Because, lang: str) -> str:
    """Why, as a sentence; figures in the form of the language, categories by name."""
    tokens = {
        name: ", ".join(_shown(release, lang, one) for one in value.split(", ")) if name in _NUMBERS else value
        for name, value in because.tokens
    }
    # Some sentences name the years that the facts are about; those are the same for all of them.
    return text(lang, because.key, **{"first": str(FIRST_YEAR), "last": str(LAST_YEAR), **tokens})


def print_words(release: Release, judged: Judged, lang: str, sources: str) -> str:
    """A sentence that may be printed as it is. `sources`: the publishers, in words."""
    return text(
        lang, f"check.print.{judged.verdict}", reading=reading_words(release, judged.reading, lang),
        because=because_words(release, judged.because, lang), sources=sources, quote=judged.reading.quote,
    )  # fmt: skip


def subject_words(release: Release, subject: tuple[str, ...], lang: str) -> str:
    """The agencies or groups that are meant; "not known" where the text names none."""
    if not subject:
        return text(lang, "common.not_known")
    known = agencies(release)
    return " / ".join(
        known[one].name(lang) if one in known else labels.claim_scope(release, lang, one) for one in subject
    )


def period_words(lang: str, period: Period) -> str:
    """The time that is meant; where the text gives none, how it is read."""
    if period.kind is None or period.end is None:
        return text(lang, "check.read.no_period", year=str(LAST_YEAR))
    return labels.claim_period(lang, f"{period.kind}:{period.end}")


def _parts(release: Release, lang: str, what: str, subject: tuple[str, ...], period: Period) -> str:
    whose = subject_words(release, subject, lang)
    return text(lang, "check.read.parts", what=what, whose=whose, when=period_words(lang, period))


def _what(release: Release, lang: str, metric: str, category: str | None, aspect: str | None, stage: Stage) -> str:
    key = f"check.metric.{metric}"
    words = text(lang, key if key in texts(lang) else f"labels.metric.{metric}")
    parts = [labels.name_of(release, lang, "category", category)] if category else []
    parts += [labels.name_of(release, lang, "aspect", aspect)] if aspect else []
    said = f"{words} {', '.join(parts)}" if parts else words
    return said if stage == "verified" else f"{said} ({text(lang, f'check.stage.{stage}')})"


def _figure(lang: str, reading: Reading) -> str:
    assert reading.value is not None
    value = numbers.number(lang, reading.value)
    if reading.unit in _WITH_UNIT:
        value = text(lang, f"check.read.{reading.unit}", value=reading.value)
    return value if reading.bound == "exact" else text(lang, f"check.read.{reading.bound}", value=value)


def _shown(release: Release, lang: str, value: str) -> str:
    if value in categories(release):
        return labels.name_of(release, lang, "category", value)
    try:
        return numbers.number(lang, Decimal(value))
    except InvalidOperation:
        return value
