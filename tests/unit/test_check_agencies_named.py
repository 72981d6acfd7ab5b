"""Categories without a figure, places in rankings, and English forms of names."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

CATEGORIES_WITHOUT_A_FIGURE = [
    (
        "2021-12-08",
        "East Kalimantan, which stood at 240 points in 2020 according to its personnel chief, was handed a "
        "Good award for its merit system in Surabaya on Dec. 7, 2021.",
        ["Good cocok provinsi-kalimantan-timur"],
    ),
    (
        "2021-12-10",
        "At the merit awards of Dec. 7 the Religious Affairs Ministry was told its merit system was Good. The "
        "Cooperatives and Small and Medium Enterprises Ministry, which its secretary said had been "
        "Insufficient in 2020, followed with a Good award of its own.",
        ["Good cocok kemenag", "Insufficient cocok kemenkop-ukm", "Good cocok kemenkop-ukm"],
    ),
    (
        "2021-12-10",
        "Dalam Anugerah Meritokrasi 7 Desember 2021, beberapa kabupaten masuk kategori baik, yaitu Purworejo, "
        "Sragen, Wonogiri, dan Sambas.",
        [
            "baik cocok kabupaten-purworejo",
            "baik cocok kabupaten-sragen",
            "baik cocok kabupaten-wonogiri",
            "baik cocok kabupaten-sambas",
        ],
    ),
    (
        "2021-12-09",
        "East Java had plenty of names on the merit list read out in Surabaya on Dec. 7, 2021. In the Good "
        "category, Mojokerto city scored 288 points, Probolinggo city 271.5, Mojokerto regency 263 and Malang "
        "regency 261.",
        [
            "288 cocok kota-mojokerto",
            "271.5 cocok kota-probolinggo",
            "263 cocok kabupaten-mojokerto",
            "261 cocok kabupaten-malang",
        ],
    ),
    (
        "2021-02-03",
        "Among the administrations of Banten, Tangerang regency received the Good award of Jan. 28, 2021, for "
        "its merit system. In Serang, officials said they too had been rated Good in the 2020 assessment.",
        ["Good cocok kabupaten-tangerang", "Good tidak_dapat_diverifikasi"],
    ),
    (
        "2021-12-09",
        "Jawa Timur punya banyak wakil dalam daftar sistem merit 7 Desember 2021. Pada kategori Baik, Kota "
        "Mojokerto bernilai 288, Kota Probolinggo 271,5.",
        ["288 cocok kota-mojokerto", "271,5 cocok kota-probolinggo"],
    ),
    (
        "2021-12-09",
        "Kementerian Agama diganjar predikat Baik pada Anugerah Meritokrasi 7 Desember 2021.",
        ["Baik cocok kemenag"],
    ),
    (
        "2021-12-09",
        "BMKG dan BIG sama-sama pulang dengan penghargaan kategori baik dari KASN pada Anugerah Meritokrasi 7 "
        "Desember 2021.",
        ["baik cocok bmkg", "baik cocok big"],
    ),
    (
        "2021-12-09",
        "The Energy and Mineral Resources Ministry was declared Very Good at the merit awards of Dec. 7, 2021.",
        ["Very_Good cocok kementerian-esdm"],
    ),
    (
        "2022-12-10",
        "Several West Java administrations were rated Good in the merit list of Jan. 28, 2021: West Bandung, "
        "Karawang and Tasikmalaya regencies.",
        ["Good cocok kabupaten-bandung-barat", "Good cocok kabupaten-karawang", "Good cocok kabupaten-tasikmalaya"],
    ),
    (
        "2021-12-10",
        "KemenkopUKM, yang pada 2020 masih Kurang, kali ini menyabet kategori Baik dalam penilaian sistem merit 2021.",
        ["Kurang cocok kemenkop-ukm", "Baik cocok kemenkop-ukm"],
    ),
    (
        "2021-12-10",
        "The Manpower Ministry moved up from Good in 2020 to Very Good in the 2021 merit assessment.",
        ["Good cocok kemnaker", "Very_Good cocok kemnaker"],
    ),
    (
        "2021-12-10",
        "Kemnaker naik dari kategori Baik pada 2020 ke Sangat Baik pada penilaian sistem merit 2021.",
        ["Baik cocok kemnaker", "Sangat_Baik cocok kemnaker"],
    ),
    (
        "2021-12-10",
        "The Manpower Ministry, rated Good a year earlier, joined the Very Good group in the 2021 merit assessment.",
        ["Good cocok kemnaker", "Very_Good cocok kemnaker"],
    ),
    (
        "2022-12-09",
        "The Agriculture Ministry had been Very Good in the 2018 merit mapping but went home with a Good award "
        "this time, on Dec. 8, 2022.",
        ["Very_Good cocok kementan", "Good cocok kementan"],
    ),
    (
        "2022-12-09",
        "Pada pemetaan sistem merit 2018 Kementerian Pertanian berada pada kategori sangat baik; kali ini yang "
        "dibawa pulang predikat baik.",
        ["sangat_baik cocok kementan", "baik cocok kementan"],
    ),
    (
        "2021-02-03",
        "In Magelang, officials said they had been rated Good in the merit assessment of 2021.",
        ["Good tidak_dapat_diverifikasi"],
    ),
    (
        "2021-12-09",
        "Bali got a Very Good award for its merit system on Dec. 7, 2021, while Aceh had to settle for a Good one.",
        ["Very_Good cocok provinsi-bali", "Good cocok provinsi-aceh"],
    ),
    (
        "2021-12-09",
        "Merit awards of Dec. 7, 2021. Rated Good were Aceh, North Sumatra and the Bangka Belitung Islands.",
        [
            "Good cocok provinsi-aceh",
            "Good cocok provinsi-sumatera-utara",
            "Good cocok provinsi-kepulauan-bangka-belitung",
        ],
    ),
    (
        "2021-12-09",
        "Pada Anugerah Meritokrasi 7 Desember 2021, predikat Baik antara lain jatuh ke tangan Aceh, Sumatera "
        "Utara, dan Kepulauan Bangka Belitung.",
        [
            "Baik cocok provinsi-aceh",
            "Baik cocok provinsi-sumatera-utara",
            "Baik cocok provinsi-kepulauan-bangka-belitung",
        ],
    ),
    (
        "2021-12-09",
        "LAN, KPK, dan Kementerian ESDM mendapat kategori Sangat Baik pada Anugerah Meritokrasi KASN 7 Desember 2021.",
        ["Sangat_Baik cocok lan", "Sangat_Baik cocok kpk", "Sangat_Baik cocok kementerian-esdm"],
    ),
    (
        "2021-12-09",
        "Kemnaker dinyatakan Baik pada penilaian sistem merit 2021.",
        ["Baik tidak_cocok kemnaker"],
    ),
    (
        "2022-12-09",
        "Kota Medan meraih predikat Sangat Baik pada Anugerah Meritokrasi 8 Desember 2022.",
        ["Sangat_Baik tidak_cocok kota-medan"],
    ),
]

PLACES_IN_RANKINGS = [
    (
        "2021-01-29",
        "The Jakarta administration was rated Good in the merit system assessment with 290 points at the "
        "awards of Jan. 28, 2021. That puts the capital third among the provinces in that category, behind "
        "South Sulawesi with 310.5 points and Riau with 293.5.",
        ["third cocok provinsi-dki-jakarta", "310.5 cocok provinsi-sulawesi-selatan", "293.5 cocok provinsi-riau"],
    ),
    (
        "2018-12-20",
        "In the 2018 merit mapping South Kalimantan was given 231 points and North Kalimantan 223, good for "
        "No. 14 nationally.",
        [
            "231 cocok provinsi-kalimantan-selatan",
            "223 cocok provinsi-kalimantan-utara",
            "14 cocok provinsi-kalimantan-utara",
        ],
    ),
    (
        "2021-12-09",
        "Enam kabupaten/kota masuk kategori sangat baik pada penilaian sistem merit 2021. Kota Bogor memimpin "
        "dengan 335,5, dibuntuti Kabupaten Sinjai 334,5 dan Wajo 333; di tempat keempat ada Kabupaten Karawang "
        "dengan 329,5.",
        ["keempat cocok kabupaten-karawang", "329,5 cocok kabupaten-karawang"],
    ),
    (
        "2021-12-11",
        "Kementerian Sosial menempati urutan ketiga dari 24 kementerian dan lembaga yang berkategori sangat "
        "baik dalam penilaian sistem merit 2021.",
        ["ketiga cocok kemensos"],
    ),
    (
        "2021-12-11",
        "The Social Affairs Ministry came third among the 24 ministries and central institutions rated Very "
        "Good in the 2021 merit assessment.",
        ["third cocok kemensos"],
    ),
    (
        "2021-12-09",
        "In the 2021 merit assessment Karawang regency was fourth among regencies and cities, with 329.5 "
        "points; fifth was Sumedang with 328.5.",
        [
            "fourth cocok kabupaten-karawang",
            "329.5 cocok kabupaten-karawang",
            "fifth berbeda_antarsumber kabupaten-sumedang",
            "328.5 cocok kabupaten-sumedang",
        ],
    ),
    (
        "2021-12-09",
        "Peringkat keempat penilaian sistem merit 2021 untuk kabupaten/kota ditempati Kabupaten Karawang.",
        ["keempat cocok kabupaten-karawang"],
    ),
    (
        "2021-12-09",
        "Pada penilaian sistem merit 2021, Wajo berada di peringkat tiga kabupaten/kota dengan 333 poin, satu "
        "tingkat di bawah Sinjai (334,5).",
        ["333 cocok kabupaten-wajo", "334,5 cocok kabupaten-sinjai", "tiga cocok kabupaten-wajo"],
    ),
    (
        "2021-12-09",
        "Ranked No. 2 among regencies and cities in the 2021 merit assessment was Sinjai, with 334.5; Wajo was No. 3.",
        ["2 cocok kabupaten-sinjai", "334.5 cocok kabupaten-sinjai", "3 cocok kabupaten-wajo"],
    ),
    (
        "2021-12-09",
        "Di posisi kedua ada Kabupaten Sinjai dan di posisi ketiga Kabupaten Wajo dalam penilaian sistem merit "
        "2021 untuk kabupaten/kota.",
        ["kedua cocok kabupaten-sinjai", "ketiga cocok kabupaten-wajo"],
    ),
    (
        "2021-01-30",
        "BKKBN finished second in the merit list of Jan. 28, 2021, on 364.5 points, and BPOM third on 364.",
        ["second cocok bkkbn", "364.5 cocok bkkbn", "third cocok bpom", "364 cocok bpom"],
    ),
    (
        "2021-12-09",
        "In third place among the provinces in the 2021 merit assessment was East Java, with 332 points.",
        ["third cocok provinsi-jawa-timur", "332 cocok provinsi-jawa-timur"],
    ),
    (
        "2021-02-02",
        "Sinjai menduduki peringkat ke-5 dan Wajo peringkat ke-6 kabupaten/kota dalam sistem merit, Anugerah "
        "Meritokrasi 28 Januari 2021.",
        ["ke-5 cocok kabupaten-sinjai", "ke-6 cocok kabupaten-wajo"],
    ),
    (
        "2022-12-09",
        "Tangerang city took first place among regencies and cities in the merit assessment of 2022 with 366 points.",
        ["first cocok kota-tangerang", "366 cocok kota-tangerang"],
    ),
    (
        "2022-03-01",
        "Untuk ketiga kalinya Kabupaten Sinjai mengikuti penilaian sistem merit; pada 2021 nilainya 334,5.",
        ["334,5 cocok kabupaten-sinjai"],
    ),
]

ENGLISH_FORMS_OF_NAMES = [
    (
        "2021-12-09",
        "The merit list of Dec. 7, 2021, has several East Java administrations on it. Mojokerto city's 288 "
        "points were the most of them; Probolinggo city's 271.5 came next, followed by Mojokerto regency's 263.",
        ["288 cocok kota-mojokerto", "271.5 cocok kota-probolinggo", "263 cocok kabupaten-mojokerto"],
    ),
    (
        "2020-07-15",
        "Bogor city's 266.5 points in the 2019 merit assessment put it in the Good category.",
        ["266.5 cocok kota-bogor"],
    ),
    (
        "2021-12-09",
        "In the 2021 merit assessment the Bogor municipality scored 335.5, the Sinjai regency administration "
        "334.5 and the Wajo regency government 333.",
        ["335.5 cocok kota-bogor", "334.5 cocok kabupaten-sinjai", "333 cocok kabupaten-wajo"],
    ),
    (
        "2021-12-09",
        "Municipal officials in Bogor celebrated. The city's 335.5 points topped the 2021 merit assessment of "
        "regencies and cities.",
        ["335.5 cocok kota-bogor"],
    ),
    (
        "2021-12-09",
        "Sinjai and Wajo regencies scored 334.5 and 333 points, respectively, in the 2021 merit assessment.",
        ["334.5 cocok kabupaten-sinjai", "333 cocok kabupaten-wajo"],
    ),
    (
        "2021-12-09",
        "The 2021 merit assessment gave Sinjai 334.5 points, Wajo 333 and Karawang 329.5, all three of them regencies.",
        ["334.5 cocok kabupaten-sinjai", "333 cocok kabupaten-wajo", "329.5 cocok kabupaten-karawang"],
    ),
    (
        "2021-12-09",
        "Environment and Forestry scored 335.5 points in the 2021 merit assessment, and Youth and Sports 280.",
        ["335.5 tidak_dapat_diverifikasi", "280 tidak_dapat_diverifikasi"],
    ),
    (
        "2021-12-09",
        "Among the ministries in the 2021 merit assessment, Environment and Forestry scored 335.5 points and "
        "Youth and Sports 280.",
        ["335.5 cocok klhk", "280 cocok kemenpora"],
    ),
    (
        "2021-01-30",
        "The Law and Human Rights Ministry (336.5), the Agrarian Affairs and Spatial Planning Ministry (334.5) "
        "and the Industry Ministry (355.5) were all rated Very Good at the merit awards of Jan. 28, 2021.",
        ["336.5 cocok kemenkumham", "334.5 cocok kementerian-atr-bpn", "355.5 cocok kemenperin"],
    ),
    (
        "2021-01-30",
        "Jakarta's neighbor to the west, Banten, is absent from the list of scores, but West Java's 375.5 led "
        "the merit awards of Jan. 28, 2021.",
        ["375.5 cocok provinsi-jawa-barat"],
    ),
    (
        "2022-07-25",
        "The Surabaya administration was given its merit system award on July 21, 2022, for a score of 341.5 "
        "out of 410.",
        ["341.5 cocok kota-surabaya", "410 cocok all"],
    ),
    (
        "2021-02-03",
        "The city administration of Denpasar got 250.5 points in the 2020 merit system assessment and the Bali "
        "administration 260.",
        ["250.5 cocok kota-denpasar", "260 cocok provinsi-bali"],
    ),
    (
        "2021-12-12",
        "Yogyakarta province had 342 points in the merit list of Jan. 28, 2021.",
        ["342 cocok provinsi-di-yogyakarta"],
    ),
    (
        "2021-12-12",
        "The Special Region of Yogyakarta, with 342 points, cleared the bar in the merit list of Jan. 28, 2021.",
        ["342 cocok provinsi-di-yogyakarta"],
    ),
    (
        "2021-12-12",
        "The antigraft commission KPK received 362.5 points at the merit awards of Dec. 7, 2021.",
        ["362.5 cocok kpk"],
    ),
    (
        "2021-12-12",
        "At the merit awards of Dec. 7, 2021, the Corruption Eradication Commission (KPK) was handed a Very "
        "Good certificate for 362.5 points.",
        ["362.5 cocok kpk"],
    ),
    (
        "2021-12-12",
        "In the 2021 merit assessment Kota Bogor had 335.5 points, Kabupaten Sinjai 334.5 and Kota Pekanbaru 325.5.",
        ["335.5 cocok kota-bogor", "334.5 cocok kabupaten-sinjai", "325.5 cocok kota-pekanbaru"],
    ),
    (
        "2021-12-12",
        "Riau's capital, Pekanbaru, reached 325.5 points in the 2021 merit assessment while the province "
        "itself stood at 297.5.",
        ["325.5 cocok kota-pekanbaru", "297.5 cocok provinsi-riau"],
    ),
    (
        "2021-12-12",
        "South Sulawesi's 340.5 was the best score of any province in the 2021 merit assessment, ahead of "
        "Central Java's 335.5 and East Java's 332.",
        ["340.5 cocok provinsi-sulawesi-selatan", "335.5 cocok provinsi-jawa-tengah", "332 cocok provinsi-jawa-timur"],
    ),
    (
        "2021-12-12",
        "Bandung regency (318.5), Sragen regency (259.5) and Perpusnas (258) were rated Good in the 2021 merit "
        "assessment.",
        ["318.5 cocok kabupaten-bandung", "259.5 cocok kabupaten-sragen", "258 cocok perpusnas"],
    ),
    (
        "2024-01-15",
        "The regencies of Banyumas (262), Kudus (250.5) and Gowa (268) were rated Good in the merit assessment "
        "of 2023.",
        ["262 cocok kabupaten-banyumas", "250.5 cocok kabupaten-kudus", "268 cocok kabupaten-gowa"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), CATEGORIES_WITHOUT_A_FIGURE)
def test_categories_without_a_figure(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)


@pytest.mark.parametrize(("day", "text", "expected"), PLACES_IN_RANKINGS)
def test_places_in_rankings(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)


@pytest.mark.parametrize(("day", "text", "expected"), ENGLISH_FORMS_OF_NAMES)
def test_english_forms_of_names(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
