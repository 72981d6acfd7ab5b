"""Names of the shipped register: each leads to its agency, shared names to all bearers, near names to the top."""

from __future__ import annotations

from collections import defaultdict

import pytest

from analytics.names import Hit, NameIndex, normal_form
from tests.register import read_index, read_register

INDEX = read_index()
REGISTER = read_register()
SHARED: dict[str, set[str]] = defaultdict(set)
for shared_name, bearer in REGISTER.ambiguous:
    SHARED[shared_name].add(bearer)
FORMS = {
    "provinsi": (
        "Pemerintah Provinsi {}",
        "Pemprov {}",
        "Provinsi {}",
        "Prov. {}",
        "Propinsi {}",
        "Pemerintah Daerah Provinsi {}",
        "Pemerintah {}",
        "{} Province",
        "Government of {}",
    ),
    "kabupaten": (
        "Pemerintah Kabupaten {}",
        "Pemkab {}",
        "Kabupaten {}",
        "Kab. {}",
        "Pemda Kabupaten {}",
        "Pemda Kab. {}",
        "Pemerintah Daerah Kabupaten {}",
        "{} Regency",
        "{} Regency Government",
    ),
    "kota": (
        "Pemerintah Kota {}",
        "Pemkot {}",
        "Pemko {}",
        "Kota {}",
        "Pemda Kota {}",
        "Pemerintah Daerah Kota {}",
        "{} City",
        "City of {}",
    ),
}
BARE_FORMS = ("{}", "Pemda {}", "Pemerintah Daerah {}")


def find_ids(text: str, limit: int = 12) -> list[str]:
    return [hit.agency_id for hit in INDEX.search(text, limit)]


def find_first(text: str) -> Hit:
    return INDEX.search(text)[0]


def regional() -> list[tuple[str, str, str]]:
    return [(row[0], row[4], row[2].split(" ", 1)[1]) for row in REGISTER.agencies if row[4] in FORMS]


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("Tanjung Balai", "Tanjungbalai"),
        ("Fak-Fak", "Fakfak"),
        ("KEMENTRIAN  Keuangan R.I.", "Kementerian Keuangan"),
        ("Kementerian Agama Republik Indonesia", "kementerian agama"),
        ("Propinsi Sumatra Barat", "Provinsi Sumatera Barat"),
        ("Kab. Kep. Aru", "kab kepulauan aru"),
        ("Politik, Hukum & Keamanan", "politik hukum dan keamanan"),
        ("Nanggroé Acèh", "nanggroe aceh"),
        ("Women’s Empowerment", "Women's Empowerment"),
    ],
)
def test_two_spellings_have_one_normal_form(written: str, same: str) -> None:
    assert normal_form(written) == normal_form(same)


def test_names_that_differ_stay_apart() -> None:
    assert normal_form("Batang") != normal_form("Batanghari")
    assert normal_form("RI") == "ri"


def test_each_registered_name_means_its_agency_and_is_found_first() -> None:
    for agency_id, *names, _ in REGISTER.agencies:
        for name in names:
            resolution = INDEX.resolve(name)
            assert (resolution.agency_ids, resolution.how, resolution.via) == ((agency_id,), "exact", None), name
            assert find_ids(name)[0] == agency_id, name


def test_each_alias_means_its_agency_and_is_found_first() -> None:
    for alias, agency_id, _ in REGISTER.aliases:
        resolution = INDEX.resolve(alias)
        assert resolution.agency_ids == (agency_id,), alias
        assert resolution.how in {"alias", "exact"}, alias
        assert find_ids(alias)[0] == agency_id, alias


def test_each_shared_name_means_all_its_agencies_and_ranks_them_alike() -> None:
    for name, bearers in SHARED.items():
        resolution = INDEX.resolve(name)
        assert (set(resolution.agency_ids), resolution.how) == (bearers, "ambiguous"), name
        top = INDEX.search(name)[: len(bearers)]
        assert {hit.agency_id for hit in top} == bearers, name
        assert {(hit.score, hit.why) for hit in top} == {(top[0].score, "ambiguous")}, name


