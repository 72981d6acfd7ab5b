"""What a query gives: values and types, order, what is cut, the fingerprint, places of faults, examples, schema."""

from __future__ import annotations

import contextlib
import json
import random
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from analytics.measures import compute
from analytics.measures.fingerprint import normal_form
from analytics.query import ask as module
from analytics.query import limits
from analytics.query.ask import ask, standing
from analytics.query.errors import Refused
from analytics.query.examples import WHO, examples
from analytics.query.functions import BARE, FUNCTIONS, SYNTAX
from analytics.query.parse import Names, checked
from analytics.query.schema import FIRST, schema
from analytics.query.walls import WALLS
from analytics.warehouse import Release, build_release
from analytics.warehouse.queryable import relations
from analytics.words import LANGUAGES, texts
from tests.make import a_folder
from tests.query.test_ways_out import CASES

NAMES = Names(("agency", "result", "category"), ("latest_result", "results_in"), ("is_contradicting",))
# Queries of every kind that people write: none may be refused.
WRITTEN = [
    "FROM agency",
    "from agency select agency_id where name_id is not null limit 3",
    "SELECT * FROM agency;",
    "SELECT DISTINCT agency_type FROM main.agency ORDER BY ALL",
    "SELECT * EXCLUDE (source) REPLACE (upper(name_id) AS name_id) FROM agency",
    "SELECT COLUMNS('.*_id') FROM agency",
    "SELECT count(*) FILTER (score > 300), avg(score) FROM result GROUP BY ALL HAVING count(*) > 1",
    "SELECT agency_id, row_number() OVER (PARTITION BY year ORDER BY score DESC NULLS LAST) FROM result",
    "SELECT sum(score) OVER w FROM result WINDOW w AS (ORDER BY year ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)",
    "SELECT agency_id FROM result QUALIFY rank() OVER (ORDER BY score) = 1",
    "WITH a(x) AS (SELECT 1), b AS MATERIALIZED (SELECT x FROM a) SELECT x FROM b",
    "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n FROM t",
    "SELECT * FROM (VALUES (1, 'a'), (2, 'b')) AS t(n, letter)",
    "VALUES (1), (2)",
    "(SELECT 1) UNION (SELECT 2) EXCEPT SELECT 3 ORDER BY 1",
    "SELECT * FROM latest_result(2020) r JOIN agency USING (agency_id) LEFT JOIN category c USING (category_id)",
    "SELECT * FROM agency a SEMI JOIN result r ON a.agency_id = r.agency_id",
    "SELECT * FROM agency a, LATERAL (SELECT score FROM result r WHERE r.agency_id = a.agency_id) s",
    "SELECT a.agency_id FROM agency a WHERE EXISTS (SELECT 1 FROM result r WHERE r.agency_id = a.agency_id)",
    "SELECT * FROM agency WHERE agency_id IN (SELECT agency_id FROM result) AND name_id ILIKE '%kota%'",
    "SELECT score >= ALL (SELECT score FROM result), score = ANY (SELECT 1) FROM result",
    "SELECT CASE WHEN score > 324 THEN 'tinggi' ELSE 'lain' END, coalesce(score, 0), nullif(score, 0) FROM result",
    "SELECT CAST(score AS INTEGER), score::VARCHAR(5), TRY_CAST('x' AS DECIMAL(5, 2)), 1::INT FROM result",
    "SELECT extract(year FROM DATE '2020-01-31'), DATE '2020-01-31' + INTERVAL 3 DAY",
    "SELECT trim(BOTH ' ' FROM ' a '), substring('abc' FROM 2 FOR 1), position('b' IN 'abc'), left('abc', 1)",
    "SELECT 'a' || 'b', strftime(DATE '2020-01-31', '%Y')",
    "SELECT [1, 2, 3][1], {'a': 1}.a, MAP {'a': 1}['a'], [x + 1 FOR x IN [1, 2]], list_transform([1], lambda x: x + 1)",
    "SELECT unnest([1, 2]), unnest(range(3)), generate_subscripts([1], 1)",
    "SELECT * FROM range(3) t(n), generate_series(1, 3) s",
    "SELECT string_agg(name_id, ', ' ORDER BY name_id), arg_max(name_id, valid_from) FROM agency",
    "SELECT quantile_cont(score, 0.5), median(score), mode(score), stddev(score), max(score, 3) FROM result",
    "SELECT regexp_matches(name_id, '^Kota'), regexp_extract(name_id, '(\\w+)$', 1) FROM agency",
    "SELECT year, count(*) FROM result GROUP BY ROLLUP (year)",
    "SELECT year, grouping(year) FROM result GROUP BY GROUPING SETS ((year), ())",
    "SELECT * FROM (SELECT year, stage FROM result) PIVOT (count(*) FOR stage IN ('award', 'verified'))",
    "SELECT * FROM (SELECT 1 AS a, 2 AS b) UNPIVOT (value FOR name IN (a, b))",
    "SELECT is_contradicting('baik', 1, 'buruk', 1), 7 // 2, 7 % 2, 2 ** 3, -1, NOT true, 1 <> 2, 1e3, .5",
    "SELECT name_id AS \"Nama, dengan koma\", 'it''s' AS \"user\" FROM agency -- komentar; DROP TABLE x",
    "SELECT /* komentar 'dengan kutip */ 1",
    "SELECT agency_id: name_id FROM agency ORDER  \n BY 1 DESC LIMIT (2) OFFSET 1",
    "SELECT 'teks dengan é, 漢 dan 🙂; DROP TABLE x --'",
    "SELECT 'x . 5 y', .5",
]


