"""The news of January 2021, written afresh: every figure of it, with what is disputed shown as disputed."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.check import check_text
from analytics.check.model import Judged
from analytics.warehouse import Release

NEWS = """JAKARTA - Komisi Aparatur Sipil Negara (KASN) menyerahkan Anugerah Meritokrasi kepada instansi pemerintah pada Kamis (28/1/2021).

Sejak 2018 hingga akhir 2020, KASN telah menilai penerapan sistem merit di 184 instansi pemerintah. Hasilnya, 24 instansi meraih kategori Sangat Baik dan 57 instansi meraih kategori Baik. Adapun 31 instansi masih berkategori Kurang dan 72 instansi berkategori Buruk.

Penilaian itu mencakup delapan aspek manajemen ASN, mulai dari perencanaan kebutuhan sampai sistem informasi.

Wakil Presiden mengingatkan bahwa masih ada 524 instansi yang memerlukan pembinaan dalam penerapan sistem merit.

Pada acara itu 54 instansi menerima penghargaan, di antaranya 20 kabupaten/kota."""  # noqa: E501
ALTERED = NEWS.replace("24 instansi meraih", "29 instansi meraih").replace("57 instansi", "61 instansi")


def verdicts(release: Release, text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in check_text(release, text, published_on=date(2021, 1, 29)).claims:
        found.setdefault(one.reading.quote, one.verdict)
    return found


@pytest.fixture(scope="module")
def claims(published: Release) -> dict[str, Judged]:
    found: dict[str, Judged] = {}
    for one in check_text(published, NEWS, published_on=date(2021, 1, 29)).claims:
        found.setdefault(one.reading.quote, one)
    return found


@pytest.mark.parametrize(("quote", "expected"), [
    ("184", "cocok"), ("24", "cocok"), ("57", "cocok"), ("31", "cocok"), ("72", "cocok"), ("delapan", "cocok"),
    ("524", "cocok"), ("54", "berbeda_antarsumber"), ("20", "berbeda_antarsumber"),
])  # fmt: skip
def test_every_figure_of_the_news(claims: dict[str, Judged], quote: str, expected: str) -> None:
    assert claims[quote].verdict == expected


def test_nothing_else_is_claimed(claims: dict[str, Judged]) -> None:
    spoken = {quote for quote, one in claims.items() if one.verdict in ("cocok", "tidak_cocok", "berbeda_antarsumber")}
    assert spoken == {"184", "24", "57", "31", "72", "delapan", "524", "54", "20"}


def test_the_disputed_start_is_told_beside_the_total(claims: dict[str, Judged]) -> None:
    assert "check.note.starts_differ" in {note.key for note in claims["184"].notes}


def test_what_rests_on_one_witness_says_so(claims: dict[str, Judged]) -> None:
    assert "check.note.single_witness" in {note.key for note in claims["31"].notes}
    assert "check.note.single_witness" not in {note.key for note in claims["57"].notes}


def test_the_same_text_gets_the_same_answer(published: Release) -> None:
    first, second = (check_text(published, NEWS, published_on=date(2021, 1, 29)) for _ in range(2))
    assert first == second


def test_altered_figures_are_caught(published: Release) -> None:
    found = verdicts(published, ALTERED)
    assert (found["29"], found["61"]) == ("tidak_cocok", "tidak_cocok")
    assert found["184"] == "cocok"
