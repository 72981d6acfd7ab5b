"""Text out of the bytes of a web page, a PDF or a DOCX. Only called in a process with limits."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any

# One row of a table is one line; the reader of the text knows this mark between cells.
CELL = " | "
MOST_PAGES = 400
MOST_UNPACKED = 128 << 20
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
    "section", "table", "tbody", "tfoot", "thead", "title", "tr", "ul",
))  # fmt: skip
_UNSEEN = ("script", "style", "noscript", "template", "head")
_SENTENCE_END = re.compile(r"[.!?:;…”\"')|]\s*$")
Found = tuple[str, str | None]


class NoText(Exception):
    """A document gives no text. `reason` is one of the reasons of a refused check."""

    def __init__(self, reason: str, **tokens: int) -> None:
        self.reason, self.tokens = reason, tokens
        super().__init__(reason, tokens)


def read_html(content: bytes) -> Found:
    """The headline and the article of a web page, without its menus, and the day that the page gives for it."""
    import trafilatura

    text, title, day = "", "", None
    try:
        found: Any = trafilatura.bare_extraction(
            content, favor_recall=True, include_tables=True, include_comments=False, with_metadata=True,
            date_extraction_params={"original_date": True, "extensive_search": False},
        )  # fmt: skip
    except Exception:
        # A page that defeats it may still be read as plain text.
        found = None
    if found is not None:
        text, title, day = found.text or "", found.title or "", found.date
    if not text.strip():
        text = _whole_page(content)
    elif title and title not in text:
        text = f"{title}\n\n{text}"
    return _tidy(text), day


def _whole_page(content: bytes) -> str:
    """All that a page shows, one line a block; for pages in which no article is found."""
    import lxml.html

    try:
        page = lxml.html.document_fromstring(content)
    except (lxml.etree.ParserError, ValueError):
        raise NoText("unreadable") from None
    for unseen in list(page.iter(*_UNSEEN, lxml.etree.Comment)):
        unseen.drop_tree()
    for element in page.iter():
        if element.tag in ("td", "th") and element.getnext() is not None:
            element.tail = CELL + (element.tail or "").lstrip()
        elif element.tag in _BLOCKS:
            element.tail = "\n" + (element.tail or "")
    return str(page.text_content())


def read_pdf(content: bytes) -> Found:
    """The text of a PDF, page by page, its lines joined into paragraphs. A scan has none."""
    import pypdf

    reader = pypdf.PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise NoText("encrypted")
    if len(reader.pages) > MOST_PAGES:
        raise NoText("pages", limit=MOST_PAGES, found=len(reader.pages))
    return _tidy("\n\n".join(_unwrapped(page.extract_text() or "") for page in reader.pages)), None


def _unwrapped(text: str) -> str:
    """The lines of a page as paragraphs: a line that reaches as far as most and ends no sentence goes on below."""
    lines = [line.rstrip() for line in text.splitlines()]
    lengths = sorted(len(line) for line in lines if line.strip())
    full = 0.75 * lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    joined: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line.strip():
            # A word broken at the end of the line is joined again by the reader of the text, which sees the break.
            joined[-1] += ("\n" if joined[-1].endswith("-") else " ") + line.lstrip()
        else:
            joined.append(line)
        goes_on = len(line) >= full and bool(line.strip()) and not _SENTENCE_END.search(line)
    return "\n".join(joined)


def read_docx(content: bytes) -> Found:
    """The paragraphs and tables of a DOCX in their order."""
    import docx

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
            raise NoText("too_large", limit=MOST_UNPACKED >> 20)
    return _tidy("\n".join(_blocks(docx.Document(io.BytesIO(content)).iter_inner_content()))), None


def _blocks(blocks: Iterable[Any]) -> Iterator[str]:
    for block in blocks:
        if hasattr(block, "rows"):
            for row in block.rows:
                # Cells that are merged come once for each place that they cover.
                cells = {id(cell._tc): " ".join(_blocks(cell.iter_inner_content())) for cell in row.cells}
                yield CELL.join(cells.values())
        else:
            yield block.text


def _tidy(text: str) -> str:
    text = re.sub(r"[ \t\xa0]*\r?\n[ \t]*", "\n", text.replace("\0", ""))
    text = re.sub(r"\n{3,}", "\n\n", text).strip()
    if not text:
        raise NoText("unreadable")
    return text


READERS: dict[str, Callable[[bytes], Found]] = {"html": read_html, "pdf": read_pdf, "docx": read_docx}
