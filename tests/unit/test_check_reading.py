"""What the rules read in sentences of each kind: whose figure, of what, in which category and time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from analytics.check.model import Reading
from analytics.check.reading import read_text
from tests.register import read_index

JANUARY = date(2021, 1, 29)
DECEMBER = date(2021, 12, 8)
MERIT = " dalam penilaian sistem merit"


def read(text: str, published_on: date | None = None) -> list[Reading]:
    readings = read_text(text, read_index(), published_on=published_on)
    for reading in readings:
        assert text[reading.start : reading.end] == reading.quote
    return readings


def claims(text: str, published_on: date | None = None) -> list[Reading]:
    return [reading for reading in read(text, published_on) if reading.other is None]


def owned(text: str) -> list[tuple[str, ...]]:
    """Each score as its value and then the agencies that have it."""
    return [(str(reading.value), *reading.subject) for reading in claims(text) if reading.metric == "score"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The agency before the figure, whatever its form.
        ("Pemkab Sinjai meraih nilai 294", [("294", "kabupaten-sinjai")]),
        ("Pemerintah Kota (Pemkot) Bogor meraih nilai 266,5", [("266.5", "kota-bogor")]),
        ("Kab. Sinjai meraih nilai 294", [("294", "kabupaten-sinjai")]),
        ("Sulsel meraih nilai 310,5", [("310.5", "provinsi-sulawesi-selatan")]),
        ("Pemerintah Aceh meraih nilai 290", [("290", "provinsi-aceh")]),
        ("Kementrian Agama meraih nilai 290", [("290", "kemenag")]),
        ("Kementerian ATR/BPN meraih nilai 334,5", [("334.5", "kementerian-atr-bpn")]),
        ("Badan POM meraih nilai 364", [("364", "bpom")]),
        ("Pangkajene dan Kepulauan (Pangkep) meraih nilai 257,5", [("257.5", "kabupaten-pangkajene-dan-kepulauan")]),
        ("Bupati Bogor menerima nilai 270", [("270", "kabupaten-bogor")]),
        ("Wali Kota Bogor Bima Arya menerima nilai 266,5", [("266.5", "kota-bogor")]),
        # Brackets, either way round.
        (
            "Sinjai (294), Wajo (289) dan Sumedang (301,5) berada di depan",
            [("294", "kabupaten-sinjai"), ("289", "kabupaten-wajo"), ("301.5", "kabupaten-sumedang")],
        ),
        (
            "Nilai 310,5 (Sulsel), 293,5 (Riau) dan 290 (DKI Jakarta)",
            [("310.5", "provinsi-sulawesi-selatan"), ("293.5", "provinsi-riau"), ("290", "provinsi-dki-jakarta")],
        ),
        (
            "Nilai Sumedang (301,5) berada di depan, setelah itu Sinjai (294)",
            [("301.5", "kabupaten-sumedang"), ("294", "kabupaten-sinjai")],
        ),
        # Lists that pair by order.
        (
            "Wajo, Sinjai dan Pangkep masing-masing meraih 289; 294; dan 257,5 poin",
            [("289", "kabupaten-wajo"), ("294", "kabupaten-sinjai"), ("257.5", "kabupaten-pangkajene-dan-kepulauan")],
        ),
        (
            "Kemenkumham dan Kemenperin meraih nilai 336,5 dan 355,5",
            [("336.5", "kemenkumham"), ("355.5", "kemenperin")],
        ),
        ("Sinjai dan Wajo sama-sama meraih nilai 290", [("290", "kabupaten-sinjai"), ("290", "kabupaten-wajo")]),
        # Comparisons: the figure is not the bigger name's.
        ("Jawa Barat melampaui BKKBN dengan skor 364,5", [("364.5", "bkkbn")]),
        ("Jawa Barat melampaui BKKBN dan meraih skor 375,5", [("375.5", "provinsi-jawa-barat")]),
        ("Kota Bogor, bersama Kabupaten Bogor, meraih nilai 266,5", [("266.5", "kota-bogor")]),
        (
            "Jawa Barat memimpin dengan 375,5 poin, disusul BKKBN dengan 364,5",
            [("375.5", "provinsi-jawa-barat"), ("364.5", "bkkbn")],
        ),
        ("Kabupaten Sleman, tetangga Kota Yogyakarta, meraih nilai 280", [("280", "kabupaten-sleman")]),
        (
            "Sumedang scored 301.5 points in the merit system assessment, ahead of Wajo with 289",
            [("301.5", "kabupaten-sumedang"), ("289", "kabupaten-wajo")],
        ),
        (
            "Sinjai Regency, with 294 points, outscored Wajo, which had 289",
            [("294", "kabupaten-sinjai"), ("289", "kabupaten-wajo")],
        ),
        ("Riau's score was 293.5", [("293.5", "provinsi-riau")]),
        ("kab. sinjai dapat nilai 294", [("294", "kabupaten-sinjai")]),
        # The agency behind the figure.
        ("Nilai tertinggi 375,5 diraih Jawa Barat", [("375.5", "provinsi-jawa-barat")]),
        ("Dengan nilai 266,5, Kota Bogor berada di depan", [("266.5", "kota-bogor")]),
        ("Perolehan 375,5 poin menempatkan Jawa Barat di puncak", [("375.5", "provinsi-jawa-barat")]),
        # Who gives, stands near or is only a place has nothing.
        ("KASN memberi Pemkot Bogor nilai 266,5", [("266.5", "kota-bogor")]),
        ("Ketua KPK menyerahkan piagam kepada Pemkot Bogor yang meraih nilai 266,5", [("266.5", "kota-bogor")]),
        ("Daerah berjuluk Kota Hujan itu, Kota Bogor, meraih nilai 266,5", [("266.5", "kota-bogor")]),
        # Carried over.
        ("Kata Wali Kota Bogor, nilai kita 266,5", [("266.5", "kota-bogor")]),
        ("Pemkab Sinjai hadir. Nilai kabupaten itu 294", [("294", "kabupaten-sinjai")]),
        ("“Nilai kita 266,5,” kata Wali Kota Bogor", [("266.5", "kota-bogor")]),
        # Numbers in every dress.
        ("Tiga ratus satu koma lima poin diraih Sumedang", [("301.5", "kabupaten-sumedang")]),
        ("Nilai Kota Bogor 266, 5 poin", [("266.5", "kota-bogor")]),
        ("Nilai Kota Bogor 266.5 poin", [("266.5", "kota-bogor")]),
        ("Nilai Kota Bogor \uff12\uff16\uff16,\uff15 poin", [("266.5", "kota-bogor")]),
        ("Nilai K o t a Bogor 266\u200b,5 poin", [("266.5", "kota-bogor")]),
        ("Kabu-\npaten Sinjai meraih nilai 294", [("294", "kabupaten-sinjai")]),
        ("<b>Kota&nbsp;Bogor</b> meraih nilai <i>266,5</i>", [("266.5", "kota-bogor")]),
    ],
)
def test_a_score_goes_to_the_agency_that_grammar_gives_it_to(text: str, expected: list[tuple[str, ...]]) -> None:
    closing = "." if "merit" in text else MERIT + "."
    assert owned(text + closing) == expected
    assert all(reading.doubt is None for reading in claims(text + closing))


@pytest.mark.parametrize(
    ("text", "doubt", "subject"),
    [
        ("Bandung meraih nilai 332,5", "ambiguous_subject", {"kabupaten-bandung", "kota-bandung"}),
        (
            "Kota Bandung dan Kabupaten Bandung hadir. Bandung meraih nilai 332,5",
            "ambiguous_subject",
            {"kabupaten-bandung", "kota-bandung"},
        ),
        ("Kabupaten Anu meraih nilai 300", "ambiguous_subject", set()),
        ("Sinjai dan Wajo meraih nilai 290", "ambiguous_subject", {"kabupaten-sinjai", "kabupaten-wajo"}),
        (
            "Wajo dan Sinjai masing-masing meraih nilai 289; 294; dan 257,5",
            "unreadable",
            {"kabupaten-wajo", "kabupaten-sinjai"},
        ),
        ("Nilai yang diraih 300 poin", "ambiguous_subject", set()),
    ],
)
def test_unsure_whose_it_is_says_so(text: str, doubt: str, subject: set[str]) -> None:
    scores = [reading for reading in claims(text + MERIT + ".") if reading.metric == "score"]
    assert scores
    assert {reading.doubt for reading in scores} == {doubt}
    assert {name for reading in scores for name in reading.subject} == subject


def test_a_shared_name_is_the_one_that_the_text_names_in_full() -> None:
    assert owned("Pemkot Bandung naik kelas. Bandung meraih nilai sistem merit 332,5.") == [("332.5", "kota-bandung")]
    assert owned("Pemkab Bandung, Bogor dan Bekasi masing-masing meraih nilai sistem merit 270, 280, dan 290.") == [
        ("270", "kabupaten-bandung"),
        ("280", "kabupaten-bogor"),
        ("290", "kabupaten-bekasi"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24 instansi berkategori sangat baik", [("24", "all", "sangat_baik")]),
        ("24 instansi sangat baik dan 57 baik", [("24", "all", "sangat_baik"), ("57", "all", "baik")]),
        (
            "sangat baik 24 instansi, baik 57, kurang 31, dan buruk 72",
            [("24", "all", "sangat_baik"), ("57", "all", "baik"), ("31", "all", "kurang"), ("72", "all", "buruk")],
        ),
        (
            "kategori sangat baik diraih 24 instansi, kategori baik 57 instansi",
            [("24", "all", "sangat_baik"), ("57", "all", "baik")],
        ),
        ("81 instansi berkategori baik dan sangat baik", [("81", "all", "at_least_baik")]),
        ("81 instansi mencapai kategori III dan IV", [("81", "all", "at_least_baik")]),
        (
            "13 provinsi dan 25 kabupaten/kota berkategori baik ke atas",
            [("13", "provinsi", "at_least_baik"), ("25", "kabupaten_kota", "at_least_baik")],
        ),
        ("12 kabupaten/kota di Jawa Tengah berkategori baik", [("12", "province:jawa-tengah", "baik")]),
        ("Enam kementerian masuk kategori IV", [("6", "kementerian", "sangat_baik")]),
        ("dua puluh empat instansi berkategori sangat baik", [("24", "all", "sangat_baik")]),
        ("243 instansi masih di bawah kategori baik", [("243", "all", "below_baik")]),
        (
            "217 instansi minimal berkategori Baik: 33 kementerian, 19 LPNK, dan 22 provinsi",
            [
                ("217", "all", "at_least_baik"),
                ("33", "kementerian", "at_least_baik"),
                ("19", "lpnk", "at_least_baik"),
                ("22", "provinsi", "at_least_baik"),
            ],
        ),
        (
            "24 agencies rated very good, 57 good, 31 insufficient and 72 poor",
            [("24", "all", "sangat_baik"), ("57", "all", "baik"), ("31", "all", "kurang"), ("72", "all", "buruk")],
        ),
        ("belum satu pun LPNK mencapai kategori sangat baik", [("0", "lpnk", "sangat_baik")]),
        (
            "60 instansi berkategori baik, kurang lebih 20 lainnya sangat baik",
            [("60", "all", "baik"), ("20", "all", "sangat_baik")],
        ),
    ],
)
def test_counts_go_with_their_category(text: str, expected: list[tuple[str, ...]]) -> None:
    found = claims(f"Hasil sistem merit: {text}.")
    assert [(str(reading.value), *reading.subject, reading.category) for reading in found] == expected
    assert {reading.metric for reading in found} == {"agencies_in_category"}


@pytest.mark.parametrize(
    ("text", "metric", "subject", "value"),
    [
        ("KASN telah menilai 184 instansi", "agencies_assessed", "all", "184"),
        ("Pemetaan mencakup 34 kementerian", "agencies_assessed", "kementerian", "34"),
        ("Masih ada 524 instansi yang perlu pembinaan sistem merit", "agencies_needing_guidance", "all", "524"),
        ("Sebanyak 54 instansi menerima Anugerah Meritokrasi", "awards", "all", "54"),
        ("Acara Anugerah Meritokrasi dihadiri 13 menteri", "award_attendance", "kementerian", "13"),
        (
            "KASN menargetkan 103 kabupaten/kota melakukan penilaian mandiri pada 2019",
            "target_agencies",
            "kabupaten_kota",
            "103",
        ),
        ("RPJMN menargetkan 85 persen provinsi minimal berkategori baik pada 2024", "target_share", "provinsi", "85"),
        ("Sebanyak 719 instansi berada di bawah pengawasan KASN", "agencies_registered", "all", "719"),
        ("Sistem merit mencakup delapan aspek", "aspects", "all", "8"),
        ("Nilai maksimal sistem merit 410", "instrument_maximum", "all", "410"),
        ("Batas kategori Baik dalam sistem merit 250", "category_lower_limit", "all", "250"),
        ("Indeks sistem merit Wilayah I mencapai 0,50", "index_mean", "region:wilayah-i", "0.50"),
        ("Rata-rata capaian aspek pengadaan 73,9 persen", "mean_aspect_percent", "all", "73.9"),
    ],
)
def test_other_metrics(text: str, metric: str, subject: str, value: str) -> None:
    found = [(reading.metric, *reading.subject, reading.value) for reading in claims(text + MERIT + ".", JANUARY)]
    assert found == [(metric, subject, Decimal(value))]


def test_part_base_and_percent_are_three_figures() -> None:
    found = claims("Sebanyak 24 dari 184 instansi (13 persen) berkategori sangat baik dalam sistem merit.")
    assert [(reading.metric, reading.category, reading.value) for reading in found] == [
        ("agencies_in_category", "sangat_baik", 24),
        ("agencies_assessed", None, 184),
        ("share_in_category", "sangat_baik", 13),
    ]


def test_a_percentage_without_a_base_cannot_be_judged() -> None:
    (reading,) = claims("Sebanyak 53 persen sudah menerapkan sistem merit.")
    assert (reading.metric, reading.doubt) == ("share_in_category", "unknown_base")


def test_the_bands_of_the_categories() -> None:
    found = claims("Sistem merit: nilai 100 sampai 174 masuk kategori I, 175-249 kategori II, 250–324 kategori III.")
    assert [(reading.metric[9:14], reading.category, reading.value) for reading in found] == [
        ("lower", "buruk", 100),
        ("upper", "buruk", 174),
        ("lower", "kurang", 175),
        ("upper", "kurang", 249),
        ("lower", "baik", 250),
        ("upper", "baik", 324),
    ]


@pytest.mark.parametrize(
    ("text", "published_on", "period"),
    [
        ("Hingga akhir 2020 sebanyak 24 instansi berkategori sangat baik", None, ("cumulative_to", None, "2020")),
        (
            "Sejak 2018 hingga akhir 2020 sebanyak 24 instansi berkategori sangat baik",
            None,
            ("cumulative_to", "2018", "2020"),
        ),
        ("Sampai saat ini 24 instansi berkategori sangat baik", JANUARY, ("cumulative_to", None, "2020")),
        ("Pada 2020 lalu sebanyak 57 instansi berkategori Baik", None, ("cumulative_to", None, "2020")),
        ("Sepanjang 2020 sebanyak 24 instansi berkategori sangat baik", None, ("in_year", "2020", "2020")),
        ("Pada 2020 saja 14 instansi berkategori sangat baik", None, ("in_year", "2020", "2020")),
        ("Sebanyak 57 instansi berkategori Baik", JANUARY, ("cumulative_to", None, "2020")),
        (
            "Pada 28 Januari 2021 sebanyak 54 instansi menerima penghargaan",
            None,
            ("award_on", "2021-01-28", "2021-01-28"),
        ),
        ("Pada 2020 Kota Bogor meraih nilai 266,5", None, ("in_year", "2020", "2020")),
        ("Tahun lalu Kota Bogor meraih nilai 266,5", DECEMBER, ("in_year", "2020", "2020")),
        ("Tahun ini Kota Bogor meraih nilai 266,5", JANUARY, ("in_year", "2020", "2020")),
        ("Kota Bogor meraih nilai 266,5", JANUARY, ("award_on", "2021-01-28", "2021-01-28")),
        ("Kota Bogor meraih nilai 266,5", None, (None, None, None)),
    ],
)
def test_periods(text: str, published_on: date | None, period: tuple[str | None, ...]) -> None:
    (reading,) = claims(text + MERIT + ".", published_on)
    assert (reading.period.kind, reading.period.start, reading.period.end) == period


def test_each_figure_has_its_own_year() -> None:
    found = claims("Nilai sistem merit Riau 216,5 pada 2018, 227,5 pada 2019 dan 293,5 pada 2020.")
    assert [(reading.value, reading.period.end) for reading in found] == [
        (Decimal("216.5"), "2018"),
        (Decimal("227.5"), "2019"),
        (Decimal("293.5"), "2020"),
    ]
    found = claims("Wajo naik dari 289 pada 2020 menjadi 333 pada 2021 dalam sistem merit. Setahun kemudian 340 poin.")
    assert [reading.period.end for reading in found] == ["2020", "2021", "2022"]


def test_the_word_for_the_stage_decides() -> None:
    found = claims("Pemprov Riau mengusulkan nilai 248,5 pada 2020, lalu KASN menetapkan 293,5 dalam sistem merit.")
    assert [(reading.value, reading.stage) for reading in found] == [
        (Decimal("248.5"), "proposed"),
        (Decimal("293.5"), "verified"),
    ]
    (mandiri,) = claims("Hasil penilaian mandiri sistem merit Kota Bandung 365,5.")
    assert mandiri.stage == "self_assessed"


def test_a_total_of_two_thousand_agencies_is_not_its_part() -> None:
    found = claims("KASN menilai 184 instansi, 24 di antaranya sangat baik dan 57 lainnya baik, dalam sistem merit.")
    assert [(reading.metric, reading.value) for reading in found] == [
        ("agencies_assessed", 184),
        ("agencies_in_category", 24),
        ("agencies_in_category", 57),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kemenkeu masuk kategori 3", [("kemenkeu", "baik")]),
        ("Kemenkeu berada di level tiga atau kategori baik", [("kemenkeu", "baik")]),
        ("Kemenkeu meraih predikat ''BAIK''", [("kemenkeu", "baik")]),
        (
            "Kab. Wajo, Sinjai dan Pangkep berkategori Baik",
            [("kabupaten-wajo", "baik"), ("kabupaten-sinjai", "baik"), ("kabupaten-pangkajene-dan-kepulauan", "baik")],
        ),
        (
            "Pemkab Sinjai dan Pemkab Wajo hadir. Keduanya berkategori Baik",
            [("kabupaten-sinjai", "baik"), ("kabupaten-wajo", "baik")],
        ),
        (
            "Kategori sangat baik, yakni Jawa Barat dan BKKBN",
            [("provinsi-jawa-barat", "sangat_baik"), ("bkkbn", "sangat_baik")],
        ),
        ("Bogor Regency was rated Very Good", [("kabupaten-bogor", "sangat_baik")]),
        (
            "Kota Bogor semula kategori II, kini naik ke kategori III (Baik)",
            [("kota-bogor", "kurang"), ("kota-bogor", "baik")],
        ),
    ],
)
def test_categories_without_a_figure(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(*reading.subject, reading.category) for reading in claims(text + MERIT + ".")]
    assert found == expected
    assert all(reading.value is None and reading.unit == "category" for reading in claims(text + MERIT + "."))


@pytest.mark.parametrize(
    "text",
    [
        "Baik pusat maupun daerah menerapkan sistem merit dengan baik.",
        "Tata kelola yang baik dan sistem merit berjalan baik di Kota Bogor.",
        "KASN menilai sistem merit Kota Bogor sudah lebih baik.",
        "Semoga Kota Bogor tahun depan berkategori sangat baik dalam sistem merit.",
        "Kota Bogor menargetkan kategori sangat baik dalam sistem merit.",
        "Anugerah Meritokrasi diberikan kepada instansi dengan kategori baik dan sangat baik.",
        "Instansi berkategori dua akan dibimbing KASN dalam sistem merit.",
        "UU Nomor 5 Tahun 2014 dan PP 11/2017 mengatur sistem merit, Kamis (28/1/2021) pukul 10.00 WIB.",
        "Sistem merit, KASN, dan kategori baik dibahas di Kota Bogor.",
        "Dalam sistem merit, Kota Bogor dikelompokkan dari kategori I sampai IV.",
        "Dari 184 peserta seleksi, 24 berkategori sangat baik dan 57 baik.",
        "Kota Bogor meraih nilai 81 dalam lomba kebersihan dengan kategori baik.",
    ],
)
def test_no_claim_at_all(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Nilai SAKIP Kota Bogor 71,2 dengan predikat BB", "sakip"),
        ("Indeks RB pemprov naik menjadi 76,1", "rb"),
        ("MCP Kota Bogor 88 persen, area manajemen ASN", "mcp"),
        ("BPK memberi opini WTP kepada 486 pemerintah daerah", "wtp"),
        ("Anugerah Kualitas Pengisian JPT dari KASN untuk 57 instansi", "jpt"),
        ("Nilai SPBE Kota Bogor 3,68", "spbe"),
        ("Indeks profesionalitas ASN Kota Bogor 71,2", "ip_asn"),
        ("Survei kepuasan masyarakat Kota Bogor 87,65", "ikm"),
        ("Kota Bogor menargetkan nilai sistem merit 325", "target"),
        ("Sebanyak Rp24 miliar disiapkan untuk sistem merit", "money"),
        ("Sebanyak 310 pejabat mengikuti sosialisasi sistem merit", "staff"),
        ("Nilai sistem merit Kota Bogor terpaut 12 poin", "difference"),
        ("Jawa Barat memiliki 27 kabupaten/kota yang menjalankan urusan wajib", "count"),
    ],
)
def test_figures_of_something_else(text: str, other: str) -> None:
    assert [reading.other for reading in read(text + ".") if reading.value is not None] == [other]


def test_the_nearest_named_index_decides() -> None:
    found = read("Kota Bogor meraih nilai SAKIP 71,2 dan nilai sistem merit 266,5, sedangkan indeks RB 68,4.")
    assert [reading.other for reading in found] == ["sakip", None, "rb"]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Lebih dari 300 instansi telah dinilai", "at_least"),
        ("Setidaknya 40 instansi telah dinilai", "at_least"),
        ("Kurang dari 40 instansi telah dinilai", "at_most"),
        ("Sekitar 180 instansi telah dinilai", "about"),
        ("Kurang lebih 180 instansi telah dinilai", "about"),
        ("Sebanyak 184 instansi telah dinilai", "exact"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    (reading,) = claims(text + MERIT + ".")
    assert reading.bound == bound


def test_aspects_and_ranks_of_one_agency() -> None:
    found = claims("Aspek sistem merit Kota Bogor: pengadaan (75 persen), sistem informasi (91,7 persen).")
    assert [(reading.metric, reading.aspect, *reading.subject) for reading in found] == [
        ("aspect_percent", "pengadaan", "kota-bogor"),
        ("aspect_percent", "sistem_informasi", "kota-bogor"),
    ]
    found = claims("Kaltara berada pada peringkat 14 dengan nilai sistem merit 223.")
    assert [(reading.metric, reading.value) for reading in found] == [("rank", 14), ("score", 223)]


def test_rows_of_a_table() -> None:
    rows = (
        "No | Instansi | Nilai | Kategori\n1 | Kab. Sinjai | 294 | Baik\n2 | Prov. Jawa Barat | 375,5 | Sangat Baik\n"
    )
    found = claims("Hasil penilaian sistem merit\n" + rows)
    assert [(*reading.subject, reading.value, reading.category) for reading in found] == [
        ("kabupaten-sinjai", 294, "baik"),
        ("provinsi-jawa-barat", Decimal("375.5"), "sangat_baik"),
    ]


def test_links_to_other_stories_stay_out_of_the_chain_of_subjects() -> None:
    text = "Kota Bogor meraih nilai sistem merit 266,5.\n\nBaca juga: Kota Depok raih WTP\n\nKota itu berkategori Baik."
    assert [reading.subject for reading in claims(text)] == [("kota-bogor",), ("kota-bogor",)]


def test_the_marks_name_each_piece() -> None:
    text = "Pada 2020 Kota Bogor meraih nilai sistem merit 266,5 dengan kategori Baik."
    (reading,) = claims(text)
    assert {(mark.kind, text[mark.start : mark.end]) for mark in reading.marks} == {
        ("year", "2020"),
        ("agency", "Kota Bogor"),
        ("figure", "266,5"),
        ("category", "Baik"),
    }


def test_numbers_that_fell_apart_are_not_guessed() -> None:
    (reading,) = claims("Sebanyak 1 84 instansi dinilai dalam sistem merit.")
    assert reading.doubt == "unreadable"
