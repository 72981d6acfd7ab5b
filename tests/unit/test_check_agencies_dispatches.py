"""English dispatches: neighbours, lists of places, what another total is held against, and other indices beside."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

DISPATCHES_ON_SINGLE_AGENCIES = [
    (
        "2021-12-09",
        "Sinjai's climb continues\n\n"
        "MAKASSAR – A small regency at the foot of Mount Bawakaraeng has outdone most of Indonesia's big "
        "cities in the merit system assessment of the State Civil Apparatus Commission (KASN). Sinjai was "
        "given 334.5 points this year, 40.5 more than the 294 it had in the previous assessment. Only Bogor "
        "city, on 335.5, did better among regencies and cities.\n\n"
        '"Nobody bought a job here," the regent said. Wajo, its neighbor to the north, finished third with '
        "333, and Karawang fourth with 329.5.",
        [
            "334.5 cocok kabupaten-sinjai",
            "40.5 bukan_klaim_merit",
            "294 cocok kabupaten-sinjai",
            "335.5 cocok kota-bogor",
            "333 cocok kabupaten-wajo",
            "third cocok kabupaten-wajo",
            "329.5 cocok kabupaten-karawang",
            "fourth cocok kabupaten-karawang",
        ],
    ),
    (
        "2022-12-10",
        "Two cities named Malang and Probolinggo were on last year's merit list. Malang city rose to 291.5 "
        "from 256.5, and Malang regency to 299.5 from 261, according to KASN figures released after the Dec. 8 "
        "ceremony.",
        [
            "291.5 cocok kota-malang",
            "256.5 cocok kota-malang",
            "299.5 cocok kabupaten-malang",
            "261 cocok kabupaten-malang",
        ],
    ),
    (
        "2021-02-02",
        "The best regency in the merit list of Jan. 28 was Sumedang, with 301.5 points. Sinjai (294), Wajo "
        "(289) and Pangkajene Islands (257.5), all in South Sulawesi, trailed it.",
        [
            "301.5 cocok kabupaten-sumedang",
            "294 cocok kabupaten-sinjai",
            "289 cocok kabupaten-wajo",
            "257.5 tidak_dapat_diverifikasi",
        ],
    ),
    (
        "2018-12-22",
        "North Kalimantan, the country's youngest province, scored 223 in the 2018 merit mapping, ahead of "
        "Central Kalimantan (166) and West Kalimantan (202) but behind South Kalimantan (231) and East "
        "Kalimantan (232).",
        [
            "223 cocok provinsi-kalimantan-utara",
            "166 cocok provinsi-kalimantan-tengah",
            "202 cocok provinsi-kalimantan-barat",
            "231 cocok provinsi-kalimantan-selatan",
            "232 cocok provinsi-kalimantan-timur",
        ],
    ),
    (
        "2021-10-12",
        "The merit score of the Finance Ministry, 391, is matched only by that of the State-Owned Enterprises "
        "Ministry, KASN said.",
        ["391 cocok kemenkeu"],
    ),
    (
        "2023-12-09",
        "Kudus regency just made it. With 250.5 points it cleared the 250-point bar for a Good rating in this "
        "year's merit system assessment by the narrowest of margins; Banyumas, at 262, had more room.",
        ["250.5 cocok kabupaten-kudus", "250 cocok all", "262 cocok kabupaten-banyumas"],
    ),
    (
        "2021-12-09",
        "Perpusnas, the National Library, was rated Good with 258 points in the merit awards of Dec. 7, 2021. "
        "A year earlier its 211.5 points had left it in the Insufficient category.",
        ["258 cocok perpusnas", "211.5 cocok perpusnas"],
    ),
    (
        "2020-12-05",
        "The Special Region of Yogyakarta received a Very Good award for its merit system on Dec. 3, 2020, and "
        "Yogyakarta city a Good one.",
        ["Very_Good cocok provinsi-di-yogyakarta", "Good cocok kota-yogyakarta"],
    ),
    (
        "2021-12-13",
        "Kemensos, yang untuk penilaian 2020 masih berkategori Baik, kini Sangat Baik dan menempati urutan "
        "ketiga di antara kementerian dan lembaga pada penilaian sistem merit 2021.",
        ["Baik cocok kemensos", "Sangat_Baik cocok kemensos", "ketiga cocok kemensos"],
    ),
    (
        "2022-04-12",
        "Kabupaten Pinrang memperoleh nilai 257,5 dengan kategori Baik dalam penilaian sistem merit 2021. "
        "Nilai yang sama pernah diraih Kabupaten Pangkep pada 2020.",
        ["257,5 cocok kabupaten-pinrang"],
    ),
    (
        "2021-03-25",
        "Nilai sistem merit Pemprov Kaltim tahun 2020 masih simpang siur: 240 menurut BKD, 246 menurut laporan "
        "lain, dan 288 menurut penilaian mandiri.",
        [
            "240 berbeda_antarsumber provinsi-kalimantan-timur",
            "246 berbeda_antarsumber provinsi-kalimantan-timur",
            "288 cocok provinsi-kalimantan-timur",
        ],
    ),
    (
        "2021-12-09",
        "Untuk pertama kalinya Kota Pekanbaru, yang pada anugerah Januari lalu masih berkategori baik, "
        "menembus sangat baik dengan 325,5 dalam penilaian sistem merit 2021. Provinsi Riau sendiri 297,5.",
        ["baik cocok kota-pekanbaru", "325,5 cocok kota-pekanbaru", "297,5 cocok provinsi-riau"],
    ),
    (
        "2021-12-09",
        "Nilai reformasi birokrasi Kota Bogor 70,5 dengan predikat BB, sedangkan nilai sistem meritnya 335,5 "
        "pada 2021.",
        ["70,5 bukan_klaim_merit", "335,5 cocok kota-bogor"],
    ),
    (
        "2021-12-09",
        "Indeks SPBE Provinsi Jawa Timur 3,2 dengan predikat Baik. Pada tahun yang sama, 2021, nilai sistem "
        "meritnya 332 dengan kategori Sangat Baik.",
        ["332 cocok provinsi-jawa-timur"],
    ),
    (
        "2022-06-01",
        "The Bali administration's SAKIP score was 81.2, rated A, while its merit system score in 2021 was 330.",
        ["81.2 bukan_klaim_merit", "330 cocok provinsi-bali"],
    ),
    (
        "2021-12-09",
        "Sebanyak 300 pegawai Kota Bogor ikut pelatihan di Sinjai. Kota Bogor bernilai 335,5 dalam sistem merit 2021.",
        ["300 bukan_klaim_merit", "335,5 cocok kota-bogor"],
    ),
    (
        "2021-12-10",
        "Ditanya soal nilai 256,5 yang diterima Kota Malang dalam penilaian sistem merit 2021, wali kota "
        'menyebut angka itu "modal awal".',
        ["256,5 cocok kota-malang"],
    ),
    (
        "2021-12-10",
        "Asked about the 256.5 points his city got in the 2021 merit assessment, the Malang mayor called them a start.",
        ["256.5 cocok kota-malang"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), DISPATCHES_ON_SINGLE_AGENCIES)
def test_dispatches_on_single_agencies(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
