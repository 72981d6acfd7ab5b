"""The worklist as a workbook for an officer: the list with columns to fill in, other notes, sources."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from analytics import labels, measures
from analytics.errors import DoesNotFit
from analytics.export.safe import make_safe
from analytics.export.xlsx import MOST_LETTERS, MOST_ROWS, NO_DAY
from analytics.guidance.flags import FLAGS
from analytics.guidance.notes import COMPUTED, OWN, Notes, Value, head
from analytics.guidance.weights import PARTS
from analytics.guidance.worklist import Row, Worklist, flag_meaning, why
from analytics.warehouse.dimensions import agencies, statements
from analytics.words import text

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

# What the list rests on, by id of method.csv.
STATEMENTS = ("categories-guidance-first", "categories-yearly-evaluation", "contested-524")
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 14},
    "prose": {"text_wrap": True, "valign": "top"},
    "quoted": {"quote_prefix": True},
    # Said aloud, or a number in a column of dates would become one.
    "number": {"num_format": "General"},
    "datetime": {"num_format": "yyyy-mm-dd hh:mm:ss"},
    "date": {"num_format": "yyyy-mm-dd"},
    "time": {"num_format": "hh:mm:ss"},
    "timedelta": {"num_format": "[h]:mm:ss"},
}
_WIDTHS = {"name": 36, "why": 60, "note": 40, "agency_id": 24, "person": 24, "group": 20, "province": 20}
_Put = Callable[[int, int, Value], None]


def to_xlsx(found: Worklist, lang: str, notes: Notes | None = None) -> bytes:
    """The list as a workbook in a language, with the notes that were read from an earlier one.

    Notes on agencies that are not in the list stand on a second sheet, so that nothing that was written is lost.
    Raises DoesNotFit.
    """
    import xlsxwriter

    notes = notes or Notes()
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": text(lang, "guidance.worklist.title"), "created": NO_DAY})
        looks = {name: book.add_format(dict(look)) for name, look in _LOOKS.items()}
        listed = {row.agency_id for row in found.rows}
        others = [one for one in notes.rows if one not in listed]
        cells = [[*_computed(found, row, lang), *_noted(notes, row.agency_id)] for row in found.rows]
        _table(book.add_worksheet(text(lang, "guidance.worklist.sheet.list")), cells, lang, notes, looks)
        if others:
            kept = [[*_known(found, one, lang), *_noted(notes, one)] for one in others]
            _table(book.add_worksheet(text(lang, "guidance.worklist.sheet.others")), kept, lang, notes, looks)
        _about(book.add_worksheet(text(lang, "guidance.worklist.sheet.about")), found, lang, looks)
    return out.getvalue()


def _computed(found: Worklist, row: Row, lang: str) -> list[Value]:
    known = dict(zip(COMPUTED, _known(found, row.agency_id, lang), strict=True))
    flags = ", ".join(text(lang, f"guidance.worklist.flag.{flag}") for flag in row.flags)
    ours = {"place": row.place, "flags": flags or None, "least": row.least, "most": row.most, "why": why(row, lang)}
    return list({**known, **ours}.values())


def _known(found: Worklist, agency_id: str, lang: str) -> list[Value]:
    """The cells that say which agency it is, and where it stands; empty where this release does not have it."""
    release, cells = found.country.release, dict.fromkeys(COMPUTED, None) | {"agency_id": agency_id}
    if agency := agencies(release).get(agency_id):
        cells |= {"name": agency.name(lang), "type": labels.name_of(release, lang, "agency_type", agency.agency_type)}
        if agency.province_id:
            cells["province"] = labels.name_of(release, lang, "province", agency.province_id)
    if situation := found.country.situations.get(agency_id):
        cells["group"] = text(lang, f"labels.standing.{situation.group}")
    return list(cells.values())


def _noted(notes: Notes, agency_id: str) -> Iterable[Value]:
    return notes.rows.get(agency_id, (None,) * (len(OWN) + len(notes.more)))


def _table(sheet: Worksheet, cells: list[list[Value]], lang: str, notes: Notes, looks: Mapping[str, Any]) -> None:
    if len(cells) >= MOST_ROWS:
        raise DoesNotFit("xlsx", sheet.get_name(), "rows", len(cells), MOST_ROWS - 1)
    put = _putter(sheet, looks)
    heads = [*(head(lang, column) for column in (*COMPUTED, *OWN)), *notes.more]
    for place, words in enumerate(heads):
        put(0, place, words, "head")
    for line, row in enumerate(cells, start=1):
        for place, cell in enumerate(row):
            put(line, place, cell)
    for place, column in enumerate((*COMPUTED, *OWN)):
        sheet.set_column(place, place, _WIDTHS.get(column, 14), looks["date"] if column == "date" else None)
    sheet.freeze_panes(1, COMPUTED.index("name") + 1)
    sheet.autofilter(0, 0, max(len(cells), 1), len(heads) - 1)
    sheet.repeat_rows(0)


def _putter(sheet: Worksheet, looks: Mapping[str, Any]) -> Callable[..., None]:
    def put(row: int, column: int, cell: Value, look: str | None = None) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, str):
            # A text that begins like a formula carries the mark that keeps it text when somebody edits it.
            shown = look or ("quoted" if make_safe(cell) != cell else None)
            status = sheet.write_string(row, column, cell, looks[shown] if shown else None)
        elif isinstance(cell, bool):
            status = sheet.write_boolean(row, column, cell, looks["number"])
        elif isinstance(cell, datetime | date | time | timedelta):
            status = sheet.write_datetime(row, column, cell, looks[type(cell).__name__])
        else:
            status = sheet.write_number(row, column, cell, looks["number"])
        if status:
            raise DoesNotFit("xlsx", sheet.get_name(), "characters in a cell", len(str(cell)), MOST_LETTERS)

    return put


def _about(sheet: Worksheet, found: Worklist, lang: str, looks: Mapping[str, Any]) -> None:
    put = _putter(sheet, looks)
    put(0, 0, text(lang, "guidance.worklist.title"), "title")
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 110, looks["prose"])
    for line, (label, value) in enumerate(_statements(found, lang), start=2):
        put(line, 0, label, "prose")
        put(line, 1, value, "prose")


def _statements(found: Worklist, lang: str) -> list[tuple[str, str]]:
    release, upto = found.country.release, found.country.upto

    def say(key: str, **tokens: object) -> str:
        return text(lang, f"guidance.worklist.about.{key}", **tokens)

    place = {name: found.asked[name] for name in ("type", "region", "province") if name in found.asked}
    needing = measures.compute(release, "agencies_needing_guidance", upto=upto, **place)
    columns = {column: head(lang, column) for column in ("agency_id", *OWN)}
    filters = ", ".join(f"{name}={value}" for name, value in found.asked.items()) or say("no_filters")
    said = [(say("warning_label"), say("warning"))] if release.is_simulated else []
    said += [
        (say("what"), say("what_value", year=str(upto), n=len(found.rows), needing=needing)),
        (say("filters"), filters),
        (say("weights"), weights_words(found, lang)),
        (say("release"), release.release_id),
        (say("content_hash"), release.content_hash),
        (say("fingerprint"), needing.fingerprint),
        (say("notes"), say("notes_value", **columns, others=text(lang, "guidance.worklist.sheet.others"))),
    ]
    said += [(text(lang, f"guidance.worklist.flag.{flag}"), flag_meaning(found, flag, lang)) for flag in FLAGS]
    known = statements(release)
    return said + [
        (say("source"), f"{known[one].words(lang)} [{known[one].source}]") for one in STATEMENTS if one in known
    ]


def weights_words(found: Worklist, lang: str) -> str:
    """The weights of a list in words."""
    return ", ".join(f"{text(lang, f'guidance.worklist.name.{one}')} {found.weights.of(one)}" for one in PARTS)
