"""The controls that choose agencies, the same on every page that has them."""

from __future__ import annotations

from ui import address, labels
from ui.address import Here


def choose_type(here: Here) -> None:
    """The control for the type of agency, or a group of types."""
    address.choose_one(
        here, "type", label=here.say("controls.type"), everything=here.say("controls.all_types"),
        show=lambda one: labels.type_name(here, one),
    )  # fmt: skip


def choose_region(here: Here) -> None:
    """The control for the region."""
    address.choose_one(
        here, "region", label=here.say("controls.region"), everything=here.say("controls.all_regions"),
        show=lambda one: labels.name_of(here, "region", one),
    )  # fmt: skip
