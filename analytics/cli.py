"""The command line: parser and dispatch. What a verb does is in `analytics.verbs`.

With `--json` one JSON document goes to standard output and nothing else. Exit status: 0 done; 1 it ran and the answer
is no; 2 wrong usage or unreadable input.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from types import ModuleType
from typing import Annotated, Any

import typer

from analytics import verbs
from analytics.errors import PetaMeritError
from analytics.selection import LAST_YEAR
from analytics.verbs import Answer
from analytics.verbs.steps import steps

app = typer.Typer(
    name="peta-merit", no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Results of the merit-system assessment of Indonesian agencies: releases, measures, exports.",
)  # fmt: skip
# Usage errors of the parser; typer names only this one of its family.
_UsageError: type[Exception] = typer.BadParameter.__mro__[1]


class Lang(StrEnum):
    """The languages of the product."""

    id = "id"
    en = "en"


class Kind(StrEnum):
    """The kinds of release that can be built here."""

    published = "published"
    simulated = "simulated"


class Change(StrEnum):
    """What a publishing means: the first of its kind, newer or better data, or that the release before was wrong."""

    first = "first"
    revision = "revision"
    correction = "correction"


AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output, and nothing else.")]
InLang = Annotated[Lang, typer.Option("--lang", help="Language of the text for people.")]
MappingFile = Annotated[Path | None, typer.Option("--map", help="What `inspect --json` wrote, as you corrected it.")]
OfRelease = Annotated[str | None, typer.Option("--release", help="Release id, or published, simulated, imported.")]


@app.command()
def build(
    kind: Annotated[Kind, typer.Option(help="What to build.")] = Kind.published,
    data: Annotated[Path | None, typer.Option(help="Folder of CSV files.", exists=True, file_okay=False)] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Seed of the simulated country.")] = None,
    scale: Annotated[int, typer.Option(min=1, help="How many times larger the simulated country is.")] = 1,
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Build a release."""
    with steps(lang) as progress:
        answer = _ask(lambda: verbs.build(kind.value, data, seed, scale, progress=progress, lang=lang), lang)
    _give(answer, as_json=as_json)


@app.command()
def releases(as_json: AsJson = False, lang: InLang = Lang.id) -> None:
    """List the kept releases."""
    _give(_ask(lambda: verbs.releases(lang), lang), as_json=as_json)


@app.command()
def measures(release: OfRelease = None, as_json: AsJson = False, lang: InLang = Lang.id) -> None:
    """List the measures and their parameters."""
    _give(_ask(lambda: verbs.measures(release, lang), lang), as_json=as_json)


