"""Bounds, beliefs and clashes over the published facts, the small release, and releases that count themselves."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from analytics import certainty
from analytics.certainty import BeliefsClash, Stance, bounds_of
from analytics.certainty.belief import default
from analytics.certainty.engine import Engine, engine
from analytics.certainty.facts import read
from analytics.certainty.model import Body, Statement, Told, World
from analytics.errors import BadParameter
from analytics.measures import compute
from analytics.measures.fingerprint import fingerprint, normal_form
from analytics.warehouse import Release, build_release
from tests.make import SMALL, a_claim, a_folder, an_agency

ONE = frozenset({"lpnk"})
CATEGORIES = {one: (one,) for one in ("buruk", "kurang", "baik", "sangat_baik")}
ALWAYS = (True, True, True)


def values(bound: certainty.Bound) -> tuple[int | None, int | None]:
    assert bound.status == "proved"
    return bound.least.value, bound.most.value


def a_statement(claim: str, value: int, **more: object) -> Statement:
    given = {"metric": "agencies_assessed", "scope": "all", "category": None, "kind": "cumulative_to", "year": 2020,
             "claims": (claim,), "sources": ("S1",), "witnesses": 1}  # fmt: skip
    return Statement(id=claim, value=Decimal(value), **{**given, **more})  # type: ignore[arg-type]


def a_world(*statements: Statement) -> World:
    bodies = tuple(Body(f"b{n}", "lpnk", frozenset(), ALWAYS, ALWAYS) for n in range(9))
    groups = {**CATEGORIES, "at_least_baik": ("baik", "sangat_baik")}
    return World(bodies, statements, {"all": ONE, "lpnk": ONE}, groups)


CERTAIN = [
    ("sangat_baik", 24, "C007"), ("baik", 57, "C010"), ("kurang", 31, "C013"), ("buruk", 72, "C014"),
    ("at_least_baik", 81, "C025"), (None, 184, "C001"),
]  # fmt: skip


@pytest.mark.parametrize(("category", "value", "claim"), CERTAIN)
def test_what_is_printed_of_all_is_certain(published: Release, category: str | None, value: int, claim: str) -> None:
    bound = certainty.bounds(published, category=category)
    assert values(bound) == (value, value)
    assert bound.because == (claim,)


def test_no_bound_excludes_what_is_on_record(published: Release) -> None:
    """A counted number is never above the most; where results have the year of the date, the least reaches it."""
    for scope in ("kabupaten_kota", "provinsi", "kementerian", "lpnk"):
        bound = certainty.bounds(published, scope)
        counted = compute(published, "agencies_assessed", upto=2020, type=scope).value
        least, most = values(bound)
        assert counted <= least <= most <= compute(published, "agencies_registered", type=scope).value + 1  # type: ignore[operator]


def test_a_bound_names_the_facts_it_rests_on(published: Release) -> None:
    bound = certainty.bounds(published, "kabupaten_kota")
    # A share with one decimal needs that many; the rest is the whole less the other kinds, one of which ended in 2019.
    assert values(bound) == (79, 104)
    assert bound.least.ids == ("C050",)
    assert set(bound.most.ids) >= {"C044", "C045", "C046"}
    assert {fact.kind for fact in bound.most.because} == {"claims", "registry"}


def test_the_second_stance_only_narrows(published: Release) -> None:
    for category in ("sangat_baik", "at_least_baik"):
        wide, narrow = (
            certainty.bounds(published, "kabupaten_kota", category, stance=one) for one in certainty.STANCES
        )
        (low, high), (narrow_low, narrow_high) = values(wide), values(narrow)
        assert low <= narrow_low <= narrow_high <= high  # type: ignore[operator]
    assert any(fact.kind == "kept" for fact in narrow.least.because)


def test_a_result_of_an_earlier_year_does_not_say_what_is_at_the_end(published: Release) -> None:
    """Six ministries were sangat baik in 2018; nothing says that they still are."""
    kept = certainty.bounds(published, "kementerian", "sangat_baik", stance="no_unseen").least
    stated = certainty.bounds(published, "kementerian", "sangat_baik").least
    assert stated.value == compute(published, "agencies_in_category", category="sangat_baik", year=2020,
                                   type="kementerian").value  # fmt: skip
    assert kept.value == stated.value + 6  # type: ignore[operator]


def test_default_beliefs_agree_and_say_what_they_leave_out(published: Release) -> None:
    told = certainty.totals(published)
    why = {claim: one.why for one in told.left_out for claim in one.claims}
    assert why["C021"] == why["C023"] == why["C029"] == "echo"
    assert why["C036"] == "attendance"
    assert why["C030"] == "base_not_stated"
    assert {"C033", "C024", "C041", "C045"} <= set(told.believed)
    believed = [one for one in told.statements if one.id in told.believed]
    assert certainty.clashes(published, [one.id for one in believed], premises=False).sets == ()


def test_the_parts_of_2018_do_not_make_their_total(published: Release) -> None:
    found = certainty.clashes(published, ["C043", "C044", "C045", "C046"])
    clash = next(one for one in found.sets if len(one.claims) == 4)
    assert found.complete
    assert clash.needs == ("parts_are_all",)
    ways = {way.without: (way.least, way.most) for way in certainty.choices(published, clash)}
    assert ways == {"C043": (81, 81), "C045": (23, 23), "C044": (None, None), "C046": (None, None)}


def test_54_against_the_totals(published: Release) -> None:
    found = {(one.claims, one.needs) for one in certainty.clashes(published, ["C033", "C007", "C010", "C025"]).sets}
    # Minimal: 57 alone is already more than 54, so the 24 is not needed.
    assert found == {(("C010", "C033"), ("awards_are_all",)), (("C025", "C033"), ("awards_are_all",))}
    assert certainty.clashes(published, ["C022", "C033"]).sets[0].needs == ()


def test_to_believe_what_clashes_is_refused_with_the_clash(published: Release) -> None:
    with pytest.raises(BeliefsClash) as caught:
        certainty.bounds(published, believe=["C022", "C033", "C001"])
    assert [one.claims for one in caught.value.clashes.sets] == [("C022", "C033")]


def test_believing_less_gives_a_wider_bound(published: Release) -> None:
    bound = certainty.bounds(published, "all", "baik", believe=["C001"])
    named = {one: compute(published, "agencies_in_category", category=one, year=2020).value for one in CATEGORIES}
    least = named.pop("baik")
    assert values(bound) == (least, 184 - sum(int(value or 0) for value in named.values()))
    assert bound.numbers[0].parameters["believe"] == "C001"


@pytest.mark.parametrize("wrong", [{"scope": "mars"}, {"category": "hebat"}, {"upto": 2021}, {"believe": ["C999"]},
                                   {"stance": "hope"}])  # fmt: skip
def test_a_wrong_question_is_refused(published: Release, wrong: dict[str, object]) -> None:
    with pytest.raises(BadParameter):
        certainty.bounds(published, **wrong)  # type: ignore[arg-type]


def test_the_ends_are_numbers_to_cite(published: Release) -> None:
    least, most = certainty.bounds(published, "kabupaten_kota", "at_least_baik").numbers
    assert normal_form(least.fingerprint) == least.fingerprint != most.fingerprint
    assert least.fingerprint == fingerprint(
        measure_id="bounds_least", version=1, value=least.value, content_hash=published.content_hash,
        parameters={"scope": "kabupaten_kota", "category": "at_least_baik", "upto": 2020, "stance": "stated"},
    )  # fmt: skip
    assert least.base.value == compute(published, "agencies_registered", type="kabupaten_kota").value
    assert set(least.definition) == {"id", "en"}
    again = certainty.number(published, least.id, **least.parameters)
    assert (again.value, again.fingerprint) == (least.value, least.fingerprint)


@pytest.mark.parametrize("stance", certainty.STANCES)
def test_a_release_that_counts_itself_is_certain(simulated: Release, stance: Stance) -> None:
    region = simulated.rows("SELECT min(region_id) FROM region")[0][0]
    scopes = {"all": {}, "kabupaten_kota": {"type": "kabupaten_kota"}, f"region:{region}": {"region": region}}
    for scope, asked in scopes.items():
        for category in ("baik", "at_least_baik"):
            value = compute(simulated, "agencies_in_category", category=category, upto=2020, **asked).value
            bound = certainty.bounds(simulated, scope, category, stance=stance)
            assert values(bound) == (value, value)
            assert len(bound.because) == value
    assert values(certainty.bounds(simulated)) == (184, 184)


def test_a_tie_is_believed_of_neither(small: Release) -> None:
    """Two sources print 1 and 2 Sangat Baik, one witness each; of three totals 7 has two."""
    told = certainty.totals(small)
    assert {one.claims[0]: one.why for one in told.left_out} == {
        "C003": "fewer_witnesses", "C005": "tied", "C006": "tied",
    }  # fmt: skip
    assert told.believed == ("C001", "C004")
    # Seven bodies are left at the end of 2020, and all were assessed.
    assert values(certainty.bounds(small)) == (7, 7)


def test_where_beliefs_clash_the_fewest_witnesses_give_way() -> None:
    three = [a_statement(name, value, category=category, metric="agencies_in_category", witnesses=witnesses)
             for name, category, value, witnesses in (("C1", "baik", 4, 3), ("C2", "sangat_baik", 4, 1),
                                                      ("C3", "at_least_baik", 5, 2))]  # fmt: skip
    believed, left_out = default(a_world(*three), "stated")
    assert believed == ("C1", "C3")
    assert [(one.claims, one.why) for one in left_out] == [(("C2",), "clash")]
    tied = [a_statement(one.id, int(one.value), category=one.category, metric=one.metric) for one in three]
    assert default(a_world(*tied, a_statement("C4", 8)), "stated")[0] == ("C4",)


def test_an_unlisted_body_of_the_centre_is_possible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a source counts more central bodies than the registry lists, there may be as many more; no ministry."""
    monkeypatch.setenv("PETA_MERIT_HOME", str(tmp_path / "home"))
    claims = [a_claim("C001", "agencies_registered", 5, scope_type="central", period_to="2022-06")]
    release = build_release("published", data_dir=a_folder(tmp_path / "data", {
        "claim": claims, "agency": [*SMALL["agency"], an_agency("lns-c", "lns")]}))  # fmt: skip
    assert read(release).unlisted_in_all == 2
    assert certainty.bounds(release, "lns").most.value == 3
    assert certainty.bounds(release, "kementerian").most.value == 1


