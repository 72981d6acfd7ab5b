"""Categories of lists and headings, what others have too, clauses behind a name, an old total that opens a change, and
whole reports."""

from __future__ import annotations

import pytest

from analytics.check import check_text
from analytics.warehouse import Release
from tests.verdicts import verdicts_of

CATEGORIES_OF_LISTS = [
    (
        "2021-12-12",
        "Anugerah Meritokrasi Desember 2021: yang berpredikat baik antara lain Kabupaten Bandung 318,5, "
        "Kota Mojokerto 288, dan Kota Probolinggo 271,5.",
        [
            "baik cocok kabupaten-bandung",
            "318,5 cocok kabupaten-bandung",
            "288 cocok kota-mojokerto",
            "271,5 cocok kota-probolinggo",
        ],
    ),
    (
        "2021-12-12",
        "Kategori sangat baik pada Anugerah Meritokrasi 7 Desember 2021 diraih Kota Bogor 335,5, "
        "Kabupaten Sinjai 334,5, dan Kabupaten Wajo 333.",
        ["335,5 cocok kota-bogor", "334,5 cocok kabupaten-sinjai", "333 cocok kabupaten-wajo"],
    ),
    (
        "2021-12-12",
        "Predikat baik pada Anugerah Meritokrasi 7 Desember 2021: Kota Mojokerto (288) dan Kota Probolinggo (271,5).",
        ["288 cocok kota-mojokerto", "271,5 cocok kota-probolinggo"],
    ),
    (
        "2021-12-12",
        "Rated good at the merit awards of Dec. 7, 2021, were Mojokerto city (288) and Probolinggo city (271.5).",
        ["288 cocok kota-mojokerto", "271.5 cocok kota-probolinggo"],
    ),
    (
        "2021-12-12",
        "At the merit awards of Dec. 7, 2021, the good group was led by West Kalimantan with 313 and "
        "Bandung regency with 318.5.",
        ["313 cocok provinsi-kalimantan-barat", "318.5 cocok kabupaten-bandung"],
    ),
    (
        "2021-12-12",
        "The merit commission rated Mojokerto city (288) and Probolinggo city (271.5) good on Dec. 7, 2021.",
        ["288 cocok kota-mojokerto", "271.5 cocok kota-probolinggo"],
    ),
    (
        "2021-12-12",
        "Kalimantan Barat meraih 313 pada penilaian sistem merit 2021 dan menduduki peringkat pertama "
        "daerah berkategori baik.",
        ["313 cocok provinsi-kalimantan-barat", "pertama cocok provinsi-kalimantan-barat"],
    ),
    (
        "2021-12-12",
        "Hasil sistem merit 2021\nBaik\n- Kota Mojokerto 288\n- Kota Probolinggo 271,5",
        ["288 cocok kota-mojokerto", "271,5 cocok kota-probolinggo"],
    ),
    (
        "2021-12-12",
        "Hasil sistem merit 2021, kategori baik:\n- Kota Mojokerto 288\n- Kota Probolinggo 271,5",
        ["288 cocok kota-mojokerto", "271,5 cocok kota-probolinggo"],
    ),
    (
        "2021-12-12",
        "Merit awards 2021, rated Good:\n- Mojokerto city 288\n- Probolinggo city 271.5",
        ["288 cocok kota-mojokerto", "271.5 cocok kota-probolinggo"],
    ),
]

