"""Every file that should not be read ends in a refusal that says what to do, within five seconds and a gibibyte."""

from __future__ import annotations

import re
import select
import sys
import time as clock
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
import xlwt

from analytics.intake.errors import Refused
from analytics.intake.reading import STEPS, archive, limits, parent, process, sniff
from analytics.words import LANGUAGES, text, texts
from tests.intake import hostile
from tests.intake.conftest import MIB, Read, saved

# Reading has a limit on time, of which large files take a good part.
pytestmark = pytest.mark.alone

TABLE = b"Instansi;Nilai\nKota Maju;250\n"


def with_parts(more: Mapping[str, str | bytes]) -> bytes:
    return hostile.xlsx(hostile.SMALL, more=more)


PLAIN = hostile.xlsx(hostile.SMALL)
ENCRYPTED = (
    '<manifest:manifest xmlns:manifest="urn:x"><manifest:file-entry manifest:full-path="content.xml">'
    "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>"
)


def encrypted_xls() -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("A").write(0, 0, "x")
    data = bytearray(saved(book))
    # The records of a password stand right after the one that begins the workbook; here one takes another's place.
    place = data.index(b"\xe1\x00\x02\x00")
    data[place : place + 2] = b"\x2f\x00"
    return bytes(data)


def encrypted_zip() -> bytes:
    data = bytearray(PLAIN)
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


