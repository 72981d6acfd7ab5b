"""Who may import whom, where SQL may stand, and that no number is typed into a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from analytics.words import texts

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("analytics", "ui", "pages")
CODE = [*sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py")), ROOT / "app.py"]
# Module prefix: what of the project, and of the heavy outside, it may import. The longest prefix that fits counts.
MAY = {
    "app": ("ui", "analytics", "streamlit"),
    "pages": ("ui", "analytics", "streamlit"),
    "ui": ("ui", "analytics", "streamlit"),
    "ui.charts": ("ui.charts", "ui.theme"),
    "analytics.words": ("analytics.words", "analytics.numbers", "analytics.errors"),
    "analytics.numbers": (),
    "analytics.errors": ("analytics.findings",),
    "analytics.findings": (),
    "analytics.selection": (),
    "analytics.settings": (),
    "analytics.paths": ("analytics.settings",),
    "analytics.names": ("analytics.names",),
    "analytics.simulate": ("analytics.simulate", "analytics.errors", "analytics.findings"),
    "analytics.warehouse": ("analytics.warehouse", "analytics.errors", "analytics.findings", "analytics.paths",
                            "analytics.simulate"),
    "analytics.measures": ("analytics.measures", "analytics.warehouse", "analytics.errors", "analytics.selection",
                           "analytics.paths"),
    "analytics": ("analytics",),
}  # fmt: skip
WATCHED = ("ui", "analytics", "pages", "app", "streamlit", "plotly")


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (
                [f"{node.module}.{a.name}" for a in node.names] if node.module in ("analytics", "ui") else [node.module]
            )


def within(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(prefix + ".") for prefix in prefixes)


@pytest.mark.parametrize("path", CODE, ids=module_of)
def test_imports_go_one_way(path: Path) -> None:
    module = module_of(path)
    rule = max((prefix for prefix in MAY if within(module, (prefix,))), key=len)
    wrong = [name for name in imports_of(path) if name.split(".")[0] in WATCHED and not within(name, MAY[rule])]
    assert wrong == []


@pytest.mark.parametrize("path", CODE, ids=module_of)
def test_sql_lives_in_measures_and_the_warehouse(path: Path) -> None:
    if within(module_of(path), ("analytics.measures", "analytics.warehouse")):
        return
    literals = [node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
                if isinstance(node, ast.Constant) and isinstance(node.value, str)]  # fmt: skip
    assert [text for text in literals if re.search(r"\bSELECT\b[\s\S]*\bFROM\b", text)] == []


def test_pages_are_thin() -> None:
    assert {
        path.name: n for path in (ROOT / "pages").glob("*.py") if (n := len(path.read_text().splitlines())) > 120
    } == {}


def test_no_module_is_past_its_size() -> None:
    assert {
        module_of(path): n for path in CODE if (n := len(path.read_text(encoding="utf-8").splitlines())) > 400
    } == {}


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_digit_is_typed_into_a_text(lang: str) -> None:
    """Numbers come from measures and data by token. Names of formats and regulations are not numbers of ours."""
    names = re.compile(r"\{[^}]*\}|base32|SHA-256|UTF-8|A4|CC BY \d\.\d|ISO \d+(-\d)?|WCAG \d\.\d")
    own = {key: text for key, text in texts(lang).items() if not key.startswith("builtin.")}  # Streamlit's own words
    found = {key: text for key, text in own.items() if re.search(r"\d", names.sub("", text))}
    assert found == {}


def test_no_digit_is_typed_into_a_page() -> None:
    """Text literals of pages and views hold no digits: words come from the catalogues, numbers from measures."""
    found = []
    for path in [*(ROOT / "pages").glob("*.py"), *(ROOT / "ui" / "views").glob("*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {id(node.body[0].value) for node in ast.walk(tree)
                if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and node.body
                and isinstance(node.body[0], ast.Expr)}  # fmt: skip
        found += [(path.name, node.value) for node in ast.walk(tree)
                  if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
                  and re.search(r"\s\S*\d|\d\S*\s", re.sub(r"<[^>]*>?|%[^%]*", "", node.value))]  # fmt: skip
    assert found == []