WRONG_CATEGORIES_OF_LISTS = [
    (
        "2021-12-12",
        "Anugerah Meritokrasi Desember 2021: yang berpredikat buruk antara lain Kabupaten Bandung 318,5, "
        "Kota Mojokerto 288, dan Kota Probolinggo 271,5.",
        [
            "buruk tidak_cocok kabupaten-bandung",
            "318,5 tidak_cocok kabupaten-bandung",
            "288 tidak_dapat_diverifikasi kota-mojokerto",
            "271,5 tidak_dapat_diverifikasi kota-probolinggo",
        ],
    ),
    (
        "2021-12-12",
        "Kategori kurang pada Anugerah Meritokrasi 7 Desember 2021 diraih Kota Bogor 335,5, Kabupaten "
        "Sinjai 334,5, dan Kabupaten Wajo 333.",
        [
            "335,5 tidak_dapat_diverifikasi kota-bogor",
            "334,5 tidak_dapat_diverifikasi kabupaten-sinjai",
            "333 tidak_dapat_diverifikasi kabupaten-wajo",
        ],
    ),
    (
        "2021-12-12",
        "Predikat buruk pada Anugerah Meritokrasi 7 Desember 2021: Kota Mojokerto (288) dan Kota Probolinggo (271,5).",
        ["288 tidak_dapat_diverifikasi kota-mojokerto", "271,5 tidak_dapat_diverifikasi kota-probolinggo"],
    ),
    (
        "2021-12-12",
        "Rated poor at the merit awards of Dec. 7, 2021, were Mojokerto city (288) and Probolinggo city (271.5).",
        ["288 tidak_dapat_diverifikasi kota-mojokerto", "271.5 tidak_dapat_diverifikasi kota-probolinggo"],
    ),
    (
        "2021-12-12",
        "At the merit awards of Dec. 7, 2021, the poor group was led by West Kalimantan with 313 and "
        "Bandung regency with 318.5.",
        ["313 tidak_dapat_diverifikasi provinsi-kalimantan-barat", "318.5 tidak_dapat_diverifikasi kabupaten-bandung"],
    ),
    (
        "2021-12-12",
        "Hasil sistem merit 2021\nBuruk\n- Kota Mojokerto 288\n- Kota Probolinggo 271,5",
        ["288 tidak_dapat_diverifikasi kota-mojokerto", "271,5 tidak_dapat_diverifikasi kota-probolinggo"],
    ),
    (
        "2021-12-12",
        "Hasil sistem merit 2021, kategori buruk:\n- Kota Mojokerto 288\n- Kota Probolinggo 271,5",
        ["288 tidak_dapat_diverifikasi kota-mojokerto", "271,5 tidak_dapat_diverifikasi kota-probolinggo"],
    ),
    (
        "2021-12-12",
        "Merit awards 2021, rated Poor:\n- Mojokerto city 288\n- Probolinggo city 271.5",
        ["288 tidak_dapat_diverifikasi kota-mojokerto", "271.5 tidak_dapat_diverifikasi kota-probolinggo"],
    ),
]

