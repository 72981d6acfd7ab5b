"""What a person drops to be checked: its text and day, or a refusal with a sentence; never a crash."""

from __future__ import annotations

import io
import zipfile
import zlib
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

from analytics.check import documents
from analytics.check.documents import read_document
from analytics.check.errors import NotChecked
from analytics.documents import child, formats
from analytics.words import LANGUAGES, texts

SENTENCE = "Sebanyak 24 instansi berkategori Sangat Baik."
ARTICLE = (
    "KASN menyerahkan penghargaan kepada instansi pemerintah yang menerapkan sistem merit dengan baik, "
    "baik kementerian, lembaga, maupun pemerintah daerah, dalam sebuah acara di Jakarta pada hari itu."
)


def refused(content: bytes, name: str = "") -> str:
    with pytest.raises(NotChecked) as caught:
        read_document(content, name)
    assert all(caught.value.sentence(lang) for lang in LANGUAGES)
    return caught.value.reason


def a_page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def a_pdf(lines: list[str], *, password: str = "") -> bytes:
    """A PDF of one page with these lines, written by hand."""
    shown = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {shown}ET".encode("latin-1") if lines else b""
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]  # fmt: skip
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(parts) + 1, start)
    if not password:
        return bytes(out)
    writer, locked = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(out))), io.BytesIO()
    writer.encrypt(password, algorithm="RC4-128")
    writer.write(locked)
    return locked.getvalue()


def a_docx(*parts: str | list[list[str]]) -> bytes:
    made: Any = docx.Document()
    for part in parts:
        if isinstance(part, str):
            made.add_paragraph(part)
        else:
            table = made.add_table(len(part), len(part[0]))
            for row, cells in zip(table.rows, part, strict=True):
                for cell, words in zip(row.cells, cells, strict=True):
                    cell.text = words
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


# Text ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_the_encodings_of_offices(encoding: str) -> None:
    words = "Kategori “Baik” – 57 instansi"
    found = read_document(words.encode(encoding), "/tmp/berita.txt")
    assert (found.text, found.format, found.name, found.published_on) == (words, "txt", "berita.txt", None)


def test_a_text_about_html_is_text() -> None:
    words = "Harga <b> di bawah 57 dan a < b, lihat <p> di catatan."
    assert read_document(words.encode(), "catatan.txt").format == "txt"


@pytest.mark.parametrize(("content", "reason"), [
    (b"", "empty"), (b" \n\t ", "empty"), (b"\x00\x01\x02\x03\x9d\x81", "encoding"),
    (b"\x89PNG\r\n\x1a\n123", "unknown_format"),
    (b"{\\rtf1 halo}", "unknown_format"), (b"\xd0\xcf\x11\xe0 old word", "unknown_format"),
])  # fmt: skip
def test_what_is_no_text_is_refused_with_a_sentence(content: bytes, reason: str) -> None:
    assert refused(content) == reason


def test_a_file_past_its_size_is_refused_before_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "FILE_BYTES", 10)
    assert refused(b"x" * 11) == "too_large"


def test_every_reason_has_words() -> None:
    reasons = {
        "empty", "too_long_text", "too_many_words", "too_large", "unknown_format", "encoding", "encrypted", "damaged",
        "unreadable", "pages", "memory", "too_slow", "crashed",
    }  # fmt: skip
    for lang in LANGUAGES:
        assert {key.rpartition(".")[2] for key in texts(lang) if key.startswith("check.refused.")} == reasons


# Web pages -----------------------------------------------------------------------------------------------------------


def test_a_web_page_gives_headline_article_table_and_day() -> None:
    table = "<table><tr><th>Kategori</th><th>Jumlah</th></tr><tr><td>Baik</td><td>57</td></tr></table>"
    body = (
        "<nav><ul><li><a href='/a'>Beranda 123</a></li><li><a href='/b'>Politik 456</a></li></ul></nav>"
        f"<article><h1>Dua puluh empat instansi</h1><p>{ARTICLE}</p><p>{SENTENCE}</p>{table}<p>{ARTICLE}</p></article>"
        "<footer>Hak cipta 2030</footer>"
    )
    head = (
        '<title>24 instansi sangat baik</title><meta property="article:published_time" content="2021-01-28T10:00:00">'
    )
    found = read_document(a_page(body, head), "berita.html")
    assert (found.format, found.published_on) == ("html", date(2021, 1, 28))
    assert SENTENCE in found.text
    assert "Baik" in found.text
    assert "57" in found.text
    assert "456" not in found.text


def test_a_page_too_short_for_an_article_is_read_whole() -> None:
    found = read_document(a_page(f"<script>var x = 99;</script><p>{SENTENCE}</p><p>Lain.</p>"))
    assert SENTENCE in found.text
    assert "99" not in found.text