def test_no_name_is_shared_that_the_register_does_not_list() -> None:
    for agency_id, _, core in regional():
        expected = SHARED.get(core, {agency_id})
        for form in BARE_FORMS:
            assert set(INDEX.resolve(form.format(core)).agency_ids) == expected, form.format(core)


def test_each_form_with_its_kind_means_one_agency() -> None:
    for agency_id, agency_type, core in regional():
        for form in FORMS[agency_type]:
            assert INDEX.resolve(form.format(core)).agency_ids == (agency_id,), form.format(core)


def test_an_alias_takes_the_words_of_kind_too() -> None:
    assert INDEX.resolve("Pemkot Solo").agency_ids == ("kota-surakarta",)
    assert (INDEX.resolve("Pemkot Solo").via, INDEX.resolve("Pemkot Solo").kind) == ("Solo", "press")
    assert INDEX.resolve("Pemprov Jabar").agency_ids == ("provinsi-jawa-barat",)
    assert INDEX.resolve("Pemkab Toba Samosir").kind == "old_name"


def test_a_word_of_kind_makes_a_shared_name_clear() -> None:
    assert INDEX.resolve("Pemkot Jogja").agency_ids == ("kota-yogyakarta",)
    assert INDEX.resolve("Provinsi Yogyakarta").agency_ids == ("provinsi-di-yogyakarta",)
    assert len(INDEX.resolve("Kab. Lombok").agency_ids) == 4
    assert find_first("Pemkot Jogja").why == "alias"


def test_an_alias_that_carries_its_kind_leaves_the_plain_name_alone() -> None:
    assert INDEX.resolve("Pontianak").agency_ids == ("kota-pontianak",)
    assert INDEX.resolve("Pemda Pontianak").agency_ids == ("kota-pontianak",)
    assert INDEX.resolve("Pemkab Pontianak").agency_ids == ("kabupaten-mempawah",)
    assert INDEX.resolve("Kepulauan Riau").agency_ids == ("provinsi-kepulauan-riau",)
    assert INDEX.resolve("Kabupaten Kepulauan Riau").agency_ids == ("kabupaten-bintan",)


@pytest.mark.parametrize("name", ["", "?!", "Bapenas", "Bandun", "Kota Badung", "Kementerian", "Dinas Kota Bandung"])
def test_near_names_mean_nothing_for_certain(name: str) -> None:
    assert (INDEX.resolve(name).agency_ids, INDEX.resolve(name).how) == ((), "none")


def test_the_kind_that_was_typed_stands_above_the_same_name_in_another() -> None:
    assert find_ids("Kab. Bandung")[:3] == ["kabupaten-bandung", "kabupaten-bandung-barat", "kota-bandung"]
    assert find_ids("Kota Bandung")[:2] == ["kota-bandung", "kabupaten-bandung"]
    assert find_ids("Bandung (Kota)")[:2] == ["kota-bandung", "kabupaten-bandung"]
    assert find_ids("Pemkot Malang") == ["kota-malang", "kabupaten-malang"]
    assert find_ids("Kabupten Bandung")[0] == "kabupaten-bandung"


def test_a_shared_name_offers_both_on_top() -> None:
    first, second, third = INDEX.search("Bandung")[:3]
    assert (first.agency_id, second.agency_id) == ("kabupaten-bandung", "kota-bandung")
    assert first.score == second.score > third.score