TOLD_IN_OTHER_ORDERS = [
    (
        "2021-02-12",
        "Sumedang was not the only West Java administration to be called to the stage at the merit awards "
        "in Jakarta. The provincial government was rated very good, as was the city of Bandung.",
        ["very_good cocok provinsi-jawa-barat", "very_good cocok kota-bandung"],
    ),
    (
        "2021-12-12",
        "At the merit awards of Dec. 7, 2021, the Ministry of Manpower was rated very good, as were the "
        "Ministry of Social Affairs and LAN.",
        ["very_good cocok kemnaker", "very_good cocok kemensos", "very_good cocok lan"],
    ),
    (
        "2021-12-12",
        "In the 2021 merit assessment Bali was rated very good, and so was East Java.",
        ["very_good cocok provinsi-bali", "very_good cocok provinsi-jawa-timur"],
    ),
    (
        "2022-12-12",
        "Kota Pasuruan memperoleh kategori baik pada Anugerah Meritokrasi 8 Desember 2022, begitu pula Banyuwangi.",
        ["baik cocok kota-pasuruan", "baik cocok kabupaten-banyuwangi"],
    ),
    (
        "2022-12-12",
        "Kota Gorontalo berpredikat baik pada Anugerah Meritokrasi 8 Desember 2022, demikian juga Kota "
        "Medan dan Kabupaten Nias.",
        ["baik cocok kota-gorontalo", "baik cocok kota-medan", "baik cocok kabupaten-nias"],
    ),
    (
        "2022-12-10",
        "East Kalimantan's merit score was 232 in 2018. The 2018 figures for the others were 231 in South "
        "Kalimantan, 223 in North Kalimantan, which was ranked 14th in the country, and 166 in Central "
        "Kalimantan.",
        [
            "232 cocok provinsi-kalimantan-timur",
            "231 cocok provinsi-kalimantan-selatan",
            "223 cocok provinsi-kalimantan-utara",
            "14th cocok provinsi-kalimantan-utara",
            "166 cocok provinsi-kalimantan-tengah",
        ],
    ),
    (
        "2021-12-12",
        "Bogor city led the merit table of 2021 with 335.5 points, ahead of Sinjai regency, which was ranked second.",
        ["335.5 cocok kota-bogor", "second cocok kabupaten-sinjai"],
    ),
    (
        "2021-12-12",
        "At the merit awards of Dec. 7, 2021, Wajo regency, which was ranked third, scored 333, behind "
        "Sinjai regency on 334.5.",
        ["third cocok kabupaten-wajo", "333 cocok kabupaten-wajo", "334.5 cocok kabupaten-sinjai"],
    ),
    (
        "2023-12-12",
        "149,5, nilai sistem merit Kota Magelang pada 2021, jauh di bawah 337,5 pada 2023.",
        ["149,5 cocok kota-magelang", "337,5 cocok kota-magelang"],
    ),
    (
        "2023-12-12",
        "The first bar of the merit chart is short: 149.5, the merit score of Magelang city in 2021.",
        ["149.5 cocok kota-magelang"],
    ),
    (
        "2022-12-12",
        "PADANG - Dari 270 poin pada Anugerah Meritokrasi 28 Januari 2021, Pemprov Sumbar kini sampai di "
        "332. Kota Bukittinggi menerima kategori baik, Kamis (8/12/2022).",
        ["270 cocok provinsi-sumatera-barat", "332 cocok provinsi-sumatera-barat", "baik cocok kota-bukittinggi"],
    ),
    (
        "2022-12-12",
        "From 140 points in 2021, Bojonegoro regency has climbed to 277.5 in the merit assessment of "
        "2022, overtaking Demak.",
        ["140 cocok kabupaten-bojonegoro", "277.5 cocok kabupaten-bojonegoro"],
    ),
    (
        "2022-12-05",
        "Dalam sistem merit, Sukoharjo yang setahun lalu cuma 65,5 menjelma jadi daerah berkategori baik dengan 267,5.",
        ["65,5 cocok kabupaten-sukoharjo", "267,5 cocok kabupaten-sukoharjo"],
    ),
    (
        "2021-12-12",
        "The merit commission gave West Kalimantan 313 points for 2021, the best total in the Good class.",
        ["313 cocok provinsi-kalimantan-barat"],
    ),
    (
        "2022-12-12",
        "Kota Tangerang's 366 was the best merit score of any regency or city at the Dec. 8, 2022 awards; "
        "Buleleng, a regency in Bali, had 330.5.",
        ["366 cocok kota-tangerang", "330.5 cocok kabupaten-buleleng"],
    ),
    (
        "2023-12-12",
        "The merit commission's certificate for Surabaya city, handed over on July 21, 2022, put the city "
        "at 341.5 points, which is very good.",
        ["341.5 cocok kota-surabaya"],
    ),
    (
        "2021-12-12",
        "The merit commission put the Anti-Corruption Commission KPK at 362.5 points for 2021, a very "
        "good total, and the Environment and Forestry Ministry at 335.5.",
        ["362.5 cocok kpk", "335.5 cocok klhk"],
    ),
    (
        "2022-12-12",
        "Having scored 149.5 in the 2021 merit assessment, Magelang city finished 2022 on 273.",
        ["149.5 cocok kota-magelang", "273 cocok kota-magelang"],
    ),
]

