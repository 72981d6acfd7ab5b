"""Times that are carried to a result of one agency: back from a look at an earlier ceremony, from one total to the
next."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

BACK_FROM_A_LOOK_BACK = [
    (
        "2022-12-10",
        "MALANG - Kota Malang mempertahankan kategori baik dengan nilai 291,5 dalam Anugerah Meritokrasi "
        "yang digelar KASN, Kamis (8/12/2022). Pada penganugerahan 7 Desember 2021 kota ini mengoleksi "
        "256,5 dan berada di peringkat 14.\n\n"
        "Kabupaten Malang, yang wilayahnya mengelilingi kota itu, malah lebih tinggi. Nilainya 299,5, "
        "juga kategori baik; tahun lalu 261.",
        [
            "291,5 cocok kota-malang",
            "256,5 cocok kota-malang",
            "14 cocok kota-malang",
            "299,5 cocok kabupaten-malang",
            "261 cocok kabupaten-malang",
        ],
    ),
    (
        "2022-12-10",
        "Nilai Merit Kota Malang Naik\n\n"
        "MALANG - Kota Malang mempertahankan kategori baik dengan nilai 291,5 dalam Anugerah Meritokrasi "
        "KASN, Kamis (8/12/2022). Pada penganugerahan 7 Desember 2021 kota ini mengoleksi 256,5.\n\n"
        "Kota Pasuruan memperoleh kategori baik, begitu pula Banyuwangi dengan predikat baik.",
        [
            "291,5 cocok kota-malang",
            "256,5 cocok kota-malang",
            "baik cocok kota-pasuruan",
            "baik cocok kabupaten-banyuwangi",
        ],
    ),
    (
        "2022-12-10",
        "SURABAYA - Anugerah Meritokrasi diserahkan Kamis (8/12/2022). Kabupaten Bojonegoro meraih 277,5. "
        "Pada penganugerahan 7 Desember 2021 namanya belum ada.\n\n"
        "Sertifikat Kota Surabaya diserahkan 21 Juli 2022 dengan nilai 341,5 dari maksimal 410, kategori "
        "sangat baik.",
        ["277,5 cocok kabupaten-bojonegoro", "341,5 cocok kota-surabaya", "410 cocok all"],
    ),
    (
        "2022-03-02",
        "PEKANBARU - Dalam daftar Anugerah Meritokrasi 28 Januari 2021, Riau meraih 293,5.\n\n"
        "Kota Pekanbaru menerima kategori baik pada 28 Januari 2021, lalu pada 7 Desember 2021 sudah "
        "menyandang sangat baik dengan 325,5, peringkat 6 kabupaten/kota se-Indonesia. Pengisi puncak "
        "daftar itu Kota Bogor dengan 335,5, disusul Sinjai dengan 334,5.",
        [
            "293,5 cocok provinsi-riau",
            "baik cocok kota-pekanbaru",
            "325,5 cocok kota-pekanbaru",
            "6 cocok kota-pekanbaru",
            "335,5 cocok kota-bogor",
            "334,5 cocok kabupaten-sinjai",
        ],
    ),
    (
        "2022-12-11",
        "MALANG, East Java – Malang city kept its good rating with 291.5 points at the merit awards of "
        "the civil service commission on Dec. 8, 2022. At the ceremony of Dec. 7, 2021, it had collected "
        "256.5.\n\n"
        "Malang regency did better still. It scored 299.5, against 261 a year earlier.",
        [
            "291.5 cocok kota-malang",
            "256.5 cocok kota-malang",
            "299.5 cocok kabupaten-malang",
            "261 cocok kabupaten-malang",
        ],
    ),
    (
        "2021-12-12",
        "BANDUNG – Sumedang regency was given 328.5 points at the merit awards on Dec. 7, 2021. At the "
        "ceremony of Jan. 28, 2021, it had 301.5.\n\n"
        "Karawang regency went one better with 329.5.",
        ["328.5 cocok kabupaten-sumedang", "301.5 cocok kabupaten-sumedang", "329.5 cocok kabupaten-karawang"],
    ),
    (
        "2021-12-12",
        "SUMEDANG - Kabupaten Sumedang membawa pulang nilai 328,5 dari Anugerah Meritokrasi, Selasa "
        "(7/12/2021). Pada penganugerahan 28 Januari 2021 nilainya 301,5.\n\n"
        "Kabupaten Wajo mengungguli dengan 333.",
        ["328,5 cocok kabupaten-sumedang", "301,5 cocok kabupaten-sumedang", "333 cocok kabupaten-wajo"],
    ),
    (
        "2022-12-10",
        "PADANG - Sumatera Barat meraih 332 dalam Anugerah Meritokrasi, Kamis (8/12/2022). Pada anugerah "
        "28 Januari 2021 provinsi ini mendapat 270.\n\n"
        "Di kota, Padang Panjang memperoleh 325 dengan predikat sangat baik.",
        ["332 cocok provinsi-sumatera-barat", "270 cocok provinsi-sumatera-barat", "325 cocok kota-padang-panjang"],
    ),
    (
        "2022-12-10",
        "Kabupaten Malang menerima 299,5 dalam Anugerah Meritokrasi 8 Desember 2022. Pada 7 Desember 2021 "
        "nilainya 261. Kota Malang memperoleh 256,5, kategori baik.",
        ["299,5 cocok kabupaten-malang", "261 cocok kabupaten-malang", "256,5 cocok kota-malang"],
    ),
    (
        "2022-12-10",
        "Kabupaten Malang menerima 299,5 dalam Anugerah Meritokrasi 8 Desember 2022. Pada 7 Desember 2021 "
        "nilainya 261. Kota Malang waktu itu memperoleh 256,5.",
        ["299,5 cocok kabupaten-malang", "261 cocok kabupaten-malang", "256,5 cocok kota-malang"],
    ),
    (
        "2021-12-12",
        "Penghargaan sistem merit diterima Kota Pekanbaru pada 28 Januari 2021, lalu pada 7 Desember 2021 "
        "kota itu naik ke sangat baik dengan 325,5. Di puncak daftar tersebut ada Kota Bogor dengan "
        "335,5.",
        ["325,5 cocok kota-pekanbaru", "335,5 cocok kota-bogor"],
    ),
    (
        "2022-02-12",
        "Pekanbaru city was rated good at the merit awards of Jan. 28, 2021, and very good on Dec. 7, "
        "2021, with 325.5 points. That list was headed by Bogor city with 335.5, ahead of Sinjai with "
        "334.5.",
        [
            "good cocok kota-pekanbaru",
            "325.5 cocok kota-pekanbaru",
            "335.5 cocok kota-bogor",
            "334.5 cocok kabupaten-sinjai",
        ],
    ),
]

FROM_ONE_TOTAL_TO_THE_NEXT = [
    (
        "2022-12-09",
        "Lompatan besar dalam sistem merit dicatat Kabupaten Bojonegoro yang memperoleh nilai 277,5 "
        "setelah pada 2021 hanya mengantongi 140.",
        ["277,5 cocok kabupaten-bojonegoro", "140 cocok kabupaten-bojonegoro"],
    ),
    (
        "2022-12-09",
        "JAKARTA - Anugerah Meritokrasi diserahkan Kamis (8/12/2022).\n\n"
        "Provinsi Jawa Barat kembali meraih predikat sangat baik dengan nilai 396,5, naik dari 375,5 pada "
        "penilaian 2020. Lompatan besar dicatat Kabupaten Bojonegoro yang memperoleh nilai 277,5 setelah "
        "pada 2021 hanya mengantongi 140.",
        [
            "396,5 cocok provinsi-jawa-barat",
            "375,5 cocok provinsi-jawa-barat",
            "277,5 cocok kabupaten-bojonegoro",
            "140 cocok kabupaten-bojonegoro",
        ],
    ),
    (
        "2022-12-12",
        "Dari 270 poin pada Anugerah Meritokrasi 28 Januari 2021, Pemprov Sumbar kini sampai di 332.",
        ["270 cocok provinsi-sumatera-barat", "332 cocok provinsi-sumatera-barat"],
    ),
    (
        "2023-12-12",
        "Lompatan serupa dalam nilai sistem merit pernah dibuat Sukoharjo. Kabupaten itu mencatat 65,5 "
        "pada 2021, lalu 267,5 pada 2022.",
        ["65,5 cocok kabupaten-sukoharjo", "267,5 cocok kabupaten-sukoharjo"],
    ),
    (
        "2022-12-12",
        "Kabupaten Bojonegoro mengantongi nilai sistem merit 277,5 sesudah tahun sebelumnya cuma mendapat 140.",
        ["277,5 cocok kabupaten-bojonegoro", "140 cocok kabupaten-bojonegoro"],
    ),
    (
        "2022-12-12",
        "Bojonegoro regency scored 277.5 in the merit system assessment after managing only 140 in 2021.",
        ["277.5 cocok kabupaten-bojonegoro", "140 cocok kabupaten-bojonegoro"],
    ),
    (
        "2022-12-12",
        "From 270 points at the merit awards of Jan. 28, 2021, West Sumatra has now come to 332.",
        ["270 cocok provinsi-sumatera-barat", "332 cocok provinsi-sumatera-barat"],
    ),
    (
        "2023-02-12",
        "Sukoharjo made a similar jump in the merit system assessment. The regency posted 65.5 in 2021, "
        "then 267.5 in 2022.",
        ["65.5 cocok kabupaten-sukoharjo", "267.5 cocok kabupaten-sukoharjo"],
    ),
    (
        "2023-02-12",
        "Nilai sistem merit Sukoharjo 267,5 pada 2022 sesudah setahun sebelumnya, pada 2021, terpuruk di 65,5.",
        ["267,5 cocok kabupaten-sukoharjo", "65,5 cocok kabupaten-sukoharjo"],
    ),
    (
        "2022-12-12",
        "Setelah pada 2021 hanya mengantongi 140, Kabupaten Bojonegoro tahun ini meraih nilai sistem merit 277,5.",
        ["140 cocok kabupaten-bojonegoro", "277,5 cocok kabupaten-bojonegoro"],
    ),
    (
        "2024-01-12",
        "Kota Magelang melaju lebih jauh dalam sistem merit: 149,5 pada 2021, 273 pada 2022, dan 337,5 "
        "pada 2023 dengan predikat sangat baik. Kota itu membukukan 149,5 di 2021, kemudian 273 di 2022.",
        [
            "149,5 cocok kota-magelang",
            "273 cocok kota-magelang",
            "337,5 cocok kota-magelang",
            "149,5 cocok kota-magelang",
            "273 cocok kota-magelang",
        ],
    ),
    (
        "2021-12-12",
        "Dari 294 pada Anugerah Meritokrasi 28 Januari 2021, Kabupaten Sinjai naik ke 334,5 pada 7 Desember 2021.",
        ["294 cocok kabupaten-sinjai", "334,5 cocok kabupaten-sinjai"],
    ),
    (
        "2022-12-12",
        "Berangkat dari nilai sistem merit 270 pada 2020, Sumatera Barat kini berada di angka 332.",
        ["270 cocok provinsi-sumatera-barat", "332 cocok provinsi-sumatera-barat"],
    ),
    (
        "2022-12-12",
        "West Java was given 396.5 points at the merit awards on Dec. 8, 2022, after having got 375.5 in 2020.",
        ["396.5 cocok provinsi-jawa-barat", "375.5 cocok provinsi-jawa-barat"],
    ),
]

DAYS_FAR_OFF = [
    (
        "2022-12-12",
        "Pemprov Sumbar meraih 270 pada Anugerah Meritokrasi 28 Januari 2021. Kota Bukittinggi menerima "
        "kategori baik, Kamis (8/12/2022).",
        ["270 cocok provinsi-sumatera-barat", "baik cocok kota-bukittinggi"],
    ),
    (
        "2022-12-12",
        "Pemprov Sumbar meraih 270 pada Anugerah Meritokrasi 28 Januari 2021. Kota Bukittinggi menerima "
        "kategori baik, Kamis (8/12/2018).",
        ["270 cocok provinsi-sumatera-barat", "baik tidak_dapat_diverifikasi kota-bukittinggi"],
    ),
]


@pytest.mark.parametrize(
    ("day", "text", "expected"), [*BACK_FROM_A_LOOK_BACK, *FROM_ONE_TOTAL_TO_THE_NEXT, *DAYS_FAR_OFF]
)
def test_times_that_are_carried(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
