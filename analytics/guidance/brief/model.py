"""What a brief holds, as plain data: words, tables and figures, ready to be set. PDF and DOCX are made from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

Style = Literal["lead", "body", "note"]


@dataclass(frozen=True)
class Heading:
    """The heading of a section."""

    text: str
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph. `lang` is the language of its text where that is not the language of the brief."""

    text: str
    style: Style = "body"
    lang: str | None = None
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Bullets:
    """A list. Each item is a text and, where there is one, a second one that explains it in smaller type."""

    items: Sequence[tuple[str, str]]
    numbered: bool = False
    small: bool = False
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True)
class Bar:
    """A bar from 0 to 100 percent with a mark, either of them None where not known. `alt` says the same in words."""

    percent: float | None
    mark: float | None
    alt: str


@dataclass(frozen=True)
class Cell:
    """A cell of a table: a text, or a bar in place of one. `lang` as of a paragraph; `strong` for what stands out."""

    text: str
    bar: Bar | None = None
    lang: str | None = None
    strong: bool = False


@dataclass(frozen=True)
class Column:
    """A column: its heading, how it is aligned, and its width, a share of what columns of width 0 leave."""

    title: str
    align: Literal["start", "end"] = "start"
    width: float = 0


@dataclass(frozen=True)
class Table:
    """A table with one row of headings. `small`: set in the type of notes."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    small: bool = False
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Band:
    """A category on the scale of scores: from where to where, its name, its colours."""

    name: str
    start: float
    end: float
    label: str
    colour: str
    text_colour: str


@dataclass(frozen=True)
class Point:
    """A score on the scale. `above`: drawn above the scale and filled, else below it and hollow."""

    at: float
    label: str
    above: bool


@dataclass(frozen=True)
class Scale:
    """The scale of scores with the bands of the categories and some points on it. `alt` says the same in words."""

    bands: Sequence[Band]
    points: Sequence[Point]
    alt: str
    kind: Literal["scale"] = "scale"


Block = Heading | Paragraph | Bullets | Table | Scale


@dataclass(frozen=True)
class Brief:
    """A brief of one or two pages, each a list of blocks; a page is set as large as it can be.

    `label`: what is printed large where everything is invented, else empty. `kicker` stands above the title, `under`
    below it, `foot` at the foot of each page with `page_of`, in which {page} and {pages} are filled by the typesetter.
    `fingerprint`: that of its first number, by which the file is remembered.
    """

    lang: str
    title: str
    kicker: str
    under: str
    label: str
    foot: str
    page_of: str
    pages: Sequence[Sequence[Block]]
    fingerprint: str | None = None

    def as_data(self) -> dict[str, Any]:
        """The brief as plain data for the template."""
        return asdict(self)

    def figures(self) -> list[Scale | Bar]:
        """The figures in the order in which they stand."""
        found: list[Scale | Bar] = []
        for block in (block for page in self.pages for block in page):
            if isinstance(block, Scale):
                found.append(block)
            elif isinstance(block, Table):
                found += [cell.bar for row in block.rows for cell in row if cell.bar]
        return found