@pytest.mark.parametrize("sql", WRITTEN, ids=range(len(WRITTEN)))
def test_what_people_write_is_answered(small: Release, sql: str) -> None:
    assert checked(sql, NAMES).text
    assert ask(small, sql).columns


def test_the_allowed_functions_exist_and_compute_alone(small: Release) -> None:
    """No name is allowed that DuckDB does not know, and none that gives another answer each time."""
    known = dict(
        small.rows(
            "SELECT lower(function_name), bool_and(coalesce(stability, '') <> 'VOLATILE')"
            " FROM duckdb_functions() GROUP BY 1"
        )
    )
    of_the_grammar = {
        "coalesce",
        "if",
        "ifnull",
        "cast",
        "try_cast",
        "try",
        "isnull",
        "row",
        "extract",
        "overlay",
        "trim",
        "position",
        "substring",
        "grouping",
        "grouping_id",
        "percentile_cont",
        "percentile_disc",
        "unnest",
        "struct_extract",
    }
    windows = {
        "cume_dist",
        "dense_rank",
        "first_value",
        "lag",
        "last_value",
        "lead",
        "nth_value",
        "ntile",
        "percent_rank",
        "rank",
        "rank_dense",
        "row_number",
    }
    assert FUNCTIONS - known.keys() - of_the_grammar - windows == set()
    assert {name for name in FUNCTIONS if known.get(name) is False} == set()
    assert set() == FUNCTIONS & BARE
    assert {name for name in SYNTAX if name in known and name not in FUNCTIONS} <= {"array", "map"} | SYNTAX


def test_values_and_types_arrive_as_they_are(small: Release) -> None:
    answer = ask(
        small,
        """SELECT 1 AS i, 1.50::DECIMAL(5, 2) AS d, 0.5::DOUBLE AS f, 'é' AS t, true AS b, NULL AS n,
        DATE '2020-01-31' AS day, [1, NULL] AS l, {'a': 1.5, 'b': 'x'} AS s,
        170141183460469231731687303715884105727 AS h,
        'ab'::BLOB AS raw, TIMESTAMP '2020-01-31 12:00:00' AS at, INTERVAL 1 DAY AS span""",
    )
    assert answer.rows == (
        (
            1,
            Decimal("1.50"),
            0.5,
            "é",
            True,
            None,
            "2020-01-31",
            "[1, null]",
            '{"a": 1.5, "b": "x"}',
            170141183460469231731687303715884105727,
            "6162",
            "2020-01-31T12:00:00",
            "1 day, 0:00:00",
        ),
    )
    kinds = {column.name: column.kind for column in answer.columns}
    assert [kinds[name] for name in "idftb"] == ["integer", "number", "number", "string", "boolean"]
    assert kinds["h"] == "integer"
    assert kinds["day"] == "string"


def test_a_division_by_nothing_is_empty_and_counted(small: Release) -> None:
    answer = ask(small, "SELECT 1 / 0 AS x, 'nan'::DOUBLE AS y, 2.5 AS z")
    assert answer.rows == ((None, None, Decimal("2.5")),)
    assert answer.not_finite == 2


def test_a_long_result_is_cut_and_says_so(small: Release) -> None:
    answer = ask(small, f"SELECT * FROM range({limits.ROWS + 1})")
    assert (len(answer.rows), answer.is_cut) == (limits.ROWS, True)
    answer = ask(small, f"SELECT * FROM range({limits.ROWS})")
    assert (len(answer.rows), answer.is_cut) == (limits.ROWS, False)


def test_a_wide_result_is_cut_by_its_bytes(small: Release) -> None:
    answer = ask(small, "SELECT repeat('é', 20000) FROM range(5000)")
    assert answer.is_cut
    assert 0 < len(answer.rows) < 100
    assert answer.size <= limits.RESULT_BYTES + 10_000


def test_a_long_text_is_shortened_and_counted(small: Release) -> None:
    answer = ask(small, "SELECT repeat('a', 1000000), 'b'")
    assert answer.cut_cells == 1
    assert answer.rows[0][0] == "a" * limits.CELL_CHARACTERS + "…"


