"""What holds for any text that is typed into the search box, and for any order of the register's rows."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.names import NameIndex
from tests.register import read_index, read_register

INDEX = read_index()
REGISTER = read_register()
NAMES = [name for row in REGISTER.agencies for name in row[1:4]] + [row[0] for row in REGISTER.aliases]
LOCAL = [row for row in REGISTER.agencies if row[4] in {"kabupaten", "kota"}]
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
TYPED = (
    st.text(max_size=40) | st.text("aeiknrt bdu.&-", max_size=20) | st.sampled_from(NAMES).map(lambda name: name[:9])
)


@st.composite
def mistyped(draw: st.DrawFn) -> tuple[str, str]:
    """A regency's or city's name with one error, at least four letters long, and the agency."""
    row = draw(st.sampled_from(LOCAL))
    kind, core = row[2].split(" ", 1)
    at = draw(st.integers(0, len(core) - 1))
    letter = draw(LETTERS)
    wrong = draw(
        st.sampled_from(
            [
                core[:at] + core[at + 1 :],
                core[:at] + letter + core[at + 1 :],
                core[:at] + letter + core[at:],
                core[:at] + core[at + 1 : at + 2] + core[at] + core[at + 2 :],
            ]
        ).filter(lambda text: len(text) >= 4)
    )
    return draw(st.sampled_from([wrong, f"{kind} {wrong}"])), row[0]


@given(text=TYPED, limit=st.integers(0, 30))
def test_any_text_gives_a_sorted_list_of_different_agencies(text: str, limit: int) -> None:
    hits = INDEX.search(text, limit)
    assert len({hit.agency_id for hit in hits}) == len(hits) <= limit
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 < hit.score <= 100 for hit in hits)


@given(text=TYPED)
def test_what_a_name_means_is_found_first(text: str) -> None:
    meant = INDEX.resolve(text).agency_ids
    hits = INDEX.search(text, limit=max(len(meant), 1))
    assert {hit.agency_id for hit in hits if hit.score == 100} == set(meant)


@given(name=st.sampled_from(NAMES), ending=st.sampled_from(["", " RI", " Republik Indonesia", ", R.I."]))
def test_case_marks_and_a_closing_ri_change_no_meaning(name: str, ending: str) -> None:
    meant = INDEX.resolve(name).agency_ids
    assert INDEX.resolve(f"  «{name.upper().replace(' ', ' . ')}»{ending}").agency_ids == meant


@settings(max_examples=300)
@given(case=mistyped())
def test_one_typing_error_leaves_the_agency_among_the_first_five(case: tuple[str, str]) -> None:
    text, agency_id = case
    # An error can make the beginning of other names ("Malu" for Palu); those rightly stand first.
    hits = [hit.agency_id for hit in INDEX.search(text, limit=700) if hit.why not in {"prefix", "part"}]
    offered = [hit.agency_id for hit in INDEX.search(text, limit=5)]
    assert agency_id in offered + hits[:5]


@settings(max_examples=5, deadline=None)
@given(seed=st.integers(0, 1000), texts=st.lists(TYPED, min_size=5, max_size=20))
def test_the_order_of_the_rows_changes_no_answer(seed: int, texts: list[str]) -> None:
    shuffled = [random.Random(seed).sample(rows, len(rows)) for rows in REGISTER[:3]]
    other = NameIndex.of(*shuffled, REGISTER.types)
    for text in texts:
        assert other.search(text) == INDEX.search(text)
        assert other.resolve(text) == INDEX.resolve(text)
