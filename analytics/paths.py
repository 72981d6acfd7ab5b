"""Where things lie: the shipped data, and the home of this copy's releases."""

from __future__ import annotations

from pathlib import Path

from analytics.settings import HOME

PROJECT = Path(__file__).resolve().parent.parent
DATA = PROJECT / "data"


def home() -> Path:
    """The folder of this copy's own state: `$PETA_MERIT_HOME`, else `var/` of the project."""
    return Path(HOME.value() or PROJECT / "var")


def releases_folder() -> Path:
    """The folder that holds one DuckDB file per release."""
    return home() / "releases"
