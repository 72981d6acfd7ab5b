"""Verbs about somebody's own file: template, inspect, publish, rollback."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analytics.diff import diff
from analytics.errors import Unreadable
from analytics.intake import remembered
from analytics.intake.errors import NotPublished
from analytics.intake.findings import say
from analytics.intake.model import FileMapping, Finding, Inspection, as_plain, from_plain
from analytics.intake.publish import accept as accepted
from analytics.intake.publish import default_change, refusal, registry_release, unused_ticks
from analytics.intake.publish import publish as publish_inspection
from analytics.intake.publish import rollback as roll_back_to
from analytics.intake.reading import read_file
from analytics.intake.registry import Registry
from analytics.intake.rights import person_here
from analytics.intake.template import export_to_template, write_template
from analytics.intake.understand import inspect as inspect_workbook
from analytics.verbs.answer import ANSWER_IS_NO, DONE, Answer, choose_release
from analytics.verbs.files import write_file
from analytics.warehouse import Release, current_release, open_release
from analytics.words import text

Progress = Callable[[str], None]


def template(out: Path, release: str | None, lang: str) -> Answer:
    """Write the import template, empty or filled with a release. Raises Unreadable where it cannot be written."""
    content = export_to_template(choose_release(release), lang) if release else write_template(lang)
    path = write_file(out, content)
    return Answer({"file": path, "files": [path]}, [text(lang, "intake_publish.template_written", file=path)])


def inspect(file: Path, mapping: Path | None, *, progress: Progress, lang: str) -> Answer:
    """How a file is understood, and what is wrong in it. Raises Refused, Unreadable."""
    found = _inspected(file, mapping, current_release(), progress)
    return Answer(_document(found, lang), list(_lines(found, lang)), DONE if found.publishable else ANSWER_IS_NO)


def publish(
    file: Path, mapping: Path | None, *, note: str, accept: Sequence[str], change: str | None, progress: Progress,
    lang: str,
) -> Answer:  # fmt: skip
    """Publish a file as the current release. Raises Refused, Unreadable, NotPublished, NotAllowed, DataFaults."""
    current = current_release()
    found = _inspected(file, mapping, current, progress)
    if refused := refusal(found, accept):
        return _not_published(refused, found, accept, lang)
    release = publish_inspection(
        found, note=note, kind_of_change=change or default_change(current), ticks=accept, who=person_here(),
        expected_current=current.release_id, progress=progress,
    )  # fmt: skip
    unused = unused_ticks(found.findings, accept)
    follows = current.release_id if current != release else release.follows
    changes = diff(open_release(follows) if follows else current, release)
    document = {
        "release_id": release.release_id, "follows": follows, "diff": changes.as_json(), "unused_ticks": unused,
    }  # fmt: skip
    said = text(lang, "intake_publish.published", release=release.release_id, follows=str(follows))
    return Answer(document, [said, *(text(lang, "intake_publish.unused_tick", tick=tick) for tick in unused)])


def rollback(release: str, *, note: str, progress: Progress, lang: str) -> Answer:
    """Show an earlier release again. Raises ReleaseNotFound, NotPublished, NotAllowed."""
    shown = roll_back_to(choose_release(release).release_id, note=note, who=person_here(), progress=progress)
    return Answer({"current": shown.release_id}, [text(lang, "intake_publish.rolled_back", release=shown.release_id)])


def _inspected(file: Path, mapping: Path | None, current: Release, progress: Progress) -> Inspection:
    workbook = read_file(file, progress=progress)
    return inspect_workbook(
        workbook, Registry.of(registry_release(current)), given=_mapping(mapping), names=remembered.aliases(),
        follows=current, progress=progress,
    )  # fmt: skip


def _mapping(path: Path | None) -> FileMapping | None:
    """The mapping of a file: the `mapping` of an `inspect`, or that whole document. Raises Unreadable."""
    if path is None:
        return None
    try:
        plain = json.loads(path.read_text(encoding="utf-8"))
        return from_plain(plain.get("mapping", plain))
    except OSError as error:
        raise Unreadable(str(path), error.strerror or str(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable(str(path), f"no mapping as `inspect --json` writes it ({error})") from error


def _not_published(refused: NotPublished, found: Inspection, ticks: Sequence[str], lang: str) -> Answer:
    """The refusal, with every finding that stands in the way."""
    left = found.unticked(accepted(found.findings, ticks))
    blocking = [one for one in found.findings if one.severity == "error" or one in left]
    said = refused.sentence(lang)
    document = {
        "error": {"kind": "NotPublished", "reason": refused.reason, "message": said},
        "findings": [_finding(one, lang) for one in blocking],
    }  # fmt: skip
    return Answer(document, [said, *(_line(one, lang) for one in blocking)], ANSWER_IS_NO)


def _document(found: Inspection, lang: str) -> dict[str, Any]:
    sheets = [
        {"name": name, "header_rows": list(sheet.header_rows), "layout": sheet.layout, "taken": sheet.taken,
         "hidden": list(found.hidden.get(name, ()))}
        for name, sheet in found.mapping.sheets.items()
    ]  # fmt: skip
    return {
        "file_hash": found.file_hash, "file_name": found.file_name, "format": found.format, "sheets": sheets,
        "mapping": as_plain(found.mapping), "agencies": found.agencies, "results": len(found.results),
        "findings": [_finding(one, lang) for one in found.findings], "counts": [asdict(one) for one in found.counts],
        "publishable": found.publishable,
    }  # fmt: skip


def _finding(one: Finding, lang: str) -> dict[str, Any]:
    what, remedy = say(one, lang)
    return {
        "severity": one.severity, "sheet": one.sheet, "cell": one.cell, "found": one.found, "rule": one.rule,
        "what": what, "remedy": remedy, "suggestion": one.suggestion, "key": one.key,
    }  # fmt: skip


def _lines(found: Inspection, lang: str) -> list[str]:
    lines = [
        text(
            lang, "intake_publish.inspected", file=found.file_name, agencies=found.agencies, results=len(found.results)
        )
    ]
    for name, sheet in found.mapping.sheets.items():
        tokens: Mapping[str, str] = {"sheet": name, "layout": sheet.layout}
        if sheet.header_rows:
            rows = ", ".join(str(row) for row in sheet.header_rows)
            lines.append(text(lang, "intake_publish.sheet", **tokens, rows=rows))
        else:
            lines.append(text(lang, "intake_publish.sheet_no_header", **tokens))
    return [*lines, *(_line(one, lang) for one in found.findings), _verdict(found, lang)]


def _line(one: Finding, lang: str) -> str:
    what, remedy = say(one, lang)
    place = f"{one.sheet}!{one.cell}".strip("!") or text(lang, "intake_publish.whole_file")
    severity = text(lang, f"intake_publish.severity.{one.severity}")
    return text(lang, "intake_publish.finding", severity=severity, place=place, what=what, rule=one.rule, remedy=remedy)


def _verdict(found: Inspection, lang: str) -> str:
    errors = sum(one.severity == "error" for one in found.findings)
    if errors:
        return text(lang, "intake_publish.may_not_publish", n=errors)
    if not found.results:
        return text(lang, "intake_publish.nothing_found")
    warnings = len(found.unticked(()))
    if warnings:
        return text(lang, "intake_publish.may_publish_ticked", n=warnings)
    return text(lang, "intake_publish.may_publish")
