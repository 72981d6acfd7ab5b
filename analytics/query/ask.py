"""Ask a release in SQL: one query, one process, one answer, and a few of them kept."""

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from time import monotonic
from typing import Any, Literal

from analytics.intake.errors import Refused as ChildFailed
from analytics.intake.reading import process
from analytics.measures.fingerprint import fingerprint_of
from analytics.query import limits
from analytics.query.errors import Refused
from analytics.warehouse import Release
from analytics.warehouse.queryable import relations

Cell = str | int | float | bool | Decimal | None
# What the fingerprint is made of: a change of either of the two gets another number here.
MEASURE, VERSION = "query", 1

_CHILD = process.command("analytics.query.child")
# What the child knows the release as: where it lies is none of a query's business.
_FILE = "release.duckdb"
_TURNS = threading.BoundedSemaphore(limits.AT_ONCE)
_WHOLE = (
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "UTINYINT",
    "USMALLINT",
    "UINTEGER",
    "UBIGINT",
    "UHUGEINT",
)
# Another page of a result, or a file of it, asks for the same again.
_KEPT_BYTES = limits.RESULT_BYTES
_STANDING: list[tuple[str, ...]] = []
_FAILED_AS = {"memory": "memory", "too_long": "time", "cancelled": "time"}


@dataclass(frozen=True)
class Column:
    """A column of an answer: its name as the query gives it, and its type in DuckDB's words."""

    name: str
    type: str

    @property
    def kind(self) -> Literal["integer", "number", "boolean", "string"]:
        """What its cells are, in the words of the data package."""
        if self.type in _WHOLE:
            return "integer"
        if self.type in ("DOUBLE", "FLOAT") or self.is_decimal:
            return "number"
        return "boolean" if self.type == "BOOLEAN" else "string"

    @property
    def is_decimal(self) -> bool:
        """Whether its cells are exact to a number of places."""
        return self.type.startswith("DECIMAL(") and self.type.endswith(")")


