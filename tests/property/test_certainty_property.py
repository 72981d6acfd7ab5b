"""Bounds against every world: small countries are gone through one by one, by code that knows nothing of the solver."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.certainty import BeliefsClash, belief, bounds_of
from analytics.certainty.engine import engine
from analytics.certainty.model import Body, Fact, Kind, Stance, Statement, Told, World
from analytics.certainty.rows import AWARDS, PARTS

YEARS = (2018, 2019, 2020)
CATEGORIES = ("buruk", "kurang", "baik", "sangat_baik")
GROUPS = {**{one: (one,) for one in CATEGORIES}, "at_least_baik": ("baik", "sangat_baik"),
          "below_baik": ("buruk", "kurang")}  # fmt: skip
KINDS = ("provinsi", "kabupaten", "kota")
TYPES = {**{one: {one} for one in KINDS}, "kabupaten_kota": {"kabupaten", "kota"}, "all": set(KINDS)}
# A history: what an agency got in each year, None where it was not assessed.
HISTORIES = list(product((None, *CATEGORIES), repeat=3))
MOST_WORLDS = 400_000
Question = tuple[str, str | None, int]


def latest(history: tuple[str | None, ...], year: int) -> str | None:
    told = [one for one in history[: YEARS.index(year) + 1] if one is not None]
    return told[-1] if told else None


def allowed(body: Body, stance: Stance) -> list[tuple[str | None, ...]]:
    """The histories of one agency that its named results leave open."""
    found = []
    told = {one.year: one for one in body.told}
    for history in HISTORIES:
        fits = all(body.may[place] or history[place] is None for place in range(3))
        for place, year in enumerate(YEARS):
            if year in told:
                seen = history[place] if told[year].stated else latest(history, year)
                fits = fits and seen in told[year].categories
            elif stance == "no_unseen" and any(one < year for one in told):
                fits = fits and history[place] is None
        if fits:
            found.append(history)
    return found


def is_within(body: Body, scope: str) -> bool:
    return scope in body.places if ":" in scope else body.agency_type in TYPES[scope]


def counts(body: Body, histories: list[tuple[str | None, ...]], asked: tuple[str, str | None, str, int]) -> np.ndarray:
    """For each history of a body: does it count towards scope, category, kind of period and year."""
    scope, category, kind, year = asked
    members = CATEGORIES if category is None else GROUPS[category]
    place = YEARS.index(year)
    if not is_within(body, scope) or (kind == "cumulative_to" and not body.there[place]):
        return np.zeros(len(histories), dtype=np.int16)
    seen = [history[place] if kind == "in_year" else latest(history, year) for history in histories]
    return np.array([one in members for one in seen], dtype=np.int16)


class Every:
    """Every world: the sum of a quantity in each of them."""

    def __init__(self, bodies: tuple[Body, ...], stance: Stance) -> None:
        self.bodies, self.open = bodies, [allowed(body, stance) for body in bodies]

    @property
    def size(self) -> int:
        return int(np.prod([len(one) for one in self.open]))

    def total(self, asked: tuple[str, str | None, str, int]) -> np.ndarray:
        sums = np.zeros(1, dtype=np.int16)
        for body, histories in zip(self.bodies, self.open, strict=True):
            sums = (sums[:, None] + counts(body, histories, asked)[None, :]).ravel()
        return sums

    def holds(self, one: Statement) -> np.ndarray:
        part = self.total((one.scope, one.category, one.kind, one.year))
        if one.metric != "share_in_category":
            return part == int(one.value)
        base = self.total((one.scope, None, one.kind, one.year)).astype(float)
        digits = max(0, -int(one.value.normalize().as_tuple().exponent))
        with np.errstate(invalid="ignore", divide="ignore"):
            off = np.abs(100 * part / base - float(one.value))
        return (base > 0) & (off <= 0.5 * 10**-digits + 1e-9)


@st.composite
def worlds(draw: st.DrawFn, clashing: bool = False) -> tuple[World, Stance]:
    """A country of two to four agencies, some with named results, and totals that hold in one true world of it."""
    stance: Stance = draw(st.sampled_from(("stated", "no_unseen")))
    bodies, truth = [], []
    for n in range(draw(st.integers(2, 4))):
        agency_type = draw(st.sampled_from(("provinsi", "kabupaten", "kota")))
        place = frozenset({draw(st.sampled_from(("province:x", "province:y")))})
        last = draw(st.sampled_from((None, None, None, 2019)))
        may = tuple(last is None or year <= last for year in YEARS)
        there = tuple(last is None or year < last for year in YEARS)
        true = tuple(draw(st.sampled_from((None, None, *CATEGORIES))) if may[at] else None for at in range(3))
        told = []
        for year in YEARS:
            what = draw(st.sampled_from(("nothing", "year", "end", "assessed")))
            seen = latest(true, year) if what == "end" else true[YEARS.index(year)]
            if what == "nothing" or seen is None:
                continue
            told.append(Told(year, what != "end", CATEGORIES if what == "assessed" else (seen,), f"R{n}{year}"))
        if stance == "no_unseen" and told:
            first = told[0].year
            years = {one.year for one in told}
            true = tuple(one if year < first or year in years else None for one, year in zip(true, YEARS, strict=True))
            told = [one for one in told if not one.stated or true[YEARS.index(one.year)] is not None]
        bodies.append(Body(f"b{n}", agency_type, place, may, there, tuple(told)))
        truth.append(true)
    if stance == "no_unseen":  # what is left open by then may differ from the truth drawn first
        truth = [draw(st.sampled_from(allowed(body, stance) or [(None, None, None)])) for body in bodies]
    statements = []
    for n in range(draw(st.integers(0, 5))):
        scope = draw(st.sampled_from((*TYPES, "province:x")))
        category = draw(st.sampled_from((None, *GROUPS)))
        kind: Kind = draw(st.sampled_from(("in_year", "cumulative_to")))
        year = draw(st.sampled_from(YEARS))
        one_by_one = zip(bodies, truth, strict=True)
        value = sum(int(counts(body, [true], (scope, category, kind, year))[0]) for body, true in one_by_one)
        metric, printed = "agencies_assessed" if category is None else "agencies_in_category", Decimal(value)
        base = sum(
            int(counts(body, [true], (scope, None, kind, year))[0]) for body, true in zip(bodies, truth, strict=True)
        )
        if category and base and draw(st.booleans()):
            share = Decimal(f"{100 * value / base:.{draw(st.integers(0, 1))}f}")
            metric, printed = "share_in_category", share
        elif clashing:
            printed += draw(st.sampled_from((0, 0, 1)))
        statements.append(Statement(f"C{n}", metric, scope, category, kind, year, printed, (f"C{n}",), ("S1",), 1))
    types = {name: frozenset(members) for name, members in TYPES.items()}
    return World(tuple(bodies), tuple(statements), types, dict(GROUPS), frozenset({"province:x", "province:y"})), stance


QUESTIONS = st.tuples(
    st.sampled_from((*TYPES, "province:x", "province:y")), st.sampled_from((None, *GROUPS)), st.sampled_from(YEARS)
)


def extremes(world: World, every: Every, ids: set[str], question: Question) -> tuple[int, int] | None:
    scope, category, year = question
    sums = every.total((scope, category, "cumulative_to", year))
    fits = np.ones(len(sums), dtype=bool)
    for one in world.statements:
        if one.id in ids:
            fits &= every.holds(one)
    return (int(sums[fits].min()), int(sums[fits].max())) if fits.any() else None


@settings(max_examples=60)
@given(worlds(), QUESTIONS)
def test_no_world_lies_outside_a_bound_and_one_at_each_end(made: tuple[World, Stance], question: Question) -> None:
    world, stance = made
    every, ids = Every(world.bodies, stance), {one.id for one in world.statements}
    if every.size > MOST_WORLDS:
        return
    true = extremes(world, every, ids, question)
    if true is None:
        return
    bound = bounds_of(world, *question, stance, sorted(ids))
    assert bound.status == "proved"
    assert (bound.least.value, bound.most.value) == true


def relaxed(world: World, facts: tuple[Fact, ...], stance: Stance) -> Every:
    """The worlds in which only these facts need to hold; the registry's numbers hold all the same."""
    ids = {one for fact in facts for one in fact.ids if fact.kind == "results"}
    bodies = tuple(
        Body(b.body_id, b.agency_type, b.places, b.may, b.there, tuple(one for one in b.told if one.result_id in ids))
        for b in world.bodies
    )
    return Every(bodies, stance if any(fact.kind == "kept" for fact in facts) else "stated")


