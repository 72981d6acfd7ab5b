"""What went wrong with a call. Faults in data are findings (`analytics.findings`), not errors.

Each class carries fields, so that a page, a verb and a test read the same thing; `str()` is the sentence for a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analytics.findings import Finding


class PetaMeritError(Exception):
    """Any error that the product can explain. `is_wrong_input`: what was given cannot be used, whatever the facts."""

    is_wrong_input = False


def _nearest(found: object, allowed: Sequence[str], most: int = 5) -> str:
    close = get_close_matches(str(found), allowed, n=most, cutoff=0.5)
    names = close or list(allowed)[:most]
    return ", ".join(names) + (" …" if len(allowed) > len(names) else "")


class DataFaults(PetaMeritError):
    """The data cannot become a release. `faults` holds every finding, not only the first."""

    def __init__(self, faults: Sequence[Finding]) -> None:
        self.faults = tuple(faults)
        first = self.faults[0]
        super().__init__(
            f"{len(self.faults)} faults in the data; no release was made. First: "
            f"{first.file}, row {first.row}, column {first.column}: found {first.found!r}; {first.rule}. {first.remedy}"
        )


class ReleaseNotFound(PetaMeritError):
    """No kept release has this id."""

    def __init__(self, release_id: str, kept: Sequence[str]) -> None:
        self.release_id, self.kept = release_id, tuple(kept)
        known = _nearest(release_id, self.kept) if kept else "none; run `peta-merit build`"
        super().__init__(f"There is no release {release_id!r}. Kept: {known}")


class ReleaseUnreadable(PetaMeritError):
    """The file of a release exists but cannot be read, or does not hold what its name says."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"The release file {path} cannot be used: {reason}. Build it again with `peta-merit build`.")


class UnknownMeasure(PetaMeritError):
    """The catalogue has no measure of this id."""

    def __init__(self, measure_id: str, known: Sequence[str]) -> None:
        self.measure_id, self.known = measure_id, tuple(known)
        super().__init__(f"There is no measure {measure_id!r}. Nearest: {_nearest(measure_id, self.known)}")


class UnknownAgency(PetaMeritError):
    """The release has no such agency, or it had ended before the date that was asked for."""

    is_wrong_input = True

    def __init__(self, agency_id: str, known: Sequence[str]) -> None:
        self.agency_id, self.known = agency_id, tuple(known)
        super().__init__(f"There is no agency {agency_id!r} here. Nearest: {_nearest(agency_id, self.known)}")


class BadParameter(PetaMeritError):
    """A parameter of a measure is missing, unknown or has a value that is not allowed."""

    def __init__(self, measure_id: str, name: str, found: object, allowed: Sequence[str], why: str) -> None:
        self.measure_id, self.name, self.found, self.allowed, self.why = measure_id, name, found, tuple(allowed), why
        tail = f" Allowed: {_nearest(found, self.allowed)}" if allowed else ""
        super().__init__(f"Measure {measure_id}, parameter {name}: {why} (found {found!r}).{tail}")


class BadCatalogue(PetaMeritError):
    """A file of the measure catalogue or of the words breaks its contract."""

    def __init__(self, file: str, what: str) -> None:
        self.file, self.what = file, what
        super().__init__(f"{file}: {what}")


class Unreadable(PetaMeritError):
    """A file given by a person cannot be read."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path}: {reason}")


class DoesNotFit(PetaMeritError):
    """A table is larger than the format of an export can hold. It is refused, not cut off."""

    def __init__(self, file_format: str, table: str, what: str, found: int, most: int) -> None:
        self.file_format, self.table, self.what, self.found, self.most = file_format, table, what, found, most
        super().__init__(f"Table {table} has {found} {what}; {file_format} holds {most}. Export it as parquet or csv.")


class NotOverwritten(PetaMeritError):
    """A file is in the way that belongs to something else."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path} is left as it is: {reason}. Choose another folder.")


class UnknownFormat(PetaMeritError):
    """There is no export in this format."""

    def __init__(self, found: str, allowed: Sequence[str]) -> None:
        self.found, self.allowed = found, tuple(allowed)
        super().__init__(f"There is no format {found!r}. Formats: {', '.join(allowed)}")


class NoRoom(PetaMeritError):
    """Something could not be written: the disk is full, or a limit on the size of files is reached."""

    def __init__(self, path: str, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path} could not be written ({reason}). Nothing was changed; make room and try again.")


class Busy(PetaMeritError):
    """Another process holds what only one may change at a time."""

    def __init__(self, what: str, holder: str, seconds: float) -> None:
        self.what, self.holder, self.seconds = what, holder, seconds
        by = f" by {holder}" if holder else ""
        super().__init__(f"{what} is in use{by}; waited {seconds:g} seconds. Try again in a minute.")


class PointerMoved(PetaMeritError):
    """Another release became current since somebody looked."""

    def __init__(self, expected: str | None, current: str | None) -> None:
        self.expected, self.current = expected, current
        super().__init__(f"The current release is {current} by now, not {expected}. Compare with it and try again.")
