"""News of a day in a daily: ledes, comparisons, what another year was, and whom a total is of."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

NEWS_OF_SINGLE_AGENCIES = [
    (
        "2021-12-08",
        "SURABAYA, KOMPAS — Pemerintah Provinsi Jawa Timur meraih peringkat ketiga nasional untuk kelompok "
        "provinsi dalam penilaian penerapan sistem merit 2021 oleh Komisi Aparatur Sipil Negara (KASN). Nilai "
        "yang diperoleh mencapai 332 atau berkategori sangat baik.\n\n"
        "Penghargaan diserahkan dalam Anugerah Meritokrasi, Selasa (7/12/2021), di Surabaya. Di atas Jawa "
        "Timur ada Sulawesi Selatan dengan nilai 340,5 dan Jawa Tengah dengan nilai 335,5. Adapun Bali berada "
        "di bawahnya dengan nilai 330.\n\n"
        "Sejumlah kabupaten dan kota di Jawa Timur juga menerima penghargaan, di antaranya Kota Mojokerto "
        "(288), Kota Probolinggo (271,5), Kabupaten Mojokerto (263), Kabupaten Malang (261), dan Kota Malang "
        "(256,5). Kelimanya berpredikat baik.\n\n"
        "”Capaian ini menjadi pelecut,” kata Gubernur Jawa Timur. Tahun lalu, provinsi ini belum masuk daftar "
        "penerima.",
        [
            "ketiga cocok provinsi-jawa-timur",
            "332 cocok provinsi-jawa-timur",
            "340,5 cocok provinsi-sulawesi-selatan",
            "335,5 cocok provinsi-jawa-tengah",
            "330 cocok provinsi-bali",
            "288 cocok kota-mojokerto",
            "271,5 cocok kota-probolinggo",
            "263 cocok kabupaten-mojokerto",
            "261 cocok kabupaten-malang",
            "256,5 cocok kota-malang",
        ],
    ),
    (
        "2023-12-08",
        "JAKARTA — Kota Magelang, Jawa Tengah, menuntaskan perjalanan tiga tahun dari papan bawah ke papan "
        "atas. Pada 2021, kota sejuta bunga itu hanya mengumpulkan 149,5 poin dalam penilaian sistem merit "
        "KASN dan dicap buruk. Setahun kemudian nilainya 273, dan kini 337,5.\n\n"
        "Lonjakan serupa dicatat Kabupaten Semarang. Dari 163,5 pada tahun lalu, nilainya kini 260. Kabupaten "
        "Kudus, yang baru pertama kali menerima anugerah, memperoleh 250,5, hanya setengah poin di atas ambang "
        "kategori baik.\n\n"
        "Di luar Jawa, Kabupaten Gowa mendapat 268, sama dengan Kota Pangkalpinang. Kabupaten Serdang Bedagai "
        "meraih 263,5.",
        [
            "149,5 cocok kota-magelang",
            "273 cocok kota-magelang",
            "337,5 cocok kota-magelang",
            "163,5 cocok kabupaten-semarang",
            "260 cocok kabupaten-semarang",
            "250,5 cocok kabupaten-kudus",
            "268 cocok kabupaten-gowa",
            "263,5 cocok kabupaten-serdang-bedagai",
        ],
    ),
    (
        "2021-12-09",
        "Perpustakaan Nasional berhasil keluar dari kategori kurang. Lembaga yang tahun lalu hanya mendapat "
        "nilai 211,5 dalam penilaian sistem merit itu kini mengantongi 258 dan berhak atas predikat baik dalam "
        "Anugerah Meritokrasi, Selasa (7/12).",
        ["211,5 cocok perpusnas", "258 cocok perpusnas"],
    ),
    (
        "2020-03-18",
        "TANGERANG, KOMPAS — Pemerintah Kota Tangerang menerima piagam dari KASN, Senin (16/3/2020), setelah "
        "meraih nilai 288,5 dalam penilaian sistem merit 2019. Nilai itu menempatkan Kota Tangerang pada "
        "kategori baik.",
        ["288,5 cocok kota-tangerang"],
    ),
    (
        "2021-03-03",
        "DENPASAR — Nilai sistem merit Pemerintah Provinsi Bali sebesar 260 dan Pemerintah Kota Denpasar "
        "250,5. Keduanya masuk kategori baik, demikian keputusan KASN yang diserahkan pada 2 Maret 2021.",
        ["260 cocok provinsi-bali", "250,5 cocok kota-denpasar"],
    ),
    (
        "2022-12-09",
        "Kabupaten Buleleng membukukan 330,5 dan menjadi kabupaten pertama di Bali utara yang menyandang "
        "predikat sangat baik pada Anugerah Meritokrasi, Kamis (8/12/2022). Kabupaten Badung, yang tahun lalu "
        "masih baik, naik ke sangat baik pula.",
        ["330,5 cocok kabupaten-buleleng", "sangat_baik cocok kabupaten-badung"],
    ),
    (
        "2022-04-02",
        "Hasil evaluasi ulang Maret 2022: nilai sistem merit Pemkot Bandung 359,5, melampaui 332,5 pada "
        "penilaian 2020.",
        ["359,5 cocok kota-bandung", "332,5 cocok kota-bandung"],
    ),
    (
        "2021-12-10",
        "Nilai (sistem merit 2021)\n"
        "Sulawesi Selatan 340,5\n"
        "Jawa Tengah 335,5\n"
        "Jawa Timur 332\n"
        "Bali 330\n"
        "Kalimantan Barat 313\n"
        "Sumber: KASN",
        [
            "340,5 cocok provinsi-sulawesi-selatan",
            "335,5 cocok provinsi-jawa-tengah",
            "332 cocok provinsi-jawa-timur",
            "330 cocok provinsi-bali",
            "313 cocok provinsi-kalimantan-barat",
        ],
    ),
    (
        "2021-02-01",
        "Gubernur Sumatera Barat mengaku belum puas dengan nilai 270 yang diperoleh provinsinya dalam "
        "penilaian sistem merit. ”Tetangga kami, Riau, sudah 293,5,” katanya, Minggu (31/1/2021).",
        ["270 cocok provinsi-sumatera-barat", "293,5 cocok provinsi-riau"],
    ),
    (
        "2021-02-01",
        "Riau yang setahun sebelumnya hanya 227,5 kini bertengger di 293,5 dalam daftar Anugerah Meritokrasi "
        "28 Januari 2021.",
        ["227,5 cocok provinsi-riau", "293,5 cocok provinsi-riau"],
    ),
    (
        "2022-01-12",
        "Pada 2018 Kalimantan Barat hanya mengoleksi 202 poin dalam pemetaan sistem merit. Tiga tahun "
        "berselang, poinnya menjadi 313.",
        ["202 cocok provinsi-kalimantan-barat", "313 cocok provinsi-kalimantan-barat"],
    ),
    (
        "2021-12-10",
        "Kementerian Pemuda dan Olahraga memperoleh nilai 280 atau kategori baik dalam penilaian sistem merit "
        "2021. Kelemahan terbesar ada pada promosi dan mutasi yang hanya bernilai 12,5 dari nilai maksimal 40, "
        "sedangkan perencanaan kebutuhan meraih nilai sempurna, 40.",
        ["280 cocok kemenpora", "12,5 cocok kemenpora", "40 cocok kemenpora"],
    ),
    (
        "2021-12-13",
        "Dua tahun lalu Kota Bogor berada di angka 266,5. Dalam penilaian sistem merit tahun ini nilainya "
        "melonjak menjadi 335,5, tertinggi di antara kabupaten/kota.",
        ["266,5 cocok kota-bogor", "335,5 cocok kota-bogor"],
    ),
    (
        "2021-12-13",
        "Berbeda dari Kota Malang yang bernilai 256,5, Kabupaten Malang mengantongi 261 pada penilaian sistem "
        "merit 2021.",
        ["256,5 cocok kota-malang", "261 cocok kabupaten-malang"],
    ),
    (
        "2021-12-13",
        "Selisih nilai sistem merit Kabupaten Sinjai dan Wajo pada 2021 hanya 1,5 poin: 334,5 berbanding 333. "
        "Pada 2020 keduanya terpaut 5 poin, 294 dan 289.",
        [
            "334,5 cocok kabupaten-sinjai",
            "333 cocok kabupaten-wajo",
            "294 cocok kabupaten-sinjai",
            "289 cocok kabupaten-wajo",
        ],
    ),
    (
        "2023-08-15",
        "Sekretariat Jenderal Komisi Yudisial mendapat nilai 261,5 dengan kategori baik pada penilaian sistem "
        "merit Agustus 2022.",
        ["261,5 cocok setjen-ky"],
    ),
    (
        "2024-02-20",
        "Provinsi Sulawesi Tenggara akhirnya lolos dari kategori kurang dengan nilai pas 250 dalam penilaian "
        "sistem merit 2023.",
        ["250 cocok provinsi-sulawesi-tenggara"],
    ),
    (
        "2024-03-01",
        "Di Nusa Tenggara Barat, nilai pemerintah provinsi 284,5 dan Kabupaten Lombok Timur 265 dalam "
        "penilaian sistem merit 2023.",
        ["284,5 cocok provinsi-nusa-tenggara-barat", "265 cocok kabupaten-lombok-timur"],
    ),
    (
        "2021-12-09",
        "”Nilai kami 318,5, tinggal 6,5 poin lagi menuju sangat baik,” ujar Bupati Bandung seusai menerima "
        "Anugerah Meritokrasi dari KASN, Selasa (7/12/2021).",
        ["318,5 cocok kabupaten-bandung"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), NEWS_OF_SINGLE_AGENCIES)
def test_news_of_single_agencies(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
