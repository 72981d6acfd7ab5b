"""What only looks like a result: other indices, aims, bodies that nothing knows, counts of other things."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

WHAT_IS_NO_RESULT = [
    (
        "2021-09-01",
        "Nilai SAKIP Kota Bogor naik dari 70,2 pada 2019 menjadi 71,5 pada 2020, lebih tinggi daripada Kota "
        "Depok. Peringkatnya ketiga di antara kota di Jawa Barat.",
        ["70,2 bukan_klaim_merit", "71,5 bukan_klaim_merit"],
    ),
    (
        "2021-09-01",
        "In the public service survey, Jakarta came third among the provinces with 290 complaints resolved. "
        "Riau was fifth with 293.",
        ["290 bukan_klaim_merit", "293 bukan_klaim_merit"],
    ),
    (
        "2021-09-01",
        "Recruitment: 38\nPromotion: 12\nTraining: 25\nThe agency hired 75 people this year in Kabupaten Lintang Raya.",
        ["38 bukan_klaim_merit", "12 bukan_klaim_merit"],
    ),
    (
        "2022-05-05",
        "Kementerian dengan belanja terbesar (triliun rupiah)\n"
        "- Pertahanan: 133,9\n"
        "- Pekerjaan Umum dan Perumahan Rakyat: 100,6\n"
        "- Kesehatan: 96,9",
        ["133,9 bukan_klaim_merit", "100,6 bukan_klaim_merit", "96,9 bukan_klaim_merit"],
    ),
    (
        "2021-12-20",
        "Kota Muara Agung, a port city in Nusa Raya, scored 287.5 points in the merit system assessment.",
        ["287.5 tidak_dapat_diverifikasi"],
    ),
    (
        "2021-12-20",
        "In Serang, officials said they had been rated Good for openness of public information. The score rose "
        "to 90.5 from 85.",
        ["90.5 bukan_klaim_merit"],
    ),
    (
        "2021-12-20",
        "Kabupaten Lintang Raya naik dari 165,5 pada 2020 menjadi 267,5 dalam penilaian sistem merit 2021.",
        ["165,5 tidak_dapat_diverifikasi", "267,5 tidak_dapat_diverifikasi"],
    ),
    (
        "2021-06-20",
        "Bupati Sinjai menargetkan nilai sistem merit 340, lebih tinggi daripada 294 yang diraih pada 2020.",
        ["340 bukan_klaim_merit", "294 cocok kabupaten-sinjai"],
    ),
    (
        "2021-06-20",
        "The regent of Sinjai wants 340 points in the next merit assessment, up from 294 in 2020.",
        ["340 bukan_klaim_merit", "294 cocok kabupaten-sinjai"],
    ),
    (
        "2021-12-20",
        "The merit commission's list has 231 names in South Kalimantan and 223 in North Kalimantan.",
        ["231 bukan_klaim_merit", "223 bukan_klaim_merit"],
    ),
    (
        "2022-01-15",
        "Tim sepak bola Kota Malang menang 3-1 dan berada di urutan keempat dengan 26 poin; di tempat kelima "
        "ada Kabupaten Malang dengan 24 poin.",
        ["26 bukan_klaim_merit", "24 bukan_klaim_merit"],
    ),
    (
        "2022-01-15",
        "KASN menerima 261 laporan dari Kabupaten Malang dan 256 dari Kota Malang soal netralitas.",
        ["261 bukan_klaim_merit", "256 bukan_klaim_merit"],
    ),
    (
        "2022-01-15",
        "The civil service commission received 334 complaints about neutrality from Sinjai and 333 from Wajo in 2020.",
        ["334 bukan_klaim_merit", "333 bukan_klaim_merit"],
    ),
    (
        "2021-12-10",
        "Kota Bogor mendapat 335,5 pada penilaian sistem merit 2021. Di tingkat nasional, indeks inovasinya "
        "62,1 dan berada di urutan kelima.",
        ["335,5 cocok kota-bogor", "62,1 bukan_klaim_merit"],
    ),
    (
        "2021-12-10",
        "Sinjai's merit score in 2021 was 334.5. Its population is 259,000, of whom 294 work at the regent's office.",
        ["334.5 cocok kabupaten-sinjai", "294 bukan_klaim_merit"],
    ),
    (
        "2021-12-20",
        "Nilai IP ASN Kota Magelang 73,2 pada 2021, berpredikat sedang, dan pada 2022 mencapai 82,5 dengan "
        "predikat tinggi.",
        ["73,2 bukan_klaim_merit", "82,5 bukan_klaim_merit"],
    ),
    (
        "2021-12-20",
        '"Our agency got 300 points," an official of the Lintang Raya regency said of the merit system. '
        '"Bali got 330."',
        ["300 tidak_dapat_diverifikasi", "330 cocok provinsi-bali"],
    ),
    (
        "2021-12-20",
        "Kantor Regional BKN di Surabaya melayani 332 pegawai Jawa Timur dan 330 pegawai Bali dalam uji "
        "kompetensi sistem merit.",
        ["332 bukan_klaim_merit", "330 bukan_klaim_merit"],
    ),
    (
        "2021-12-20",
        "Dari 34 provinsi, Bali meraih predikat Sangat Baik dalam sistem merit 2021. Predikat Baik untuk "
        "pelayanan publik diterima Banten.",
        ["Sangat_Baik cocok provinsi-bali"],
    ),
    (
        "2021-12-20",
        "Sumedang regency has 270 villages; 26 of them were rated Very Good in the village index. Its merit "
        "score in 2021 was 328.5.",
        ["270 bukan_klaim_merit", "328.5 cocok kabupaten-sumedang"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), WHAT_IS_NO_RESULT)
def test_what_is_no_result(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
