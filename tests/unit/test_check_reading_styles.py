"""What the rules read in texts of other styles: notes and chat, scans, English papers, lists in either order."""

from __future__ import annotations

from datetime import date

import pytest

from analytics.check.model import Period, Reading
from analytics.check.reading import read_text
from tests.register import read_index

JANUARY = date(2021, 1, 29)
COUNTS = [("24", "sangat_baik"), ("57", "baik"), ("31", "kurang"), ("72", "buruk")]


def claims(text: str, published_on: date | None = None) -> list[Reading]:
    readings = read_text(text, read_index(), published_on=published_on)
    for reading in readings:
        assert text[reading.start : reading.end] == reading.quote
    return [reading for reading in readings if reading.other is None]


def counted(text: str) -> list[tuple[str, str | None]]:
    """Each count in a category as its value and the category."""
    return [(str(one.value), one.category) for one in claims(text) if one.metric == "agencies_in_category"]


def scored(text: str, published_on: date | None = None) -> list[tuple[str, ...]]:
    """Each score as its value and then the agencies that have it."""
    return [(str(one.value), *one.subject) for one in claims(text, published_on) if one.metric == "score"]


@pytest.mark.parametrize(
    "text",
    [
        "Rekap sistem merit: Sangat Baik 24, Baik 57, Kurang 31, Buruk 72.",
        "Rekap sistem merit: 24 Sangat Baik, 57 Baik, 31 Kurang, 72 Buruk.",
        "Rekap sistem merit – Sangat Baik: 24 – Baik: 57 – Kurang: 31 – Buruk: 72",
        "Rekap sistem merit: [Sangat Baik] 24 [Baik] 57 [Kurang] 31 [Buruk] 72",
        "KASN menilai 184 instansi: Sangat Baik (24), Baik (57), Kurang (31), dan Buruk (72) dalam sistem merit.",
        "KASN had assessed 184 agencies on merit: Very Good (24), Good (57), Insufficient (31), Poor (72).",
        "On merit, 24 agencies were judged Very Good, 57 Good, 31 Less Good and 72 Poor.",
        "In the merit round, Very Good went to 24 agencies, Good to 57, Insufficient to 31 and Poor to 72.",
        "Hasil sistem merit:\n- 24 instansi Sangat Baik\n- 57 instansi Baik\n- 31 instansi Kurang\n- 72 instansi Buruk",
        "Hasil sistem merit:\nSangat Baik: 24\nBaik: 57\nKurang: 31\nBuruk: 72",
        "Dgn rincian sangat baik 24, baik 57, kurang 31, buruk 72 utk sistem merit thn 2020.",
    ],
)
def test_the_order_of_a_list_is_decided_for_all_of_it(text: str) -> None:
    assert counted(text) == COUNTS


def test_counts_in_both_orders_take_the_category_that_is_theirs() -> None:
    assert counted("Ada 57 instansi yang baik, yang sangat baik 24, menurut penilaian sistem merit.") == [
        ("57", "baik"),
        ("24", "sangat_baik"),
    ]


def test_a_category_in_brackets_with_a_total_is_not_that_of_a_count() -> None:
    assert counted("Kementerian ATR/BPN (334,5, Sangat Baik) itu satu instansi dalam penilaian sistem merit.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kata KASN instansi yg perlu pembinaan sistem merit ada 524, sedang yg baik 57.", "524"),
        ("The number of agencies that still needed guidance on merit stood at 524.", "524"),
    ],
)
def test_agencies_in_need_of_guidance_are_counted_behind_the_noun(text: str, expected: str) -> None:
    assert [str(one.value) for one in claims(text) if one.metric == "agencies_needing_guidance"] == [expected]


def test_only_the_part_of_a_whole_is_assessed() -> None:
    whole, part = claims("Dari 605 instansi pemerintah, baru 184 instansi yang dinilai sistem meritnya.")
    assert (whole.metric, part.metric) == ("agencies_registered", "agencies_assessed")


def test_a_part_of_unknown_size_is_no_count() -> None:
    (whole,) = claims("Separuh dari 184 instansi belum baik sistem meritnya.")
    assert (whole.metric, whole.category) == ("agencies_assessed", None)