def test_a_renamed_body_is_one(published: Release) -> None:
    bodies = {body.body_id: body for body in read(published).bodies}
    assert "kemenko-marves" not in bodies
    assert bodies["kemenko-maritim"].there == ALWAYS
    # Merged into a body of another type: it ends.
    assert bodies["bekraf"].there == (True, False, False)
    # The result of the new name is on record of the old one.
    assert [one.year for one in bodies["kemenristekdikti"].told] == [2020]
    assert sum(body.there[-1] for body in bodies.values() if body.agency_type == "kementerian") == 34


def test_a_stance_may_be_what_clashes() -> None:
    """One body was kurang in 2018 and nothing is on record since: then it cannot be among those of 2020."""
    told = (Told(2018, True, ("kurang",), "R1"),)
    world = a_world(a_statement("C1", 1, kind="in_year"))
    world = World((Body("b", "lpnk", frozenset(), ALWAYS, ALWAYS, told),), world.statements, world.types,
                  world.categories)  # fmt: skip
    assert values(bounds_of(world, believe=["C1"])) == (1, 1)
    with pytest.raises(BeliefsClash) as caught:
        bounds_of(world, stance="no_unseen", believe=["C1"])
    assert [one.needs for one in caught.value.clashes.sets] == [("results", "kept")]
    assert default(world, "no_unseen")[0] == ()


def test_nothing_is_read_from_a_solver_that_ran_out_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    world = a_world(a_statement("C1", 5), a_statement("C2", 3, category="baik", metric="agencies_in_category"))
    assert default(world, "stated")[0] == ("C1", "C2")
    monkeypatch.setattr(Engine, "_solve", lambda self, model: (None, self._cp.UNKNOWN))
    bound = bounds_of(world, category="at_least_baik")
    assert (bound.status, bound.least.value, bound.most.value) == ("time_limit", None, None)
    assert bound.because == ()


def test_the_same_question_gets_the_same_answer(published: Release) -> None:
    world = read(published)
    first = bounds_of(world, "central", "below_baik")
    engine.cache_clear()
    second = bounds_of(world, "central", "below_baik")
    assert (first.least, first.most) == (second.least, second.most)
