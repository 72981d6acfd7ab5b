"""Each claim of the register as a ClaimReview of schema.org, for search engines and archives of fact checks."""

from __future__ import annotations

from typing import Any

from analytics.check.register import Entry, Standing
from analytics.check.words import because_words, reading_words
from analytics.warehouse import Release
from analytics.words import text

_NAME = "Peta Merit"
# From 1 (excluded) to 5 (confirmed). A claim that is not decided has no number, only its words.
_RATING: dict[Standing, int] = {"cocok": 5, "berbeda_antarsumber": 3, "tidak_cocok": 1}


def claim_review(release: Release, entry: Entry, lang: str, *, link: str = "") -> dict[str, Any]:
    """One claim as JSON-LD. The publisher is its author; the rating is named by the verdict in words.

    link: the address of the register on this release; without one, no `url` is given. A simulated release says so in
    the name of the author and of the rating, since nothing of it may pass for a check of facts.
    """
    reading, source = entry.reading, entry.source
    mark = f"{text(lang, 'frame.watermark')}: " if release.is_simulated else ""
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": mark + standing_words(entry.verdict, lang)}
    if value := _RATING.get(entry.verdict):
        rating |= {"ratingValue": value, "bestRating": 5, "worstRating": 1}
    appearance = {
        "@type": "CreativeWork", "name": source["title"], "url": source["url"],
        "datePublished": _day(source["published_on"]), "inLanguage": source["language"],
    }  # fmt: skip
    item = {
        "@type": "Claim", "identifier": entry.claim_id,
        "author": {"@type": "Organization", "name": source["publisher"]},
        "datePublished": _day(source["published_on"]), "appearance": _known(appearance),
    }  # fmt: skip
    review = {
        "@context": "https://schema.org", "@type": "ClaimReview",
        "identifier": f"{release.release_id}:{entry.claim_id}",
        "url": f"{link}#{entry.claim_id}" if link else None, "inLanguage": lang,
        "datePublished": release.built_at.date().isoformat(),
        "author": {"@type": "Organization", "name": mark + _NAME},
        "claimReviewed": entry.statement or reading_words(release, reading, lang),
        "reviewBody": " ".join(said(release, entry, lang)),
        "itemReviewed": _known(item), "reviewRating": rating,
    }  # fmt: skip
    return _known(review)


def standing_words(standing: Standing, lang: str) -> str:
    """A standing in words; that of a claim which nobody else prints has no verdict of its own."""
    if standing == "berdiri_sendiri":
        return text(lang, "check_register.standing.berdiri_sendiri")
    return text(lang, f"check.verdict.{standing}")


def said(release: Release, entry: Entry, lang: str) -> list[str]:
    """How a claim is read, how it stands to the other claims, and what the data says of it, in sentences."""
    lines = [f"{reading_words(release, entry.reading, lang)}."]
    if entry.standing == "berdiri_sendiri":
        lines.append(text(lang, "check_register.alone"))
    elif entry.standing == "cocok" and entry.others:
        lines.append(text(lang, "check_register.others", n=entry.others))
    else:
        lines.append(because_words(release, entry.judged.because, lang))
    lines += [because_words(release, note, lang) for note in entry.judged.notes]
    if entry.data.why != "nothing":
        lines.append(text(lang, f"check_register.data.{entry.data.why}", counted=entry.data.counted))
    return lines


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _day(told: object) -> str | None:
    """A day, month or year as printed; ISO 8601 has all three."""
    return str(told) if told else None