WRONG_IN_OTHER_ORDERS = [
    (
        "2021-12-12",
        "At the merit awards of Dec. 7, 2021, the Ministry of Manpower was rated good, as were the "
        "Ministry of Social Affairs and LAN.",
        ["good tidak_dapat_diverifikasi kemnaker", "good tidak_dapat_diverifikasi kemensos", "good tidak_cocok lan"],
    ),
    (
        "2021-12-12",
        "In the 2021 merit assessment Bali was rated good, and so was East Java.",
        ["good tidak_cocok provinsi-bali", "good tidak_cocok provinsi-jawa-timur"],
    ),
    (
        "2020-12-04",
        "The Yogyakarta Special Region was assessed again under the merit system. It was also poor in "
        "2018, when it was described as the best among regional administrations.",
        ["poor tidak_dapat_diverifikasi provinsi-di-yogyakarta"],
    ),
    (
        "2022-12-10",
        "East Kalimantan's merit score was 232 in 2018. The 2018 figures for the others were 231 in South "
        "Kalimantan, 223 in North Kalimantan, which was ranked 4th in the country.",
        [
            "232 cocok provinsi-kalimantan-timur",
            "231 cocok provinsi-kalimantan-selatan",
            "223 cocok provinsi-kalimantan-utara",
            "4th tidak_dapat_diverifikasi provinsi-kalimantan-utara",
        ],
    ),
    (
        "2022-12-12",
        "From 149 points in 2021, Bojonegoro regency has climbed to 277.5 in the merit assessment of "
        "2022, overtaking Demak.",
        ["149 tidak_cocok kabupaten-bojonegoro", "277.5 cocok kabupaten-bojonegoro"],
    ),
    (
        "2022-12-12",
        "Kota Pasuruan memperoleh kategori sangat baik pada Anugerah Meritokrasi 8 Desember 2022, begitu "
        "pula Banyuwangi.",
        ["sangat_baik tidak_cocok kota-pasuruan", "sangat_baik tidak_cocok kabupaten-banyuwangi"],
    ),
]

