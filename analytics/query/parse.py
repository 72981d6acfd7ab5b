"""The first wall: a query is read in full, and what is not understood, or not known by name, is refused.

What is run afterwards is put together from the tokens that were looked at here, each in its place: comments are gone,
and text and names stand in the one form that every reader of SQL takes alike. So nothing can hide in a difference
between two readers of the language.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import sqlglot

# What the parser loads when it first meets a list or a pivot: no file can be opened once the walls stand.
import sqlglot.dialects.duckdb
import sqlglot.optimizer.annotate_types
import sqlglot.optimizer.normalize_identifiers
import sqlglot.optimizer.scope
import sqlglot.optimizer.simplify
import sqlglot.serde
from sqlglot import exp
from sqlglot.errors import ParseError, TokenError
from sqlglot.tokens import Token, TokenType

from analytics.query import limits
from analytics.query.errors import Refused
from analytics.query.functions import BARE, CHANGING, FUNCTIONS, SYNTAX, TABLE_FUNCTIONS

_STARTS = frozenset(("select", "with", "from", "values", "("))
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# A name of one's own may not be taken for one of the catalogue, whatever the order in which both are looked up.
_RESERVED = re.compile(r"(duckdb|pg|sqlite|pragma|information_schema)(_|$)")
_OPENING, _CLOSING = frozenset("([{"), frozenset(")]}")
_REFUSED: dict[type[exp.Expr], str] = {
    exp.Insert: "statement", exp.Update: "statement", exp.Delete: "statement", exp.Merge: "statement",
    exp.Create: "statement", exp.Drop: "statement", exp.Alter: "statement", exp.Command: "statement",
    exp.Copy: "statement", exp.Attach: "statement", exp.Detach: "statement", exp.Set: "statement",
    exp.Pragma: "statement", exp.Use: "statement", exp.Describe: "statement", exp.Summarize: "statement",
    exp.Show: "statement", exp.Into: "statement", exp.Lock: "statement", exp.Transaction: "statement",
    exp.Placeholder: "parameter", exp.Parameter: "parameter", exp.SessionParameter: "parameter",
    exp.TableSample: "sample",
}  # fmt: skip


@dataclass(frozen=True)
class Names:
    """What a query may name of a release: tables and views, macros that give rows, macros that give a value."""

    tables: tuple[str, ...]
    table_macros: tuple[str, ...] = ()
    macros: tuple[str, ...] = ()


@dataclass(frozen=True)
class Checked:
    """A query that may be run: its text, character for character in its place, and the form that is fingerprinted."""

    text: str
    normal: str


def checked(sql: str, names: Names) -> Checked:
    """The query, if it is one that may be run. Raises Refused."""
    if not sql.strip():
        raise Refused("empty")
    if len(sql) > limits.CHARACTERS:
        raise Refused("too_long", limit=limits.CHARACTERS, n=len(sql))
    _check_characters(sql)
    tokens = _tokens(sql)
    _check_nesting(sql, tokens)
    text = _in_place(sql, tokens)
    tree = _tree(text)
    _check_calls(sql, tokens, tree, names)
    _check_nodes(sql, tree)
    _check_tables(sql, tree, names)
    return Checked(text, _in_one_form(sql, tokens))


def _place(sql: str, start: int) -> dict[str, int]:
    """Line and column of a character, from 1."""
    return {"line": sql.count("\n", 0, start) + 1, "column": start - sql.rfind("\n", 0, start)}


def _piece(sql: str, token: Token) -> str:
    return sql[token.start : token.end + 1]


def _check_characters(sql: str) -> None:
    for at, one in enumerate(sql):
        if unicodedata.category(one) in ("Cc", "Cs", "Co", "Cn") and one not in "\n\r\t":
            raise Refused("character", code=f"U+{ord(one):04X}", **_place(sql, at))


def _tokens(sql: str) -> list[Token]:
    """The tokens, without semicolons at the end; each of a kind whose form is checked."""
    try:
        tokens = sqlglot.tokenize(sql, read="duckdb")
    except TokenError:
        raise Refused("syntax", near=sql.rstrip()[-20:], **_place(sql, len(sql.rstrip()) - 1)) from None
    while tokens and tokens[-1].token_type is TokenType.SEMICOLON:
        tokens.pop()
    if not tokens:
        raise Refused("empty")
    # Before the form of the others: what follows a word such as EXPLAIN is no token of the language.
    first = _piece(sql, tokens[0]).split()[0]
    if first.lower() not in _STARTS:
        raise Refused("not_select", word=first[:40], **_place(sql, tokens[0].start))
    for token in tokens:
        _check_token(sql, token)
    return tokens


def _check_token(sql: str, token: Token) -> None:
    piece, place = _piece(sql, token), _place(sql, token.start)
    if token.token_type is TokenType.SEMICOLON:
        raise Refused("several", **place)
    if token.token_type is TokenType.STRING:
        is_known = piece == f"'{_doubled(token.text, chr(39))}'"
    elif token.token_type is TokenType.IDENTIFIER:
        is_known = piece == f'"{_doubled(token.text, chr(34))}"' and bool(token.text)
    else:
        if token.token_type in (TokenType.PARAMETER, TokenType.PLACEHOLDER):
            raise Refused("parameter", **place)
        strange = next((one for one in piece if not (one.isascii() and (one.isprintable() or one.isspace()))), None)
        if strange is not None:
            raise Refused("character", code=f"U+{ord(strange):04X}", **place)
        # Text in other quotes (dollars, E'', bits) is read differently by different readers.
        is_known = token.token_type is not TokenType.UNKNOWN and "'" not in piece and "$" not in piece
    if not is_known:
        raise Refused("literal", near=piece[:40], **place)


def _doubled(text: str, quote: str) -> str:
    return text.replace(quote, quote * 2)


def _check_nesting(sql: str, tokens: Sequence[Token]) -> None:
    depth = 0
    for token in tokens:
        depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if depth > limits.NESTING:
            raise Refused("nested", limit=limits.NESTING, **_place(sql, token.start))


def _in_place(sql: str, tokens: Sequence[Token]) -> str:
    """The tokens where they stood; spaces and line ends between them, and nothing else."""
    out, at = [], 0
    for token in tokens:
        out += ["\n" if one == "\n" else " " for one in sql[at : token.start]]
        out.append(_piece(sql, token))
        at = token.end + 1
    return "".join(out)


def _in_one_form(sql: str, tokens: Sequence[Token]) -> str:
    """The tokens with a space between any two, but in a number that begins with its point: apart it would be none."""
    pieces: list[str] = []
    before = None
    for token in tokens:
        is_rest = before is TokenType.DOT and token.token_type is TokenType.NUMBER
        pieces.append(("" if is_rest or not pieces else " ") + _normal(sql, token))
        before = token.token_type
    return "".join(pieces)


def _normal(sql: str, token: Token) -> str:
    piece = _piece(sql, token)
    if token.token_type in (TokenType.STRING, TokenType.IDENTIFIER):
        return piece
    return " ".join(piece.lower().split())  # two words may be one token: ORDER BY


def _tree(text: str) -> exp.Expr:
    try:
        trees = sqlglot.parse(text, read="duckdb")
    except ParseError as error:
        found = error.errors[0] if error.errors else {}
        near, line, end = str(found.get("highlight") or ""), int(found.get("line") or 1), int(found.get("col") or 1)
        raise Refused("syntax", near=near[:40], line=line, column=max(end - len(near) + 1, 1)) from None
    except RecursionError:
        raise Refused("nested", limit=limits.NESTING, line=1, column=1) from None
    tree = trees[0] if len(trees) == 1 else None
    if tree is None:
        raise Refused("several", line=1, column=1)
    inner = tree.unnest() if isinstance(tree, exp.Subquery) else tree
    if not isinstance(inner, exp.Select | exp.SetOperation | exp.Values):
        raise Refused("not_select", word=text.split(maxsplit=1)[0][:40], line=1, column=1)
    return tree


# Names that are called ----------------------------------------------------------------------------------------------


def _check_calls(sql: str, tokens: Sequence[Token], tree: exp.Expr, names: Names) -> None:
    """Every name before a parenthesis is a function that may be called, a word of the language, or a name that the
    query itself gives to columns (`AS t(a, b)`)."""
    allowed = FUNCTIONS | {one.lower() for one in (*names.table_macros, *names.macros)}
    own = Counter(alias.name.lower() for alias in tree.find_all(exp.TableAlias) if alias.columns)
    for token, following in pairwise(tokens):
        if following.token_type is not TokenType.L_PAREN or not _is_name(sql, token):
            continue
        called = token.text.lower()
        is_quoted = token.token_type is TokenType.IDENTIFIER
        if called in allowed or (called in SYNTAX and not is_quoted):
            continue
        if own[called]:
            own[called] -= 1
            continue
        raise _unknown("function", token.text, sorted(allowed), _place(sql, token.start))


def _is_name(sql: str, token: Token) -> bool:
    return token.token_type is TokenType.IDENTIFIER or bool(_WORD.fullmatch(_piece(sql, token)))


def _unknown(what: str, name: str, known: Iterable[str], place: dict[str, int]) -> Refused:
    """A name that is not there, with the nearest one that is."""
    if name.lower() in CHANGING:
        return Refused("clock", name=name[:60], **place)
    near = difflib.get_close_matches(name.lower(), list(known), n=1, cutoff=0.72)
    tokens: dict[str, Any] = {"near": near[0]} if near else {}
    return Refused(f"{what}_like" if near else what, name=name[:60], **tokens, **place)


# What the query is made of ------------------------------------------------------------------------------------------


def _check_nodes(sql: str, tree: exp.Expr) -> None:
    for node in tree.walk():
        for kind, reason in _REFUSED.items():
            if isinstance(node, kind):
                word = node.key.upper()
                tokens: dict[str, Any] = {"word": word} if reason == "statement" else {}
                raise Refused(reason, **tokens, **_near(sql, node, word))
        bare = _bare(node)
        if bare:
            raise _unknown("function", bare, (), _near(sql, node, bare))


def _bare(node: exp.Expr) -> str:
    """The name of a function that is called without parentheses, if the node is one."""
    if isinstance(node, exp.Column) and not node.table:
        is_quoted = isinstance(node.this, exp.Identifier) and node.this.quoted
        return node.name if node.name.lower() in BARE and not is_quoted else ""
    if isinstance(node, exp.Func) and node.sql_name().lower() in BARE:
        return node.sql_name().lower()
    return ""


def _near(sql: str, node: exp.Expr, word: str = "") -> dict[str, int]:
    """Where a node stands: at the word that gives it away, else at its first name that has a place."""
    found = re.search(rf"\b{re.escape(word)}\b", sql, re.IGNORECASE) if word else None
    places = [one.meta["start"] for one in node.find_all(exp.Identifier) if "start" in one.meta]
    return _place(sql, found.start() if found else min(places, default=0))


def _check_tables(sql: str, tree: exp.Expr, names: Names) -> None:
    tables = {one.lower() for one in names.tables}
    calls = TABLE_FUNCTIONS | {one.lower() for one in names.table_macros}
    for cte in tree.find_all(exp.CTE):
        if not _WORD.fullmatch(cte.alias) or _RESERVED.match(cte.alias.lower()):
            raise Refused("table", name=cte.alias[:60], **_near(sql, cte, cte.alias))
    for table in tree.find_all(exp.Table):
        if not isinstance(table.this, exp.Identifier):
            _check_table_function(sql, table, calls)
            continue
        place = _near(sql, table)
        if table.catalog or table.db.lower() not in ("", "main"):
            raise Refused("other_database", name=".".join(part.name for part in table.parts)[:60], **place)
        if table.name.lower() not in tables and (table.db or table.name.lower() not in set(_visible(table))):
            raise _unknown("table", table.name, sorted(tables), place)


def _check_table_function(sql: str, table: exp.Table, calls: frozenset[str]) -> None:
    called = table.this
    name = (
        called.name if isinstance(called, exp.Anonymous) else called.sql_name() if isinstance(called, exp.Func) else ""
    )
    is_known = name.lower() in calls or isinstance(called, exp.GenerateSeries | exp.Explode | exp.Unnest)
    if table.db or table.catalog or not is_known:
        raise Refused("table_function", name=(name or str(called))[:60], **_near(sql, table, name))


def _visible(table: exp.Table) -> Iterator[str]:
    """The names that the queries around a table give to queries of their own."""
    node: exp.Expr | None = table
    while node is not None:
        if isinstance(node, exp.Query):
            yield from (cte.alias.lower() for cte in node.ctes)
        node = node.parent