def test_a_window_into_another_release_is_not_kept(small: Release, tmp_path: Path, home: Path) -> None:
    other = build_release("published", data_dir=a_folder(tmp_path / "data", {"claim": []}))
    sql = "SELECT count(*) FROM claim"
    assert ask(small, sql).rows != ask(other, sql).rows
    assert ask(small, sql).fingerprint != ask(other, sql).fingerprint


# The fingerprint ----------------------------------------------------------------------------------------------------


def test_the_fingerprint_stays_with_comments_spaces_and_case(small: Release) -> None:
    marks = {
        ask(small, sql).fingerprint
        for sql in (
            "SELECT count(*) AS n FROM agency",
            "select COUNT( * )\n as N -- how many\nfrom AGENCY;",
            "/* x */ SELECT count(*) AS n FROM agency ;",
        )
    }
    assert len(marks) == 1
    assert normal_form(marks.pop())


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) AS m FROM agency",
        "SELECT count(*) AS n FROM agency WHERE true",
        'SELECT count(*) AS "N" FROM agency',
        "SELECT count(*) AS n FROM source",
    ],
)
def test_the_fingerprint_changes_with_the_query(small: Release, sql: str) -> None:
    assert ask(small, sql).fingerprint != ask(small, "SELECT count(*) AS n FROM agency").fingerprint


def test_text_in_quotes_keeps_its_case_and_spaces() -> None:
    assert checked("SELECT  'A  b' AS \"C  d\"\nORDER\nBY 1", NAMES).normal == "select 'A  b' as \"C  d\" order by 1"


@pytest.mark.parametrize("sql", WRITTEN, ids=range(len(WRITTEN)))
def test_the_one_form_of_a_query_is_the_same_query(small: Release, sql: str) -> None:
    """It is what is noted, and asked again when a fingerprint is verified."""
    query = checked(sql, NAMES)
    assert checked(query.normal, NAMES).normal == query.normal
    assert small.rows(query.normal) == small.rows(query.text)