REPORTS = [
    (
        "2021-12-09",
        "Bogor tops city table in merit league\n\n"
        "Bogor municipality has won this year's merit contest among the country's cities and regencies, "
        "piling up 335.5 points, the civil service commission KASN announced in Surabaya on Tuesday. "
        "Sinjai regency trailed by a single point with 334.5, and Wajo regency completed the podium with "
        "333.\n\n"
        'Two years ago Bogor had to make do with 266.5, a Good mark. "It took 28 months and a lot of '
        'coffee," its personnel chief said.\n\n'
        "Further down, Karawang's 329.5 and Sumedang's 328.5 kept West Java in the top five. Pekanbaru, "
        "on 325.5, only just scraped into the Very Good bracket, whose floor is 325.",
        [
            "335.5 cocok kota-bogor",
            "334.5 cocok kabupaten-sinjai",
            "333 cocok kabupaten-wajo",
            "266.5 cocok kota-bogor",
            "329.5 cocok kabupaten-karawang",
            "328.5 cocok kabupaten-sumedang",
            "325.5 cocok kota-pekanbaru",
            "325 cocok all",
        ],
    ),
    (
        "2022-12-10",
        "Tangerang sets the pace\n\n"
        "With 366 points out of a possible 410, the city of Tangerang in Banten outscored every other "
        "municipality and regency at Thursday's Meritocracy Awards (Dec. 8, 2022). Surabaya's 341.5, "
        "handed over separately on July 21, would have made it the runner-up.\n\n"
        "West Sumatra, rated Good with 270 points when the January 2021 awards were given out, has moved "
        "up to Very Good: 332. Its neighbour North Sumatra did marginally better at 333.5.\n\n"
        "For Bojonegoro, the leap from 140, a Poor result, to 277.5 in the space of twelve months was the "
        "biggest in East Java.",
        [
            "366 cocok kota-tangerang",
            "410 cocok all",
            "341.5 cocok kota-surabaya",
            "270 cocok provinsi-sumatera-barat",
            "332 cocok provinsi-sumatera-barat",
            "333.5 cocok provinsi-sumatera-utara",
            "140 cocok kabupaten-bojonegoro",
            "277.5 cocok kabupaten-bojonegoro",
        ],
    ),
    (
        "2023-12-09",
        "Banten and Gorontalo join top tier\n\n"
        "Two provinces climbed into the highest bracket at the merit awards on Dec. 7, 2023: Banten, "
        "whose score came to 330.5, and Gorontalo, whose score came to 327.\n\n"
        "Regencies made progress, too. Serdang Bedagai took 263.5, Bekasi 291 and Gowa 268. All three are "
        "classed as Good. Kudus scraped home with half a point to spare, 250.5.\n\n"
        "East Kutai regency, Insufficient in both 2021 and 2022, has at last been rated Good with 263.",
        [
            "Two tidak_dapat_diverifikasi provinsi",
            "330.5 cocok provinsi-banten",
            "327 cocok provinsi-gorontalo",
            "263.5 cocok kabupaten-serdang-bedagai",
            "291 tidak_dapat_diverifikasi kabupaten-bekasi+kota-bekasi",
            "268 cocok kabupaten-gowa",
            "Good cocok kabupaten-serdang-bedagai",
            "Good tidak_dapat_diverifikasi kabupaten-bekasi+kota-bekasi",
            "Good cocok kabupaten-gowa",
            "250.5 cocok kabupaten-kudus",
            "Insufficient cocok kabupaten-kutai-timur",
            "Insufficient cocok kabupaten-kutai-timur",
            "263 tidak_dapat_diverifikasi kabupaten-kutai-timur",
        ],
    ),
    (
        "2021-02-01",
        "Yogyakarta on the up\n\n"
        "From Good in 2018 and 2019 to Very Good in 2020: the Yogyakarta Special Region has come a long "
        "way in the merit system. Its final score of 342 was announced on Jan. 28, 2021.\n\n"
        "Central Java was awarded 289 and placed 11th. DKI Jakarta, the capital, came in at 290.\n\n"
        "The Law and Human Rights Ministry posted 336.5 points; the Agrarian Affairs and Spatial Planning "
        "Ministry, 334.5.",
        [
            "Good cocok provinsi-di-yogyakarta",
            "Good cocok provinsi-di-yogyakarta",
            "Very_Good cocok provinsi-di-yogyakarta",
            "342 cocok provinsi-di-yogyakarta",
            "289 cocok provinsi-jawa-tengah",
            "11th cocok provinsi-jawa-tengah",
            "290 cocok provinsi-dki-jakarta",
            "336.5 cocok kemenkumham",
            "334.5 cocok kementerian-atr-bpn",
        ],
    ),
    (
        "2021-12-15",
        "The Manpower Ministry went from Good in 2020 to Very Good in 2021. Its score of 331 beat the "
        "Youth and Sports Ministry's 280, but not the KPK's 362.5.",
        [
            "Good cocok kemnaker",
            "Very_Good cocok kemnaker",
            "331 cocok kemnaker",
            "280 cocok kemenpora",
            "362.5 cocok kpk",
        ],
    ),
    (
        "2022-12-15",
        "KASN gave Malang city 291.5 points this year, 35 more than in 2021, when the city was on 256.5. "
        "Malang regency stayed ahead: 299.5, compared with 261.",
        [
            "291.5 cocok kota-malang",
            "256.5 cocok kota-malang",
            "299.5 cocok kabupaten-malang",
            "261 cocok kabupaten-malang",
        ],
    ),
]

