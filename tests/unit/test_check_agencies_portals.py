"""Portals: from where an award was brought, one of the provinces, lines and stages told in passing."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

PORTALS_ON_SINGLE_AGENCIES = [
    (
        "2021-12-08",
        "Kementerian Pemuda dan Olahraga pulang membawa Anugerah Meritokrasi dari Surabaya, Selasa "
        "(7/12/2021), dengan nilai 280.",
        ["280 cocok kemenpora"],
    ),
    (
        "2021-12-08",
        "The Youth and Sports Ministry brought a merit award home from Surabaya on Tuesday, with 280 points.",
        ["280 cocok kemenpora"],
    ),
    (
        "2021-01-30",
        "Sulawesi Selatan Nomor Satu Kategori Baik Sistem Merit",
        ["Satu cocok provinsi-sulawesi-selatan"],
    ),
    (
        "2019-06-21",
        "Enam kementerian menembus kategori IV pada pemetaan sistem merit 2018, di antaranya Kementerian "
        "Pertanian serta Kementerian PUPR.",
        ["kategori_IV cocok kementan", "kategori_IV cocok kementerian-pupr"],
    ),
    (
        "2023-12-08",
        "Gorontalo menjadi salah satu provinsi yang sangat baik dengan nilai 327 pada Anugerah Meritokrasi, "
        "Kamis (7/12/2023).",
        ["327 cocok provinsi-gorontalo"],
    ),
    (
        "2023-12-08",
        "Gorontalo is one of the provinces rated Very Good in the merit assessment of 2023, with 327 points.",
        ["327 cocok provinsi-gorontalo"],
    ),
    (
        "2022-12-12",
        "Tasikmalaya punya dua cerita: pemkabnya mengantongi 289,5 poin sistem merit pada 2021, pemkotnya belum.",
        ["289,5 cocok kabupaten-tasikmalaya"],
    ),
    (
        "2021-03-03",
        "Pemkot Denpasar memperoleh 250,5 dalam penilaian sistem merit 2020, terpaut tipis dari ambang "
        "kategori Baik yang dipatok 250.",
        ["250,5 cocok kota-denpasar", "250 cocok all"],
    ),
    (
        "2021-02-02",
        "Riau, dengan 293,5 dalam sistem merit, kini membidik kategori Sangat Baik yang mensyaratkan nilai "
        "paling rendah 325.",
        ["293,5 cocok provinsi-riau", "325 cocok all"],
    ),
    (
        "2021-12-10",
        "Nilai sistem merit Kalimantan Timur pada 2020 adalah 240. Padahal, hitungan sendiri lewat penilaian "
        "mandiri pada Juni 2020 sudah 288.",
        ["240 berbeda_antarsumber provinsi-kalimantan-timur", "288 cocok provinsi-kalimantan-timur"],
    ),
    (
        "2023-12-17",
        "Pada 2021 nilai sistem merit Kota Magelang 149,5. Setahun kemudian angkanya hampir dua kali lebih "
        "tinggi, 273.",
        ["149,5 cocok kota-magelang", "273 cocok kota-magelang"],
    ),
    (
        "2021-12-09",
        "Kota Bogor menerima piagam dari Jakarta, Kamis. Nilai sistem merit 2021 kota itu 335,5.",
        ["335,5 cocok kota-bogor"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), PORTALS_ON_SINGLE_AGENCIES)
def test_portals_on_single_agencies(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
