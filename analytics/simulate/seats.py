"""Where the governments of the simulated country sit: the name of each seat and its invented point.

The points lie tile by tile as the map does, on open ocean south-west of Sumatra: within the range that the data allow,
and no place on land. Central bodies have no point, as in the real registry.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from analytics.simulate.bodies import SEAT
from analytics.simulate.draws import start

# In parts of a degree, the last digit that a point has: the corner of the first tile, then height and width of a tile.
_UNIT = 10_000
_NORTH, _WEST = -54_000, 946_000
_SIDES = (10_000, 12_000)
# Towns keep so far from the edge of their tile.
_MARGIN = 800
# What a regency calls its seat where a city of the province bears the regency's own name.
_OLD_TOWN = "{} Lama"


def name_seats(bodies: pd.DataFrame, province: pd.DataFrame) -> pd.Series:
    """The seat of each body of the country: a city's is itself, a regency's its town, a province's its first city."""
    kind, home = bodies["agency_type"], bodies["home"]
    local = kind.isin(("kabupaten", "kota"))
    twin = local & bodies.duplicated(["home", "subject"], keep=False) & (kind == "kabupaten")
    names = bodies["subject"].where(~twin, bodies["subject"].map(_OLD_TOWN.format)).where(local)
    special = province["name_id"].str.split().str[-1].where(province["name_id"] == SEAT)
    government = province["capital"].where(province["capital"].notna(), special)
    return names.where(kind != "provinsi", home.map(government)).astype("str")


def place_seats(agency: pd.DataFrame, province: pd.DataFrame, *, seed: int) -> pd.DataFrame:
    """Columns lat and lon in degrees, missing for central bodies. A province sits where the city of its name does."""
    drawn = start(seed, "seats").integers(_MARGIN, np.array(_SIDES) - _MARGIN, size=(len(agency), 2))
    seat = pd.MultiIndex.from_frame(agency[["home", "capital"]])
    cities = pd.Series(np.arange(len(agency)), index=seat)[(agency["agency_type"] == "kota").to_numpy()]
    of_city = cities[~cities.index.duplicated()].reindex(seat).to_numpy()
    is_government = (agency["agency_type"] == "provinsi").to_numpy() & ~np.isnan(of_city)
    row = np.where(is_government, of_city, np.arange(len(agency))).astype(np.int64)
    home = agency["home"].to_numpy()
    south, east = (drawn[row] + province[["tile_row", "tile_col"]].to_numpy()[home] * _SIDES).T
    points = pd.DataFrame({"lat": (_NORTH - south) / _UNIT, "lon": (_WEST + east) / _UNIT})
    return points.where(pd.Series(home >= 0), axis=0)
