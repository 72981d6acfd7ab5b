"""Printed totals, facts and clashes as sentences, for pages and the command line alike."""

from __future__ import annotations

from analytics import labels
from analytics.certainty.model import Choice, Clash, Fact, Statement
from analytics.warehouse import Release
from analytics.words import text


def statement_words(release: Release, lang: str, one: Statement) -> str:
    """A printed total: what it counts, of whom, when, its value, and who says so."""
    metric = text(lang, f"labels.metric.{one.metric}")
    if one.category:
        metric = f"{metric} {labels.name_of(release, lang, 'category', one.category)}"
    scope = labels.claim_scope(release, lang, one.scope)
    when = labels.claim_period(lang, f"{one.kind}:{one.year}") if one.kind != "award_on" else _ceremony(lang, one.year)
    said = text(lang, "certainty.printed", value=one.value, claims=", ".join(one.claims), witnesses=one.witnesses)
    return text(lang, "certainty.total", metric=metric, scope=scope, when=when, said=said)


def _ceremony(lang: str, year: int) -> str:
    """The state that an award tells: results up to the end of a year."""
    return text(lang, "certainty.awarded", year=str(year))


def fact_words(release: Release, lang: str, fact: Fact) -> str:
    """One fact that a bound rests on."""
    if fact.statement is not None:
        return statement_words(release, lang, fact.statement)
    types = ", ".join(labels.claim_scope(release, lang, one) for one in fact.types)
    of = ", ".join(labels.name_of(release, lang, "category", one) for one in fact.categories)
    key: str = "results_of" if of and fact.kind == "results" else fact.kind
    if fact.kind == "results" and not fact.types:  # of a release that counts itself
        key = "counted"
    return text(lang, f"certainty.fact.{key}", n=fact.n, types=types, year=str(fact.year), categories=of)


def clash_words(lang: str, clash: Clash) -> str:
    """Which totals cannot all be true, and what it takes for that."""
    claims = " + ".join(clash.claims)
    if not clash.needs:
        return text(lang, "certainty.clash", claims=claims)
    needs = "; ".join(text(lang, f"certainty.needs.{one}") for one in clash.needs)
    return text(lang, "certainty.clash_under", claims=claims, needs=needs)


def choice_words(lang: str, way: Choice) -> str:
    """What follows where one total of a clash is not believed."""
    if not way.possible:
        what = text(lang, "certainty.impossible")
    elif way.least is None:
        what = text(lang, "certainty.share")
    elif way.least == way.most:
        what = text(lang, "certainty.implied_exact", n=way.least)
    else:
        what = text(lang, "certainty.implied", least=way.least, most=way.most)
    return text(lang, "certainty.without", claim=way.without, what=what)
