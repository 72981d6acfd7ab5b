"""The look: colour tokens for light and dark, the classes that charts use, and the style of the page.

A token is a name with a colour for each scheme. Charts and page use tokens as CSS variables (``--pm-ink``); a file
that leaves the app (``ui.charts.sheet``) gets the light colours written out, since no style comes with it.
"""

from functools import lru_cache
from pathlib import Path

LIGHT = {
    "ink": "#1B1F24",
    "muted": "#59636E",
    "rule": "#D9DEE3",
    "accent": "#1F4E5F",
    "paper": "#FFFFFF",
    "wash": "#F3F5F7",
    "hatch": "#87919B",
    "step-0": "#E0ECF0",
    "step-1": "#CBE0E5",
    "step-2": "#A3C8D1",
    "step-3": "#74A9B6",
    "step-4": "#3A7286",
    "step-5": "#1F4E5F",
    "on-step-0": "#1B1F24",
    "on-step-1": "#1B1F24",
    "on-step-2": "#1B1F24",
    "on-step-3": "#0E1117",
    "on-step-4": "#FFFFFF",
    "on-step-5": "#FFFFFF",
}
DARK = {
    "ink": "#E8EAED",
    "muted": "#A3ADB8",
    "rule": "#2B333C",
    "accent": "#8CC3D4",
    "paper": "#0E1117",
    "wash": "#171C23",
    "hatch": "#76818D",
    "step-0": "#152128",
    "step-1": "#1C323C",
    "step-2": "#254855",
    "step-3": "#336476",
    "step-4": "#659FB1",
    "step-5": "#9CCFDE",
    "on-step-0": "#E8EAED",
    "on-step-1": "#E8EAED",
    "on-step-2": "#E8EAED",
    "on-step-3": "#FFFFFF",
    "on-step-4": "#0E1117",
    "on-step-5": "#0E1117",
}
# The same in both schemes; a test holds them equal to data/category.csv, where the choice is explained.
CATEGORY_FILL = {"buruk": "#9D4649", "kurang": "#BD894D", "baik": "#38A19B", "sangat_baik": "#4A60A0"}
CATEGORY_TEXT = {"buruk": "#FFFFFF", "kurang": "#0E1117", "baik": "#0E1117", "sangat_baik": "#FFFFFF"}
STEPS = 6
WIDE = 680
NARROW = 340
FONT_PAGE = '"Source Sans", "Source Sans 3", sans-serif'
FONT_FILE = "'Source Sans 3', 'Source Sans Pro', sans-serif"

_CSS_DIR = Path(__file__).parent / "css"
_SHEETS = ("page", "shell", "data", "agencies", "query", "check", "guide", "print")

