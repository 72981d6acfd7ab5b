"""The fields of each page beside release and language, and the values that each may take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import get_args

from analytics.check.model import Verdict
from analytics.check.register import STANDINGS
from analytics.guidance.flags import FLAGS
from analytics.guidance.situation import GROUPS
from analytics.guidance.targets import TYPES, targets
from analytics.measures import catalogue
from analytics.measures.load import PARAMETERS, WHOLE
from analytics.warehouse import Release, list_releases
from analytics.warehouse.tables import table_columns

# The fields of each page beside release and language, in the order in which they stand in the address. A field is a
# parameter of measures, or one of the page's own with the values it may take, perhaps by release (None: any text,
# judged by the page).
OWN: Mapping[str, tuple[str, ...] | Callable[[Release], tuple[str, ...]] | None] = {
    "level": ("region", "province"),
    "by": ("type", "region", "province"),
    "agency": None,
    "items": None,
    "q": None,
    "measure": lambda release: tuple(catalogue()),
    "fingerprint": None,
    "tab": ("tables", "dictionary", "measures", "downloads", "releases", "verify", "about"),
    "dataset": lambda release: tuple(table_columns(release)),
    "sort": None,
    "order": ("up", "down"),
    "per": ("25", "50", "100"),
    "at": None,
    "before": lambda release: tuple(one.release_id for one in list_releases()),
    "after": lambda release: tuple(one.release_id for one in list_releases()),
    "compare": ("aspects", "years", "categories"),
    "colour": ("category", "coverage"),
    "print": ("1",),
    "draft": None,
    "stance": ("stated", "no_unseen"),
    "believe": None,
    "sql": None,
    "verdict": tuple(dict.fromkeys((*get_args(Verdict), *STANDINGS))),
    "publisher": None,
    "claim": None,
    "group": GROUPS,
    "flag": FLAGS,
    "weights": None,
    "near": None,
    "sangat_baik": ("1",),
    "part": ("tell", "way", "peers", "brief"),
    "fewest": ("sub_aspects", "levels", "aspects"),
    "within": None,
    "change": None,
    "trial": None,
    "picked": None,
    "keep": None,
    "bar": None,
    "most": None,
    "goal": lambda release: tuple(dict.fromkeys(str(one.year) for one in targets(release))),
    "move": None,
}
# Values that a page takes of a field that has more: central agencies stand in no region.
NARROWER: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("pasti", "scope"): (
        "all",
        "central",
        "kementerian",
        "lpnk",
        "daerah",
        "provinsi",
        "kabupaten_kota",
        "kabupaten",
        "kota",
    ),
    ("wilayah", "type"): ("provinsi", "kabupaten_kota", "kabupaten", "kota"),
    ("cek", "tab"): ("number", "text", "register"),
    ("pembinaan", "tab"): ("list", "plan", "overview"),
    ("target", "type"): TYPES,
}
PERIOD = ("upto", "year")
FIELDS: Mapping[str, tuple[str, ...]] = {
    "ringkasan": (),  # always the whole period
    "wilayah": (*PERIOD, "type", "level", "colour", "province", "print"),
    "aspek": (*PERIOD, "type", "region", "aspect", "by"),
    "kategori": (*PERIOD, "type", "region", "by", "year_from", "year_to"),
    "instansi": ("q", "agency", "type", "category", "at"),
    "bandingkan": (*PERIOD, "items", "compare", "q"),
    "data": (
        "tab",
        "dataset",
        "q",
        "sort",
        "order",
        "per",
        "at",
        "measure",
        *PARAMETERS,
        "fingerprint",
        "before",
        "after",
    ),
    "impor": ("draft",),
    # Never the text that is checked: it stays in the session of who brought it.
    "cek": ("tab", "q", "verdict", "metric", "publisher", "claim", "before", "at"),
    "pasti": ("scope", "category", "upto", "stance", "believe"),
    "kueri": ("sql", "at"),
    "pembinaan": (
        "tab",
        "upto",
        "group",
        "flag",
        "type",
        "region",
        "province",
        "aspect",
        "weights",
        "near",
        "sangat_baik",
        "at",
        "agency",
        "part",
        "to",
        "fewest",
        "within",
        "change",
        "trial",
        "picked",
        "keep",
        "bar",
        "most",
    ),
    "target": ("upto", "goal", "type", "move"),
}
# Parameters of measures that may hold any text here: the measure itself judges them.
JUDGED_BY_MEASURE = {"metric", "scope", "period", *WHOLE}
SEVERAL = {"items", "believe", "within", "picked", "move"}
