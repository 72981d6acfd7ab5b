"""Text made safe for spreadsheets comes back as it was, whatever it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analytics.export.safe import make_safe, take_back

nasty = st.text(alphabet=st.one_of(st.sampled_from("'=+-@\t\r\n\"1a"), st.characters()))


@given(nasty)
def test_there_and_back(text: str) -> None:
    assert take_back(make_safe(text)) == text


@given(nasty)
def test_nothing_that_is_made_safe_begins_like_a_formula(text: str) -> None:
    assert make_safe(text)[:1] not in tuple("=+-@\t\r\n")
    assert make_safe(text) in (text, "'" + text)
