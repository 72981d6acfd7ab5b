"""Whatever the seed, the simulated country holds the published totals and the order of the aspects."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.paths import DATA
from analytics.simulate import simulate


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_totals_and_order_of_aspects_hold_for_every_seed(seed: int) -> None:
    country = simulate(seed=seed, data_dir=DATA)
    verified = country["result"].query("stage == 'verified'")
    latest = verified.sort_values("year").groupby("agency_id").tail(1)
    assert latest["category_id"].value_counts().to_dict() == {"buruk": 72, "baik": 57, "kurang": 31, "sangat_baik": 24}
    parts = country["aspect_score"].merge(verified[["result_id"]], on="result_id")
    percent = (parts["points"] / parts["points_max"]).groupby(parts["aspect_id"]).mean().sort_values()
    assert list(percent.index[:2]) == ["pengembangan_karier", "promosi_mutasi"]
    assert set(percent.index[-2:]) == {"perencanaan_kebutuhan", "pengadaan"}
    totals = country["aspect_score"].groupby("result_id")["points"].sum()
    assert (totals.loc[country["result"]["result_id"]].to_numpy() == country["result"]["score"].to_numpy()).all()