def test_a_page_read_whole_keeps_rows_and_blocks_apart() -> None:
    body = (
        b"<html><body><table><tr><td>Baik</td><td>57</td></tr><tr><td>Kurang</td><td>31</td></tr></table></body></html>"
    )
    assert formats._whole_page(body).split("\n")[0] == "Baik | 57"


def test_a_page_read_whole_shows_nothing_that_a_browser_hides() -> None:
    hidden = "<script>var x = 99</script><style>p{order:98}</style><!-- 97 --><template>96</template>"
    found = formats._whole_page(a_page(f"{hidden}<p>{SENTENCE}</p>", "<title>95</title>"))
    assert SENTENCE in found
    assert not [number for number in ("99", "98", "97", "96", "95") if number in found]


@pytest.mark.parametrize(("told", "day"), [
    ("2021-01-28", date(2021, 1, 28)), ("2999-01-28", None), ("28 Januari", None), ("", None), (None, None),
])  # fmt: skip
def test_only_a_day_that_has_come_is_a_day(told: str | None, day: date | None) -> None:
    assert documents._day(told) == day


def test_a_day_that_has_not_come_is_none() -> None:
    head = '<meta property="article:published_time" content="2999-01-28">'
    assert read_document(a_page(f"<article><p>{ARTICLE}</p><p>{ARTICLE}</p></article>", head)).published_on is None


@pytest.mark.parametrize("depth", [3_000, 60_000])
def test_a_page_nested_without_end_is_read_or_refused(depth: int) -> None:
    page = a_page("<div>" * depth + SENTENCE + "</div>" * depth)
    try:
        answer = read_document(page).text
    except NotChecked as refusal:
        answer = refusal.reason
    assert answer in (SENTENCE, "unreadable", "damaged", "memory", "too_slow", "crashed")


# PDF -----------------------------------------------------------------------------------------------------------------


def test_a_pdf_gives_its_text_with_the_lines_of_a_paragraph_joined() -> None:
    lines = [
        "Pada akhir tahun 2020 terdapat sebanyak dua puluh empat",
        "instansi pemerintah yang meraih kategori Sangat Baik. Ada",
        "pula 57 instansi.",
    ]
    found = read_document(a_pdf(lines), "laporan.pdf")
    assert found.format == "pdf"
    assert found.text == " ".join(lines)


def test_a_pdf_without_text_is_unreadable_and_not_an_empty_verdict() -> None:
    assert refused(a_pdf([])) == "unreadable"


def test_a_locked_pdf_is_refused() -> None:
    assert refused(a_pdf([SENTENCE], password="rahasia")) == "encrypted"


def test_a_damaged_pdf_is_refused() -> None:
    assert refused(b"%PDF-1.4\n" + b"garbage " * 50) in ("damaged", "unreadable")


# DOCX ----------------------------------------------------------------------------------------------------------------


def test_a_docx_gives_paragraphs_and_tables_in_their_order() -> None:
    found = read_document(a_docx("Awal.", [["Kategori", "Jumlah"], ["Baik", "57"]], SENTENCE), "rilis.docx")
    assert found.format == "docx"
    assert found.text.splitlines() == ["Awal.", "Kategori | Jumlah", "Baik | 57", SENTENCE]


def test_a_zip_that_is_no_document_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", SENTENCE)
    assert refused(out.getvalue(), "a.docx") == "unknown_format"


def test_a_docx_that_unpacks_without_end_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (formats.MOST_UNPACKED + 1))
    assert refused(out.getvalue()) == "too_large"


def test_a_docx_cut_off_is_damaged() -> None:
    assert refused(a_docx(SENTENCE)[:-200]) == "damaged"


# The process ---------------------------------------------------------------------------------------------------------


def test_nothing_of_a_document_is_written_to_a_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    seen: list[list[str]] = []
    answer = documents._answer

    def watched(*given: Any) -> Any:
        found = answer(*given)
        seen.append([one.name for one in tmp_path.rglob("*") if one.is_file()])
        return found

    monkeypatch.setattr(documents, "_answer", watched)
    assert read_document(a_docx(SENTENCE)).text == SENTENCE
    assert seen == [[]]


def test_a_document_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "SECONDS", 0)
    assert refused(a_docx(SENTENCE)) == "too_slow"


def test_what_a_parser_raises_is_an_answer_of_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(content: bytes) -> Any:
        raise MemoryError if content == b"memory" else RecursionError

    monkeypatch.setitem(formats.READERS, "pdf", broken)
    assert child.answer("pdf", b"memory")[1] == "memory"
    assert child.answer("pdf", b"depth")[1] == "damaged"


def test_a_pdf_that_unpacks_without_end_ends_its_process_only() -> None:
    packer = zlib.compressobj(1)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(150)) + packer.flush()
    part = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(bomb), bomb)
    plain = a_pdf([])
    hostile = plain[: plain.index(b"5 0 obj")] + b"5 0 obj\n" + part + b"\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    assert refused(hostile) in ("unreadable", "damaged", "memory", "too_slow", "crashed")
