"""How wide a line of Source Sans 3 is, and how to break or shorten one to fit.

The server draws without a browser, so widths come from the font's own advance widths: thousandths of
the font size, rounded up to tens, for the regular weight. Semibold runs wider by the factor below.
"""

from functools import lru_cache

_ADVANCES = {
    200: " ",
    250: "',.:;ij|ìíîï\u2018\u2019\u00b7",
    260: "l",
    270: "IÌÍÎÏ",
    290: "!",
    300: "f",
    310: "()[]{}\u2022",
    320: "-",
    340: "t\u00b0",
    350: "/\\r",
    420: "*s",
    430: '"?z\u201c\u201d',
    450: "x",
    460: "cç",
    470: "vyýÿ",
    480: "JYÝ\u2013",
    490: "L",
    500: "#$+0123456789<=>F^_ek~\u00d7èéêë\u00f7\u2264\u2265\u2212\u00a7\u00b1",
    510: "agàáâãäå",
    520: "VX",
    530: "EÈÉÊË",
    540: "STZ",
    550: "A`hnouÀÁÂÃÄÅðñòóôõöøùúûü",
    560: "bdpqþ",
    570: "PR",
    580: "CKÇß",
    590: "BÞ",
    610: "&",
    620: "DG\u2192\u2190",
    640: "Ð",
    650: "NUÑÙÚÛÜ",
    660: "H",
    670: "OQÒÓÔÕÖØ",
    720: "w",
    730: "M",
    780: "æ",
    790: "W",
    800: "\u2014",
    830: "%mÆ",
    850: "@",
    950: "\u2026",
}
_ADVANCE_OF = {letter: advance for advance, letters in _ADVANCES.items() for letter in letters}
_OTHER_ADVANCE = 700
_BOLD_FACTOR = 1.05
ELLIPSIS = "\u2026"


@lru_cache(maxsize=8192)
def measure_text(content: str, *, size: float, bold: bool = False) -> float:
    """Return the width of one line in the units of ``size``; never less than the font needs."""
    thousandths = sum(_ADVANCE_OF.get(letter, _OTHER_ADVANCE) for letter in content)
    return thousandths * size / 1000 * (_BOLD_FACTOR if bold else 1)


def shorten_text(content: str, *, width: float, size: float, bold: bool = False) -> str:
    """Return ``content``, or its beginning and an ellipsis, at most ``width`` wide; empty where not even that fits."""
    if measure_text(content, size=size, bold=bold) <= width:
        return content
    for length in range(len(content) - 1, 0, -1):
        shorter = content[:length].rstrip(" ,.-") + ELLIPSIS
        if measure_text(shorter, size=size, bold=bold) <= width:
            return shorter
    return ""


def wrap_text(content: str, *, width: float, size: float, lines: int = 2, bold: bool = False) -> list[str]:
    """Break at spaces into at most ``lines`` lines of ``width``; what is left over ends in an ellipsis."""
    words = content.split()
    wrapped: list[str] = []
    while words and len(wrapped) < lines - 1:
        taken = _count_fitting(words, width=width, size=size, bold=bold)
        wrapped.append(shorten_text(" ".join(words[:taken]), width=width, size=size, bold=bold))
        words = words[taken:]
    if words:
        wrapped.append(shorten_text(" ".join(words), width=width, size=size, bold=bold))
    return wrapped or [""]


def balance_text(content: str, *, width: float, size: float, lines: int, bold: bool = False) -> list[str]:
    """Wrap like ``wrap_text``, with lines of about one length: no last line of a single word."""
    best = wrap_text(content, width=width, size=size, lines=lines, bold=bold)
    for tenth in range(9, 4, -1):
        tried = wrap_text(content, width=width * tenth / 10, size=size, lines=lines, bold=bold)
        if len(tried) != len(best) or any(ELLIPSIS in line for line in tried):
            break
        best = tried
    return best


def _count_fitting(words: list[str], *, width: float, size: float, bold: bool) -> int:
    fitting = 1
    while fitting < len(words) and measure_text(" ".join(words[: fitting + 1]), size=size, bold=bold) <= width:
        fitting += 1
    return fitting


def spread_labels(centres: list[float], widths: list[float], *, low: float, high: float, gap: float = 4) -> list[float]:
    """Move label centres apart so that none overlap and all stay within ``low``..``high``, order kept.

    Where they cannot all fit, they are packed from ``low`` on.
    """
    placed: list[float] = []
    edge = low
    for centre, width in zip(centres, widths, strict=True):
        placed.append(max(centre, edge + width / 2))
        edge = placed[-1] + width / 2 + gap
    edge = high
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = min(placed[index], edge - widths[index] / 2)
        edge = placed[index] - widths[index] / 2 - gap
    if placed and placed[0] - widths[0] / 2 < low - 0.01:
        return _pack_labels(widths, low=low, gap=gap)
    return placed


def _pack_labels(widths: list[float], *, low: float, gap: float) -> list[float]:
    placed, edge = [], low
    for width in widths:
        placed.append(edge + width / 2)
        edge += width + gap
    return placed