def test_the_part_takes_the_province_of_its_whole() -> None:
    _, part = claims("Dari 24 kabupaten/kota di Sulawesi Selatan, baru 3 yang berkategori Baik di sistem merit.")
    assert part.subject == ("province:sulawesi-selatan",)


def test_a_list_with_its_nouns_first() -> None:
    found = claims("Kementerian 13, LPNK 8, provinsi 3: itulah instansi Sangat Baik sistem merit.")
    assert [(one.subject, str(one.value)) for one in found] == [
        (("kementerian",), "13"),
        (("lpnk",), "8"),
        (("provinsi",), "3"),
    ]


def test_a_count_with_its_share_beside_it() -> None:
    text = "Some 217 of 460 assessed agencies, or 47.3 percent, were good or better on merit by 2022."
    assert counted(text) == [("217", "at_least_baik")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Short forms and small letters.
        ("pemprov jabar dpt 375,5 dan kab sinjai 294 di merit kasn", ["provinsi-jawa-barat", "kabupaten-sinjai"]),
        ("Sinjai dan Wajo masing2 334,5; 333 di sistem merit.", ["kabupaten-sinjai", "kabupaten-wajo"]),
        ("Kalau Jawa Tengahnya sendiri? Nilai meritnya 335,5.", ["provinsi-jawa-tengah"]),
        # Slips of scans and of typing.
        ("Pem kab Sinjai memper oleh nilai 294 dalam sistern merit.", ["kabupaten-sinjai"]),
        ("Pemerintah Provinsi Sulwesi Selatan memperoleh nilai merit 310,5.", ["provinsi-sulawesi-selatan"]),
        # English.
        ("The Finance Ministry scored 391 on merit.", ["kemenkeu"]),
        ("The merit score of Bone District was 289 points.", ["kabupaten-bone"]),
        ("Bogor Mayor Bima Arya received a merit score of 266.5 points.", ["kota-bogor"]),
        ('"We reached 266.5 points on merit," the mayor of Bogor said.', ["kota-bogor"]),
        # The owner behind, and places that are none.
        ("Bukan Tegal, yang dapat nilai merit 266,5 itu Kota Bogor.", ["kota-bogor"]),
        ("Kab. Sumedang, Jawa Barat, meraih nilai merit 301,5.", ["kabupaten-sumedang"]),
        ("Setelah mendapat nilai merit 266,5 pada 2019, Kota Bogor naik kelas.", ["kota-bogor"]),
        # A name and a colon.
        ("Kaltim: ada yg nulis 246, dari verifikasi merit 2020.", ["provinsi-kalimantan-timur"]),
    ],
)
def test_whose_score_it_is_in_other_styles(text: str, expected: list[str]) -> None:
    assert [subject for _, *subject in scored(text)] == [[name] for name in expected]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Kota Bogor meraih nilai merit 335 ,5 poin.", "335.5"),
        ("Kota Bogor meraih nilai merit 335, 5 (Sangat Baik).", "335.5"),
        ("Kota Bogor meraih nilai merit 33S dan 29l,5.", "291.5"),
        ("Kota Bogor meraih nilai merit 29O.", "290"),
    ],
)
def test_digits_that_a_scan_misread(text: str, value: str) -> None:
    assert value in [found[0] for found in scored(text)]


@pytest.mark.parametrize(
    ("text", "metric", "category"),
    [
        ("Denpasar passed the lower limit of the Good band, 250, in the merit round.", "category_lower_limit", "baik"),
        (
            "Jakarta fell short of the 325 points needed for the top merit category.",
            "category_lower_limit",
            "sangat_baik",
        ),
        ("Instansi dengan nilai merit 325 ke atas masuk Sangat Baik.", "category_lower_limit", "sangat_baik"),
        ("Kemenag melampaui batas 325 dalam sistem merit.", "category_lower_limit", "sangat_baik"),
        ("Pemkab Wajo butuh 250 poin untuk kategori Baik sistem merit.", "category_lower_limit", "baik"),
        ("Nilai maksimum penilaian sistem merit ialah 400 poin.", "instrument_maximum", None),
    ],
)
def test_limits_are_no_counts_and_no_scores(text: str, metric: str, category: str | None) -> None:
    found = claims(text)
    assert [(one.metric, one.category) for one in found if one.value is not None] == [(metric, category)]


