"""What a file is, by its content. Its name is only compared afterwards."""

from __future__ import annotations

import re

from analytics.intake.errors import Refused

HEAD = 4096
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# First bytes of what people send by mistake, and the reason under which it is refused.
_MAGIC = (
    (b"%PDF", "pdf"), (b"{\\rtf", "document"),
    (b"\x1f\x8b", "archive"), (b"7z\xbc\xaf", "archive"), (b"Rar!", "archive"),
    (b"\x89PNG", "picture"), (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"BM", "picture"),
    (b"PK\x05\x06", "archive"),
    # SYLK and DIF: tables written as text that no person reads, with the values between instructions.
    (b"ID;P", "exchange"), (b"TABLE\r\n0,1\r\n", "exchange"), (b"TABLE\n0,1\n", "exchange"),
    # Excel before 5.0 wrote its records without a container.
    (b"\x09\x00\x04\x00", "old_excel"), (b"\x09\x02\x06\x00", "old_excel"), (b"\x09\x04\x06\x00", "old_excel"),
)  # fmt: skip
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|meta|title|body|style|script|table|div|p|center|font|!--)", re.I)
_SUFFIXES = {
    "xlsx": (".xlsx", ".xltx"), "xlsm": (".xlsm", ".xltm", ".xlam"), "xls": (".xls", ".xlt"), "xlsb": (".xlsb",),
    "ods": (".ods", ".ots"), "csv": (".csv", ".txt"), "tsv": (".tsv", ".tab", ".csv", ".txt"),
}  # fmt: skip


def kind(head: bytes) -> str:
    """The container of a file from its first bytes: "zip", "ole" or "text". Raises Refused for anything else."""
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return "ole"
    for magic, reason in _MAGIC:
        # "BM" alone may begin a text.
        if head.startswith(magic) and (magic != b"BM" or b"\0" in head[:16]):
            raise Refused(reason)
    start = beginning(head)
    if _HTML.match(start) or start.lower().startswith("mime-version:"):
        raise Refused("html")
    if start.startswith(("<?xml", "<")):
        raise Refused("html" if re.search(r"<(?:html|table)\b", start, re.I) and "office:" not in start else "xml")
    return "text"


def beginning(head: bytes) -> str:
    """The first characters of a text, without white space before them; bytes that are no text come as they may."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return head[len(bom) :].decode(encoding, "replace").lstrip()
    if head[1:2] == b"\0":
        return head.decode("utf-16-le", "replace").lstrip()
    return head.decode("latin-1").lstrip()


def compound(data: bytes) -> list[str]:
    """The remarks on an OLE2 file that holds a workbook. Raises Refused where it holds something else."""

    def has(name: str) -> bool:
        # A name in the directory of the container: UTF-16, padded with zeros.
        return (name.encode("utf-16-le") + b"\0\0") in data

    if has("EncryptedPackage"):
        raise Refused("encrypted")
    if not has("Workbook") and not has("Book"):
        raise Refused("document" if has("WordDocument") or has("PowerPoint Document") else "damaged")
    return ["macros"] if has("_VBA_PROJECT") else []


def is_misnamed(file_format: str, file_name: str) -> bool:
    """Whether the end of a name says another format than the content has."""
    found = re.search(r"\.[a-z0-9]{1,5}$", file_name.lower())
    return found is not None and found.group() not in _SUFFIXES[file_format]
