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
ALL = (OPERATOR, CONTACT, ADDRESS, HOME)
