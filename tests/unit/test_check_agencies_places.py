"""Agencies meant by a word that tells which, places in rankings and their lists, lines of categories, and staff, which
is no total."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

MEANT_BY_A_WORD = [
    (
        "2021-12-10",
        "Kabupaten Sambas di Kalimantan Barat mendapat sorotan pada Anugerah Meritokrasi 7 Desember 2021. "
        "Kabupaten perbatasan itu memperoleh kategori baik.",
        ["baik cocok kabupaten-sambas"],
    ),
    (
        "2023-12-10",
        "Perjalanan sistem merit Kutai Timur tidak mulus. Pada 2021 pun hasilnya kurang. Tahun berikutnya "
        "masih kurang.",
        ["kurang cocok kabupaten-kutai-timur"],
    ),
    (
        "2021-12-10",
        "Kota Pekanbaru menerima penghargaan sistem merit pada 7 Desember 2021. Ibu kota Riau itu meraih "
        "kategori sangat baik.",
        ["sangat_baik cocok kota-pekanbaru"],
    ),
    (
        "2021-12-10",
        "Kabupaten Sinjai menerima Anugerah Meritokrasi pada 7 Desember 2021. Kabupaten di pesisir Teluk "
        "Bone tersebut mencatat nilai 334,5.",
        ["334,5 cocok kabupaten-sinjai"],
    ),
    (
        "2022-12-10",
        "Kota Padang Panjang ikut dipanggil dalam Anugerah Meritokrasi 8 Desember 2022. Kota kecil "
        "berhawa sejuk itu mengantongi 325.",
        ["325 cocok kota-padang-panjang"],
    ),
    (
        "2021-12-10",
        "Sambas regency was called up at the merit awards of Dec. 7, 2021. The border regency was rated good.",
        ["good cocok kabupaten-sambas"],
    ),
    (
        "2022-12-10",
        "Padang Panjang city was called up at the merit awards on Dec. 8, 2022. The hill town scored 325 points.",
        ["325 cocok kota-padang-panjang"],
    ),
    (
        "2021-12-10",
        "Bogor city got 335.5 points at the merit awards on Dec. 7, 2021. The rain city was rated very good.",
        ["335.5 cocok kota-bogor", "very_good cocok kota-bogor"],
    ),
    (
        "2021-12-10",
        "Kota Bogor mendapat 335,5 pada Anugerah Meritokrasi 7 Desember 2021. Kota hujan itu menyandang "
        "predikat sangat baik.",
        ["335,5 cocok kota-bogor", "sangat_baik cocok kota-bogor"],
    ),
    (
        "2021-12-10",
        "Provinsi Jawa Timur mencatat 332 pada penilaian sistem merit 2021. Provinsi berpenduduk 40 juta "
        "itu berpredikat sangat baik.",
        ["332 cocok provinsi-jawa-timur", "sangat_baik cocok provinsi-jawa-timur"],
    ),
    (
        "2021-12-10",
        "Kementerian Ketenagakerjaan mendapat 331 pada penilaian sistem merit 2021. Kementerian yang "
        "mengurus buruh itu menyandang predikat sangat baik.",
        ["331 cocok kemnaker", "sangat_baik cocok kemnaker"],
    ),
    (
        "2023-12-10",
        "Kutai Timur lama tertinggal dalam penilaian sistem merit. Pada 2022 hasilnya juga kurang.",
        ["kurang cocok kabupaten-kutai-timur"],
    ),
    (
        "2021-12-10",
        "East Java took 332 points in the 2021 merit assessment. Indonesia's second most populous "
        "province was rated very good.",
        ["332 cocok provinsi-jawa-timur", "very_good cocok provinsi-jawa-timur"],
    ),
]

PLACES_IN_LISTS = [
    (
        "2018-12-20",
        "Pemetaan sistem merit 2018: Kalimantan Utara bernilai 223, ketiga se-Kalimantan.",
        ["223 cocok provinsi-kalimantan-utara", "ketiga cocok provinsi-kalimantan-utara"],
    ),
    (
        "2021-12-12",
        "Kota Bogor meraih nilai nomor satu kabupaten/kota dalam sistem merit pada Anugerah Meritokrasi 7 "
        "Desember 2021.",
        ["satu cocok kota-bogor"],
    ),
    (
        "2021-01-29",
        "Kemenristek/BRIN berada di peringkat ketujuh dari 14 instansi yang berpredikat sangat baik pada "
        "penilaian sistem merit 2020.",
        ["ketujuh cocok kemenristek-brin", "14 cocok all"],
    ),
    (
        "2021-01-29",
        "In the 2020 merit assessment, the Research and Technology Ministry/BRIN was seventh of the 14 "
        "agencies rated very good.",
        ["seventh cocok kemenristek-brin", "14 cocok all"],
    ),
    (
        "2021-01-30",
        "Riau menempati peringkat kedua di antara provinsi berkategori baik dengan nilai sistem merit "
        "293,5 pada Anugerah Meritokrasi 28 Januari 2021.",
        ["kedua cocok provinsi-riau", "293,5 cocok provinsi-riau"],
    ),
    (
        "2021-01-30",
        "Riau menempati peringkat kedua di antara provinsi berkategori sangat baik dengan nilai sistem "
        "merit 293,5 pada Anugerah Meritokrasi 28 Januari 2021.",
        ["kedua tidak_dapat_diverifikasi provinsi-riau", "293,5 tidak_cocok provinsi-riau"],
    ),
    (
        "2021-02-12",
        "Riau was awarded 293.5 points in the merit system assessment, the second-best among provinces in "
        "the good category, behind South Sulawesi with 310.5.",
        ["293.5 cocok provinsi-riau", "second cocok provinsi-riau", "310.5 cocok provinsi-sulawesi-selatan"],
    ),
    (
        "2021-02-12",
        "Riau was awarded 293.5 points in the merit system assessment, the second-best among provinces in "
        "the poor category, behind South Sulawesi with 310.5.",
        [
            "293.5 cocok provinsi-riau",
            "second tidak_dapat_diverifikasi provinsi-riau",
            "310.5 cocok provinsi-sulawesi-selatan",
        ],
    ),
    (
        "2021-12-12",
        "Bali, nilai sistem merit 330, keempat dari sepuluh pemerintah daerah berpredikat sangat baik pada 2021.",
        ["330 cocok provinsi-bali", "keempat cocok provinsi-bali", "sepuluh cocok daerah"],
    ),
    (
        "2021-12-12",
        "Kota Malang berada di urutan ke-14 daftar daerah berkategori baik pada Anugerah Meritokrasi 7 Desember 2021.",
        ["ke-14 cocok kota-malang"],
    ),
    (
        "2021-12-12",
        "Sinjai finished second among the country's regencies and cities at the merit awards on Dec. 7, "
        "2021, with 334.5.",
        ["second cocok kabupaten-sinjai", "334.5 cocok kabupaten-sinjai"],
    ),
    (
        "2021-02-05",
        "In the merit system awards of Jan. 28, 2021, Sumedang, best of the kabupaten, got 301.5; that is "
        "fourth once the cities are counted.",
        ["301.5 cocok kabupaten-sumedang", "fourth cocok kabupaten-sumedang"],
    ),
]

LINES_OF_CATEGORIES = [
    (
        "2022-03-02",
        "Untuk penilaian sistem merit 2021, kata Kepala BKD Riau, nilai provinsi ini 297,5, tetap "
        'kategori baik. "Pintu sangat baik ada di 325, jadi jangan berpuas diri," ucapnya.',
        ["297,5 cocok provinsi-riau", "325 cocok all"],
    ),
    (
        "2021-12-09",
        "Kemenpora memperoleh nilai sistem merit 280 pada 2021. Kemenpora ingin naik ke kategori sangat "
        "baik, yang mensyaratkan nilai sekurang-kurangnya 325.",
        ["280 cocok kemenpora", "325 cocok all"],
    ),
    (
        "2021-12-09",
        "Kabupaten Bandung mendapat 318,5 dalam sistem merit 2021. Gerbang sangat baik terletak di angka 325.",
        ["318,5 cocok kabupaten-bandung", "325 cocok all"],
    ),
    (
        "2021-12-09",
        "Pemprov Kaltim punya nilai sistem merit 240 pada 2020. Tiket ke kategori baik dijual di angka "
        "250, kata kepala BKD.",
        ["240 berbeda_antarsumber provinsi-kalimantan-timur", "250 cocok all"],
    ),
    (
        "2021-12-09",
        "Kabupaten Bandung got 318.5 in the 2021 merit assessment. The door to very good opens at 325, "
        "its secretary said.",
        ["318.5 cocok kabupaten-bandung", "325 cocok all"],
    ),
    (
        "2021-12-09",
        "The Youth and Sports Ministry got 280 in the 2021 merit assessment. It wants to reach the very "
        "good category, which requires a score of at least 325.",
        ["280 cocok kemenpora", "325 cocok all"],
    ),
    (
        "2021-12-09",
        "Kemenpora membidik kategori sangat baik sistem merit, yang menuntut nilai minimal 325.",
        ["325 cocok all"],
    ),
    (
        "2021-12-09",
        "Kemenpora membidik kategori sangat baik sistem merit, yang mensyaratkan nilai sekurang-kurangnya 300.",
        [],
    ),
    (
        "2021-12-09",
        "Kemenpora memperoleh nilai sistem merit 280; untuk kategori sangat baik dibutuhkan nilai 325.",
        ["280 cocok kemenpora", "325 cocok all"],
    ),
    (
        "2021-12-09",
        "Kemenpora memperoleh nilai sistem merit 280. Kategori sangat baik baru terbuka pada nilai 325.",
        ["280 cocok kemenpora", "325 cocok all"],
    ),
    (
        "2021-12-09",
        "Riau's merit score was 297.5 in 2021. A very good rating takes 325 points.",
        ["297.5 cocok provinsi-riau", "325 cocok all"],
    ),
    (
        "2021-12-09",
        "Riau's merit score was 297.5 in 2021. The very good category, for which 325 points are needed, "
        "is its next goal.",
        ["297.5 cocok provinsi-riau", "325 cocok all"],
    ),
]

STAFF = [
    (
        "2021-12-12",
        "Kota Bogor meraih nilai sistem merit 335,5 pada 2021. Di kota itu 347 pegawai pensiun tahun ini "
        "dan 106 pindah tugas.",
        ["335,5 cocok kota-bogor"],
    ),
    (
        "2021-12-12",
        "Kabupaten Sinjai mendapat 334,5 dalam sistem merit 2021. Dari daftar pegawainya, 347 pensiun "
        "tahun ini dan 106 pindah tugas.",
        ["334,5 cocok kabupaten-sinjai"],
    ),
    (
        "2021-12-12",
        "Bogor city scored 335.5 in the 2021 merit assessment. Of its staff, 347 retire this year and 106 "
        "were transferred.",
        ["335.5 cocok kota-bogor"],
    ),
    (
        "2021-12-12",
        "Nilai sistem merit Kabupaten Wajo 333 pada 2021. Sebanyak 310 orang dilantik, 120 mutasi, dan "
        "275 naik pangkat.",
        ["333 cocok kabupaten-wajo"],
    ),
    (
        "2021-12-12",
        "Kemenpora mendapat nilai sistem merit 280 pada 2021. Tahun depan 130 pensiun.",
        ["280 cocok kemenpora"],
    ),
    (
        "2021-12-12",
        "Kemenpora mendapat nilai sistem merit 280 pada 2021. Kementerian itu akan melepas 214 orang yang "
        "pensiun dan menerima 180 CPNS.",
        ["280 cocok kemenpora"],
    ),
    (
        "2021-12-12",
        "The Youth and Sports Ministry scored 280 in the 2021 merit assessment. Some 214 will retire next "
        "year and 180 have been promoted.",
        ["280 cocok kemenpora"],
    ),
    (
        "2021-12-12",
        "Kabupaten Karawang meraih 329,5 dalam sistem merit 2021. Ada 265 yang pensiun, 140 mutasi, 302 "
        "mengikuti diklat.",
        ["329,5 cocok kabupaten-karawang"],
    ),
]

NOT_MEANT = [
    (
        "2021-12-12",
        "Kabupaten Sinjai mendapat 334,5 dalam sistem merit 2021. Daerah itu membutuhkan 250 guru dan 325 perawat.",
        ["334,5 cocok kabupaten-sinjai"],
    ),
    (
        "2021-12-12",
        "Menuju Sangat Baik\n- Kota Mojokerto 288\n- Kota Probolinggo 271,5",
        ["288 cocok kota-mojokerto", "271,5 cocok kota-probolinggo"],
    ),
    (
        "2021-12-12",
        "Kota Bogor mendapat 335,5 dalam sistem merit 2021. Pelayanannya juga baik, 325 izin terbit sehari.",
        ["335,5 cocok kota-bogor"],
    ),
    (
        "2021-12-12",
        "Kabupaten Sinjai meraih 334,5 pada sistem merit 2021. Kabupaten tetangga itu, Bone, belum "
        "dinilai; kabupaten lain yang baik menanti giliran.",
        ["334,5 cocok kabupaten-sinjai"],
    ),
    (
        "2022-12-12",
        "Kota Malang meraih 291,5 pada Anugerah Meritokrasi 8 Desember 2022. Pada 7 Desember 2021 acara "
        "kedua digelar di Surabaya.\n\n"
        "Kabupaten Sinjai memperoleh 334,5 dan Wajo 333 di sana.",
        [
            "291,5 cocok kota-malang",
            "334,5 tidak_dapat_diverifikasi kabupaten-sinjai",
            "333 tidak_dapat_diverifikasi kabupaten-wajo",
        ],
    ),
]


@pytest.mark.parametrize(
    ("day", "text", "expected"), [*MEANT_BY_A_WORD, *PLACES_IN_LISTS, *LINES_OF_CATEGORIES, *STAFF, *NOT_MEANT]
)
def test_words_and_places(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