@settings(max_examples=40)
@given(worlds(), QUESTIONS)
def test_a_bound_rests_on_its_facts_and_on_no_fewer(made: tuple[World, Stance], question: Question) -> None:
    """Its facts alone prove it (by every world), and without any one of them, or any set of them, it does not hold."""
    world, stance = made
    ids = {one.id for one in world.statements}
    every = Every(world.bodies, stance)
    if every.size > MOST_WORLDS or extremes(world, every, ids, question) is None:
        return
    bound = bounds_of(world, *question, stance, sorted(ids))
    for end, place in ((bound.least, 0), (bound.most, 1)):

        def holds(facts: tuple[Fact, ...], place: int = place, value: int | None = end.value) -> bool:
            every = relaxed(world, facts, stance)
            if every.size > MOST_WORLDS:
                return False
            found = extremes(world, every, {fact.id for fact in facts if fact.kind == "claims"}, question)
            return found is None or found[place] == value

        assert end.minimal
        assert end.value is not None
        if relaxed(world, end.because, stance).size <= MOST_WORLDS:
            assert holds(end.because)
        # The registry's numbers may be given up too, which no enumeration can follow: every subset, by the solver.
        asked = engine(world, question[0])
        terms = asked.rows.asked(question[1], question[2])
        beyond = {"low": end.value + 1} if place else {"high": end.value - 1}
        names = [fact.id for fact in end.because]
        for n in range(len(names)):
            assert all(asked.possible(some, terms, **beyond) for some in combinations(names, n))


