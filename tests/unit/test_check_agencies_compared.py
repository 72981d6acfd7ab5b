"""Totals held against one another in one sentence; what nobody can say is left open."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

COMPARED_AGENCIES = [
    (
        "2021-12-09",
        "Kota Bogor unggul. Dengan nilai 335,5, kota itu mengalahkan Sinjai yang mengumpulkan 334,5 pada "
        "penilaian sistem merit 2021.",
        ["335,5 cocok kota-bogor", "334,5 cocok kabupaten-sinjai"],
    ),
    (
        "2022-12-09",
        "Tahun ini Kota Malang mendapat 291,5 dalam penilaian sistem merit; nilai itu lebih baik ketimbang "
        "256,5 setahun lalu, tetapi masih kalah dari Kabupaten Malang yang meraih 299,5.",
        ["291,5 cocok kota-malang", "256,5 cocok kota-malang", "299,5 tidak_dapat_diverifikasi"],
    ),
    (
        "2022-12-09",
        "Although Malang city improved to 291.5 this year from 256.5, it still lags behind Malang regency in "
        "the merit system, which had 299.5.",
        ["291.5 cocok kota-malang", "256.5 cocok kota-malang", "299.5 cocok kabupaten-malang"],
    ),
    (
        "2021-12-09",
        "Riau's 297.5 in the 2021 merit assessment is four points more than its 293.5 in the list of January.",
        ["297.5 cocok provinsi-riau", "293.5 tidak_dapat_diverifikasi"],
    ),
    (
        "2021-12-09",
        "Dari semua daerah di Sulawesi Selatan, hanya Sinjai (334,5) dan Wajo (333) yang sangat baik selain "
        "pemerintah provinsinya (340,5) dalam penilaian sistem merit 2021.",
        ["334,5 cocok kabupaten-sinjai", "333 cocok kabupaten-wajo"],
    ),
    (
        "2021-12-09",
        "Kabupaten Sragen kembali meraih predikat baik dengan 259,5 dalam sistem merit 2021, menyusul "
        "Purworejo dan Wonogiri yang juga baik.",
        ["259,5 cocok kabupaten-sragen"],
    ),
    (
        "2023-12-09",
        "Komisi Yudisial naik dari 261,5 pada 2022 ke kategori Sangat Baik tahun ini dalam sistem merit.",
        ["261,5 cocok setjen-ky"],
    ),
    (
        "2021-12-09",
        "The city of Pekanbaru squeezed into the Very Good class with 325.5 in the 2021 merit assessment; "
        "Padang Panjang, which had been given 330 in a provisional tally, is not on the list.",
        ["325.5 cocok kota-pekanbaru", "330 cocok kota-padang-panjang"],
    ),
    (
        "2021-12-09",
        "Nilai Kabupaten Agam dalam sistem merit masih sementara, yakni 275.",
        ["275 cocok kabupaten-agam"],
    ),
    (
        "2021-12-09",
        "KASN menilai 184 instansi. Nilai tertinggi sistem merit 2020, 375,5, dipegang Jawa Barat; terendah "
        "yang dipublikasikan, 211,5, milik Perpusnas.",
        ["375,5 cocok provinsi-jawa-barat", "211,5 tidak_dapat_diverifikasi"],
    ),
    (
        "2021-12-09",
        "Tak ada yang lebih tinggi daripada Sulawesi Selatan di antara provinsi: 340,5 dalam penilaian sistem "
        "merit 2021.",
        ["340,5 cocok provinsi-sulawesi-selatan"],
    ),
    (
        "2021-12-09",
        "Sulawesi Selatan mengungguli Jawa Tengah di penilaian sistem merit 2021 dengan 340,5 berbanding 335,5.",
        ["340,5 cocok provinsi-sulawesi-selatan", "335,5 cocok provinsi-jawa-tengah"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), COMPARED_AGENCIES)
def test_compared_agencies(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
