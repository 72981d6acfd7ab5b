"""The verb of briefs: files to hand over, of agencies, of a region, of the country."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from analytics.errors import BadParameter, PetaMeritError, Unreadable
from analytics.guidance import brief as briefs
from analytics.guidance.situation import country
from analytics.selection import YEARS
from analytics.verbs.answer import ANSWER_IS_NO, DONE, Answer, choose_release
from analytics.verbs.files import write_file
from analytics.words import text


def brief(
    ids: Sequence[str], file_format: str, out: Path, region: str | None, upto: int, release: str | None, lang: str, *,
    national: bool,
) -> Answer:  # fmt: skip
    """Write the briefs that are asked for; status 1 where one could not be made, which is named with its reason.

    Raises BadParameter, ReleaseNotFound, UnknownFormat, Unreadable.
    """
    if upto not in YEARS:
        raise BadParameter("brief", "upto", upto, [str(year) for year in YEARS], "this value is not allowed")
    looked_at = country(choose_release(release), upto)
    asked = {"file_format": file_format, "lang": lang}
    wanted: list[tuple[str, Callable[[], tuple[str, bytes]]]] = [
        (one, lambda one=one: (briefs.file_name(looked_at, one, file_format, lang),  # type: ignore[misc]
                               briefs.make(looked_at, one, **asked)))
        for one in dict.fromkeys(ids)
    ]  # fmt: skip
    wanted += [
        (one or "", lambda one=one: (briefs.overview_name(looked_at, one, file_format, lang),  # type: ignore[misc]
                                     briefs.make_overview(looked_at, region=one, **asked)))
        for one in ([region] if region else []) + ([None] if national else [])
    ]  # fmt: skip
    return _written(wanted, out, lang)


def _written(wanted: Sequence[tuple[str, Callable[[], tuple[str, bytes]]]], out: Path, lang: str) -> Answer:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unreadable(str(out), error.strerror or str(error)) from error
    files, failed = [], []
    for about, made in wanted:
        try:
            name, content = made()
        except PetaMeritError as error:
            failed.append({"agency_id": about, "reason": str(error)})
        else:
            files.append(write_file(out / name, content))
    lines = [text(lang, "brief.verb.written", path=one) for one in files]
    lines += [text(lang, "brief.verb.failed", agency=one["agency_id"], reason=one["reason"]) for one in failed]
    return Answer({"files": files, "failed": failed}, lines, ANSWER_IS_NO if failed else DONE)