def test_out_of_a_maximum() -> None:
    found = claims("The Constitutional Court was given 327 out of a possible 410 on merit.")
    assert [(one.metric, str(one.value)) for one in found] == [("score", "327"), ("instrument_maximum", "410")]


def test_a_number_in_the_band_of_its_category_counts_nobody() -> None:
    text = "Kota Magelang tahun 2021 dapat nilai merit 149,5, Buruk. Tapi tahun 2022 sudah 273, masuk Baik."
    assert scored(text) == [("149.5", "kota-magelang"), ("273", "kota-magelang")]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Perpusnas moved from 211.5 points, or category 2, in 2020 to 258 points in 2021 on merit.", ["2020", "2021"]),
        (
            "Sumedang Regency went from a merit score of 301.5 to 328.5, for 2020 and 2021 respectively.",
            ["2020", "2021"],
        ),
        ("Kota Bogor: dari Kurang (226,5) pada 2018 menjadi Baik (266,5) pada 2019, sistem merit.", ["2018", "2019"]),
        ("Wajo Regency scored 333 on merit in 2021, up from 289.", ["2021", None]),
        ("For its 2019 performance Bogor City got a merit score of 266.5.", ["2019"]),
        (
            "Sulsel had 310.5 merit points in January 2021 and 340.5 by December that year.",
            ["2021-01-28", "2021-12-07"],
        ),
        ("Kota Bogor got 335.5 merit points at the award ceremony on 12/7/2021.", ["2021-12-07"]),
        ("Central Java got a merit score of 289 on Jan. 28, 2021.", ["2021-01-28"]),
        ("Skor merit: Sulsel 310,5; target 2021 untuk Sulsel 325.", [None]),
    ],
)
def test_times_in_other_styles(text: str, periods: list[str | None]) -> None:
    assert [one.period.end for one in claims(text) if one.metric == "score"] == periods


@pytest.mark.parametrize("words", ["As of end-2020", "s/d akhir 2020", "Hingga penghujung 2020", "By the end of 2020"])
def test_totals_up_to_a_year(words: str) -> None:
    (found,) = claims(f"{words}, 184 instansi dinilai sistem meritnya.")
    assert found.period == Period("cumulative_to", None, "2020")


def test_names_before_a_noun_and_headlines_have_the_category() -> None:
    found = claims("Sinjai, Wajo and Sumedang regencies were all rated Good on merit.")
    assert [one.subject for one in found] == [("kabupaten-sinjai",), ("kabupaten-wajo",), ("kabupaten-sumedang",)]
    (headline,) = claims("Raih Predikat Sangat Baik, Kota Bogor Sabet Anugerah Meritokrasi", JANUARY)
    assert (headline.subject, headline.category) == (("kota-bogor",), "sangat_baik")


