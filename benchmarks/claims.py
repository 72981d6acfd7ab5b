"""The check of texts against texts whose claims a person has listed: what is found, how it is read, what is said of it.

Shares come with 95 percent intervals (Wilson). The rules were written looking at `open/` only.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analytics.check.model import Judged, Reading
    from analytics.warehouse import Release

TEXTS = Path(__file__).parent / "texts"
PARTS = ("open", "unseen")
NOT_MERIT, ABSTAINED = "bukan_klaim_merit", "tidak_dapat_diverifikasi"
# The least that is aimed for, in percent, on texts that the rules were not written on.
AIMS = {
    "found": 95, "cocok, precision": 98, "tidak_cocok, precision": 95, "wrong figures caught": 70,
    "decided of what can be": 80,
}  # fmt: skip
# And the most.
MOST = {"wrong figures passed": 1}
FIELDS = ("subject", "metric", "category", "period kind", "unit", "value")


@dataclass(frozen=True)
class Pair:
    """A claim that a person listed (None: nobody did), and what the check made of it (None: it was not found)."""

    expected: Mapping[str, Any] | None
    found: Judged | None
    is_altered: bool
    occurs: bool = False


@dataclass
class Share:
    """So many of so many."""

    name: str
    hits: int = 0
    of: int = 0

    def add(self, *, hit: bool) -> None:
        """One more, and whether it counts."""
        self.of += 1
        self.hits += hit

    def row(self) -> str:
        """The share as a row of a Markdown table: percent, interval, counts, aim, whether it is met."""
        if not self.of:
            return f"| {self.name} | – | | 0 | | |"
        share = 100 * self.hits / self.of
        low, high = wilson(self.hits, self.of)
        least, most = AIMS.get(self.name), MOST.get(self.name)
        aim = f"≥ {least}" if least else f"≤ {most}" if most else ""
        is_met = share >= least if least else most is None or share <= most
        verdict = ("met" if is_met else "missed") if aim else ""
        return f"| {self.name} | {share:.1f} | {low:.1f}–{high:.1f} | {self.hits} of {self.of} | {aim} | {verdict} |"


def wilson(hits: int, of: int) -> tuple[float, float]:
    """The 95 percent interval of a share, in percent."""
    z = 1.96
    middle, share = of + z * z, hits / of
    centre = (hits + z * z / 2) / middle
    reach = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of)) * of / middle
    return 100 * max(0.0, centre - reach), 100 * min(1.0, centre + reach)


@dataclass
class Score:
    """All shares of one set of texts."""

    shares: dict[str, Share] = field(default_factory=dict)

    def add(self, name: str, *, hit: bool) -> None:
        """Count one more under a name."""
        self.shares.setdefault(name, Share(name)).add(hit=hit)


def pairs_of(release: Release, part: str) -> Iterator[Pair]:
    """Every claim of a part of the set with what was made of it, and what was found where nobody listed a claim."""
    from datetime import date

    from analytics.check import check_text

    values = {str(told) for told in _values(release)}
    for file in sorted((TEXTS / part).glob("*.json")):
        for text in json.loads(file.read_text(encoding="utf-8"))["texts"]:
            day = date.fromisoformat(text["published_on"]) if text["published_on"] else None
            left = list(check_text(release, text["text"], published_on=day).claims)
            for claim in text["claims"]:
                start = _place(text["text"], claim["quote"], claim.get("at", 0))
                found = _best(left, start, start + len(claim["quote"]), claim)
                if found is not None:
                    left.remove(found)
                occurs = str(_plain(claim.get("value"))) in values
                yield Pair(claim, found, text["altered_of"] is not None, occurs)
            listed = {(tuple(claim["subject"]), claim.get("category")) for claim in text["claims"]}
            for one in left:
                # A category beside a score is listed with the score.
                if one.reading.metric == "category" and (one.reading.subject, one.reading.category) in listed:
                    continue
                yield Pair(None, one, is_altered=False)


def _values(release: Release) -> set[Decimal]:
    """Every printed total and score of a release: what the simplest baseline looks a number up in."""
    from analytics.check.judge.facts import printed
    from analytics.warehouse.tables import table_rows

    totals = {_plain(told.value) for values in printed(release).values() for told in values}
    scores = {_plain(row["score"]) for row in table_rows(release, "result") if row["score"] is not None}
    return {one for one in totals | scores if one is not None}


def _plain(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value)).normalize()


def _place(text: str, quote: str, nth: int) -> int:
    at = -1
    for _ in range(nth + 1):
        at = text.index(quote, at + 1)
    return at


def _best(claims: Sequence[Judged], start: int, end: int, expected: Mapping[str, Any]) -> Judged | None:
    """What was found at the place of a claim; of several the one of its subject and metric."""
    near = [one for one in claims if one.reading.start < end and start < one.reading.end]
    wanted = (tuple(expected["subject"]), expected["metric"])
    return max(near, key=lambda one: _alike(one.reading, wanted), default=None)


def _alike(reading: Reading, wanted: tuple[tuple[str, ...], str]) -> tuple[bool, bool]:
    return set(reading.subject) == set(wanted[0]), reading.metric == wanted[1]


def score(pairs: Iterable[Pair]) -> Score:
    """The shares of a set, those of the trivial baselines among them."""
    whole = Score()
    for pair in pairs:
        if pair.expected is None:
            _count_spoken(whole, pair.found.verdict if pair.found else NOT_MERIT, None, "")
            continue
        expected, verdict = pair.expected, pair.expected["verdict"]
        got = pair.found.verdict if pair.found else NOT_MERIT
        if verdict != NOT_MERIT:
            is_found = pair.found is not None and got != NOT_MERIT
            whole.add("found", hit=is_found)
            if is_found and pair.found:
                _count_fields(whole, expected, pair.found.reading)
        _count_spoken(whole, got, verdict, "")
        whole.add(f"{verdict}, recall", hit=got == verdict)
        if verdict == ABSTAINED:
            said = pair.found.reason if pair.found else None
            whole.add(f"reason {expected['reason']}, recall", hit=said == expected["reason"])
        if pair.found and pair.found.reason:
            same = verdict == ABSTAINED and pair.found.reason == expected.get("reason")
            whole.add(f"reason {pair.found.reason}, precision", hit=same)
        if verdict == "tidak_cocok":
            whole.add("wrong figures caught", hit=got == "tidak_cocok")
            whole.add("wrong figures passed", hit=got == "cocok")
        if verdict not in (NOT_MERIT, ABSTAINED):
            whole.add("decided of what can be", hit=got not in (NOT_MERIT, ABSTAINED))
            whole.add("decided of what can be, right", hit=got == verdict)
        for name, says in BASELINES.items():
            _count_spoken(whole, says(pair), verdict, f"{name}: ")
    return whole


BASELINES: Mapping[str, Callable[[Pair], str]] = {
    "baseline all cocok": lambda pair: "cocok",
    "baseline all tidak_dapat_diverifikasi": lambda pair: ABSTAINED,
    "baseline number occurs": lambda pair: "cocok" if pair.occurs else "tidak_cocok",
}


def _count_spoken(whole: Score, got: str, verdict: str | None, before: str) -> None:
    if got != NOT_MERIT or verdict is not None:
        whole.add(f"{before}{got}, precision", hit=got == verdict)


def _count_fields(whole: Score, expected: Mapping[str, Any], reading: Reading) -> None:
    period = expected.get("period") or {}
    same = {
        "subject": set(reading.subject) == set(expected["subject"]),
        "metric": reading.metric == expected["metric"],
        "category": reading.category == expected.get("category"),
        "period kind": reading.period.kind == period.get("kind"),
        "unit": reading.unit == expected.get("unit"),
        "value": _plain(reading.value) == _plain(expected.get("value")),
    }
    for name in FIELDS:
        whole.add(f"read right: {name}", hit=same[name])
    whole.add("read right: all of these", hit=all(same.values()))


def as_table(part: str, whole: Score) -> str:
    """The shares of a part of the set as a table in Markdown: what has an aim first."""
    names = sorted(whole.shares, key=lambda name: (name.startswith("baseline"), name not in {**AIMS, **MOST}, name))
    heads = "| | percent | 95 % interval | counts | aim | |\n|---|--:|--:|--:|--:|---|"
    return "\n".join([f"\n## Check of texts, {part}\n", heads, *(whole.shares[name].row() for name in names)])


def measure_claims() -> Iterator[str]:
    """The table of each part of the set, on the published facts."""
    from analytics.warehouse import build_release

    release = build_release("published")
    for part in PARTS:
        yield as_table(part, score(pairs_of(release, part)))
