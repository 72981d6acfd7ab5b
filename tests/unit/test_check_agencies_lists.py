"""Lines of lists under their heading, and aspects of one agency told together."""

from __future__ import annotations

import pytest

from analytics.warehouse import Release
from tests.verdicts import verdicts_of

LISTS_OF_MINISTRIES_AND_ASPECTS = [
    (
        "2021-01-29",
        "KASN menyerahkan Anugerah Meritokrasi di Jakarta, Kamis (28/1/2021). Jawa Barat berada di puncak "
        "dengan 375,5.\n\n"
        "Kementerian berpredikat sangat baik (nilai)\n"
        "- Perindustrian: 355,5\n"
        "- Hukum dan HAM: 336,5\n"
        "- Agraria dan Tata Ruang/BPN: 334,5",
        [
            "375,5 cocok provinsi-jawa-barat",
            "355,5 cocok kemenperin",
            "336,5 cocok kemenkumham",
            "334,5 cocok kementerian-atr-bpn",
        ],
    ),
    (
        "2021-12-10",
        "The Youth and Sports Ministry (Kemenpora) collected 280 points in the 2021 merit system "
        "assessment.\n\n"
        "Where the points came from:\n\n"
        "Workforce planning: 40\n"
        "Recruitment: 38\n"
        "Career development: 60\n"
        "Promotion and transfer: 12.5\n"
        "Performance management: 72.5\n"
        "Pay, rewards and discipline: 25\n"
        "Protection and services: 14\n"
        "Information system: 18",
        [
            "280 cocok kemenpora",
            "40 cocok kemenpora",
            "38 cocok kemenpora",
            "60 cocok kemenpora",
            "12.5 cocok kemenpora",
            "72.5 cocok kemenpora",
            "25 cocok kemenpora",
            "14 cocok kemenpora",
            "18 cocok kemenpora",
        ],
    ),
    (
        "2021-12-10",
        "Kemenpora memperoleh 280 poin dalam penilaian sistem merit 2021. Rinciannya:\n"
        "- Perencanaan kebutuhan 40\n"
        "- Pengadaan 38\n"
        "- Pengembangan karier 60\n"
        "- Promosi dan mutasi 12,5\n"
        "- Manajemen kinerja 72,5\n"
        "- Penggajian, penghargaan, dan disiplin 25\n"
        "- Perlindungan dan pelayanan 14\n"
        "- Sistem informasi 18",
        [
            "280 cocok kemenpora",
            "40 cocok kemenpora",
            "38 cocok kemenpora",
            "60 cocok kemenpora",
            "12,5 cocok kemenpora",
            "72,5 cocok kemenpora",
            "25 cocok kemenpora",
            "14 cocok kemenpora",
            "18 cocok kemenpora",
        ],
    ),
    (
        "2021-02-01",
        "Merit system results, Jan. 28, 2021\n\n"
        "Ministries rated Very Good\n"
        "Industry: 355.5\n"
        "Law and Human Rights: 336.5\n"
        "Agrarian Affairs and Spatial Planning: 334.5",
        ["355.5 cocok kemenperin", "336.5 cocok kemenkumham", "334.5 cocok kementerian-atr-bpn"],
    ),
    (
        "2021-02-01",
        "Nilai sistem merit kementerian (Anugerah Meritokrasi 28 Januari 2021):\n"
        "1. Perindustrian 355,5\n"
        "2. Hukum dan HAM 336,5",
        ["355,5 cocok kemenperin", "336,5 cocok kemenkumham"],
    ),
    (
        "2021-02-01",
        "Pada Anugerah Meritokrasi 28 Januari 2021 tiga kementerian berkategori sangat baik, yaitu "
        "Perindustrian (355,5), Hukum dan HAM (336,5), serta Agraria dan Tata Ruang (334,5).",
        ["355,5 cocok kemenperin", "336,5 cocok kemenkumham", "334,5 cocok kementerian-atr-bpn"],
    ),
    (
        "2021-12-09",
        "Kabupaten/kota berkategori sangat baik, sistem merit 2021\n"
        "- Kota Bogor: 335,5\n"
        "- Sinjai: 334,5\n"
        "- Wajo: 333\n"
        "- Karawang: 329,5",
        [
            "335,5 cocok kota-bogor",
            "334,5 cocok kabupaten-sinjai",
            "333 cocok kabupaten-wajo",
            "329,5 cocok kabupaten-karawang",
        ],
    ),
    (
        "2021-02-01",
        "The merit list of Jan. 28, 2021, named several ministries: Industry with 355.5 points, Law and Human "
        "Rights with 336.5.",
        ["355.5 cocok kemenperin", "336.5 cocok kemenkumham"],
    ),
    (
        "2021-12-10",
        "BOX: Kemenpora's 280 points in the 2021 merit assessment, by aspect\n"
        "Workforce planning - 40\n"
        "Recruitment - 38\n"
        "Career development - 60\n"
        "Promotion and transfer - 12.5\n"
        "Performance management - 72.5",
        [
            "40 cocok kemenpora",
            "38 cocok kemenpora",
            "60 cocok kemenpora",
            "12.5 cocok kemenpora",
            "72.5 cocok kemenpora",
        ],
    ),
    (
        "2021-12-09",
        "Provinsi dengan predikat sangat baik pada penilaian sistem merit 2021:\n"
        "Sulawesi Selatan 340,5\n"
        "Jawa Tengah 335,5\n"
        "Jawa Timur 332\n"
        "Bali 330",
        [
            "340,5 cocok provinsi-sulawesi-selatan",
            "335,5 cocok provinsi-jawa-tengah",
            "332 cocok provinsi-jawa-timur",
            "330 cocok provinsi-bali",
        ],
    ),
    (
        "2020-07-15",
        "Capaian sistem merit Kota Bogor 2019 per aspek\n"
        "Perencanaan kebutuhan: 93,8%\n"
        "Pengadaan: 75%\n"
        "Pengembangan karier: 41,7%\n"
        "Promosi dan mutasi: 75%\n"
        "Manajemen kinerja: 71,9%\n"
        "Sistem informasi: 91,7%",
        [
            "93,8% cocok kota-bogor",
            "75% cocok kota-bogor",
            "41,7% cocok kota-bogor",
            "75% cocok kota-bogor",
            "71,9% cocok kota-bogor",
            "91,7% cocok kota-bogor",
        ],
    ),
    (
        "2021-02-01",
        "KASN memberi Anugerah Meritokrasi 28 Januari 2021. Kementerian Perindustrian memimpin dengan 355,5. "
        "Kementerian lain: Hukum dan HAM 336,5.",
        ["355,5 cocok kemenperin", "336,5 cocok kemenkumham"],
    ),
    (
        "2021-01-29",
        "Kementerian berpredikat sangat baik dalam sistem merit per 28 Januari 2021 (nilai)\n"
        "- Perindustrian: 335,5\n"
        "- Hukum dan HAM: 363,5",
        ["335,5 tidak_cocok kemenperin", "363,5 tidak_cocok kemenkumham"],
    ),
    (
        "2021-02-01",
        "On Jan. 28, 2021, the Industry and Law and Human Rights ministries scored 355.5 and 336.5 points "
        "respectively in the merit system assessment.",
        ["355.5 cocok kemenperin", "336.5 cocok kemenkumham"],
    ),
    (
        "2019-06-20",
        "Six ministries were rated Very Good in the 2018 merit mapping: Finance, Agriculture, State-Owned "
        "Enterprises, Public Works and Housing, Marine Affairs and Fisheries, and the Coordinating Economic "
        "Affairs Ministry.",
        [
            "Very_Good cocok kemenkeu",
            "Very_Good cocok kementan",
            "Very_Good cocok kementerian-bumn",
            "Very_Good cocok kementerian-pupr",
            "Very_Good cocok kkp",
            "Very_Good cocok kemenko-perekonomian",
        ],
    ),
    (
        "2019-06-20",
        "Enam kementerian meraih kategori IV pada pemetaan sistem merit 2018, yaitu Keuangan, Pertanian, BUMN, "
        "PUPR, Kelautan dan Perikanan, serta Koordinator Bidang Perekonomian.",
        [
            "kategori_IV cocok kemenkeu",
            "kategori_IV cocok kementan",
            "kategori_IV cocok kementerian-bumn",
            "kategori_IV cocok kementerian-pupr",
            "kategori_IV cocok kkp",
            "kategori_IV cocok kemenko-perekonomian",
        ],
    ),
]

