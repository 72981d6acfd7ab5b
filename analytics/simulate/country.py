"""The country itself: regions, provinces on their tiles, agencies and their other names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analytics.simulate.bodies import FORMS, MAP, PROVINCES, REGIONS, SEAT, SHARED, SUBJECTS
from analytics.simulate.draws import start
from analytics.simulate.places import PLACES
from analytics.simulate.seats import name_seats, place_seats

# Each province but the seat has at least so many of them, so that any can be the one with four Baik.
LEAST_IN_PROVINCE = {"kabupaten": 4, "kota": 1}
# In so many provinces a city bears the name of a regency, and search has to offer both.
_TWINS = 24
# The last places stand for earlier names of the first regencies.
_OLD_NAMES = PLACES[-14:]
_PLACES = PLACES[: -len(_OLD_NAMES)]
# One regency or city in so many is also spelt another way.
_SPELLING_STEP = 23
_ALIAS_COLUMNS = ("alias", "agency_id", "kind", "note")
_AMBIGUOUS_COLUMNS = ("name", "agency_id")


@dataclass(frozen=True)
class Country:
    """The five tables of places and agencies; `home` is the number of each agency's province, -1 for central bodies."""

    tables: dict[str, pd.DataFrame]
    home: np.ndarray


def make_country(counts: Mapping[str, int], *, seed: int, scale: int) -> Country:
    """Make places and agencies: `counts` agencies of each type, all of them `scale` times over, in 34 provinces."""
    region, province = _make_region(), _make_province()
    homes = _choose_homes(counts, province, seed)
    bodies = pd.concat([_name_bodies(kind, counts[kind], homes) for kind in FORMS], ignore_index=True)
    cities = bodies[bodies["agency_type"] == "kota"].drop_duplicates("home").set_index("home")["subject"]
    province["capital"] = pd.Series(range(len(province))).map(cities).astype("str")
    times = {"turns": int(bodies["turn"].max()) + 1, "scale": scale}
    bodies["capital"] = name_seats(bodies, province)
    agency = _copy(bodies, ("agency_id", "name_id", "short_name", "name_en", "capital"), **times)
    tables = {
        "region": region,
        "province": province,
        "agency": _make_agency(agency, province, place_seats(agency, province, seed=seed)),
        "agency_alias": _copy(_find_aliases(bodies), ("alias", "agency_id"), **times)[list(_ALIAS_COLUMNS)],
        "ambiguous_name": _copy(_find_ambiguous(bodies), ("name", "agency_id"), **times)[list(_AMBIGUOUS_COLUMNS)],
    }
    return Country(tables, agency["home"].to_numpy())


def _slug(names: pd.Series) -> pd.Series:
    return names.str.lower().str.replace(" ", "-", regex=False)


def _empty(length: int) -> pd.Series:
    return pd.Series([None] * length, dtype="str")


def _make_region() -> pd.DataFrame:
    names = pd.Series(REGIONS, dtype="str")
    ids = "sim-" + _slug(names)
    return pd.DataFrame({"region_id": ids, "name_id": names, "name_en": names, "sort": names.index + 1})


def _make_province() -> pd.DataFrame:
    """One province per tile, in reading order; its region is the letter of the tile."""
    tiles = [(letter, col, row) for row, line in enumerate(MAP) for col, letter in enumerate(line) if letter != "."]
    letter, col, row = zip(*tiles, strict=True)
    names = pd.DataFrame(PROVINCES, columns=["tile_code", "name_id", "name_en"], dtype="str")
    regions = pd.Series(REGIONS, dtype="str", index=sorted(set(letter)))
    return pd.DataFrame({
        "province_id": "sim-" + _slug(names["name_id"]), "name_id": names["name_id"], "name_en": names["name_en"],
        "wilayah_code": _empty(len(names)), "tile_code": names["tile_code"],
        "region_id": "sim-" + _slug(regions[list(letter)].reset_index(drop=True)),
        "capital": _empty(len(names)), "tile_col": col, "tile_row": row, "sort": names.index + 1,
    })  # fmt: skip


def _choose_homes(counts: Mapping[str, int], province: pd.DataFrame, seed: int) -> dict[str, np.ndarray]:
    """The province number of each government. Regencies and cities are spread unevenly, with none in the seat."""
    rng = start(seed, "homes")
    homes = {"provinsi": np.arange(counts["provinsi"]) % len(province)}
    open_to = np.flatnonzero((province["name_id"] != SEAT).to_numpy())
    pull = np.cumsum(0.15 + rng.random(len(open_to)))
    for kind, least in LEAST_IN_PROVINCE.items():
        first = np.tile(open_to, least)
        rest = np.searchsorted(pull, rng.random(counts[kind] - len(first)) * pull[-1], side="right")
        homes[kind] = np.sort(np.concatenate([first, open_to[rest]]))
    return homes


