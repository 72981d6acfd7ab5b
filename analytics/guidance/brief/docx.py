"""A brief as DOCX, for editing: the same words, tables and figures from the same data as the PDF.

The archive of python-docx bears the time at which it was made, so two files of one brief differ; their content does
not.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from analytics.guidance.brief.model import Bar, Block, Brief, Bullets, Cell, Heading, Paragraph, Scale, Table
from analytics.guidance.brief.pdf import to_pictures

# One that an office has: a font that is not there is replaced by whatever is.
_FONT = "Calibri"
_ACCENT, _MUTED, _RULE, _SIGNAL = "1F4E5F", "59636E", "D9DEE3", "B4541A"
_TAGS = {"id": "id-ID", "en": "en-GB"}
_WIDTH_CM, _NUMBER_CM, _PADDING_CM, _MARGIN_CM = 17.0, 1.9, 0.4, 2.0
_SIGN_CM = 0.19  # a capital or digit of a table, at most
_GAP = 6  # points
_SIZES = {"lead": 11, "body": 10, "note": 8.5}


def to_docx(brief: Brief) -> bytes:
    """The DOCX of a brief. Raises NotSet where a figure cannot be drawn."""
    import docx

    document: Any = docx.Document()
    _dress(document, brief)
    pictures = iter(to_pictures(brief.figures()))
    _head(document, brief)
    for number, page in enumerate(brief.pages):
        if number:
            document.add_page_break()
        for block in page:
            _add(document, block, brief.lang, pictures)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _dress(document: Any, brief: Brief) -> None:
    """Size of the sheet, type, language, title and foot."""
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_MARGIN_CM)
    section.top_margin = section.bottom_margin = Cm(1.5)
    for name, size, colour in (("Normal", 10, None), ("Title", 20, "1B1F24"), ("Heading 1", 13, _ACCENT)):
        style = document.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        _set_fonts(style.element.get_or_add_rPr())
        if colour:
            style.font.color.rgb, style.font.bold = RGBColor.from_string(colour), True
    normal = document.styles["Normal"].paragraph_format
    normal.space_after, normal.line_spacing = Pt(3), 1.0
    heading = document.styles["Heading 1"].paragraph_format
    heading.space_before, heading.space_after = Pt(9), Pt(2)
    document.styles["Title"].paragraph_format.space_after = Pt(4)
    _set_language(document.styles.element, _TAGS[brief.lang])
    core = document.core_properties
    core.title, core.author, core.language, core.comments = brief.title, "Peta Merit", _TAGS[brief.lang], brief.foot
    _run(section.footer.paragraphs[0], brief.foot, size=8, colour=_MUTED)
    if brief.label:
        _run(section.header.paragraphs[0], brief.label, size=9, colour=_SIGNAL, bold=True)


def _set_fonts(properties: Any) -> None:
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    for attribute in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(attribute), None)
    for attribute in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(attribute), _FONT)


def _set_language(styles: Any, tag: str) -> None:
    """The default template says American English."""
    from docx.oxml.ns import qn

    for found in styles.iter(qn("w:lang")):
        found.set(qn("w:val"), tag)


def _head(document: Any, brief: Brief) -> None:
    _run(document.add_paragraph(), brief.kicker, size=9.5, colour=_MUTED)
    if brief.label:
        _run(document.add_paragraph(), brief.label, size=14, colour=_SIGNAL, bold=True)
    document.add_paragraph(brief.title, style="Title")
    _run(document.add_paragraph(), brief.under, size=10, colour=_MUTED)


def _add(document: Any, block: Block, lang: str, pictures: Iterator[bytes]) -> None:
    if isinstance(block, Heading):
        document.add_paragraph(block.text, style="Heading 1")
    elif isinstance(block, Paragraph):
        colour = _MUTED if block.style == "note" else None
        _run(document.add_paragraph(), block.text, size=_SIZES[block.style], colour=colour, lang=block.lang)
    elif isinstance(block, Bullets):
        for title, detail in block.items:
            item = document.add_paragraph(style="List Number" if block.numbered else "List Bullet")
            _run(item, title, size=9 if block.small else None)
            if detail:
                item.add_run().add_break()
                _run(item, detail, size=9, colour=_MUTED)
    elif isinstance(block, Table):
        _table(document, block, pictures)
    else:
        _picture(document.add_paragraph(), next(pictures), block, _WIDTH_CM - _PADDING_CM)


def _table(document: Any, block: Table, pictures: Iterator[bytes]) -> None:
    from docx.shared import Cm

    table = document.add_table(rows=1, cols=len(block.columns))
    table.autofit = False
    _rule(table)
    size, widths = 8.5 if block.small else 9.5, _widths(block)
    titles = [Cell(column.title, strong=True) for column in block.columns]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    _repeat(table.rows[0])
    for number, row in enumerate([titles, *block.rows]):
        cells = table.rows[0].cells if number == 0 else table.add_row().cells
        for place, cell in enumerate(row):
            _fill(cells[place], cell, block.columns[place].align, size - (number == 0), widths[place], pictures)
    _gap(document)


def _gap(document: Any) -> None:
    """Two tables that touch become one: a line as thin as can be keeps them apart."""
    from docx.shared import Pt

    between = document.add_paragraph().paragraph_format
    between.space_after, between.line_spacing = Pt(0), Pt(_GAP)


def _widths(block: Table) -> list[float]:
    """The widths of the columns in centimetres: those of numbers hold their longest on one line, the others share what
    is left."""
    longest = [max((len(row[place].text) for row in block.rows), default=0) for place in range(len(block.columns))]
    needed = [max(_NUMBER_CM, _PADDING_CM + _SIGN_CM * length) for length in longest]
    left = _WIDTH_CM - sum(width for width, column in zip(needed, block.columns, strict=True) if not column.width)
    shares = sum(column.width for column in block.columns) or 1
    return [
        left * column.width / shares if column.width else width
        for width, column in zip(needed, block.columns, strict=True)
    ]


def _rule(table: Any) -> None:
    """Thin lines below the rows, and no others."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)


def _repeat(row: Any) -> None:
    """Mark a row as that of the headings, which stands on each page and is read with each cell."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    marked = OxmlElement("w:tblHeader")
    marked.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(marked)


def _fill(target: Any, cell: Cell, align: str, size: float, width: float, pictures: Iterator[bytes]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm, Pt

    target.width = Cm(width)
    paragraph = target.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if align == "end":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    if cell.bar:
        _picture(paragraph, next(pictures), cell.bar, width - _PADDING_CM)
    else:
        _run(paragraph, cell.text, size=size, bold=cell.strong, lang=cell.lang)


def _picture(paragraph: Any, content: bytes, figure: Scale | Bar, width: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Cm

    drawn = paragraph.add_run().add_picture(io.BytesIO(content), width=Cm(width))
    drawn._inline.find(qn("wp:docPr")).set("descr", figure.alt)


def _run(
    paragraph: Any, words: str, *, size: float | None = None, colour: str | None = None, bold: bool = False,
    lang: str | None = None,
) -> None:  # fmt: skip
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    run = paragraph.add_run(words)
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    if lang:
        marked = OxmlElement("w:lang")
        marked.set(qn("w:val"), _TAGS[lang])
        run._r.get_or_add_rPr().append(marked)
