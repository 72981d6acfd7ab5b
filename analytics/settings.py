"""What the one who runs this copy may set: name in the environment, default, and what it is for."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """One setting, read from the environment at each use."""

    name: str
    default: str
    help: str

    def value(self) -> str:
        """What is set, else the default."""
        return os.environ.get(self.name, "").strip() or self.default


OPERATOR = Setting("PETA_MERIT_OPERATOR", "", "who runs this copy; shown at the foot of every page")
CONTACT = Setting(
    "PETA_MERIT_CONTACT", "", "where readers report an error: an e-mail or web address; shown at the foot"
)
ADDRESS = Setting("PETA_MERIT_ADDRESS", "", "the public address of this copy, put before links for quoting")
HOME = Setting("PETA_MERIT_HOME", "", "the folder of releases; by default var/ in the project")
CHECKERS = Setting(
    "PETA_MERIT_CHECKERS", "", "who may check a file after signing in: e-mail addresses and group:NAME, with commas"
)
PUBLISHERS = Setting("PETA_MERIT_PUBLISHERS", "", "who may publish after signing in, and check too: the same form")
SIGN_IN_HOURS = Setting("PETA_MERIT_SIGN_IN_HOURS", "8", "hours after which a person must sign in again to import")
ALL = (OPERATOR, CONTACT, ADDRESS, HOME, CHECKERS, PUBLISHERS, SIGN_IN_HOURS)