REFUSALS: list[tuple[str, str, Callable[[], bytes]]] = [
    ("empty", "empty", lambda: b""),
    ("no cells in xlsx", "no_cells", lambda: hostile.xlsx(hostile.sheet(""))),
    ("no cells in csv", "no_cells", lambda: b"\xef\xbb\xbf \r\n\r\n"),
    ("delimiters only", "no_cells", lambda: b";;;\n;;;\n"),
    ("zip bomb", "ratio", lambda: hostile.bomb(100 * MIB)),
    ("zip bomb in small parts", "unpacked", lambda: with_parts({f"xl/{n}": b"\0" * 15 * MIB for n in range(20)})),
    ("zip bomb that lies", "damaged", lambda: hostile.lying_bomb(300 * MIB, 1000)),
    ("too many parts", "members", lambda: hostile.zipped({f"x{n}": "" for n in range(5000)})),
    ("entities", "doctype", hostile.entities),
    ("entities in another encoding", "doctype", lambda: with_parts({"xl/x.xml": "<!DOCTYPE a>".encode("utf-16")})),
    ("entities in ods", "doctype", lambda: hostile.ods("", more={"styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'})),
    ("last column", "columns",
     lambda: hostile.xlsx(hostile.sheet(hostile.cells({f"{one}1": "1" for one in columns(16384)})))),
    ("last column without names", "columns",
     lambda: hostile.xlsx(hostile.sheet("<row>" + "<c><v>1</v></c>" * 16384 + "</row>"))),
    ("last column in csv", "columns", lambda: b"1;" * 16384),
    ("last column in ods", "columns", lambda: hostile.ods_filled(16384, 1)),
    ("all cells in ods", "memory", lambda: hostile.ods_filled(16384, 1_048_576)),
    ("corners", "columns", lambda: hostile.xlsx(hostile.sheet(hostile.cells({"A1": "1", "XFD1048576": "1"})))),
    ("corners nearer", "far", lambda: hostile.xlsx(hostile.sheet(hostile.cells({"AX1": "1", "A1048576": "1"})))),
    ("corners nearer in lines of their own", "far",
     lambda: hostile.xlsx(hostile.sheet(hostile.cells({"AX1": "1", "A1048576": "1"}).replace(" r=", "\nr=")))),
    ("rows of one letter beyond", "far",
     lambda: hostile.xlsx(hostile.sheet(hostile.cells({"Z1": "1", "A1048576": "1"})))),
    ("corners unseen from outside", "memory", hostile.corners),
    ("path up", "path_tricks", lambda: with_parts({"../../x": "1"})),
    ("path up with backslashes", "path_tricks", lambda: with_parts({"xl\\..\\..\\x": "1"})),
    ("absolute path", "path_tricks", lambda: with_parts({"/etc/x": "1"})),
    ("drive", "path_tricks", lambda: with_parts({"C:/x": "1"})),
    ("encrypted xlsx", "encrypted", lambda: hostile.compound("EncryptedPackage")),
    ("encrypted xls", "encrypted", encrypted_xls),
    ("ods that is no xml", "damaged", lambda: hostile.ods("<table:table></table:row>")),
    ("ods with a sign of no text", "damaged", lambda: hostile.ods("<table:table>\1</table:table>")),
    ("encrypted ods", "encrypted", lambda: hostile.ods("", more={"META-INF/manifest.xml": ENCRYPTED})),
    ("encrypted zip", "encrypted", encrypted_zip),
    ("truncated xlsx", "damaged", lambda: PLAIN[: len(PLAIN) // 2]),
    ("damaged inside", "damaged", lambda: PLAIN.replace(PLAIN[60:90], b"\xff" * 30, 1)),
    ("truncated xls", "damaged", lambda: xls()[:1500]),
    ("nothing but a head", "damaged", lambda: hostile.compound("Workbook")),
    ("word document in ole", "document", lambda: hostile.compound("WordDocument")),
    ("word document", "document",
     lambda: hostile.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<x/>"})),
    ("zip of a workbook", "archive", lambda: hostile.zipped({"a.xlsx": PLAIN})),
    ("html called xls", "html", lambda: b"<html><body><table><tr><td>1</td></tr></table></body></html>"),
    ("html with a mark and blanks", "html", lambda: b"\xef\xbb\xbf\r\n  <TABLE border=1><tr><td>1</td></tr></TABLE>"),
    ("html in utf-16", "html", lambda: "<!DOCTYPE html><table>".encode("utf-16")),
    ("xml of excel 2003", "xml",
     lambda: b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    ("pdf", "pdf", lambda: b"%PDF-1.7\n..."),
    ("picture", "picture", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 50),
    ("excel 4", "old_excel", lambda: b"\x09\x04\x06\x00\x00\x04\x10\x00" + b"\0" * 50),
    ("sylk", "exchange", lambda: b'ID;PCALCOOO32\r\nC;X1;Y1;K"Instansi"\r\nE\r\n'),
    ("dif", "exchange", lambda: b'TABLE\r\n0,1\r\n"EXCEL"\r\n'),
    ("bytes", "encoding", lambda: bytes(range(256)) * 20),
    ("open quote", "open_quote", lambda: b'a;b\n1;2\n"3;4\n5;6\n'),
    ("too large", "too_large", lambda: b"1;2\n" * (9 * MIB)),
    ("too many values", "values", lambda: b"1;2;3;4;5;6;7;8;9;10\n" * 160_000),
    ("one wide row in a long csv", "far", lambda: b"1;" * 1000 + b"\n" + b"1\n" * MIB),
]  # fmt: skip


def columns(count: int) -> list[str]:
    return [openpyxl.utils.get_column_letter(n) for n in range(1, count + 1)]


def xls() -> bytes:
    book = xlwt.Workbook()
    ws = book.add_sheet("A")
    for row in range(200):
        ws.write(row, 0, f"nilai {row}")
    return saved(book)


@pytest.mark.parametrize(("reason", "make"), [one[1:] for one in REFUSALS], ids=[one[0] for one in REFUSALS])
def test_refused_within_five_seconds_and_a_gibibyte(read: Read, reason: str, make: Callable[[], bytes]) -> None:
    data = make()
    start = clock.monotonic()
    with pytest.raises(Refused) as caught:
        read(data, "berkas.xls")
    assert caught.value.reason == reason
    assert clock.monotonic() - start < 5
    assert all(caught.value.sentence(lang) for lang in LANGUAGES)


def test_every_refusal_has_words() -> None:
    folder = Path(parent.__file__).parent
    code = "".join(one.read_text(encoding="utf-8") for one in folder.glob("*.py"))
    named = (
        set(re.findall(r'Refused\(\s*"(\w+)"', code))
        | {reason for _, reason in sniff._MAGIC}
        | {"archive", "document", "html", "xml", "memory"}
    )
    for lang in LANGUAGES:
        assert {
            key.removeprefix("intake.refused.") for key in texts(lang) if key.startswith("intake.refused.")
        } == named
        for step in STEPS:
            assert text(lang, f"intake.reading.step.{step}")
        for name, n in limits.stated().items():
            assert text(lang, f"intake.reading.limit.{name}", n=n)


def _instead(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(parent, "_CHILD", (sys.executable, "-I", "-c", code))


HELD = "from analytics.intake.reading import limits; limits.hold(); import sys; sys.stdin.readline(); "


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("import os; os.kill(os.getpid(), 9)", "crashed"),
        ("import sys, os; sys.stdin.readline(); os.kill(os.getpid(), 11)", "crashed"),
        ("import sys, os; sys.stdin.readline(); os.abort()", "memory"),
        ("import sys; sys.stdin.readline(); print('no answer')", "crashed"),
        ("import sys; sys.stdin.readline(); print('[\"rows\",[[1]]]')", "crashed"),
        ("import sys; sys.stdin.readline()", "crashed"),
        ("import os, sys, time; sys.stdin.readline(); os.close(1); time.sleep(60)", "crashed"),
        ("import sys; sys.stdin.readline(); print('[' * 100_000)", "crashed"),
        ("import time; time.sleep(60)", "too_long"),
        ("import sys, time; sys.stdin.readline(); time.sleep(60)", "too_long"),
        (HELD + "x = bytes(2 << 30); print('[\"refused\",[\"empty\",[]]]')", "crashed"),
        (HELD + "open('written', 'wb', buffering=0).write(b'x'); print('[\"refused\",[\"empty\",[]]]')", "crashed"),
        (HELD + "[open('/dev/null') for _ in range(64)]", "crashed"),
    ],
    ids=["killed", "segmentation fault", "abort", "rubbish", "rows of no sheet", "silence", "output closed",
         "deep", "deaf", "asleep", "memory",
         "write", "files"],
)  # fmt: skip
def test_a_child_that_dies_or_hangs_is_a_refusal(
    read: Read, monkeypatch: pytest.MonkeyPatch, code: str, reason: str
) -> None:
    _instead(monkeypatch, code)
    monkeypatch.setattr(limits, "SECONDS", 1.5)
    start = clock.monotonic()
    with pytest.raises(Refused) as caught:
        read(TABLE, "a.csv")
    assert caught.value.reason == reason
    assert clock.monotonic() - start < 3


ASKED = "import sys; sys.stdin.readline(); say = sys.stdout.buffer.write; "
SHEET = """say(b'["sheet",["A","visible",2,[],[],[],true,[]]]\\n'); """
END = """say(b'["end",null]\\n')"""


@pytest.mark.parametrize(
    "said",
    [
        ASKED + SHEET + """say(b'["rows",[1,[{"n":[]}]],16]\\n' + bytes(8))""",
        ASKED + SHEET + """say(b'["rows",[1,[{"n":[]}]],16]\\n' + bytes(16)); """ + END,
        ASKED + SHEET + """say(b'["rows",[2,[{"n":[]}]],8]\\n' + bytes(8)); """ + END,
        ASKED + SHEET + """say(b'["rows",[1,[[1]]],8]\\n' + bytes(8)); """ + END,
        ASKED + SHEET + """say(b'["rows",[1,[{"n":[]}]],7]\\n' + bytes(7)); """ + END,
        ASKED + SHEET + """say(b'["rows",[1,[{"n":[]}]],-8]\\n'); """ + END,
        ASKED + SHEET + """say(b'["rows",[1,[{"n":[]}]],"8"]\\n' + bytes(8)); """ + END,
        ASKED + SHEET + """say(b'["rows",[1,[{"n":[]}]],8,8]\\n' + bytes(16)); """ + END,
        ASKED + SHEET + """say(b'["rows",[1,[{"n":[]}]],%d]\\n' % 10**15); """ + END,
        ASKED + SHEET + """say(b'["rows",[%d,[]]]\\n' % 10**15); """ + END,
        ASKED + SHEET + """say(b'["rows",[-1,[[1]]]]\\n'); """ + END,
        ASKED + SHEET + """say(b'["rows",[2,[[1]]]]\\n'); """ + END,
        ASKED + SHEET + """say(b'["rows",[1,[[1,2,3]]]]\\n'); """ + END,
        ASKED + SHEET + """say(b'["rows",[0,[]]]\\n["rows",[1,[[1]]]]\\n'); """ + END,
        ASKED + SHEET + """say(b'["rows",[1,[{"w":null}]],1]\\n' + bytes(1)); """ + END,
        ASKED + SHEET + """say(b'["rows",[1,[{"w":["a"]}]],1]\\n\\x05'); """ + END,
        ASKED + SHEET + """say(b'["rows",[1,[{"w":[{"n":[]}]}]],1]\\n' + bytes(1)); """ + END,
        ASKED + SHEET + """say(b'["rows",[1,[[{"s":[%d]}]]]]\\n' % 10**10); """ + END,
        ASKED + SHEET + """say(b'["rows",[1,[[1],[2],[3]]]]\\n'); """ + END,
        ASKED + SHEET + """say(b'["rows",[1,[{"n":[5]}]],8]\\n' + bytes(8)); """ + END,
        ASKED + """say(b'["sheet",["A","visible",%d,[],[],[],true,[]]]\\n' % 10**15); """ + END,
        ASKED + """say(b'["sheet",["A","visible",1]]\\n["rows",[1,[[1]]]]\\n'); """ + END,
        ASKED + """say(b'["format","exe"]\\n'); """ + SHEET + """say(b'["rows",[1,[[1]]]]\\n'); """ + END,
    ],
    ids=["fewer bytes than named", "more bytes than cells", "fewer bytes than cells", "bytes of no column",
         "half a number", "less than nothing", "no length", "two lengths", "bytes without end", "rows without end",
         "less than no row", "rows that are not there", "more cells than rows", "no row", "no texts",
         "a text beyond them", "other than texts", "a time without end", "columns beyond the sheet",
         "a place beyond the column", "columns without end", "half a sheet", "no format"],
)  # fmt: skip
def test_an_answer_that_does_not_fit_itself_is_a_refusal(
    read: Read, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    _instead(monkeypatch, said)
    with pytest.raises(Refused) as caught:
        read(TABLE, "a.csv")
    assert caught.value.reason == "crashed"


def _watched(monkeypatch: pytest.MonkeyPatch) -> list[process.Child]:
    """The children that are started from now on."""
    begun, start = list[process.Child](), parent._start
    monkeypatch.setattr(parent, "_start", lambda folder: begun.append(start(folder)) or begun[-1])
    return begun


@pytest.mark.parametrize(
    "said",
    [
        "",
        "import time; time.sleep(60)",
        ASKED + "say(b'no answer')",
        ASKED + """say(b'["refused",["no_cells",[]]]\\n')""",
        ASKED + SHEET + """say(b'["rows",[1,[["a"],["b"]]]]\\n'); """ + END,
        ASKED + SHEET + """[say(b'["rows",[1,[["a"],["b"]]]]\\n') for _ in range(10**9)]""",
    ],
    ids=["dead", "asleep", "rubbish", "another refusal", "whole answer", "answer without end"],
)
def test_what_the_search_finds_counts_whatever_the_child_says_meanwhile(
    read: Read, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    _instead(monkeypatch, said)
    begun, steps = _watched(monkeypatch), list[str]()
    search = archive.Archive.search

    def late(self: archive.Archive, path: str, tick: Callable[[], None]) -> list[str]:
        # Time enough for the child to say or do what it will.
        clock.sleep(0.3)
        return search(self, path, tick)

    monkeypatch.setattr(archive.Archive, "search", late)
    with pytest.raises(Refused) as caught:
        read(hostile.entities(), progress=steps.append)
    assert (caught.value.reason, steps) == ("doctype", ["copy", "check"])
    assert begun[0].returncode is not None


def test_the_child_parses_while_the_members_are_searched(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, search, heard = _watched(monkeypatch), archive.Archive.search, list[bool]()

    def waits(self: archive.Archive, path: str, tick: Callable[[], None]) -> list[str]:
        heard.append(bool(select.select([begun[0].stdout], [], [], 4)[0]))
        return search(self, path, tick)

    monkeypatch.setattr(archive.Archive, "search", waits)
    assert read(PLAIN).sheets[0].rows == ((1, None), (None, 2.5))
    assert heard == [True]


def test_cancelling_ends_the_search_and_the_child(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, steps, asked = _watched(monkeypatch), list[str](), list[str]()

    def cancelled() -> bool:
        asked.append(steps[-1])
        return steps[-1] == "check"

    with pytest.raises(Refused) as caught:
        read(PLAIN, progress=steps.append, cancelled=cancelled)
    assert (caught.value.reason, steps) == ("cancelled", ["copy", "check"])
    assert asked.count("check") == 1
    assert begun[0].returncode is not None


def test_a_child_that_cannot_be_started_is_a_refusal(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parent, "_CHILD", ("no-such-program",))
    with pytest.raises(Refused) as caught:
        read(TABLE, "a.csv")
    assert caught.value.reason == "crashed"


def test_a_child_that_never_ends_its_sums_is_ended_by_the_system(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    _instead(
        monkeypatch,
        "from analytics.intake.reading import limits; limits.CPU_SECONDS = 1; limits.hold()\nwhile True: pass",
    )
    with pytest.raises(Refused) as caught:
        read(TABLE, "a.csv")
    assert caught.value.reason == "too_long"


def test_the_child_has_its_limits_while_it_reads(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    started, start, seen = [], parent._start, ""
    monkeypatch.setattr(parent, "_start", lambda folder: started.append(start(folder)) or started[0])

    def look() -> bool:
        nonlocal seen
        seen = Path(f"/proc/{started[0].pid}/limits").read_text() or seen
        return False

    read(hostile.styled_rows(300_000), cancelled=look)
    named = ("space", "cpu time", "file size", "open files")
    assert {name: re.search(rf"{name} +(\d+)", seen)[1] for name in named} == {
        "space": str(limits.MEMORY_BYTES), "cpu time": str(limits.CPU_SECONDS), "file size": "0",
        "open files": str(limits.OPEN_FILES),
    }  # fmt: skip


def test_cancelling_kills_the_child(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    _instead(monkeypatch, "import time; time.sleep(60)")
    started, start = [], parent._start
    monkeypatch.setattr(parent, "_start", lambda folder: started.append(start(folder)) or started[0])
    asked = iter([False] * 3)
    with pytest.raises(Refused) as caught:
        read(TABLE, "a.csv", cancelled=lambda: next(asked, True))
    assert caught.value.reason == "cancelled"
    assert started[0].returncode == -9
