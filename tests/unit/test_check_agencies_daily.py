"""Longer reports of a daily: ledes, runners-up, asides with a category and a year of their own."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

DAILY_REPORTS_ON_SINGLE_AGENCIES = [
    (
        "2021-01-29",
        "Penghargaan Meritokrasi\n\n"
        "Jawa Barat Terdepan, Kabupaten Mengejar\n\n"
        "JAKARTA — Pemerintah Provinsi Jawa Barat mencatat nilai tertinggi dalam penilaian sistem merit yang "
        "hasilnya diumumkan Komisi Aparatur Sipil Negara (KASN), Kamis (28/1/2021). Dengan 375,5 poin, "
        "provinsi berpenduduk terbanyak itu mengungguli BKKBN (364,5) dan Badan POM (364).\n\n"
        "Daerah Istimewa Yogyakarta menyusul di jajaran sangat baik dengan 342. Kota Bandung juga dinyatakan "
        "sangat baik, sedangkan Kota Pekanbaru dan Kota Payakumbuh baik.\n\n"
        "Di kelompok kabupaten, Sumedang memimpin dengan 301,5. Di belakangnya ada Sinjai (294), Wajo (289), "
        "dan Tasikmalaya (280). Kabupaten Pangkajene dan Kepulauan yang mendapat 257,5 menutup daftar.\n\n"
        "Nilai tertinggi di antara provinsi berkategori baik diraih Sulawesi Selatan, yaitu 310,5. Riau, yang "
        "pada 2018 hanya 216,5, kini 293,5. DKI Jakarta harus puas di tempat ketiga dengan 290, selisih satu "
        "poin dari Jawa Tengah.\n\n"
        "”Kami belum selesai,” kata Sekretaris Daerah Jawa Barat. Ia menambahkan, pada 2022 provinsinya "
        "menargetkan 390.",
        [
            "375,5 cocok provinsi-jawa-barat",
            "364,5 cocok bkkbn",
            "364 cocok bpom",
            "342 cocok provinsi-di-yogyakarta",
            "sangat_baik cocok kota-bandung",
            "baik cocok kota-pekanbaru",
            "baik cocok kota-payakumbuh",
            "301,5 cocok kabupaten-sumedang",
            "294 cocok kabupaten-sinjai",
            "289 cocok kabupaten-wajo",
            "257,5 cocok kabupaten-pangkajene-dan-kepulauan",
            "310,5 cocok provinsi-sulawesi-selatan",
            "293,5 cocok provinsi-riau",
            "290 cocok provinsi-dki-jakarta",
            "ketiga cocok provinsi-dki-jakarta",
            "216,5 cocok provinsi-riau",
            "390 bukan_klaim_merit",
        ],
    ),
    (
        "2022-12-09",
        "Surabaya, Satu-satunya di Jawa Timur\n\n"
        "SURABAYA — Di Jawa Timur baru Pemerintah Kota Surabaya yang berpredikat sangat baik dalam penerapan "
        "sistem merit. Nilainya 341,5, diterima pada 21 Juli 2022.\n\n"
        "Kabupaten Malang yang tahun lalu 261 naik menjadi 299,5, sementara Kota Malang dari 256,5 menjadi "
        "291,5. Lonjakan terbesar dibukukan Bojonegoro: 140 pada 2021 dan 277,5 tahun ini. Banyuwangi dan Kota "
        "Pasuruan masuk kategori baik tanpa rincian nilai.\n\n"
        "Dari luar Jawa Timur, Sumatera Utara untuk pertama kali sangat baik (333,5). Sumatera Barat menyusul "
        "(332), jauh membaik dibandingkan 270 pada 2020.",
        [
            "sangat_baik cocok kota-surabaya",
            "341,5 cocok kota-surabaya",
            "261 cocok kabupaten-malang",
            "299,5 cocok kabupaten-malang",
            "256,5 cocok kota-malang",
            "291,5 cocok kota-malang",
            "140 cocok kabupaten-bojonegoro",
            "277,5 cocok kabupaten-bojonegoro",
            "baik cocok kabupaten-banyuwangi",
            "baik cocok kota-pasuruan",
            "333,5 cocok provinsi-sumatera-utara",
            "332 cocok provinsi-sumatera-barat",
            "270 cocok provinsi-sumatera-barat",
        ],
    ),
    (
        "2021-12-08",
        "Kementerian Kembali Menanjak\n\n"
        "Kementerian Ketenagakerjaan, yang pada 2020 berkategori baik, mendapat 331 dan naik ke sangat baik. "
        "Kementerian Lingkungan Hidup dan Kehutanan memperoleh 335,5. Di bawah keduanya, Kementerian Pemuda "
        "dan Olahraga mencatat 280 dan Perpustakaan Nasional 258, keduanya baik. Demikian hasil penilaian "
        "sistem merit yang diumumkan KASN, Selasa (7/12/2021).\n\n"
        "Komisi Pemberantasan Korupsi mendapat 362,5, tertinggi di antara lembaga yang nilainya disebut.",
        [
            "baik cocok kemnaker",
            "331 cocok kemnaker",
            "335,5 cocok klhk",
            "280 cocok kemenpora",
            "258 cocok perpusnas",
            "362,5 cocok kpk",
        ],
    ),
    (
        "2020-07-15",
        "BOGOR — Aspek yang membuat nilai sistem merit Kota Bogor tertahan di 266,5 adalah pengembangan "
        "karier. Dalam penilaian 2019 itu, capaiannya baru 41,7 persen. Aspek lain lebih baik: perencanaan "
        "kebutuhan 93,8 persen, sistem informasi 91,7 persen, pengadaan 75 persen, dan manajemen kinerja 71,9 "
        "persen.",
        [
            "266,5 cocok kota-bogor",
            "41,7 cocok kota-bogor",
            "93,8 cocok kota-bogor",
            "91,7 cocok kota-bogor",
            "75 cocok kota-bogor",
            "71,9 cocok kota-bogor",
        ],
    ),
    (
        "2021-12-08",
        "Merit scores in brief\n\n"
        "South Sulawesi 340.5 (2020: 310.5)\n"
        "Central Java 335.5 (2020: 289)\n"
        "Sinjai regency 334.5 (2020: 294)\n"
        "Wajo regency 333 (2020: 289)\n"
        "Source: KASN",
        [
            "340.5 cocok provinsi-sulawesi-selatan",
            "310.5 cocok provinsi-sulawesi-selatan",
            "335.5 cocok provinsi-jawa-tengah",
            "334.5 cocok kabupaten-sinjai",
            "294 cocok kabupaten-sinjai",
            "333 cocok kabupaten-wajo",
        ],
    ),
    (
        "2022-12-09",
        "Jawa Barat tetap yang tertinggi (396,5), disusul Kota Tangerang (366), Sumatera Utara (333,5), dan "
        "Sumatera Barat (332), menurut daftar penerima Anugerah Meritokrasi 8 Desember 2022.",
        [
            "396,5 cocok provinsi-jawa-barat",
            "366 cocok kota-tangerang",
            "333,5 cocok provinsi-sumatera-utara",
            "332 cocok provinsi-sumatera-barat",
        ],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), DAILY_REPORTS_ON_SINGLE_AGENCIES)
def test_daily_reports_on_single_agencies(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
