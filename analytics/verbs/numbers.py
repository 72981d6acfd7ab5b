"""Verbs about numbers: the catalogue, one measure, and what became of a fingerprint."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analytics.errors import BadParameter, Unreadable
from analytics.measures import Measure, catalogue, compute
from analytics.measures.ledger import remember
from analytics.measures.parameters import described
from analytics.verbs.answer import ANSWER_IS_NO, DONE, Answer, choose_release
from analytics.verify import Verification
from analytics.verify import verify as verify_number
from analytics.words import text


def measures(release: str | None, lang: str) -> Answer:
    """The catalogue of measures, with what each parameter may be in a release."""
    chosen, found, lines = choose_release(release), [], []
    for measure_id, entry in catalogue().items():
        parameters = described(chosen, entry)
        found.append({
            "id": measure_id, "version": entry.version, "definition": dict(entry.definition),
            "not_said": dict(entry.not_said), "unit": entry.unit, "base": entry.base, "parameters": parameters,
        })  # fmt: skip
        asked = ", ".join(name + ("*" if about["required"] else "") for name, about in parameters.items())
        lines += [f"{measure_id} [{asked}]", f"    {entry.definition[lang]}"]
    return Answer({"release_id": chosen.release_id, "measures": found}, [*lines, text(lang, "cli.needed")])


def measure(measure_id: str, pairs: Sequence[str], release: str | None, lang: str) -> Answer:
    """One number with everything that explains it. Raises UnknownMeasure, BadParameter, ReleaseNotFound."""
    parameters = _parameters(measure_id, pairs)
    number = compute(choose_release(release), measure_id, **parameters)
    remember(number)
    return Answer(_document(number), _lines(number, lang))


def _parameters(measure_id: str, pairs: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise BadParameter(measure_id, name, pair, (), "write it as name=value")
        if name in found:
            raise BadParameter(measure_id, name, pair, (), "it is given twice")
        if not value:
            raise BadParameter(measure_id, name, pair, (), "it has no value; leave the parameter out instead")
        found[name] = value
    return found


def _document(number: Measure) -> dict[str, Any]:
    base = number.base
    return {
        "id": number.id, "version": number.version, "value": number.value, "reason": number.reason, "unit": number.unit,
        "base": {"id": base.id, "value": base.value, "unit": base.unit, "parameters": dict(base.parameters),
                 "fingerprint": base.fingerprint} if base else None,
        "parameters": dict(number.parameters), "definition": dict(number.definition), "not_said": dict(number.not_said),
        "sql": number.sql, "rows": number.rows, "sources": number.sources, "release_id": number.release_id,
        "fingerprint": number.fingerprint,
    }  # fmt: skip


def _lines(number: Measure, lang: str) -> list[str]:
    def line(key: str, **tokens: object) -> str:
        return text(lang, f"cli.measure.{key}", **tokens)

    asked = " ".join(f"{name}={value}" for name, value in number.parameters.items())
    title = number.release.title_en if lang == "en" else number.release.title
    lines = [f"{number.id} {asked}".strip()]
    if number.value is None:
        lines.append(line("not_known", reason=text(lang, f"origin.reason.{number.reason}")))
    else:
        lines.append(line("value", value=number, unit=text(lang, f"cli.unit.{number.unit}")).rstrip())
    if number.base:
        lines.append(line("base", base=number.base, id=number.base.id))
    lines += [line("definition", definition=number.definition[lang]), line("not_said", not_said=number.not_said[lang])]
    lines.append(line("behind", rows=len(number.rows), sources=len(number.sources)))
    return [
        *lines,
        line("release", release=number.release_id, title=title),
        line("fingerprint", fingerprint=number.fingerprint),
    ]


def verify(typed: str, release: str | None, seconds: float, lang: str) -> Answer:
    """What became of a fingerprint, or of a file. Raises Unreadable for a path that is no readable file."""
    chosen, path = choose_release(release), Path(typed)
    now = chosen if release else None
    if path.is_file():
        from analytics.verify_file import verify_file

        found = verify_file(path, now, seconds=seconds)
    elif path.suffix or "/" in typed:
        raise Unreadable(typed, "there is no such file")
    else:
        found = verify_number(typed, now, seconds=seconds)
    return Answer(found.as_json(), _verdict(found, lang), DONE if found.status == "unchanged" else ANSWER_IS_NO)


def _verdict(found: Verification, lang: str) -> list[str]:
    lines = [text(lang, f"cli.status.{found.status}", typed=found.typed)]
    if found.measure:
        asked = " ".join(f"{name}={value}" for name, value in (found.parameters or {}).items())
        lines.append(f"{found.measure} {asked}".strip())
        lines.append(text(lang, "cli.then", value=found.value_then, release=found.release_then or ""))
        lines.append(text(lang, "cli.now", value=found.value_now, release=found.release_now or "-"))
    return [*lines, *(_reason_line(entry, lang) for entry in found.because)]


def _reason_line(entry: Mapping[str, Any], lang: str) -> str:
    details = "; ".join(f"{name}: {value}" for name, value in entry.items() if name != "what")
    return "- " + text(lang, f"cli.because.{entry['what']}") + (f" ({details})" if details else "")