@app.command()
def measure(
    measure_id: Annotated[str, typer.Argument(metavar="ID")],
    parameters: Annotated[list[str] | None, typer.Option("-p", metavar="NAME=VALUE", help="A parameter.")] = None,
    release: OfRelease = None,
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Compute one measure, with its definition, SQL, rows, sources and fingerprint."""
    _give(_ask(lambda: verbs.measure(measure_id, parameters or [], release, lang), lang), as_json=as_json)


@app.command()
def verify(
    typed: Annotated[str, typer.Argument(metavar="FINGERPRINT|FILE")],
    release: OfRelease = None,
    seconds: Annotated[float, typer.Option(min=0, help="How long to search for a number not shown here before.")] = 20,
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Say what became of a number or a file."""
    _give(_ask(lambda: verbs.verify(typed, release, seconds, lang), lang), as_json=as_json)


@app.command()
def bounds(
    scope: Annotated[str, typer.Option(help="all, a type or group of types, province:ID or region:ID.")] = "all",
    category: Annotated[str | None, typer.Option(help="A category or group; else: assessed at all.")] = None,
    upto: Annotated[int, typer.Option(help="At the end of which year.")] = LAST_YEAR,
    stance: Annotated[str, typer.Option(help="stated, or no_unseen: nobody was assessed again unseen.")] = "stated",
    clashes: Annotated[bool, typer.Option("--clashes", help="The printed totals that cannot all be true.")] = False,
    believe: Annotated[list[str] | None, typer.Option(metavar="CLAIM", help="Believe these claims only.")] = None,
    release: OfRelease = None,
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Say what the printed totals prove about a group, or which of them clash."""
    from analytics.verbs import bounds as found

    if clashes:
        _give(_ask(lambda: found.clashes(believe or [], release, lang), lang), as_json=as_json)
    _give(
        _ask(lambda: found.bounds(scope, category, upto, stance, believe or [], release, lang), lang), as_json=as_json
    )


@app.command()
def path(
    agency: Annotated[str, typer.Argument(metavar="AGENCY", help="Id of the agency.")],
    to: Annotated[str | None, typer.Option(metavar="CATEGORY", help="Else the next category.")] = None,
    fewest: Annotated[str, typer.Option(help="sub_aspects, levels or aspects.")] = "sub_aspects",
    within: Annotated[list[str] | None, typer.Option(metavar="ASPECT", help="Raise these aspects only.")] = None,
    upto: Annotated[int, typer.Option(help="At the end of which year.")] = LAST_YEAR,
    release: OfRelease = None,
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Say the shortest ways of an agency to a category; ends with 1 where there is none."""
    from analytics.verbs.path import path as found

    _give(_ask(lambda: found(agency, to, fewest, within or [], upto, release, lang), lang), as_json=as_json)


@app.command()
def worklist(
    weights: Annotated[str, typer.Option(metavar="distance=40,…", help="Weights of the parts, 0 to 100 each.")] = "",
    agency_type: Annotated[str | None, typer.Option("--type", help="A type or group of types.")] = None,
    region: Annotated[str | None, typer.Option(help="A region.")] = None,
    province: Annotated[str | None, typer.Option(help="A province.")] = None,
    aspect: Annotated[str | None, typer.Option(help="Those where this aspect is weak.")] = None,
    group: Annotated[str | None, typer.Option(help="buruk, kurang or no_result.")] = None,
    flag: Annotated[str | None, typer.Option(help="fallen, within_reach, at_risk or due.")] = None,
    points: Annotated[int, typer.Option(help="How near to a limit is near.")] = 10,
    due_sangat_baik: Annotated[bool, typer.Option("--due-sangat-baik", help="Sangat Baik is due yearly too.")] = False,
    upto: Annotated[int, typer.Option(help="At the end of which year.")] = LAST_YEAR,
    out: Annotated[Path | None, typer.Option(help="An .xlsx to write; notes in it are kept.", dir_okay=False)] = None,
    release: OfRelease = None,
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Say who needs guidance, in which order and why."""
    from analytics.verbs.worklist import worklist as found

    answer = _ask(
        lambda: found(
            release, upto, weights, out, lang, points=points, due_sangat_baik=due_sangat_baik, type=agency_type,
            region=region, province=province, aspect=aspect, group=group, flag=flag,
        ),
        lang,
    )  # fmt: skip
    _give(answer, as_json=as_json)


@app.command()
def mentors(
    agency: Annotated[str | None, typer.Argument(metavar="AGENCY", help="Id of the agency.")] = None,
    plan: Annotated[bool, typer.Option("--plan", help="Pair all who need a mentor.")] = False,
    most: Annotated[int, typer.Option("--max", min=1, help="Agencies that one can mentor.")] = 3,
    agency_type: Annotated[str | None, typer.Option("--type", help="Of the plan: a type or group of types.")] = None,
    region: Annotated[str | None, typer.Option(help="Of the plan: a region.")] = None,
    fixed: Annotated[str, typer.Option(metavar="A>B,…", help="Of the plan: pairs to keep, agency>mentor.")] = "",
    barred: Annotated[str, typer.Option(metavar="A>B,…", help="Of the plan: pairs that may not be.")] = "",
    upto: Annotated[int, typer.Option(help="At the end of which year.")] = LAST_YEAR,
    release: OfRelease = None,
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Say who can mentor an agency (ends with 1 where nobody can), or pair all who need one."""
    from analytics.verbs import mentors as found

    if plan == bool(agency):
        raise typer.BadParameter("name an agency, or ask for --plan")
    if agency:
        _give(_ask(lambda: found.mentors(agency, most, upto, release, lang), lang), as_json=as_json)
    _give(
        _ask(lambda: found.pairing(most, agency_type, region, fixed, barred, upto, release, lang), lang),
        as_json=as_json,
    )


@app.command()
def brief(
    agencies: Annotated[list[str] | None, typer.Argument(metavar="AGENCY…", help="Ids of agencies.")] = None,
    file_format: Annotated[str, typer.Option("--format", help="pdf or docx.")] = "pdf",
    out: Annotated[Path, typer.Option(help="Folder for the files.", file_okay=False)] = Path(),
    region: Annotated[str | None, typer.Option(help="The brief of a region.")] = None,
    national: Annotated[bool, typer.Option("--national", help="The brief of the country.")] = False,
    upto: Annotated[int, typer.Option(help="At the end of which year.")] = LAST_YEAR,
    release: OfRelease = None,
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Write briefs to hand over; ends with 1 where one could not be made."""
    from analytics.verbs.brief import brief as found

    if not (agencies or region or national):
        raise typer.BadParameter("name an agency, or ask for --region or --national")
    answer = _ask(
        lambda: found(agencies or [], file_format, out, region, upto, release, lang, national=national), lang
    )  # fmt: skip
    _give(answer, as_json=as_json)


@app.command("check-text")
def check_text(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="TXT, HTML, PDF or DOCX; - is standard input.")],
    release: OfRelease = None,
    day: Annotated[str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="The day of the text.")] = None,
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Check every claim of a text against the facts; ends with 1 where they exclude one."""
    _give(_ask(lambda: checks().check_a_text(file, release, day, lang), lang), as_json=as_json)


@app.command("check-number")
def check_number(
    typed: Annotated[str, typer.Argument(metavar="TEXT", help="A number, with words beside it if need be.")],
    release: OfRelease = None,
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Find all that gives a number."""
    _give(_ask(lambda: checks().check_a_number(typed, release, lang), lang), as_json=as_json)


@app.command()
def diff(
    first: Annotated[str, typer.Argument(metavar="R1")],
    second: Annotated[str, typer.Argument(metavar="R2")],
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Say what the second release has otherwise than the first."""
    _give(_ask(lambda: verbs.diff(first, second, lang), lang), as_json=as_json)


@app.command()
def export(
    release: Annotated[str, typer.Argument(metavar="R")],
    out: Annotated[Path, typer.Option(help="Folder for the files.", file_okay=False)],
    file_format: Annotated[str, typer.Option("--format", help="csv, csv-id, xlsx, parquet or json.")],
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Write every table of a release as files."""
    _give(_ask(lambda: verbs.export(release, file_format, out, lang), lang), as_json=as_json)


@app.command()
def template(
    out: Annotated[Path, typer.Option(help="The file to write, .xlsx.", dir_okay=False)],
    release: Annotated[str | None, typer.Option("--release", help="Fill it with the results of a release.")] = None,
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Write the import template, empty or filled with a release."""
    _give(_ask(lambda: intake().template(out, release, lang), lang), as_json=as_json)


@app.command()
def inspect(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    mapping: MappingFile = None,
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Say how a spreadsheet is understood, and what is wrong in it."""
    with steps(lang, "intake_publish") as progress:
        answer = _ask(lambda: intake().inspect(file, mapping, progress=progress, lang=lang), lang)
    _give(answer, as_json=as_json)


@app.command()
def publish(
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    note: Annotated[str, typer.Option(help="Where the data comes from, and of when it is.")],
    accept: Annotated[list[str] | None, typer.Option(metavar="RULE@CELL", help="A warning that is accepted.")] = None,
    change: Annotated[Change | None, typer.Option(help="What kind of change this is.")] = None,
    mapping: MappingFile = None,
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Make a release of a spreadsheet and show it from now on."""
    with steps(lang, "intake_publish") as progress:
        answer = _ask(
            lambda: intake().publish(
                file, mapping, note=note, accept=accept or [], change=change and change.value, progress=progress,
                lang=lang,
            ),
            lang,
        )  # fmt: skip
    _give(answer, as_json=as_json)


@app.command()
def rollback(
    release: Annotated[str, typer.Argument(metavar="RELEASE")],
    note: Annotated[str, typer.Option(help="Why.")],
    as_json: AsJson = False,
    lang: InLang = Lang.id,
) -> None:
    """Show an earlier release again; nothing is deleted."""
    with steps(lang, "intake_publish") as progress:
        answer = _ask(lambda: intake().rollback(release, note=note, progress=progress, lang=lang), lang)
    _give(answer, as_json=as_json)


def intake() -> ModuleType:
    """The verbs of the import, loaded when one is asked for: they need more than the others."""
    from analytics.verbs import intake as found

    return found


def checks() -> ModuleType:
    """The verbs of the fact check, loaded when one is asked for."""
    from analytics.verbs import check as found

    return found


def _ask(question: Callable[[], Answer], lang: str) -> Answer:
    try:
        return question()
    except PetaMeritError as error:
        return verbs.failure(error, lang)


def _give(answer: Answer, *, as_json: bool) -> None:
    """Print an answer and end with its status; what went wrong is said on standard error as well."""
    went_wrong = "error" in answer.document or "faults" in answer.document
    try:
        if as_json:
            typer.echo(json.dumps(answer.document, ensure_ascii=False, allow_nan=False, indent=1))
        if went_wrong or not as_json:
            typer.echo("\n".join(answer.lines), err=went_wrong)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough; what is still buffered would fail again when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(answer.status)


def main() -> None:
    """Run the command line and leave with the exit status of its verb."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    try:
        status = app(standalone_mode=False)
    except _UsageError as error:
        status = _wrong_usage(error)
    except typer.Abort:
        status = 1
    sys.exit(status)


def _wrong_usage(error: Any) -> int:
    message = error.format_message()
    if "--json" in sys.argv:
        print(json.dumps({"error": {"kind": "WrongUsage", "message": message}}, ensure_ascii=False))  # noqa: T201
    known = error.ctx is not None and not message.startswith("Usage:")
    typer.echo(f"{message}\n→ {error.ctx.command_path} --help" if known else message, err=True)
    return 2