def test_the_same_query_gives_the_same_answer_in_another_process(
    small: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = "SELECT agency_type, avg(length(name_id)) FROM agency GROUP BY agency_type"
    first = ask(small, sql)
    monkeypatch.setattr(module, "_KEPT", module._Kept())
    second = ask(small, sql)
    assert first is not second
    assert (first.rows, first.fingerprint) == (second.rows, second.fingerprint)


def test_kept_answers_are_bounded(small: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = module._Kept()
    monkeypatch.setattr(module, "_KEPT", kept)
    answers = [ask(small, f"SELECT repeat('{n}', 30000) FROM range(100)") for n in range(5)]
    assert sum(one.size for one in kept._answers.values()) <= limits.RESULT_BYTES < sum(one.size for one in answers)
    assert ask(small, answers[-1].sql) is answers[-1]


def test_the_first_wall_needs_no_file_once_the_walls_stand() -> None:
    """The parser loads parts of itself when it first needs them; all of them must be there before."""
    child = """
import json, sys
from analytics.query import parse, walls
from analytics.query.errors import Refused
listed = json.loads(sys.stdin.readline())
walls.close_files()
names = parse.Names(("agency", "result", "category"), ("latest_result", "results_in"), ("is_contradicting",))
for sql in listed:
    try:
        parse.checked(sql, names)
    except Refused:
        pass
print("all read")
"""
    listed = [*WRITTEN, *(sql for _, sql in CASES if len(sql) < limits.CHARACTERS and sql.isprintable())]
    done = subprocess.run(
        [sys.executable, "-I", "-c", child],
        input=json.dumps(listed),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.stdout.strip() == "all read", done.stderr


# Where a fault is ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sql", "reason", "line", "column"),
    [
        ("SELECT agenci_id FROM agency", "column_like", 1, 8),
        ("SELECT\n  zzz\nFROM agency", "column", 2, 3),
        ("SELECT a.zzz FROM agency a", "column", 1, 8),
        ("SELECT name_id,\n count(*) FROM agency", "group", 1, 8),
        ("SELECT agency_id FROM agency, result", "ambiguous", 1, 8),
        ("SELECT sum(name_id) FROM agency", "types", 1, 8),
        ("SELECT name_id::INTEGER FROM agency", "convert", 1, 15),
        ("SELECT *\nFROM agencyy", "table_like", 2, 6),
        ("SELECT *\nFROM instansi", "table", 2, 6),
        ("SELECT 1,\n  lenght('a')", "function_like", 2, 3),
        ("SELECT * FROM agency WHERE", "syntax", 1, 22),
        ("SELECT a FROM (SELECT 1 AS a\nORDER BY", "syntax", 2, 7),
        ("SELECT 1;\nSELECT 2", "several", 1, 9),
        ("-- a comment first\nSELECT getenv('x')", "function", 2, 8),
        ("SELECT 'teks',\n\u00a0zzz FROM agency", "column", 2, 2),
    ],
)
def test_a_fault_is_told_with_its_place(small: Release, sql: str, reason: str, line: int, column: int) -> None:
    with pytest.raises(Refused) as refusal:
        ask(small, sql)
    found = refusal.value
    assert found.reason == reason
    assert found.line == line
    assert abs(found.column - column) <= (8 if reason in ("syntax", "convert") else 0)
    for lang in LANGUAGES:
        assert str(line) in found.sentence(lang)


def test_what_the_database_says_tells_no_path(small: Release) -> None:
    for sql in ("SELECT * FROM nothing_here", "SELECT zzz FROM agency", "SELECT name_id::INTEGER FROM agency"):
        with pytest.raises(Refused) as refusal:
            ask(small, sql)
        assert str(small.path.parent) not in refusal.value.sentence("en")
        assert small.release_id not in refusal.value.sentence("en")


def test_nothing_makes_the_reader_of_sql_fail_unexplained() -> None:
    """Random texts out of the words of the language: an answer or a refusal, never another error."""
    pieces = [
        *"()[]{},.;:*+-/'\"$@?=<>%|&^~#\\ \n",
        "SELECT ",
        "FROM ",
        "agency ",
        "WHERE ",
        "WITH x AS ",
        "1",
        "'a'",
        "x ",
        "UNION ",
        "ORDER BY ",
        "GROUP BY ",
        "CASE ",
        "WHEN ",
        "END ",
        "OVER ",
        "PIVOT ",
        "->",
        "::",
        "count",
        "--",
        "/*",
        "*/",
        "NOT ",
        "IN ",
        "LIMIT ",
        "INTERVAL ",
        "é",
        "DESCRIBE ",
        "INSERT ",
        "EXPLAIN ",
        "LATERAL ",
        "JOIN ",
    ]
    chance = random.Random(7)
    for _ in range(1500):
        sql = "SELECT " + "".join(chance.choice(pieces) for _ in range(chance.randint(1, 25)))
        with contextlib.suppress(Refused):
            checked(sql, NAMES)


# Examples, schema, walls --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", examples())
def test_an_example_answers_on_the_published_facts(published: Release, name: str) -> None:
    answer = ask(published, examples()[name].sql)
    assert answer.rows
    assert not answer.is_cut
    assert answer.not_finite == 0


@pytest.mark.parametrize("name", examples())
def test_an_example_runs_on_the_invented_country(simulated: Release, name: str) -> None:
    answer = ask(simulated, examples()[name].sql)
    # The invented country has one source, so nothing is told differently in it.
    assert bool(answer.rows) == (name != "told_differently")


def test_there_are_ten_examples_for_everyone() -> None:
    assert len(examples()) == 10
    assert {one.who for one in examples().values()} == set(WHO)
    for lang in LANGUAGES:
        assert {name for name in examples() if f"kueri.examples.{name}" not in texts(lang)} == set()


def test_examples_agree_with_the_measures(published: Release) -> None:
    coverage = ask(published, examples()["coverage_by_type"].sql).rows
    assert sum(int(row[1]) for row in coverage) == compute(published, "agencies_registered").value
    guidance = ask(published, examples()["guidance_by_province"].sql).rows
    counted = compute(published, "agencies_in_category", category="below_baik", type="daerah").value
    assert sum(int(row[1]) for row in guidance) == counted


@pytest.mark.parametrize("lang", LANGUAGES)
def test_everything_that_can_be_queried_is_described(published: Release, lang: str) -> None:
    described = schema(published, lang)
    assert {one.relation.name for one in described} == set(relations(published))
    assert [one.relation.name for one in described[: len(FIRST)]] == list(FIRST)
    for one in described:
        assert one.title
        assert one.meaning
        assert [column.key for column in one.columns] == [name for name, _ in one.relation.columns]
        assert all(column.meaning for column in one.columns), one.relation.name


def test_everything_described_can_be_asked(published: Release) -> None:
    for one in relations(published).values():
        call = {"table_macro": f"{one.name}(2020)"}.get(one.kind, one.name)
        if one.kind != "macro":
            answer = ask(published, f"SELECT * FROM {call} LIMIT 1")
            assert [(column.name, column.type) for column in answer.columns] == list(one.columns), one.name


def test_the_walls_that_stand_are_named(small: Release) -> None:
    stands = standing(small)
    assert {"process", "time", "memory", "writing"} <= set(stands) <= set(WALLS)
    assert set(ask(small, "SELECT 'walls'").walls) == set(stands)
    for lang in LANGUAGES:
        assert {wall for wall in WALLS if f"kueri.wall.{wall}" not in texts(lang)} == set()
