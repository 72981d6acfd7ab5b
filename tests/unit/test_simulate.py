"""The simulated country holds every published total that it promises, and its parts add up.

Counts are read off the frames alone: the latest result is that of the greatest year.
"""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analytics import warehouse
from analytics.errors import DataFaults
from analytics.paths import DATA
from analytics.simulate import simulate
from analytics.simulate.draws import start
from analytics.simulate.levels import choose_levels

CENTRAL = ["kementerian", "lpnk"]
LOCAL = ["kabupaten", "kota"]
AT_LEAST_BAIK = ["baik", "sangat_baik"]
CATEGORIES = ["sangat_baik", "baik", "kurang", "buruk"]


@pytest.fixture(scope="module")
def country() -> dict[str, pd.DataFrame]:
    return simulate(data_dir=DATA)


@pytest.fixture(scope="module")
def results(country: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return _with_agency(country)


@pytest.fixture(scope="module")
def verified(results: pd.DataFrame) -> pd.DataFrame:
    return results[results["stage"] == "verified"]


@pytest.fixture(scope="module")
def percents(country: dict[str, pd.DataFrame], verified: pd.DataFrame) -> pd.DataFrame:
    """A row per verified result, a column per aspect: percent of the maximum."""
    parts = country["aspect_score"].assign(percent=lambda x: 100 * x["points"] / x["points_max"])
    wide = parts.pivot_table(index="result_id", columns="aspect_id", values="percent")
    return wide.loc[verified["result_id"]]


def _with_agency(country: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return country["result"].merge(country["agency"][["agency_id", "agency_type", "province_id"]], on="agency_id")


def _latest(verified: pd.DataFrame) -> pd.DataFrame:
    return verified.sort_values("year").groupby("agency_id").tail(1)


def _counts(rows: pd.DataFrame, types: list[str]) -> tuple[int, ...]:
    mine = rows[rows["agency_type"].isin(types)]
    return tuple(int((mine["category_id"] == category).sum()) for category in CATEGORIES)


def _scores(rows: pd.DataFrame, types: list[str], categories: list[str]) -> list[float]:
    mine = rows[rows["agency_type"].isin(types) & rows["category_id"].isin(categories)]
    return sorted(mine["score"], reverse=True)


def test_tables_have_the_columns_of_the_schema(country: dict[str, pd.DataFrame]) -> None:
    filled_at_build = {"agency": {"region_id"}, "claim": {"scope", "period"}}
    schema = (Path(warehouse.__file__).parent / "schema.sql").read_text(encoding="utf-8")
    for table, frame in country.items():
        body = re.search(rf"CREATE TABLE {table} \((.*?)\n?\);", schema, re.S)[1]
        columns = re.findall(r"(\w+) (?:VARCHAR|INTEGER|DECIMAL|TINYINT|BOOLEAN)", body)
        assert list(frame.columns) == [c for c in columns if c not in filled_at_build.get(table, ())], table


def test_as_many_agencies_of_each_type_as_the_registry_at_the_end_of_2020(country: dict[str, pd.DataFrame]) -> None:
    real = pd.read_csv(DATA / "agency.csv", dtype="str")
    begun, ended = pd.to_numeric(real["valid_from"]), pd.to_numeric(real["valid_to"])
    alive = real[(begun.isna() | (begun <= 2020)) & (ended.isna() | (ended > 2020))]
    expected = alive["agency_type"].value_counts().to_dict()
    assert country["agency"]["agency_type"].value_counts().to_dict() == expected
    assert (len(country["region"]), len(country["province"])) == (7, 34)


@pytest.mark.parametrize(("types", "up_to_2020", "decided_in_2020"), [
    (["kementerian"], (12, 14, 5, 3), (5, 8)),
    (["lpnk"], (6, 11, 4, 2), (3, 8)),
    (["provinsi"], (3, 10, 12, 9), (3, 7)),
    (LOCAL, (3, 22, 10, 58), (3, 17)),
    ([*CENTRAL, "provinsi", *LOCAL], (24, 57, 31, 72), (14, 40)),
    (["lns", "lembaga_lain"], (0, 0, 0, 0), (0, 0)),
])  # fmt: skip
def test_categories_up_to_2020_and_decided_in_2020(
    verified: pd.DataFrame, types: list[str], up_to_2020: tuple[int, ...], decided_in_2020: tuple[int, ...]
) -> None:
    assert _counts(_latest(verified), types) == up_to_2020
    assert _counts(verified[verified["year"] == 2020], types)[:2] == decided_in_2020


def test_at_least_baik_up_to_2020_and_decided_in_2020(verified: pd.DataFrame) -> None:
    latest = _latest(verified)
    in_2020 = verified[verified["year"] == 2020]
    for rows, expected in ((latest, [13, 25, 43]), (in_2020, [10, 20, 24])):
        assert [sum(_counts(rows, types)[:2]) for types in (["provinsi"], LOCAL, CENTRAL)] == expected


def test_round_of_2018(verified: pd.DataFrame) -> None:
    rows = verified[verified["year"] == 2018]
    assert rows["agency_type"].value_counts().to_dict() == {"kementerian": 34, "provinsi": 34, "lpnk": 23}
    assert [_counts(rows, [kind])[0] for kind in ("kementerian", "lpnk", "provinsi")] == [6, 0, 0]


def test_round_of_2019_and_what_became_of_its_regencies_and_cities(verified: pd.DataFrame) -> None:
    of = {year: verified[verified["year"] == year].set_index("agency_id") for year in (2018, 2019, 2020)}
    local = {year: rows[rows["agency_type"].isin(LOCAL)] for year, rows in of.items()}
    good = {year: set(rows.index[rows["category_id"].isin(AT_LEAST_BAIK)]) for year, rows in local.items()}
    assert set(of[2018].index) == set(of[2019].index) - set(local[2019].index)
    assert (len(local[2019]), len(good[2019]), len(local[2019]) - len(good[2019])) == (91, 15, 76)
    assert len(good[2019] - set(of[2020].index)) == 5
    assert len(good[2019] & good[2020]) == 10
    assert len(good[2020] - good[2019]) == 10
    assert len(set(local[2020].index) - set(local[2019].index)) == 2


def test_one_province_with_four_baik_of_2020_and_no_sangat_baik(verified: pd.DataFrame) -> None:
    rows = verified[verified["province_id"].notna()]
    baik = rows[(rows["year"] == 2020) & (rows["category_id"] == "baik")]
    no_better = set(rows["province_id"]) - set(rows.loc[rows["category_id"] == "sangat_baik", "province_id"])
    government = set(baik.loc[baik["agency_type"] == "provinsi", "province_id"])
    four = baik.groupby("province_id").size().loc[lambda x: x == 4]
    assert set(four.index) & no_better & government


def test_printed_ranks_hold(verified: pd.DataFrame) -> None:
    provinces_2018 = _scores(verified[verified["year"] == 2018], ["provinsi"], CATEGORIES)
    assert provinces_2018[11:14] == [232, 231, 223]
    assert sum(score >= 250 for score in provinces_2018) <= 11
    in_2020 = verified[verified["year"] == 2020]
    local = _scores(in_2020, LOCAL, AT_LEAST_BAIK)
    assert (local[3:6], local[14]) == ([301.5, 294, 289], 257.5)
    assert _scores(in_2020, ["provinsi"], ["baik"])[:3] == [310.5, 293.5, 290]
    best = sorted(in_2020["score"], reverse=True)
    assert (best[:3], best[6]) == ([375.5, 364.5, 364], 335.5)


def test_every_score_is_the_sum_of_weight_times_level(country: dict[str, pd.DataFrame], results: pd.DataFrame) -> None:
    sub_aspect = pd.read_csv(DATA / "sub_aspect.csv").set_index("sub_aspect_id")
    parts = country["sub_aspect_level"].merge(results[["result_id", "year", "score_max"]], on="result_id")
    assert parts["level"].between(1, 4).all()
    assert not parts.duplicated(["result_id", "sub_aspect_id"]).any()
    named = sub_aspect.loc[parts["sub_aspect_id"]]
    weight = named["weight_400"].where((parts["score_max"] == 400).to_numpy(), named["weight_410"])
    parts["points"], parts["aspect_id"] = (weight * parts["level"].to_numpy()).array, named["aspect_id"].array
    assert parts["points"].notna().all()
    totals = parts.groupby("result_id")["points"].sum()
    assert (totals.loc[results["result_id"]].to_numpy() == results["score"].to_numpy()).all()
    by_aspect = parts.groupby(["result_id", "aspect_id"])["points"].sum()
    aspects = country["aspect_score"].set_index(["result_id", "aspect_id"])
    assert (by_aspect.loc[aspects.index].to_numpy() == aspects["points"].to_numpy()).all()
    assert len(aspects) == len(results) * 8


def test_each_result_names_every_sub_aspect_of_its_form(
    country: dict[str, pd.DataFrame], results: pd.DataFrame
) -> None:
    sub_aspect = pd.read_csv(DATA / "sub_aspect.csv")
    expected = results["score_max"].map({400: sub_aspect["weight_400"].count(), 410: sub_aspect["weight_410"].count()})
    found = country["sub_aspect_level"].groupby("result_id").size()
    assert (found.loc[results["result_id"]].to_numpy() == expected.to_numpy()).all()
    aspect = pd.read_csv(DATA / "aspect.csv").set_index("aspect_id")
    parts = country["aspect_score"].merge(results[["result_id", "score_max"]], on="result_id")
    named = aspect.loc[parts["aspect_id"]].reset_index()
    assert (parts["points_max"] == named["max_400"].where(parts["score_max"] == 400, named["max_410"])).all()


def test_form_and_category_follow_year_and_score(results: pd.DataFrame) -> None:
    assert (results["score_max"] == results["year"].map({2018: 400, 2019: 400, 2020: 410})).all()
    bands = pd.cut(results["score"], [0, 175, 250, 325, 411], right=False, labels=CATEGORIES[::-1])
    assert (bands.astype("str") == results["category_id"]).all()
    assert ((2 * results["score"]) % 1 == 0).all()


def test_self_assessments_stand_beside_each_verified_result_and_run_higher(results: pd.DataFrame) -> None:
    wide = results.pivot(index=["agency_id", "year"], columns="stage", values="score")
    assert set(wide.columns) == {"verified", "self_assessed"}
    assert wide.notna().all(axis=None)
    above = wide["self_assessed"] - wide["verified"]
    assert 8 < above.mean() < 25
    assert 0.02 < (above < 0).mean() < 0.25


def test_most_agencies_improve_and_some_fall(verified: pd.DataFrame) -> None:
    ends = verified.sort_values("year").groupby("agency_id")["score"].agg(["first", "last", "size"])
    change = (ends["last"] - ends["first"])[ends["size"] > 1]
    assert 0.6 < (change > 0).mean() < 0.95
    assert (change < 0).mean() > 0.05


def test_order_of_aspects(percents: pd.DataFrame) -> None:
    order = percents.mean().sort_values().index
    assert list(order[:2]) == ["pengembangan_karier", "promosi_mutasi"]
    assert set(order[-2:]) == {"perencanaan_kebutuhan", "pengadaan"}


def test_aspects_correlate(percents: pd.DataFrame) -> None:
    correlation = percents.corr().to_numpy()[np.triu_indices(8, 1)]
    assert correlation.min() > 0.3
    assert correlation.max() < 0.95


def test_every_source_says_that_it_is_a_simulation(country: dict[str, pd.DataFrame]) -> None:
    assert country["source"]["title"].str.startswith("SIMULASI").all()
    assert set(country["result"]["source_id"]) <= set(country["source"]["source_id"])
    assert (country["result"]["note"] == "SIMULASI").all()
    assert country["agency"]["agency_id"].str.startswith("sim-").all()


def test_names_are_unique_and_lead_to_agencies(country: dict[str, pd.DataFrame]) -> None:
    agency = country["agency"]
    for column in ("agency_id", "name_id", "short_name", "name_en"):
        assert agency[column].is_unique, column
    assert country["agency_alias"]["alias"].is_unique
    ids = set(agency["agency_id"])
    assert set(country["agency_alias"]["agency_id"]) | set(country["ambiguous_name"]["agency_id"]) <= ids
    assert (country["ambiguous_name"]["name"].value_counts() >= 2).all()
    bare = agency[agency["agency_type"].isin(LOCAL)].assign(name=lambda x: x["short_name"].str.split(" ", n=1).str[1])
    twins = bare[bare["name"].duplicated(keep=False)]
    listed = set(country["ambiguous_name"]["agency_id"])
    assert len(twins) > 2
    assert set(twins["agency_id"]) <= listed


def test_tile_codes_are_unique_and_none_is_that_of_a_real_province(country: dict[str, pd.DataFrame]) -> None:
    codes = country["province"]["tile_code"]
    assert codes.is_unique
    assert codes.str.fullmatch("[A-Z]{2}").all()
    assert not set(codes) & set(pd.read_csv(DATA / "province.csv", dtype="str", keep_default_na=False)["tile_code"])


def test_tiles_form_one_block_of_seven_connected_regions(country: dict[str, pd.DataFrame]) -> None:
    province = country["province"]
    places = dict(zip(zip(province["tile_col"], province["tile_row"], strict=True), province["region_id"], strict=True))
    assert len(places) == 34
    assert province["tile_col"].max() < 8
    for region in set(places.values()):
        tiles = {place for place, owner in places.items() if owner == region}
        assert _reached_from(min(tiles), tiles) == tiles, region


def _reached_from(start: tuple[int, int], tiles: set[tuple[int, int]]) -> set[tuple[int, int]]:
    reached, edge = {start}, [start]
    while edge:
        col, row = edge.pop()
        near = {(col + 1, row), (col - 1, row), (col, row + 1), (col, row - 1)} & tiles - reached
        reached |= near
        edge += near
    return reached


def test_each_government_sits_in_the_tile_of_its_province_and_central_bodies_nowhere(
    country: dict[str, pd.DataFrame],
) -> None:
    agency = country["agency"].merge(country["province"], on="province_id", suffixes=("", "_of_province"))
    assert set(agency["agency_type"]) == {"provinsi", *LOCAL}
    assert (
        country["agency"].loc[country["agency"]["province_id"].isna(), ["capital", "lat", "lon"]].isna().all(axis=None)
    )
    # Tiles of a degree from north to south, and of a fifth more from west to east.
    assert ((-5.4 - agency["lat"]) // 1 == agency["tile_row"]).all()
    assert ((agency["lon"] - 94.6) // 1.2 == agency["tile_col"]).all()
    assert (agency[["lat", "lon"]] == agency[["lat", "lon"]].round(4)).all(axis=None)


def test_no_government_sits_near_a_real_one(country: dict[str, pd.DataFrame]) -> None:
    real = pd.read_csv(DATA / "agency.csv").dropna(subset="lat")
    invented = country["agency"].dropna(subset="lat")
    apart = [(real[axis].to_numpy()[:, None] - invented[axis].to_numpy()[None, :]) for axis in ("lat", "lon")]
    assert np.hypot(*apart).min() > 1


def test_seats_have_names_and_points_of_their_own(country: dict[str, pd.DataFrame]) -> None:
    agency = country["agency"].dropna(subset="province_id").set_index("agency_id")
    local = agency[agency["agency_type"].isin(LOCAL)]
    assert not local.duplicated(["lat", "lon"]).any()
    assert not local.duplicated(["province_id", "capital"]).any()
    seats = agency[agency["agency_type"] == "provinsi"].merge(country["province"], on="province_id")
    city = seats["capital_y"].notna()
    assert (~city).sum() == 1
    assert (seats.loc[city, "capital_x"] == seats.loc[city, "capital_y"]).all()
    found = seats[city].merge(
        local[local["agency_type"] == "kota"].rename(columns={"capital": "capital_x"}),
        on=["province_id", "capital_x", "lat", "lon"],
    )
    assert len(found) == len(seats) - 1


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


def _real_names() -> tuple[set[str], set[str]]:
    """Names of real places (of two or more words, or four or more letters), and all real names."""
    agency, alias, ambiguous, province, region = (
        pd.read_csv(DATA / f"{name}.csv", dtype="str")
        for name in ("agency", "agency_alias", "ambiguous_name", "province", "region")
    )
    local = agency[agency["agency_type"].isin([*LOCAL, "provinsi"])]
    places = {*local["short_name"].str.split(" ", n=1).str[1], *agency["capital"].dropna()}
    places |= {*alias.loc[alias["agency_id"].isin(local["agency_id"]), "alias"]}
    places |= {*province["name_id"], *province["name_en"], *region["name_id"], *region["name_en"]}
    names = {*agency["name_id"], *agency["short_name"], *agency["name_en"], *alias["alias"], *ambiguous["name"]}
    return {_words(x) for x in places if len(x) >= 4}, {_words(x) for x in places | names}


def _simulated_names(country: dict[str, pd.DataFrame]) -> set[str]:
    columns = {
        "region": ["name_id"], "province": ["name_id", "name_en", "capital"], "agency_alias": ["alias"],
        "agency": ["name_id", "short_name", "name_en", "capital"], "ambiguous_name": ["name"],
    }  # fmt: skip
    cells = [country[table][column].dropna() for table, names in columns.items() for column in names]
    return set(pd.concat(cells).map(_words))


def test_no_name_is_that_of_a_real_agency_or_holds_a_real_place(country: dict[str, pd.DataFrame]) -> None:
    places, real = _real_names()
    simulated = _simulated_names(country)
    joined = {name.replace(" ", "") for name in real}
    assert not {name for name in simulated if name.replace(" ", "") in joined}
    held = {(name, place) for name in simulated for place in places if place in name}
    assert not held
    assert not {word for name in simulated for word in name.split()} & {name for name in real if " " not in name}


def test_same_seed_same_country_and_another_seed_another(country: dict[str, pd.DataFrame]) -> None:
    again, other = simulate(data_dir=DATA), simulate(seed=7, data_dir=DATA)
    for table, frame in country.items():
        pd.testing.assert_frame_equal(frame, again[table])
    assert not country["result"]["score"].equals(other["result"]["score"])


def test_scale_multiplies_agencies_and_counts(country: dict[str, pd.DataFrame]) -> None:
    large = simulate(scale=3, data_dir=DATA)
    for table in ("agency", "agency_alias", "ambiguous_name", "result", "aspect_score", "sub_aspect_level"):
        assert len(large[table]) == 3 * len(country[table]), table
    for column in ("agency_id", "name_id", "short_name", "name_en"):
        assert large["agency"][column].is_unique, column
    rows = _with_agency(large)
    assert len(large["province"]) == 34
    pd.testing.assert_frame_equal(large["agency"].head(len(country["agency"])), country["agency"])
    local = large["agency"][large["agency"]["agency_type"].isin(LOCAL)]
    assert not local.duplicated(["lat", "lon"]).any()
    assert _counts(_latest(rows[rows["stage"] == "verified"]), [*CENTRAL, "provinsi", *LOCAL]) == (72, 171, 93, 216)


def test_too_few_agencies_are_refused_by_name(tmp_path: Path) -> None:
    for name in ("aspect", "sub_aspect", "category"):
        shutil.copy(DATA / f"{name}.csv", tmp_path)
    agency = pd.read_csv(DATA / "agency.csv", dtype="str")
    agency[agency["agency_type"] != "lpnk"].to_csv(tmp_path / "agency.csv", index=False)
    with pytest.raises(DataFaults) as refused:
        simulate(data_dir=tmp_path)
    assert [(fault.rule, fault.found) for fault in refused.value.faults] == [("too_few_agencies", "0 lpnk")]


def test_more_agencies_than_names_still_have_names_of_their_own(tmp_path: Path) -> None:
    for name in ("aspect", "sub_aspect", "category"):
        shutil.copy(DATA / f"{name}.csv", tmp_path)
    agency = pd.read_csv(DATA / "agency.csv", dtype="str")
    more = agency[agency["agency_type"] == "lns"].assign(agency_id=lambda x: x["agency_id"] + "-b")
    pd.concat([agency, more]).to_csv(tmp_path / "agency.csv", index=False)
    names = simulate(scale=2, data_dir=tmp_path)["agency"]
    assert names["short_name"].is_unique
    assert names["agency_id"].is_unique


@pytest.mark.parametrize(("low", "high"), list(pairwise([120, 175, 250, 325, 381])))
def test_levels_can_be_found_for_every_total(low: int, high: int) -> None:
    sub_aspect = pd.read_csv(DATA / "sub_aspect.csv").dropna(subset=["weight_400"])
    weights = (2 * sub_aspect["weight_400"]).astype(int).to_numpy()
    points = np.arange(2 * low, 2 * high)
    levels = choose_levels(points, weights, np.zeros((len(points), len(weights))), start(1, "levels"))
    assert (levels @ weights == points).all()
    assert levels.min() >= 1
    assert levels.max() <= 4


def test_a_total_that_no_levels_make_is_a_fault_and_not_an_endless_search() -> None:
    with pytest.raises(DataFaults) as refused:
        choose_levels(np.array([25]), np.array([4, 4, 4]), np.zeros((1, 3)), start(1, "levels"))
    assert [(fault.rule, fault.found) for fault in refused.value.faults] == [("total_unreachable", "12.5")]
