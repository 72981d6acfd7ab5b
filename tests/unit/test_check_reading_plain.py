"""The plain text with its way back, and numbers in digits and words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from analytics.check.reading.numbers import read_digits, read_words
from analytics.check.reading.plain import make_plain
from analytics.check.reading.split import split_sentences
from analytics.check.reading.tokens import split_tokens


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Kota\u00a0Bogor", "Kota Bogor"),
        ("Kota\u200b Bo\u00adgor", "Kota Bogor"),
        ("\u202eKota\u202c", "Kota"),
        ("\u201cBaik\u201d \u2018Baik\u2019", "\"Baik\" 'Baik'"),
        ("\uff12\uff14", "24"),
        ("\u0662\u0664", "24"),
        ("24\u00b2 instansi", "24  instansi"),
        ("2018\u20132020 \u2014", "2018–2020 –"),
        ("&lt;300&nbsp;&amp;", "<300 &"),
        ("kabu-\npaten", "kabupaten"),
        ("ke-4", "ke-4"),
        ("K A S N menilai", "KASN menilai"),
        ("a b", "a b"),
        ("<p>Satu</p><b>dua</b>", "\nSatu\ndua"),
        ("nilai < 300 dan > 200", "nilai < 300 dan > 200"),
        ("\ufb01nal", "final"),
        ("a\r\nb", "a\nb"),
    ],
)
def test_the_plain_form(text: str, plain: str) -> None:
    made = make_plain(text)
    assert made.text == plain
    assert len(made.starts) == len(made.ends) == len(plain)
    for at in range(len(plain)):
        start, end = made.span(at, at + 1)
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("301,5", "301.5"),
        ("301.5", "301.5"),
        ("1.234", "1234"),
        ("1,234", "1234"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("0,625", "0.625"),
        ("12,50", "12.50"),
        ("1.2.3", None),
        ("9" * 40, None),
    ],
)
def test_digits(raw: str, value: str | None) -> None:
    assert read_digits(raw) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("tiga ratus satu koma lima", "301.5"),
        ("tiga ratus satu setengah", "301.5"),
        ("dua puluh empat", "24"),
        ("seratus delapan puluh empat", "184"),
        ("lima belas", "15"),
        ("sebelas", "11"),
        ("dua ribu sembilan belas", "2019"),
        ("lima ratus dua puluh empat", "524"),
        ("fifty-seven", "57"),
        ("one hundred and eighty-four", "184"),
        ("three hundred one point five", "301.5"),
        ("twenty four", "24"),
    ],
)
def test_words(text: str, value: str) -> None:
    tokens = split_tokens(text)
    read = read_words(tokens, 0)
    assert read is not None
    assert (read[0], read[1], read[2]) == (Decimal(value), len(tokens), False)


def test_a_rough_number_is_told() -> None:
    assert read_words(split_tokens("dua ratusan"), 0) == (Decimal(200), 2, True)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kab. Bogor dan Prov. Riau. Kota Depok.", 2),
        ("Nilai 301.5 poin. Lalu 300.", 2),
        ("UU No. 5 Tahun 2014. Selesai.", 2),
        ("Bapak H. Amir hadir! Benarkah? Ya.", 3),
        ("Judul berita tanpa titik\n\nIsi berita.", 2),
        ("Kalimat panjang yang terputus\ndi ujung baris saja.", 1),
        ("“Nilai kita 300.” Begitu katanya.", 2),
    ],
)
def test_sentences(text: str, count: int) -> None:
    plain = make_plain(text).text
    assert len(split_sentences(plain, split_tokens(plain))) == count
