"""Verbs about releases: build, list, compare, export."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

from analytics.diff import diff as compare
from analytics.errors import ReleaseNotFound
from analytics.export import export_release
from analytics.verbs.answer import Answer, choose_release
from analytics.warehouse import Release, build_release, current_release, list_releases
from analytics.words import text


def build(
    kind: Literal["published", "simulated"], data: Path | None, seed: int | None, scale: int, *,
    progress: Callable[[str], None], lang: str,
) -> Answer:  # fmt: skip
    """Build a release. Raises DataFaults."""
    release = build_release(kind, data_dir=data, seed=seed, scale=scale, progress=progress)
    rows = release.row_counts()
    document = {"release_id": release.release_id, "kind": release.kind, "content_hash": release.content_hash,
                "path": str(release.path.resolve()), "rows": rows}  # fmt: skip
    lines = [text(lang, "cli.built", release=release.release_id), f"  {release.path}"]
    return Answer(document, [*lines, *(text(lang, "cli.rows_of", table=name, n=count) for name, count in rows.items())])


def releases(lang: str) -> Answer:
    """Every kept release, newest first, and which one is current."""
    kept = list_releases()
    try:
        current = current_release().release_id
    except ReleaseNotFound:
        current = None
    lines = [_release_line(release, current, lang) for release in kept] or [text(lang, "cli.no_release")]
    return Answer({"current": current, "releases": [_described(release) for release in kept]}, lines)


def _described(release: Release) -> dict[str, Any]:
    return {
        "release_id": release.release_id, "kind": release.kind, "content_hash": release.content_hash,
        "built_at": release.built_at.isoformat() + "Z", "title": release.title, "title_en": release.title_en,
        "note": release.note, "note_en": release.note_en, "follows": release.follows,
    }  # fmt: skip


def _release_line(release: Release, current: str | None, lang: str) -> str:
    mark = "*" if release.release_id == current else " "
    title = release.title_en if lang == "en" else release.title
    return f"{mark} {release.release_id}  {release.built_at:%Y-%m-%d %H:%M}  {title}"


def diff(first: str, second: str, lang: str) -> Answer:
    """What the second release says otherwise than the first."""
    found = compare(choose_release(first), choose_release(second))
    if found.is_empty:
        return Answer(found.as_json(), [text(lang, "cli.diff.same")])
    parts = ("added", "removed", "changed", "movements", "measures")
    lines = [text(lang, f"cli.diff.{part}", n=len(getattr(found, part))) for part in parts]
    for row in found.changed:
        lines.append(f"  {row['agency_id']} {row['year']} {row['field']}: {_from_to(row, lang)}")
    for row in found.measures:
        asked = " ".join(f"{name}={value}" for name, value in row["parameters"].items())
        lines.append(f"  {row['id']} {asked}: {_from_to(row, lang)}")
    return Answer(found.as_json(), lines)


def _from_to(row: Mapping[str, Any], lang: str) -> str:
    return text(lang, "cli.diff.from_to", before=row["from"], after=row["to"])


def export(release: str, file_format: str, out: Path, lang: str) -> Answer:
    """Write every table of a release into a folder. Raises UnknownFormat, DoesNotFit, NotOverwritten."""
    files = [str(path.resolve()) for path in export_release(choose_release(release), file_format, out, lang)]
    return Answer({"files": files}, files)
