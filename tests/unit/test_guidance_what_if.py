"""What if: score, category, aspects and rank after changes by hand; refusals; the form in the address."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.guidance.situation import Country, Situation, country
from analytics.guidance.what_if import read_changes, refused_words, what_if, write_changes
from analytics.warehouse import Release
from analytics.words import LANGUAGES

BOGOR = "kota-bogor"


@pytest.fixture
def invented(simulated: Release) -> Country:
    return country(simulated)


def lowest(looked_at: Country) -> Situation:
    """An agency whose sub-aspects of performance stand at the lowest level, or nearly so."""
    return min(
        (one for one in looked_at.situations.values() if one.levels and one.form == 400),
        key=lambda one: (one.levels["kinerja_metode"], one.id),
    )


def test_a_level_gains_its_weight(invented: Country) -> None:
    one = lowest(invented)
    level = one.levels["kinerja_metode"]
    found = what_if(invented, one.id, {"kinerja_metode": 4})
    assert found.score_before is not None
    assert found.gained == 5 * (4 - level)
    assert found.score == found.score_before + found.gained
    moved = found.aspects["manajemen_kinerja"]
    assert moved.before is not None
    assert moved.after == pytest.approx(moved.before + 100 * found.gained / 80)
    assert {key for key, aspect in found.aspects.items() if aspect.before != aspect.after} == {"manajemen_kinerja"}


def test_everything_at_the_top_is_the_maximum_and_the_first_rank(invented: Country) -> None:
    one = lowest(invented)
    found = what_if(invented, one.id, dict.fromkeys(one.levels, 4))
    assert (found.score, found.category, found.rank_after) == (400, "sangat_baik", 1)
    assert {aspect.after for aspect in found.aspects.values()} == {100}


def test_equal_scores_share_a_rank(invented: Country) -> None:
    one = lowest(invented)
    alike = [
        other
        for other in invented.situations.values()
        if other.latest and other.form == one.form and other.agency.agency_type == one.agency.agency_type
    ]  # fmt: skip
    assert len(alike) > 3
    for scores, rank in (((300, 200, 200), 2), ((300, 300, 200), 3), ((100, 100, 100), 1)):
        given = iter((*scores, *[50] * len(alike)))
        told = {
            other.id: replace(other, latest=replace(other.latest, score=200.0 if other is one else next(given)))
            for other in alike if other.latest
        }  # fmt: skip
        found = what_if(replace(invented, situations=told), one.id, {})
        assert (found.rank_before, found.rank_after, found.ranked) == (rank, rank, len(alike))


def test_levels_can_be_lowered(invented: Country) -> None:
    one = next(other for other in invented.situations.values() if other.group == "at_least_baik" and other.levels)
    found = what_if(invented, one.id, dict.fromkeys(one.levels, 1))
    assert (found.score, found.category) == (100 if one.form == 400 else 102.5, "buruk")
    assert found.gained < 0


def test_a_category_that_was_printed_stays_while_nothing_changes(published: Release) -> None:
    looked_at = country(published)
    for one in looked_at.situations.values():
        found = what_if(looked_at, one.id, {})
        assert found.category == found.category_before


def test_what_cannot_be_is_refused_and_the_rest_counts(invented: Country) -> None:
    one = lowest(invented)
    tried = {"kinerja_metode": 4.0, "kinerja_kontrak": 5.0, "pengadaan": 30.0, "gold": 1.0, "gaji_penghargaan": 2.5,
             "karier_kebijakan_talenta": 2.0}  # fmt: skip
    found = what_if(invented, one.id, tried)
    assert set(found.changes) == {"kinerja_metode"}
    assert {refused.part: refused.why for refused in found.refused} == {
        "kinerja_kontrak": "out_of_range", "pengadaan": "levels_known", "gold": "unknown_part",
        "gaji_penghargaan": "not_a_step", "karier_kebijakan_talenta": "no_levels",
    }  # fmt: skip
    assert all(refused_words(invented, refused, lang) for refused in found.refused for lang in LANGUAGES)


def test_a_real_agency_is_moved_in_whole_aspects_and_no_sub_aspect_is_named(published: Release) -> None:
    looked_at = country(published)
    found = what_if(looked_at, BOGOR, {"pengembangan_karier": 108.5, "kinerja_metode": 4, "pengadaan": 30.2})
    assert (found.score, found.category) == (325, "sangat_baik")
    assert {refused.part: refused.why for refused in found.refused} == {
        "kinerja_metode": "no_levels", "pengadaan": "not_a_step"
    }  # fmt: skip
    said = refused_words(looked_at, found.refused[0], "id")
    assert looked_at.sub_aspects["kinerja_metode"].name("id") not in said
    assert what_if(looked_at, BOGOR, {"pengadaan": 41}).refused[0].most == 40


def test_what_is_not_known_stays_unknown(published: Release) -> None:
    looked_at = country(published)
    formless = what_if(looked_at, "perpusnas", {})
    assert (formless.score, formless.rank_after, formless.unknown) == (211.5, None, "form_unknown")
    none = next(one.id for one in looked_at.situations.values() if one.latest is None)
    nothing = what_if(looked_at, none, {"pengadaan": 30})
    assert (nothing.score, nothing.category, nothing.unknown) == (None, None, "no_result")
    assert nothing.refused[0].why == "not_known"


def test_a_change_of_an_unknown_weight_is_refused(invented: Country) -> None:
    one = next(other for other in invented.situations.values() if "karier_kebijakan_talenta" in other.levels)
    assert one.latest
    formless = replace(one, latest=replace(one.latest, form=None))
    found = what_if(replace(invented, situations={one.id: formless}), one.id, {"karier_kebijakan_talenta": 4})
    assert [refused.why for refused in found.refused] == ["form_unknown"]
    assert all(refused_words(invented, found.refused[0], lang) for lang in LANGUAGES)


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,20}", fullmatch=True), st.integers(0, 260).map(lambda n: n / 2)))
def test_changes_come_back_from_an_address(changes: dict[str, float]) -> None:
    assert read_changes(write_changes(changes)) == (changes, ())


def test_pieces_of_an_address_that_say_nothing_are_told() -> None:
    changes, refused = read_changes("a:3, b:x,c,:4,d:-1,e:1.5,f:²,a:2")
    assert changes == {"a": 2, "e": 1.5}
    assert [one.part for one in refused] == ["b:x", "c", ":4", "d:-1", "f:²"]
