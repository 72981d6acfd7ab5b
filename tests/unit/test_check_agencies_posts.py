"""Posts, tables and offices: changes by arrows, sources that are no subject, and lines that were not reached."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

POSTS_AND_OFFICES_ON_SINGLE_AGENCIES = [
    (
        "2021-12-10",
        "Halo sobat! Tau gak, nilai sistem merit Kab. Sinjai 2021 tembus 334,5 loh. Padahal 2020 cuma 294. "
        "Tetangganya, Wajo, 333 (dulu 289).",
        [
            "334,5 cocok kabupaten-sinjai",
            "294 cocok kabupaten-sinjai",
            "333 cocok kabupaten-wajo",
            "289 tidak_dapat_diverifikasi",
        ],
    ),
    (
        "2022-12-13",
        "Perbandingan nilai sistem merit (2021 → 2022): Kota Malang 256,5 → 291,5; Kabupaten Malang 261 → 299,5.",
        [
            "256,5 cocok kota-malang",
            "291,5 cocok kota-malang",
            "261 cocok kabupaten-malang",
            "299,5 cocok kabupaten-malang",
        ],
    ),
    (
        "2022-12-13",
        "Daerah | Nilai 2021 | Nilai 2022\n"
        "Kota Malang | 256,5 | 291,5\n"
        "Kabupaten Malang | 261 | 299,5\n"
        "Sistem merit, sumber: KASN",
        [
            "256,5 cocok kota-malang",
            "291,5 cocok kota-malang",
            "261 cocok kabupaten-malang",
            "299,5 cocok kabupaten-malang",
        ],
    ),
    (
        "2021-12-10",
        "Dengan capaian 335,5 pada penilaian sistem merit 2021, Kota Bogor mengungguli capaiannya sendiri pada "
        "2019, yakni 266,5.",
        ["335,5 cocok kota-bogor", "266,5 cocok kota-bogor"],
    ),
    (
        "2021-12-10",
        "Kota Bogor memperbaiki nilai sistem meritnya dari 266,5 (2019) ke 335,5 (2021).",
        ["266,5 cocok kota-bogor", "335,5 cocok kota-bogor"],
    ),
    (
        "2021-12-10",
        "Kalau pada 2019 nilai sistem merit Kota Bogor 266,5, maka dua tahun kemudian nilainya sudah 335,5.",
        ["266,5 cocok kota-bogor", "335,5 cocok kota-bogor"],
    ),
    (
        "2021-12-10",
        "Capaian sistem merit Kota Bogor 335,5 poin pada 2021 itu naik 69 poin dibandingkan dengan capaian "
        "2019 yang sebesar 266,5 poin.",
        ["335,5 cocok kota-bogor", "69 bukan_klaim_merit", "266,5 cocok kota-bogor"],
    ),
    (
        "2021-12-13",
        "Kementerian Agama, BMKG, dan BIG masing-masing menerima predikat baik pada Anugerah Meritokrasi KASN "
        "7 Desember 2021, sedangkan LAN dan Kementerian Sosial sangat baik.",
        [
            "baik cocok kemenag",
            "baik cocok bmkg",
            "baik cocok big",
            "sangat_baik cocok lan",
            "sangat_baik cocok kemensos",
        ],
    ),
    (
        "2021-12-13",
        "Predikat baik pada Anugerah Meritokrasi 7 Desember 2021 diberikan kepada Kota Balikpapan dan "
        "Kabupaten Sambas.",
        ["baik cocok kota-balikpapan", "baik cocok kabupaten-sambas"],
    ),
    (
        "2023-12-10",
        "Kabupaten Bima, Lombok Barat, dan Lombok Timur menerima penghargaan kategori baik dalam Anugerah "
        "Meritokrasi KASN pada 7 Desember 2023.",
        ["baik cocok kabupaten-bima", "baik cocok kabupaten-lombok-barat", "baik cocok kabupaten-lombok-timur"],
    ),
    (
        "2021-12-10",
        "Pemkab Bandung masih harus menambah 6,5 poin untuk menyentuh angka 325, batas kategori sangat baik. "
        "Nilainya dalam penilaian sistem merit tahun ini 318,5.",
        ["318,5 cocok kabupaten-bandung"],
    ),
    (
        "2021-06-10",
        "Angka sementara sistem merit Mahkamah Konstitusi 327. Angka itu masih menunggu pleno KASN.",
        ["327 cocok mk"],
    ),
    (
        "2021-03-25",
        "Verifikator KASN sementara ini memberi Kalimantan Timur 239,5 dalam penilaian sistem merit 2021.",
        ["239,5 cocok provinsi-kalimantan-timur"],
    ),
    (
        "2020-10-20",
        "Riau's provisional merit score stood at 248.5 this month, barely short of the 250 it needs for a Good rating.",
        ["248.5 cocok provinsi-riau", "250 cocok all"],
    ),
    (
        "2022-09-20",
        "Nilai sistem merit Jawa Barat versi evaluasi 15 September 2022, 392, masih usulan.",
        ["392 cocok provinsi-jawa-barat"],
    ),
    (
        "2021-12-10",
        "Peringkat keenam kabupaten/kota pada penilaian sistem merit 2021 adalah Kota Pekanbaru (325,5), "
        "setelah Sumedang (328,5).",
        ["keenam cocok kota-pekanbaru", "325,5 cocok kota-pekanbaru", "328,5 cocok kabupaten-sumedang"],
    ),
    (
        "2021-12-10",
        "Posisi ketiga ditempati Wajo (333), keempat Karawang (329,5) dalam daftar kabupaten/kota sistem merit 2021.",
        [
            "ketiga cocok kabupaten-wajo",
            "333 cocok kabupaten-wajo",
            "keempat cocok kabupaten-karawang",
            "329,5 cocok kabupaten-karawang",
        ],
    ),
    (
        "2021-12-10",
        '"Kabupaten kami nomor tiga se-Indonesia," kata Bupati Wajo soal nilai sistem merit 333 yang diraih tahun ini.',
        ["tiga cocok kabupaten-wajo", "333 cocok kabupaten-wajo"],
    ),
    (
        "2021-12-10",
        "Our province ranks second in the merit system for 2021, with 335.5, said the Central Java governor.",
        ["second cocok provinsi-jawa-tengah", "335.5 cocok provinsi-jawa-tengah"],
    ),
    (
        "2021-12-10",
        "Kepulauan Bangka Belitung menyusul dengan predikat Baik pada Anugerah Meritokrasi 7 Desember 2021; "
        "laporan dari Kepulauan Riau menyebut tidak ada wakil dari sana.",
        ["Baik cocok provinsi-kepulauan-bangka-belitung"],
    ),
    (
        "2021-12-10",
        "Koran di Surabaya menulis bahwa nilai sistem merit Bali 330 pada 2021.",
        ["330 cocok provinsi-bali"],
    ),
    (
        "2021-12-10",
        "Menurut media di Kalimantan Timur, provinsi itu menerima predikat Baik dalam Anugerah Meritokrasi 7 "
        "Desember 2021.",
        ["Baik cocok provinsi-kalimantan-timur"],
    ),
    (
        "2021-12-10",
        "Nilai sistem merit Provinsi Bali naik dari 260 ke 330 dalam setahun, dan kategorinya dari Baik "
        "menjadi Sangat Baik.",
        ["330 cocok provinsi-bali", "260 cocok provinsi-bali"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), POSTS_AND_OFFICES_ON_SINGLE_AGENCIES)
def test_posts_and_offices_on_single_agencies(
    published: Release, day: str | None, text: str, expected: list[str]
) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