@pytest.mark.parametrize(
    ("text", "agency_id", "why", "matched"),
    [
        ("Kemenperin", "kemenperin", "exact", "Kemenperin"),
        ("Solo", "kota-surakarta", "alias", "Solo"),
        ("DIY", "provinsi-di-yogyakarta", "abbreviation", "DIY"),
        ("Ujung Pandang", "kota-makassar", "old_name", "Ujung Pandang"),
        ("Kementrian Keuangan", "kemenkeu", "exact", "Kementerian Keuangan"),
        ("Kementerian Bappenas", "kementerian-ppn-bappenas", "abbreviation", "Bappenas"),
        ("Bapenas", "kementerian-ppn-bappenas", "typing_error", "Bappenas"),
        ("Kementerian Keuagan", "kemenkeu", "typing_error", "Kementerian Keuangan"),
        ("badan statistk", "bps", "typing_error", "BPS"),
        ("Bojene", "kabupaten-bojonegoro", "typing_error", "Kab. Bojonegoro"),
        ("Lima Pulh Kota", "kabupaten-lima-puluh-kota", "typing_error", "Kab. Lima Puluh Kota"),
        ("West Jva", "provinsi-jawa-barat", "typing_error", "West Java Provincial Government"),
        ("tangerang sel", "kota-tangerang-selatan", "prefix", "Kota Tangerang Selatan"),
        ("kab bojo", "kabupaten-bojonegoro", "prefix", "Kab. Bojonegoro"),
        ("ministry of fin", "kemenkeu", "prefix", "Ministry of Finance"),
        ("Malang City", "kota-malang", "exact", "Kota Malang"),
        ("barat bandung", "kabupaten-bandung-barat", "part", "Kab. Bandung Barat"),
        ("sekretariat dpr", "setjen-dpr", "part", "Setjen DPR"),
    ],
)
def test_the_first_hit_says_why(text: str, agency_id: str, why: str, matched: str) -> None:
    hit = find_first(text)
    assert (hit.agency_id, hit.why, hit.matched) == (agency_id, why, matched)


def test_a_name_typed_letter_by_letter_stays_in_sight() -> None:
    for length in range(4, len("Kota Tangerang Selatan") + 1):
        text = "Kota Tangerang Selatan"[:length]
        hits = INDEX.search(text)
        assert hits, text
        assert length < len("Kota Ta") or "kota-tangerang-selatan" in [hit.agency_id for hit in hits], text


@pytest.mark.parametrize(("text", "agency_type"), [("pemk", "kabupaten"), ("LNS", "lns"), ("provinsi", "provinsi")])
def test_a_kind_alone_lists_agencies_of_that_kind(text: str, agency_type: str) -> None:
    types = {row[0]: row[4] for row in REGISTER.agencies}
    hits = INDEX.search(text, limit=700)
    assert {row[0] for row in REGISTER.agencies if row[4] == agency_type} <= {
        hit.agency_id for hit in hits if types[hit.agency_id] == agency_type
    }


def test_two_letters_swapped_leave_each_name_near_the_top() -> None:
    for agency_id, agency_type, core in regional():
        middle = len(core) // 2
        swapped = core[: middle - 1] + core[middle] + core[middle - 1] + core[middle + 1 :]
        assert agency_id in find_ids(swapped, 5), swapped
        assert agency_id in find_ids(FORMS[agency_type][1].format(swapped), 5), swapped


def test_nothing_is_found_where_nothing_is_near() -> None:
    for text in ("", "   ", "?!", "xyzzy", "中国"):
        assert INDEX.search(text) == []
    assert INDEX.search("Bandung", limit=0) == []


def test_a_register_without_other_names_finds_shared_names_by_itself() -> None:
    agencies = [
        ("kabupaten-a", "Pemerintah Kabupaten Arunika", "Kab. Arunika", "Arunika Regency Government", "kabupaten"),
        ("kota-a", "Pemerintah Kota Arunika", "Kota Arunika", "Arunika City Government", "kota"),
    ]
    index = NameIndex.of(agencies, [], [], [("kota",), ("kabupaten",)])
    assert index.resolve("Arunika").agency_ids == ("kota-a", "kabupaten-a")
    assert index.resolve("Kab. Arunika").agency_ids == ("kabupaten-a",)