def test_an_agency_that_is_one_of_those_counted() -> None:
    found = claims("In 2018 six ministries, the Finance Ministry included, were in category IV of the merit system.")
    assert [(one.metric, one.subject) for one in found] == [
        ("agencies_in_category", ("kementerian",)),
        ("category", ("kemenkeu",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Survei kecil: 53 persen teman kantor merasa promosi sudah sesuai merit.",
        "Some 57 percent of officials surveyed called promotions merit-based; 31 percent disagreed.",
        "Indonesia ranked 102nd in the Corruption Perceptions Index, merit system or not.",
        "Catatan: h. 24 ttg kategori sangat baik, h. 57 ttg kategori baik sistem merit.",
        "Predikat BAIK = 75–90 itu skala SKP, bukan sistem merit.",
        "Baca juga: Lolos seleksi sistem merit dengan nilai 400",
    ],
)
def test_figures_of_other_things_in_other_styles(text: str) -> None:
    assert [one for one in claims(text) if one.doubt is None] == []


def test_a_digit_that_nobody_could_read_is_not_guessed() -> None:
    (found,) = claims("Kota Bogor mendapat nilai merit 3?1,5.")
    assert (found.quote, found.doubt) == ("3?1,5", "unreadable")


@pytest.mark.parametrize(
    "text",
    [
        "Sangat Baik, Baik, Kurang, Buruk: 24, 57, 31, 72 instansi menurut sistem merit.",
        "Jumlah instansi Sangat Baik, Baik, Kurang, dan Buruk sistem merit masing-masing 24, 57, 31, dan 72.",
        "The numbers of Very Good, Good, Less Good and Poor agencies on merit were 24, 57, 31 and 72 respectively.",
    ],
)
def test_a_list_of_categories_beside_a_list_of_counts(text: str) -> None:
    assert counted(text) == COUNTS


def test_numbers_in_brackets_without_a_noun_are_left_open() -> None:
    text = "Kategori Baik dan Sangat Baik berjumlah 81 instansi (57 dan 24) dalam penilaian sistem merit."
    assert [(one.quote, one.category) for one in claims(text)] == [("81", "at_least_baik")]


def test_a_total_is_the_sum_of_a_part_and_of_those_in_need() -> None:
    text = "Baru 81 dari 605 instansi yang minimal Baik sistem meritnya; 524 instansi lainnya perlu pembinaan."
    assert {one.quote: one.metric for one in claims(text)}["605"] == "agencies_registered"


def test_poor_is_the_second_lowest_where_the_lowest_is_called_very_poor() -> None:
    text = "On merit, 24 agencies were very good, 57 good, 31 poor and 72 very poor."
    assert counted(text) == COUNTS


def test_a_category_that_was_left_is_not_that_of_the_total() -> None:
    found = claims("Kota Bogor meraih nilai merit 266,5, naik dari kategori II ke kategori III pada 2019.")
    assert [(one.quote, one.category, one.doubt) for one in found] == [
        ("266,5", "baik", None),
        ("kategori II", "kurang", "never_published"),
    ]


def test_the_year_of_a_paper_is_not_that_of_its_figures() -> None:
    (found,) = claims("Menurut KASN (2021), 24 instansi berkategori Sangat Baik dalam sistem merit.")
    assert found.period == Period()


@pytest.mark.parametrize(
    "text",
    [
        "Wajo's merit score rose by 44 points.",
        "Selisih nilai merit BKKBN dan BPOM hanya 0,5 poin.",
    ],
)
def test_a_difference_is_no_total(text: str) -> None:
    assert claims(text) == []


def test_each_clause_has_its_own_year() -> None:
    text = "Sejak 2019 KASN menilai 184 instansi dalam sistem merit; pada 2020 saja 14 instansi Sangat Baik."
    first, second = claims(text)
    assert (first.period.start, second.period.start) == ("2019", "2020")


def test_what_a_score_is_compared_with_is_its_own_agency_s() -> None:
    text = "Nilai merit Sumedang 301,5, dibandingkan 294 Sinjai."
    assert scored(text) == [("301.5", "kabupaten-sumedang"), ("294", "kabupaten-sinjai")]


@pytest.mark.parametrize(
    "text",
    [
        "Kota Bogor bersama 56 instansi lainnya meraih kategori Baik dalam penilaian sistem merit.",
        "Bogor City and 56 other agencies were rated Good at the merit awards.",
    ],
)
def test_others_beside_one_are_told_loosely(text: str) -> None:
    (bound,) = [one.bound for one in claims(text) if one.unit == "agencies"]
    assert bound == "about"


def test_the_aspect_behind_a_share() -> None:
    text = "Kota Bogor 41,7 persen di aspek pengembangan karier dan 93,8 persen di perencanaan kebutuhan (merit 2019)."
    assert [one.aspect for one in claims(text)] == ["pengembangan_karier", "perencanaan_kebutuhan"]


def test_a_name_behind_its_noun_and_the_limit_of_that_category() -> None:
    text = "Kota Mojokerto meraih nilai merit 288. Kabupaten tetangganya, Mojokerto, mendapat 263 poin."
    assert scored(text) == [("288", "kota-mojokerto"), ("263", "kabupaten-mojokerto")]
    (limit,) = claims("In the merit system the lower limit of that category is 250.")
    assert (limit.metric, limit.category) == ("category_lower_limit", "baik")


def test_the_year_of_an_earlier_count_is_not_that_of_the_later() -> None:
    first, *_ = claims("By end-2020, the merit assessments covered 184 agencies, up from 91 in 2018.")
    assert first.period == Period("cumulative_to", None, "2020")
