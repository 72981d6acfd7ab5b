"""Whatever the text: nothing fails, every place leads back to it, and a longer text takes longer only in proportion."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analytics.check.reading import read_text
from analytics.intake.understand.pause import without_cycle_search
from analytics.words import texts
from tests.register import read_index

_PIECES = st.sampled_from(
    [
        "Kota Bogor",
        "Pemkab Sinjai",
        "Bandung",
        "Jabar",
        "KASN",
        "sistem merit",
        "SAKIP",
        "kategori",
        "Baik",
        "sangat baik",
        "III",
        "24",
        "57",
        "266,5",
        "1.234",
        "ke-4",
        "instansi",
        "provinsi",
        "persen",
        "poin",
        "nilai",
        "meraih",
        "masing-masing",
        "dan",
        ",",
        ";",
        ".",
        "(",
        ")",
        "\n",
        "\n\n",
        " ",
        "\t",
        "|",
        "-",
        "–",
        "2020",
        "sejak",
        "hingga",
        "akhir",
        "tahun lalu",
        "28/1/2021",
        "keduanya",
        "\u200b",
        "\u00ad",
        "\u202e",
        "\u00a0",
        "&nbsp;",
        "&",
        "<b>",
        "</b>",
        "<",
        "“",
        "’’",
        "\ufb01",
        "\uff12",
        "\u00bd",
        "dua ratusan",
        "tiga ratus satu koma lima",
        "Baca juga:",
        "dari",
        "di antaranya",
        "lainnya",
        "melampaui",
        "disusul",
        "menargetkan",
        "kabu-\npaten",
        "K A S N",
        "Wali",
        "Rp",
    ]
)
_TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(_PIECES, max_size=60).map(" ".join),
    st.lists(_PIECES, max_size=40).map("".join),
    st.lists(st.one_of(_PIECES, st.text(max_size=5)), max_size=50).map(" ".join),
)


@settings(max_examples=200, deadline=None)
@given(text=_TEXTS, published_on=st.one_of(st.none(), st.dates(date(2018, 1, 1), date(2024, 12, 31))))
def test_every_place_leads_back_to_the_text(text: str, published_on: date | None) -> None:
    readings = read_text(text, read_index(), published_on=published_on)
    assert readings == sorted(readings, key=lambda reading: (reading.start, reading.end))
    for reading in readings:
        assert 0 <= reading.start < reading.end <= len(text)
        assert text[reading.start : reading.end] == reading.quote
        assert any((mark.start, mark.end) == (reading.start, reading.end) for mark in reading.marks)
        for mark in reading.marks:
            assert 0 <= mark.start < mark.end <= len(text)
        for rule in reading.how:
            assert f"check.how.{rule}" in texts("id")
        assert (len(reading.subject) == 1) or reading.doubt is not None or reading.other is not None
    assert readings == read_text(text, read_index(), published_on=published_on)


@pytest.mark.parametrize(
    "piece",
    [
        "7",
        "7 ",
        "(",
        "Kota Bogor ",
        "Kota Bogor meraih nilai sistem merit 266,5. ",
        "24 instansi sangat baik\n",
        "kategori baik dan ",
        "2018 hingga ",
        "\u202eKota\u200b Bo\u00adgor 266\u200b,5 ",
        "<div>",
        "<",
        "&",
        "\n",
        "| 24 ",
        "kabu-\n",
        "a ",
        "''",
        "tiga ratus ",
        "pemerintah kota (pemkot) ",
    ],
)
def test_time_grows_in_proportion_to_the_length(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        turns = []
        # What else the machine does adds to a time and takes nothing from it, so the least of some turns counts. The
        # search for cycles goes through all that the tests before have left.
        with without_cycle_search():
            for _ in range(3):
                started = time.process_time()
                read_text(text, read_index())
                turns.append(time.process_time() - started)
        return min(turns)

    seconds(1_000)
    short = max(seconds(10_000), 0.02)
    # Four times the length may take four times as long; twice that again leaves room for a busy machine.
    assert seconds(40_000) < 8 * short + 0.5
