"""The worklist: order and its reasons, flags, what does not stand in it, and the 524 held against it."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics import measures
from analytics.errors import BadParameter
from analytics.guidance.flags import FLAGS
from analytics.guidance.parts import parts_of
from analytics.guidance.reconcile import reconcile, sentences
from analytics.guidance.situation import GROUPS, Country, country
from analytics.guidance.weights import PARTS, Weights
from analytics.guidance.worklist import Row, Worklist, why, worklist
from analytics.selection import YEARS
from analytics.verbs.answer import failure
from analytics.verbs.worklist import worklist as verb
from analytics.warehouse import Release, build_release
from analytics.words import LANGUAGES, texts
from tests.make import Row as Cells
from tests.make import a_claim, a_folder, a_result, an_agency

ASPECTS = {
    "perencanaan_kebutuhan": 40, "pengadaan": 40, "pengembangan_karier": 120, "promosi_mutasi": 40,
    "manajemen_kinerja": 80, "penggajian_penghargaan_disiplin": 40, "perlindungan_pelayanan": 16,
    "sistem_informasi": 24,
}  # fmt: skip
Make = Callable[..., Country]


@pytest.fixture
def made(home: Path, tmp_path: Path) -> Make:
    """A country of some results of ministries, which are made up as they are named."""

    def make(results: Sequence[Cells], *, upto: int = 2020, **tables: Sequence[Cells]) -> Country:
        names = sorted({str(one["agency_id"]) for one in results})
        changes = {
            "agency": [an_agency(one, "kementerian") for one in names], "agency_alias": [], "ambiguous_name": [],
            "result": results, "aspect_score": [], "claim": [], **tables,
        }  # fmt: skip
        return country(build_release("published", data_dir=a_folder(tmp_path / "data", changes)), upto)

    return make


def standing(rows: Sequence[Row]) -> list[tuple[int, str]]:
    return [(row.place, row.agency_id) for row in rows]


def flags(found: Worklist) -> dict[str, tuple[str, ...]]:
    return {row.agency_id: row.flags for row in (*found.rows, *found.watch)}


def test_the_small_release_in_order(small: Release) -> None:
    found = worklist(country(small))
    assert standing(found.rows) == [(1, "kabupaten-x1"), (2, "provinsi-y"), (3, "kabupaten-y1")]
    first, second, last = found.rows
    # Buruk without a score: 75 to 150 of 150 points to Baik, and of the form's maximum at least 1 − 2 × 175 / 400.
    assert (first.least, first.most, first.priority) == (40 * 0.5 + 30 * 0.125 + 10 * 0.5, 40 + 30 + 10 * 0.5, None)
    # 200 of 400, of 2018: 50 of 150 points; the weak aspects lost nothing or up to half of the maximum.
    assert (second.least, second.most) == pytest.approx((40 / 3 + 10, 40 / 3 + 15 + 10), abs=1e-4)
    assert (last.parts, last.least, last.most, last.priority) == ({}, None, None, None)
    assert (found.groups, found.at_least_baik) == ({"buruk": 1, "kurang": 1, "no_result": 1}, 3)
    assert [one.id for one in found.unknown] == ["kota-x2"]
    assert flags(found) == {
        "kabupaten-x1": (), "provinsi-y": (), "kabupaten-y1": (), "provinsi-x": ("at_risk",), "kem-a": ("at_risk",),
        "lpnk-b": ("at_risk", "due"),
    }  # fmt: skip


def test_a_priority_is_the_sum_of_its_parts(made: Make) -> None:
    percents = {"pengembangan_karier": 40, "promosi_mutasi": 25}
    aspects = [{"result_id": "R002", "aspect_id": one, "percent": percents.get(one, 75)} for one in ASPECTS]
    score = sum(most * percents.get(one, 75) / 100 for one, most in ASPECTS.items())
    assert score == 238
    results = [
        a_result("R001", "a", 2018, "baik", score=290, score_max=400),
        a_result("R002", "a", 2019, "kurang", score=238, score_max=400),
    ]
    land = made(results, aspect_score=aspects)
    (row,) = worklist(land).rows
    shares = {name: part.share for name, part in row.parts.items()}
    # 12 of 150 points to go; 72 + 30 of 400 lost where less than half is attained; down 13 of 25 percent; 1 of 2 years.
    assert shares == pytest.approx({"distance": 0.08, "aspects": 102 / 400, "direction": 13 / 25, "time": 0.5})
    assert row.priority == pytest.approx(40 * 0.08 + 30 * 0.255 + 20 * 0.52 + 10 * 0.5)
    assert row.flags == ("fallen",)
    assert why(row, "en") == (
        "Priority 26.3: its score is 238, 12 points short of Good (3.2); 2 aspects below half, with 102 points lost"
        " (7.7); fell by 13 percent of the maximum since the result of 2018 (10.4); its result is of 2019, 1 year"
        " before the end of the period (5.0)."
    )
    assert why(row, "id").startswith("Prioritas 26,3: nilainya 238, kurang 12 poin dari Baik (3,2); 2 aspek")
    (alone,) = worklist(land, weights=Weights.read("distance=0,aspects=0,time=0")).rows
    assert (alone.priority, why(alone, "en").count(";")) == (pytest.approx(52), 0)


def test_ties_share_their_place_in_the_order_of_the_registry(made: Make) -> None:
    results = [
        *(a_result(f"R00{n}", name, 2020, "kurang", score=score, score_max=400)
          for n, (name, score) in enumerate([("c", 230), ("d", 200), ("a", 230), ("b", 245)])),
    ]  # fmt: skip
    agencies = [an_agency(one, "kementerian") for one in "fedcba"]
    found = worklist(made(results, agency=agencies))
    assert standing(found.rows) == [(1, "d"), (2, "a"), (2, "c"), (4, "b"), (5, "e"), (5, "f")]
    assert worklist(found.country, flag="within_reach").rows[0].place == 1


def test_flags_at_their_edges(made: Make) -> None:
    numbers = itertools.count(1)

    def year(agency: str, at: int, category: str, score: float | None = None, form: int | None = 400) -> Cells:
        printed = {} if score is None else {"score": score, **({"score_max": form} if form else {})}
        return a_result(f"R{next(numbers):03}", agency, at, category, **printed)

    results = [
        year("lower-category", 2018, "baik"), year("lower-category", 2020, "kurang"),
        year("lower-score", 2018, "kurang", 220), year("lower-score", 2020, "kurang", 219),
        year("other-form", 2018, "kurang", 220), year("other-form", 2020, "kurang", 219, 410),
        year("unknown-form", 2018, "kurang", 220, None), year("unknown-form", 2020, "kurang", 219, None),
        year("same-score", 2018, "kurang", 220), year("same-score", 2020, "kurang", 220),
        year("reach-240", 2020, "kurang", 240), year("reach-239", 2020, "kurang", 239.5),
        year("risk-185", 2020, "kurang", 185), year("risk-186", 2020, "kurang", 185.5),
        year("lowest", 2020, "buruk", 105),
        year("baik-2019", 2019, "baik", 300), year("baik-2020", 2020, "baik", 300),
        year("top-2019", 2019, "sangat_baik", 380), year("no-score", 2020, "kurang"),
    ]  # fmt: skip
    land = made(results)
    assert flags(worklist(land)) == {
        "lower-category": ("fallen",), "lower-score": ("fallen",), "other-form": (), "unknown-form": (),
        "same-score": (), "reach-240": ("within_reach",), "reach-239": (), "risk-185": ("at_risk",), "risk-186": (),
        "lowest": (), "baik-2019": ("due",), "no-score": (),
    }  # fmt: skip
    assert flags(worklist(land, points=11))["reach-239"] == ("within_reach",)
    assert flags(worklist(land, due_sangat_baik=True))["top-2019"] == ("due",)
    assert "baik-2019" not in flags(worklist(country(land.release, 2019)))
    assert {row.agency_id for row in worklist(land, flag="fallen").rows} == {"lower-category", "lower-score"}


def test_a_fall_counts_as_far_as_it_is_known(made: Make) -> None:
    results = [
        a_result("R001", "a", 2018, "sangat_baik"), a_result("R002", "a", 2020, "buruk", score=164),
        a_result("R003", "b", 2018, "baik", score=255), a_result("R004", "b", 2020, "kurang", score=249),
        a_result("R005", "c", 2018, "kurang", score=180, score_max=400),
        a_result("R006", "c", 2020, "kurang", score=182, score_max=400),
    ]  # fmt: skip
    parts = {row.agency_id: row.parts["direction"] for row in worklist(made(results)).rows}
    # At least 325 of 410 before, at most 164 of 400 now: more than 25 percent of the maximum, whatever the forms were.
    assert {name: (part.reason, part.share) for name, part in parts.items()} == {
        "a": ("fallen_at_least", 1), "b": ("not_known", 0), "c": ("not_fallen", 0),
    }  # fmt: skip
    assert parts["a"].facts["percent"] == pytest.approx(100 * 325 / 410 - 100 * 164 / 400, abs=1e-5)


def test_a_score_that_its_category_does_not_fit_is_said(made: Make) -> None:
    (row,) = worklist(made([a_result("R001", "a", 2020, "kurang", score=255, score_max=400, against_band="true")])).rows
    assert (row.parts["distance"].reason, row.parts["distance"].share, row.flags) == ("against_band", 0, ())


def test_filters_choose_and_what_is_unknown_is_counted(simulated: Release, published: Release) -> None:
    land = country(simulated)
    weak = worklist(land, aspect="pengembangan_karier", type="kabupaten_kota", group="buruk")
    assert weak.rows
    assert {row.group for row in weak.rows} == {"buruk"}
    assert all(row.situation.aspects["pengembangan_karier"].percent < 50 for row in weak.rows)
    assert {row.situation.agency.agency_type for row in weak.rows} <= {"kabupaten", "kota"}
    assert weak.aspect_unknown == weak.groups["no_result"]
    assert worklist(country(published), aspect="pengadaan").aspect_unknown == 558


@pytest.mark.parametrize(
    "wrong",
    [{"aspect": "lain"}, {"group": "at_least_baik"}, {"flag": "x"}, {"points": 0}, {"type": "x"}, {"region": "x"}],
)
def test_a_value_that_is_not_allowed_is_refused(small: Release, wrong: dict[str, Any]) -> None:
    with pytest.raises(BadParameter):
        worklist(country(small), **wrong)


@pytest.mark.parametrize("release", ["small", "published", "simulated"])
def test_groups_exclude_each_other_and_add_up_for_every_filter(release: str, request: pytest.FixtureRequest) -> None:
    found: Release = request.getfixturevalue(release)
    places: list[dict[str, str]] = [{}]
    for name in ("type", "region", "province"):
        places += [{name: one} for one in measures.parameters.allowed(found, "agency_type" if name == "type" else name)]
    for upto, place in itertools.product(YEARS, places):
        one = worklist(country(found, upto), **place)  # type: ignore[arg-type]
        looked_at = measures.compute(found, "agencies_for_guidance", upto=upto, **place)
        counted = Counter(row["standing"] for row in looked_at.rows)
        assert {group: counted[group] for group in GROUPS} == one.groups
        assert (counted["at_least_baik"], counted["category_unknown"]) == (one.at_least_baik, len(one.unknown))
        assert sum(one.groups.values()) + one.at_least_baik + len(one.unknown) == looked_at.value
        assert len({row.agency_id for row in one.rows}) == len(one.rows) == sum(one.groups.values())


@pytest.mark.parametrize("release", ["small", "published", "simulated"])
def test_the_measures_of_the_groups_are_the_list(release: str, request: pytest.FixtureRequest) -> None:
    found: Release = request.getfixturevalue(release)
    for upto in YEARS:
        one = worklist(country(found, upto))
        whole = {standing: measures.compute(found, "agencies_for_guidance", upto=upto, standing=standing).value
                 for standing in measures.parameters.allowed(found, "standing")}  # fmt: skip
        needing = {group: measures.compute(found, "agencies_needing_guidance", upto=upto, standing=group)
                   for group in ("all", *GROUPS)}  # fmt: skip
        assert (
            {group: needing[group].value for group in GROUPS} == one.groups == {group: whole[group] for group in GROUPS}
        )
        assert sorted(row["agency_id"] for row in needing["all"].rows) == sorted(row.agency_id for row in one.rows)
        assert (whole["at_least_baik"], whole["category_unknown"]) == (one.at_least_baik, len(one.unknown))
        assert needing["all"].base is not None
        assert needing["all"].base.value == whole["all"]


def test_totals_of_the_simulated_country(simulated: Release) -> None:
    found = worklist(country(simulated))
    assert found.groups == {"buruk": 72, "kurang": 31, "no_result": 420}
    assert (found.at_least_baik, found.unknown) == (81, ())
    assert all(row.priority is not None for row in found.rows if row.group != "no_result")


def test_the_published_release_claims_nothing_that_it_does_not_hold(published: Release) -> None:
    found = worklist(country(published))
    assert found.groups == {"buruk": 1, "kurang": 6, "no_result": 551}
    assert (found.at_least_baik, len(found.unknown)) == (43, 3)
    # No agency below Baik has aspects on record, so that no priority is known exactly.
    assert {row.priority for row in found.rows} == {None}
    assert all(row.parts["aspects"].reason.startswith("unknown") for row in found.rows if row.parts)
    assert {row.place for row in found.rows if not row.parts} == {8}
    assert [row.agency_id for row in found.watch if "due" in row.flags] == ["kota-bogor"]


@pytest.mark.parametrize("release", ["small", "published", "simulated"])
def test_every_row_says_why_in_both_languages(release: str, request: pytest.FixtureRequest) -> None:
    for upto, lang in itertools.product(YEARS, LANGUAGES):
        found = worklist(country(request.getfixturevalue(release), upto))
        for row in (*found.rows, *found.watch):
            sentence = why(row, lang)
            assert sentence.endswith(".")
            assert ". " not in sentence
            assert "{" not in sentence


@given(data=st.data())
@settings(max_examples=60)
def test_a_range_holds_what_was_hidden(simulated: Release, data: st.DataObject) -> None:
    """Whatever of a result is taken away, the true part lies within the range that is left."""
    land = country(simulated)
    assessed = [one for one in land.situations.values() if one.latest]
    one = data.draw(st.sampled_from(assessed))
    assert one.latest is not None
    score = data.draw(st.sampled_from([one.latest.score, None]))
    form = data.draw(st.sampled_from([one.latest.form, None]))
    kept = data.draw(st.sets(st.sampled_from(sorted(one.aspects))))
    aspects = {
        name: replace(found, points_max=None, points=None) if data.draw(st.booleans()) else found
        for name, found in one.aspects.items() if name in kept
    }  # fmt: skip
    less = replace(one, latest=replace(one.latest, score=score, form=form), aspects=aspects)
    weights = Weights()
    true, left = parts_of(land, one, weights), parts_of(land, less, weights)
    for name in ("distance", "aspects", "time"):
        exact = true[name].share  # type: ignore[index]
        assert exact is not None
        assert left[name].shares[0] - 1e-5 <= exact <= left[name].shares[1] + 1e-5  # type: ignore[index]
    assert left["direction"].least <= true["direction"].least + 1e-5


def test_weights_are_read_and_written() -> None:
    assert Weights.read("") == Weights() == Weights(40, 30, 20, 10)
    assert Weights.read(" distance=0, time=100") == Weights(0, 30, 20, 100)
    assert Weights.read("distance=0,time=100").written() == "distance=0,time=100"
    assert Weights().written() == ""


@given(st.tuples(*(st.integers(0, 100) for _ in PARTS)).filter(any))
def test_weights_survive_the_way_through_an_address(weights: tuple[int, int, int, int]) -> None:
    assert Weights.read(Weights(*weights).written()) == Weights(*weights)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("distance=0,aspects=0,direction=0,time=0", "all_zero"), ("distance=101", "not_whole"),
        ("distance=-1", "not_whole"), ("distance=1.5", "not_whole"), ("distance=", "not_whole"),
        ("distance=٣", "not_whole"), ("jarak=3", "unknown"), ("distance", "not_whole"), ("time=1,time=2", "unknown"),
    ],
)  # fmt: skip
def test_weights_that_give_no_order_are_refused_with_a_sentence(written: str, reason: str) -> None:
    with pytest.raises(BadParameter) as refused:
        Weights.read(written)
    assert refused.value.reason == reason  # type: ignore[attr-defined]
    said = [failure(refused.value, lang) for lang in LANGUAGES]
    assert {one.status for one in said} == {2}
    assert said[0].lines != said[1].lines


def test_the_524_is_made_of_printed_totals(published: Release) -> None:
    found = reconcile(country(published))
    assert {name: one.value for name, one in found.printed.items()} == {"printed": 524, "assessed": 184, "reached": 81}
    assert {name: one.value for name, one in found.implied.items()} == {
        "assessed_below_baik": 103, "never_assessed": 421, "base": 605, "base_less_registry": 1,
    }  # fmt: skip
    assert (found.reason, found.whole.value, found.needing["all"].value) == (None, 604, 558)
    assert found.statement is not None
    for lang, said in (("id", "605 − 81 = 524 = 103"), ("en", "605 − 81 = 524 = 103")):
        lines = sentences(found, lang)
        assert said in lines[0]
        assert len(lines) == 4
        assert "604" in lines[2]
    assert {row["part"] for row in found.implied["base_less_registry"].rows} == {
        "needing_guidance", "at_least_baik", "registry",
    }  # fmt: skip


def test_nothing_is_reconciled_where_nothing_was_printed(simulated: Release) -> None:
    found = reconcile(country(simulated))
    assert found.reason == "never_published"
    assert {one.value for one in found.implied.values()} == {None}
    assert len(sentences(found, "id")) == 2


def test_a_part_on_which_sources_disagree_leaves_no_sum(made: Make) -> None:
    claims = [
        a_claim("C001", "agencies_assessed", 5), a_claim("C002", "agencies_assessed", 6, "S002"),
        a_claim("C003", "agencies_in_category", 2, category_id="at_least_baik"),
        a_claim("C004", "agencies_needing_guidance", 4, period_to="2021-01-28"),
    ]  # fmt: skip
    found = reconcile(made([a_result("R001", "a", 2020, "kurang")], claim=claims))
    assert {name: (one.value, one.reason) for name, one in found.implied.items()} == {
        "assessed_below_baik": (None, "sources_disagree"), "never_assessed": (None, "sources_disagree"),
        "base": (6, None), "base_less_registry": (5, None),
    }  # fmt: skip
    assert found.reason == "sources_disagree"
    assert sentences(found, "en")[0].startswith("Sources disagree")


def test_the_verb_gives_what_its_readers_depend_on(published: Release) -> None:
    def asked(lang: str) -> Any:
        return verb(published.release_id, 2020, "time=0", None, lang, points=10, due_sangat_baik=False)

    document = asked("en").document
    assert set(document) >= {"groups", "rows", "watch", "unknown", "reconciliation", "weights"}
    row = document["rows"][0]
    assert set(row) >= {
        "agency_id", "group", "flags", "priority", "parts", "why", "place", "priority_least", "priority_most",
    }  # fmt: skip
    assert (row["agency_id"], row["priority"], list(row["parts"])) == ("provinsi-kalimantan-tengah", None, list(PARTS))
    assert row["parts"]["aspects"] is None
    assert row["parts"]["distance"] == row["part_details"]["distance"]["least"]
    assert document["weights"] == {"distance": 40, "aspects": 30, "direction": 20, "time": 0}
    assert document["reconciliation"]["implied"]["base"]["value"] == 605
    assert any("551" in line for line in asked("id").lines)


def test_every_flag_and_part_has_its_words() -> None:
    for lang in LANGUAGES:
        assert all(f"guidance.worklist.flag.{one}" in texts(lang) for one in FLAGS)
        assert all(f"guidance.worklist.{kind}.{one}" in texts(lang) for one in PARTS for kind in ("name", "meaning"))