@dataclass(frozen=True)
class Answer:
    """What a release says to a query.

    `rows` hold a cell for each of `columns`: int, float, Decimal (DECIMAL), bool, text (days in ISO form, lists and the
    like as JSON), None where missing. `is_cut`: there is more than may be sent, and these are the first rows.
    `cut_cells` counts texts that are shortened, `not_finite` numbers that are none (a division by nothing) and stand as
    missing. `seconds` is the time of the query alone. `walls` names what held the process that ran it. `normal` is the
    query without comments, in one form; `digest` stands for the columns and the rows. The fingerprint covers both, and
    the release's content, as it covers parameters and value of a measure: so the ledger and `verify` take it as one.
    """

    release: Release = field(repr=False)
    sql: str
    normal: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_cut: bool
    cut_cells: int
    not_finite: int
    seconds: float
    walls: tuple[str, ...]
    digest: str = field(repr=False)
    size: int = field(repr=False)
    id: str = MEASURE
    version: int = VERSION

    @property
    def release_id(self) -> str:
        """The release that was asked."""
        return self.release.release_id

    @property
    def parameters(self) -> dict[str, str]:
        """What the fingerprint covers beside the number of rows."""
        return {"sql": self.normal, "rows": self.digest}

    @property
    def value(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    fingerprint = cached_property(fingerprint_of)


def ask(release: Release, sql: str) -> Answer:
    """The answer of a release to one SELECT. Raises Refused, whose sentence says what to do.

    The query runs in a process of its own, within `analytics.query.limits`; this thread waits for it. Asked again, an
    answer that is still kept is given without a process.
    """
    if len(sql) > limits.CHARACTERS:
        raise Refused("too_long", limit=limits.CHARACTERS, n=len(sql))
    sql = sql.replace("\r\n", "\n").strip()
    key = (str(release.path), sql)
    if (kept := _KEPT.get(key)) is not None:
        return kept
    if not _TURNS.acquire(timeout=limits.WAIT_SECONDS):
        raise Refused("busy", seconds=int(limits.WAIT_SECONDS), at_once=limits.AT_ONCE)
    try:
        answer = _answer(release, sql, list(_messages(release, sql)))
    finally:
        _TURNS.release()
    _KEPT.put(key, answer)
    return answer


def standing(release: Release) -> tuple[str, ...]:
    """The walls (`walls.WALLS`) that hold the process of a query on this machine, as such a process says it itself.

    Asked once in a server process; empty where no process could be started.
    """
    if not _STANDING:
        try:
            for kind, body in map(json.loads, _messages(release, "")):
                if kind == "walls":
                    _STANDING.append(tuple(body))
                    break
        except Refused:
            return ()
    return _STANDING[0] if _STANDING else ()


class _Clock(process.Clock):
    """How much time a query has left; asked often, since a person waits."""

    def __init__(self) -> None:
        super().__init__()
        self._last = monotonic() + limits.SECONDS

    def check(self) -> None:
        """Raises Refused when time is up."""
        if monotonic() > self._last:
            raise Refused("time", seconds=int(limits.SECONDS))


def _begin(folder: str) -> process.Child:
    return process.start(_CHILD, folder)


def _messages(release: Release, sql: str) -> Iterator[bytes]:
    """The lines of the child, up to its last. Raises Refused when it refuses, dies or takes too long."""
    kinds: dict[str, list[str]] = {"table": [], "table_macro": [], "macro": []}
    for one in relations(release).values():
        kinds["table" if one.kind == "view" else one.kind].append(one.name)
    try:
        with process.started(_begin) as (child, folder):
            os.symlink(release.path.resolve(), os.path.join(folder, _FILE))
            yield from _lines(child, [_FILE, sql, *(" ".join(names) for names in kinds.values())])
    except ChildFailed as failed:
        reason = _FAILED_AS.get(failed.reason, "crashed")
        tokens = {"time": {"seconds": int(limits.SECONDS)}, "memory": {"limit": limits.MEMORY_BYTES // limits.MEBIBYTE}}
        raise Refused(reason, **tokens.get(reason, {})) from failed


def _lines(child: process.Child, request: list[str]) -> Iterator[bytes]:
    rest, size = b"", 0
    for piece in process.answer(child, request, _Clock()):
        size += len(piece)
        if size > 2 * limits.RESULT_BYTES:  # no answer of our child
            raise Refused("crashed")
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            yield line
            if line.startswith(b'["end"'):
                return
            if line.startswith(b'["refused"'):
                reason, tokens = json.loads(line)[1]
                raise Refused(reason, **tokens)
    raise process.died(child)


def _answer(release: Release, sql: str, said: list[bytes]) -> Answer:
    """The messages of the child put together. Raises Refused where they are no answer."""
    body: dict[str, Any] = {}
    rows: list[list[Any]] = []
    digest = hashlib.sha256()
    try:
        for line in said:
            kind, content = json.loads(line)
            if kind == "row":
                rows.append(content)
                digest.update(line)
            else:
                body[kind] = content
                if kind == "columns":
                    digest.update(line.lower())  # COUNT(*) and count(*) are one query
        columns = tuple(Column(name, type_) for name, type_ in body["columns"])
        decimals = [place for place, column in enumerate(columns) if column.is_decimal]
        end = body["end"]
        return Answer(
            release=release, sql=sql, normal=body["normal"], columns=columns,
            rows=tuple(_row(row, decimals) for row in rows), is_cut=end["is_cut"], cut_cells=end["cut_cells"],
            not_finite=end["not_finite"], seconds=end["seconds"], walls=tuple(body["walls"]),
            digest=digest.hexdigest(), size=sum(map(len, said)),
        )  # fmt: skip
    except (ValueError, TypeError, LookupError, ArithmeticError) as error:
        raise Refused("crashed") from error


def _row(cells: list[Any], decimals: list[int]) -> tuple[Cell, ...]:
    for place in decimals:
        if cells[place] is not None:
            cells[place] = Decimal(cells[place])
    return tuple(cells)


class _Kept:
    """The last answers, as many as fit: what a result costs the server is bounded, however many ask."""

    def __init__(self) -> None:
        self._answers: OrderedDict[tuple[str, str], Answer] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: tuple[str, str]) -> Answer | None:
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def put(self, key: tuple[str, str], answer: Answer) -> None:
        with self._lock:
            self._answers[key] = answer
            while sum(one.size for one in self._answers.values()) > _KEPT_BYTES:
                self._answers.popitem(last=False)


_KEPT = _Kept()