def _name_bodies(kind: str, number: int, homes: Mapping[str, np.ndarray]) -> pd.DataFrame:
    """The agencies of one type, once. Where there are more than names, `turn` says how often these were used up."""
    id_form, *forms = FORMS[kind]
    names = _list_subjects(kind, homes)
    order = np.arange(number)
    subject = names.iloc[order % len(names)].reset_index(drop=True)
    frame = pd.DataFrame({"agency_type": kind, "subject": subject["subject"], "turn": order // len(names)})
    frame["home"] = homes.get(kind, np.full(number, -1))
    frame["agency_id"] = _slug(subject["short"]).map(id_form.format)
    sources = {"name_id": "subject", "short_name": "short", "name_en": "english"}
    for (column, source), form in zip(sources.items(), forms, strict=True):
        frame[column] = subject[source].map(form.format)
    return frame


def _list_subjects(kind: str, homes: Mapping[str, np.ndarray]) -> pd.DataFrame:
    """What agencies of a type are named after: `subject`, `short`, `english`."""
    if kind in SUBJECTS:
        return pd.DataFrame(SUBJECTS[kind], columns=["subject", "short", "english"], dtype="str")
    if kind == "provinsi":
        _, names, english = zip(*PROVINCES, strict=True)
    else:
        names = english = _PLACES if kind == "kabupaten" else _name_cities(homes)
    return pd.DataFrame({"subject": names, "short": names, "english": english}, dtype="str")


def _name_cities(homes: Mapping[str, np.ndarray]) -> tuple[str, ...]:
    """Cities bear the names that the regencies left, but the first city of some provinces that of its first regency."""
    places = np.array(_PLACES, dtype=object)
    regencies, cities = homes["kabupaten"], homes["kota"]
    twins = np.unique(cities, return_index=True)[1][:_TWINS]
    others = np.setdiff1d(np.arange(len(cities)), twins)
    names = np.empty(len(cities), dtype=object)
    names[twins] = places[np.searchsorted(regencies, cities[twins]) % len(places)]
    names[others] = places[(len(regencies) + np.arange(len(others))) % len(places)]
    return tuple(names)


def _find_aliases(bodies: pd.DataFrame) -> pd.DataFrame:
    """Other names, as search must know them: short forms, English names, old names, other spellings."""
    central = bodies[bodies["home"] < 0]
    # Two letters of each word and not one: initials such as BPKP would be those of real bodies.
    syllables = central["name_id"].str.replace(r"dan |(\w{1,2})\w*\W?", r"\1", regex=True).str.capitalize()
    province = bodies[bodies["agency_type"] == "provinsi"]
    shared = province[_first_word(province["subject"]).isin(SHARED)]
    short = shared["subject"].str.replace(r"(\w{3})\w* (\w{3})\w*", r"\1\2", regex=True).str.capitalize()
    renamed = bodies[bodies["agency_type"] == "kabupaten"].head(len(_OLD_NAMES))
    local = bodies[bodies["agency_type"].isin(LEAST_IN_PROVINCE)].drop_duplicates("subject", keep=False)
    spelt = local[local["subject"].str.contains("[vz]")].iloc[::_SPELLING_STEP]
    english = province["name_en"].str.removesuffix(" Provincial Government")
    translated = english != province["subject"]
    kinds = [
        (central, syllables, "abbreviation", None),
        (shared, short, "abbreviation", None),
        (province[translated], english[translated], "english", None),
        (renamed, pd.Series(_OLD_NAMES, dtype="str", index=renamed.index), "old_name", "nama lama, rekaan"),
        (spelt, spelt["subject"].str.replace("v", "f").str.replace("z", "s"), "spelling", None),
    ]
    found = pd.concat([rows.assign(alias=alias, kind=kind, note=note) for rows, alias, kind, note in kinds])
    return found.drop_duplicates("alias", keep=False).astype({"note": "str"})


def _first_word(names: pd.Series) -> pd.Series:
    return names.str.split(" ").str[0]


def _find_ambiguous(bodies: pd.DataFrame) -> pd.DataFrame:
    """Bare names that lead to more than one agency: a regency and a city, provinces that share a word."""
    local = bodies[bodies["home"] >= 0]
    word = _first_word(local["subject"])
    name = local["subject"].where(~word.isin(SHARED), word)
    return local.assign(name=name)[name.duplicated(keep=False)].sort_values("name", kind="stable")


def _copy(frame: pd.DataFrame, columns: tuple[str, ...], *, turns: int, scale: int) -> pd.DataFrame:
    """The frame `scale` times over. In `columns`, each bearer of a name but the first carries its number."""
    copies = frame.take(np.tile(np.arange(len(frame)), scale)).reset_index(drop=True)
    number = np.repeat(np.arange(scale), len(frame)) * turns + copies["turn"] + 1
    suffix = number.astype("str").where(number > 1, "")
    for column in columns:
        between = "-" if column == "agency_id" else " "
        copies[column] = copies[column] + (between + suffix).where(number > 1, "")
    return copies


def _make_agency(agency: pd.DataFrame, province: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Table agency, with an invented point for each seat."""
    home = pd.concat([province[["province_id"]], pd.DataFrame([{}], index=[-1])]).loc[agency["home"]]
    empty = _empty(len(agency))
    return pd.DataFrame({
        "agency_id": agency["agency_id"], "name_id": agency["name_id"], "short_name": agency["short_name"],
        "name_en": agency["name_en"], "agency_type": agency["agency_type"],
        "province_id": home["province_id"].astype("str").array, "wilayah_code": empty, "capital": agency["capital"],
        "lat": places["lat"], "lon": places["lon"], "valid_from": empty, "valid_to": empty, "successor_id": empty,
        "source": "SIMULASI",
    })  # fmt: skip