ASPECTS_OF_ONE_AGENCY = [
    (
        "2020-07-20",
        "Surat Pembaca: Saya warga Kota Bogor dan ikut senang kota kami dinilai baik dalam sistem merit untuk "
        "2019 dengan angka 266,5. Namun, mengapa pengembangan karier cuma 41,7 persen, sedangkan perencanaan "
        "kebutuhan 93,8 persen dan sistem informasi 91,7 persen?",
        ["266,5 cocok kota-bogor", "41,7 cocok kota-bogor", "93,8 cocok kota-bogor", "91,7 cocok kota-bogor"],
    ),
    (
        "2020-07-15",
        "Bogor city's 266.5 points in the 2019 merit assessment, enough to be rated Good, hide a wide spread: "
        "it got 93.8 percent of what was on offer for workforce planning but only 41.7 percent for career "
        "development.",
        ["266.5 cocok kota-bogor", "93.8 cocok kota-bogor", "41.7 cocok kota-bogor"],
    ),
    (
        "2020-07-15",
        "Bogor city scored 266.5 in the merit system assessment of 2019. Information systems reached 91.7 "
        "percent of the maximum, workforce planning 93.8 percent, but career development only 41.7 percent.",
        ["91.7 cocok kota-bogor", "93.8 cocok kota-bogor", "41.7 cocok kota-bogor"],
    ),
    (
        "2020-07-15",
        "Pemkot Bogor meraih 266,5 dalam penilaian sistem merit 2019. Aspek dengan capaian tertinggi ialah "
        "perencanaan kebutuhan (93,8 persen), disusul sistem informasi (91,7 persen), sedangkan yang terendah "
        "pengembangan karier (41,7 persen).",
        ["93,8 cocok kota-bogor", "91,7 cocok kota-bogor", "41,7 cocok kota-bogor"],
    ),
    (
        "2020-07-15",
        '"Our city did well in workforce planning, 93.8 percent, and in recruitment, 75 percent, but in '
        'career development we got 41.7 percent," the Bogor mayor said of the 2019 merit assessment.',
        ["93.8 cocok kota-bogor", "75 cocok kota-bogor", "41.7 cocok kota-bogor"],
    ),
    (
        "2020-07-15",
        "Kota Bogor (sistem merit 2019): promosi dan mutasi 75 persen, manajemen kinerja 71,9 persen, serta "
        "penggajian, penghargaan, dan disiplin 68,8 persen.",
        ["75 cocok kota-bogor", "71,9 cocok kota-bogor", "68,8 cocok kota-bogor"],
    ),
    (
        "2020-07-15",
        "In the 2019 merit assessment Bogor city had 75 percent for promotions and transfers, 71.9 percent for "
        "performance management and 68.8 percent for pay, rewards and discipline.",
        ["75 cocok kota-bogor", "71.9 cocok kota-bogor", "68.8 cocok kota-bogor"],
    ),
    (
        "2020-07-15",
        "Kota Bogor berpredikat baik dalam penilaian sistem merit 2019. Rinciannya: perencanaan kebutuhan 93,8 "
        "persen; pengadaan 75 persen; pengembangan karier 41,7 persen; promosi dan mutasi 75 persen.",
        ["93,8 cocok kota-bogor", "75 cocok kota-bogor", "41,7 cocok kota-bogor", "75 cocok kota-bogor"],
    ),
    (
        "2020-07-15",
        "Bogor city was rated Good in the 2019 merit assessment. Its weak spot is career development, at 41.7 "
        "percent; its strong ones are planning for workforce needs, at 93.8 percent, and information systems, "
        "at 91.7 percent.",
        ["41.7 cocok kota-bogor", "93.8 cocok kota-bogor", "91.7 cocok kota-bogor"],
    ),
    (
        "2022-11-30",
        "Sampai November 2022, 217 instansi sudah minimal baik dalam sistem merit. Pada penilaian 2021, "
        "rata-rata capaian aspek pengadaan 73,9 persen dan perencanaan kebutuhan 73,2 persen.",
        ["73,9 cocok all", "73,2 cocok all"],
    ),
    (
        "2021-06-10",
        "In the tally presented in June 2021, not yet final, the Constitutional Court had 37.5 points for "
        "workforce planning, 75 for career development and 77.5 for performance management in the merit system.",
        ["37.5 cocok mk", "75 cocok mk", "77.5 cocok mk"],
    ),
    (
        "2021-12-12",
        "Kemenpora mendapat nilai sistem merit 280 pada 2021. Untuk perencanaan kebutuhan nilainya 40, untuk "
        "promosi dan mutasi hanya 12,5, dan untuk manajemen kinerja 72,5.",
        ["40 cocok kemenpora", "12,5 cocok kemenpora", "72,5 cocok kemenpora"],
    ),
    (
        "2021-12-12",
        "The Youth and Sports Ministry's 280 points in the 2021 merit assessment break down as follows: 40 for "
        "workforce planning, 38 for recruitment, 60 for career development, 12.5 for promotions and transfers, "
        "72.5 for performance management, 25 for pay, rewards and discipline, 14 for protection and services "
        "and 18 for information systems.",
        [
            "40 cocok kemenpora",
            "38 cocok kemenpora",
            "60 cocok kemenpora",
            "12.5 cocok kemenpora",
            "72.5 cocok kemenpora",
            "25 cocok kemenpora",
            "14 cocok kemenpora",
            "18 cocok kemenpora",
        ],
    ),
    (
        "2020-07-15",
        "Wali Kota Bogor mengakui pengembangan karier di kotanya baru 47,1 persen dalam penilaian sistem merit 2019.",
        ["47,1 tidak_cocok kota-bogor"],
    ),
    (
        "2020-07-15",
        "Bogor city got 266.5 in the merit system assessment of 2019. Workforce planning stood at 83.8 percent "
        "and career development at 41.7 percent.",
        ["83.8 tidak_cocok kota-bogor", "41.7 cocok kota-bogor"],
    ),
]


@pytest.mark.parametrize(("day", "text", "expected"), LISTS_OF_MINISTRIES_AND_ASPECTS)
def test_lists_of_ministries_and_aspects(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)


@pytest.mark.parametrize(("day", "text", "expected"), ASPECTS_OF_ONE_AGENCY)
def test_aspects_of_one_agency(published: Release, day: str | None, text: str, expected: list[str]) -> None:
    assert verdicts_of(published, text, day, expected) == sorted(expected)