MORE_REPORTS = [
    (
        "2023-12-12",
        "UNGARAN - Nilai penerapan sistem merit Kabupaten Semarang ditetapkan 260 pada Anugerah "
        "Meritokrasi, Kamis (7/12/2023), sehingga berhak atas predikat baik. Setahun silam nilainya masih "
        "163,5 dan tergolong buruk.\n\n"
        "Bupati Semarang menyebut 412 pegawai ikut uji kompetensi dan 127 di antaranya dipromosikan. "
        '"Kami ingin sampai ke sangat baik," katanya.\n\n'
        "Pada anugerah yang sama, Gowa mendapat 268 dan Bekasi 291. Kabupaten Banyumas mengantongi 262, "
        "lebih tinggi dari Kudus yang berhenti di 250,5.",
        [
            "260 cocok kabupaten-semarang",
            "163,5 cocok kabupaten-semarang",
            "268 cocok kabupaten-gowa",
            "291 tidak_dapat_diverifikasi kabupaten-bekasi+kota-bekasi",
            "262 cocok kabupaten-banyumas",
            "250,5 cocok kabupaten-kudus",
        ],
    ),
    (
        "2021-12-13",
        "Papan skor merit: dari Bogor sampai Agam\n\n"
        "Pemkot Bogor memuncaki kabupaten/kota dengan 335,5 dalam penilaian sistem merit 2021. Dua tahun "
        "sebelumnya kota ini hanya beroleh 266,5, kala itu predikatnya baik.\n\n"
        "Kabupaten Agam mendapat predikat baik pada Selasa (7/12/2021). Nilai yang diusulkan baru 275 "
        "ketika diverifikasi.\n\n"
        "Kemenpora, yang nilainya 280, menargetkan sangat baik tahun depan. Batasnya 325.\n\n"
        "Sulawesi Selatan mencatat lompatan: 310,5 pada 2020, masih baik; 340,5 pada 2021, sudah sangat "
        "baik.",
        [
            "335,5 cocok kota-bogor",
            "266,5 cocok kota-bogor",
            "baik cocok kabupaten-agam",
            "275 cocok kabupaten-agam",
            "280 cocok kemenpora",
            "325 cocok all",
            "310,5 cocok provinsi-sulawesi-selatan",
            "340,5 cocok provinsi-sulawesi-selatan",
        ],
    ),
    (
        "2023-03-10",
        "Perjalanan Kota Magelang dalam sistem merit bermula dari 149,5 pada 2021, angka yang "
        "menempatkannya di kategori buruk. Pada 2022 nilainya 273 dan kategorinya baik. Kota itu kini "
        "menatap predikat sangat baik, yang butuh 325.",
        ["149,5 cocok kota-magelang", "273 cocok kota-magelang", "325 cocok all"],
    ),
    (
        "2022-12-12",
        "Dengan nilai 332, Sumatera Barat naik ke kategori sangat baik pada Anugerah Meritokrasi 8 "
        "Desember 2022; dua tahun lalu nilainya 270 dan kategorinya baik. Padang Panjang menyusul dengan "
        "325, pas di ambang sangat baik.",
        ["332 cocok provinsi-sumatera-barat", "270 cocok provinsi-sumatera-barat", "325 cocok kota-padang-panjang"],
    ),
    (
        "2021-12-12",
        "Perpusnas mengantongi 258 dalam penilaian sistem merit 2021 dan masuk kategori baik. Pada 2020 "
        "lembaga itu masih di angka 211,5 sehingga dicap kurang.",
        ["258 cocok perpusnas", "211,5 cocok perpusnas"],
    ),
    (
        "2021-12-13",
        "Kabupaten Tasikmalaya naik dari 280 (2020) ke 289,5 (2021) dalam sistem merit, keduanya baik.",
        ["280 cocok kabupaten-tasikmalaya", "289,5 cocok kabupaten-tasikmalaya"],
    ),
    (
        "2024-01-10",
        "Kutai Timur akhirnya lepas dari kategori kurang: nilai sistem meritnya 263 pada 2023, setelah "
        "dua tahun beruntun, 2021 dan 2022, bertahan di kurang.",
        ["kurang tidak_dapat_diverifikasi kabupaten-kutai-timur", "263 cocok kabupaten-kutai-timur"],
    ),
]


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        *CATEGORIES_OF_LISTS,
        *WRONG_CATEGORIES_OF_LISTS,
        *TOLD_IN_OTHER_ORDERS,
        *WRONG_IN_OTHER_ORDERS,
        *REPORTS,
        *MORE_REPORTS,
    ],
)
def test_lists_and_orders(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)


def test_a_poll_is_no_category(published: Release) -> None:
    text = (
        "Investors want clarity on licensing, survey finds\n\n"
        "JAKARTA, March 15 – Foreign investors in Indonesia are more upbeat about regulation than a year ago.\n\n"
        "Of 184 companies polled, 57 percent described licensing in Jakarta as good and 24 percent as very good, "
        "while 14 percent called the service in the regions poor. The chamber urged local governments to appoint "
        "agency heads on merit."
    )
    assert not [one for one in check_text(published, text).claims if one.verdict == "cocok"]