# Class -> properties; "$name" is a token. Written once here for the page (variables) and for files (colours).
_CHART_RULES: dict[str, str] = {
    ".pm-svg text": "font-variant-numeric:tabular-nums",
    ".pm-ink": "fill:$ink",
    ".pm-muted": "fill:$muted",
    ".pm-accent": "fill:$accent",
    ".pm-paper": "fill:$paper",
    ".pm-wash": "fill:$wash",
    ".pm-rule": "fill:none;stroke:$rule;stroke-width:1",
    ".pm-axis": "fill:none;stroke:$muted;stroke-width:1",
    ".pm-lead": "fill:none;stroke:$muted;stroke-width:1",
    ".pm-ink-line": "fill:none;stroke:$ink;stroke-width:1.5",
    ".pm-accent-line": "fill:none;stroke:$accent;stroke-width:2",
    ".pm-after": "fill:$muted;fill-opacity:0.13",
    ".pm-outline": "fill:none;stroke:$muted;stroke-width:1",
    ".pm-outline-dashed": "fill:none;stroke:$muted;stroke-width:1;stroke-dasharray:2 2",
    ".pm-hatch-line": "fill:none;stroke:$hatch;stroke-width:1",
    ".pm-hatch-edge": "fill:none;stroke:$hatch;stroke-width:1",
    ".pm-halo": "stroke:$paper;stroke-width:4;stroke-linejoin:round;paint-order:stroke",
    ".pm-open-ink": "fill:$paper;stroke:$ink;stroke-width:1.75",
    ".pm-open-accent": "fill:$paper;stroke:$accent;stroke-width:1.75",
    ".pm-named": "fill:none;stroke:$ink;stroke-width:1.75",
    ".pm-ring": "fill:none;stroke:$ink;stroke-width:1.25;stroke-dasharray:3 2.5",
    ".pm-cross": "fill:none;stroke:$ink;stroke-width:2;stroke-linecap:round",
    ".pm-chosen": "fill:none;stroke:$ink;stroke-width:3",
    ".pm-chosen-inner": "fill:none;stroke:$paper;stroke-width:2",
    ".pm-tile-edge": "fill:none;stroke:none",
    ".pm-thin": "stroke-width:1",
    ".pm-watermark": "fill:$muted;fill-opacity:0.16",
}
# The same form without a category, for a legend: no colour that could be taken for one.
ANY = "any"
_CATEGORY_RULES: dict[str, str] = {
    "fill": "fill:{fill}",
    "on": "fill:{text}",
    "line": "fill:none;stroke:{fill};stroke-width:2",
    "hollow": "fill:$paper;stroke:{fill};stroke-width:2",
    "dot": "fill:{fill};stroke:$paper;stroke-width:1",
    "pale": "fill:{fill};fill-opacity:0.45",
    "tint": "fill:{fill};fill-opacity:0.14",
    "ribbon": "fill:{fill};fill-opacity:0.4",
}


def chart_rules(colours: dict[str, str] | None = None) -> str:
    """The classes of the charts as CSS: with CSS variables, or with the given colours written out."""
    rules = dict(_CHART_RULES)
    for category, fill in CATEGORY_FILL.items():
        for form, properties in _CATEGORY_RULES.items():
            filled = properties.format(fill=fill, text=CATEGORY_TEXT[category])
            rules[f".pm-{form}-{category}"] = filled
    for form in ("fill", "line", "pale"):
        rules[f".pm-{form}-{ANY}"] = _CATEGORY_RULES[form].format(fill="$muted")
    for step in range(STEPS):
        rules[f".pm-fill-step-{step}"] = f"fill:$step-{step}"
        rules[f".pm-on-step-{step}"] = f"fill:$on-step-{step}"
    return "".join(f"{name}{{{_fill_tokens(text, colours)}}}" for name, text in rules.items())


def _fill_tokens(properties: str, colours: dict[str, str] | None) -> str:
    # Longest names first: "$step-1" must not be taken for the beginning of another name.
    for token in sorted(LIGHT, key=len, reverse=True):
        properties = properties.replace(f"${token}", colours[token] if colours else f"var(--pm-{token})")
    return properties


@lru_cache(maxsize=1)
def css() -> str:
    """All style of the page: the content of one ``<style>`` element, without the element."""
    parts = [
        _write_tokens(),
        chart_rules(),
        *(_read_css(f"{name}.css") for name in _SHEETS),
    ]
    return "\n".join(part.replace("/*light-tokens*/", _list_tokens(LIGHT)) for part in parts)


def _write_tokens() -> str:
    """Tokens by the browser's scheme and, where it can be read, by the scheme that Streamlit shows.

    A visitor may choose a theme in Streamlit's menu against his browser's; ``light-dark()`` follows that choice,
    because Streamlit sets ``color-scheme`` on its root.
    """
    both = "".join(f"--pm-{name}:light-dark({LIGHT[name]},{DARK[name]});" for name in LIGHT)
    return (
        f":root{{{_list_tokens(LIGHT)}--pm-font:{FONT_PAGE};}}"
        f"@media (prefers-color-scheme: dark){{:root{{{_list_tokens(DARK)}}}}}"
        f"@supports (color: light-dark(#000,#fff)){{.stApp{{{both}}}}}"
    )


def _list_tokens(colours: dict[str, str]) -> str:
    return "".join(f"--pm-{name}:{colour};" for name, colour in colours.items())


def _read_css(name: str) -> str:
    return (_CSS_DIR / name).read_text(encoding="utf-8").strip()