@settings(max_examples=40)
@given(worlds(clashing=True))
def test_clashing_sets_are_all_the_minimal_ones(made: tuple[World, Stance]) -> None:
    """Against every subset of the totals: which of them no world fits."""
    world, _ = made
    every = Every(world.bodies, "stated")
    if every.size > MOST_WORLDS or every.size == 0:
        return
    fits = {one.id: every.holds(one) for one in world.statements}
    impossible: list[set[str]] = []
    for n in range(1, len(fits) + 1):
        for some in combinations(fits, n):
            together = np.logical_and.reduce([fits[one] for one in some])
            if not together.any() and not any(one <= set(some) for one in impossible):
                impossible.append(set(some))
    found = belief.clashes(world, world.statements, premises=False)
    assert found.complete
    # A set that also takes named results or the registry may hold a set of claims that a smaller one is part of.
    claims = [set(one.claims) for one in found.sets]
    assert [one for one in impossible if one not in claims] == []
    assert all(any(one <= each for one in impossible) for each in claims)
    kept, left_out = belief.default(world, "stated")
    assert np.logical_and.reduce([fits[one] for one in kept]).any() if kept else True
    assert {one for each in left_out for one in each.claims} | set(kept) == set(fits)
    if impossible:
        with pytest.raises(BeliefsClash) as caught:
            bounds_of(world, believe=sorted(fits))
        assert caught.value.clashes.sets


def test_premises_are_named_apart() -> None:
    assert set(belief.PREMISES) == {PARTS, AWARDS}
