"""Known ways out of a read-only query: each is refused, the next query works, and the server does not grow."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import duckdb
import pytest

from analytics.intake.reading import process
from analytics.query import limits
from analytics.query.ask import ask, standing
from analytics.query.errors import REASONS, Refused
from analytics.query.parse import Names, checked
from analytics.warehouse import Release
from analytics.words import LANGUAGES, texts

NAMES = Names(("agency", "result", "release", "source"), ("latest_result", "results_in"), ("is_contradicting",))
# By the reason: what is refused before the database sees it.
WAYS_OUT: dict[str, list[str]] = {
    "not_select": [
        "COPY agency TO '/tmp/out.csv'",
        "COPY (SELECT * FROM agency) TO '/tmp/out.parquet' (FORMAT parquet)",
        "COPY agency FROM '/etc/passwd'",
        "ATTACH '/tmp/other.duckdb' AS other",
        "DETACH release",
        "EXPORT DATABASE '/tmp/out'",
        "IMPORT DATABASE '/tmp/out'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "FORCE INSTALL spatial FROM community",
        "SET enable_external_access = true",
        "SET memory_limit = '100GB'",
        "SET GLOBAL threads = 64",
        "RESET memory_limit",
        "PRAGMA database_list",
        "PRAGMA enable_profiling",
        "CALL pragma_version()",
        "CALL duckdb_settings()",
        "EXPLAIN SELECT 1",
        "EXPLAIN ANALYZE SELECT * FROM agency",
        "DESCRIBE agency",
        "SUMMARIZE agency",
        "SHOW TABLES",
        "CREATE TABLE t (a INTEGER)",
        "CREATE TEMP TABLE t AS SELECT * FROM agency",
        "CREATE OR REPLACE VIEW agency AS SELECT 1",
        "CREATE MACRO m(a) AS a + 1",
        "CREATE SECRET s (TYPE s3)",
        "INSERT INTO agency VALUES (1)",
        "UPDATE agency SET name_id = ''",
        "DELETE FROM agency",
        "TRUNCATE agency",
        "DROP TABLE agency",
        "ALTER TABLE agency ADD COLUMN a INTEGER",
        "MERGE INTO agency USING result ON true WHEN MATCHED THEN DELETE",
        "PREPARE p AS SELECT 1",
        "EXECUTE p",
        "DEALLOCATE p",
        "BEGIN TRANSACTION",
        "CHECKPOINT",
        "VACUUM",
        "USE memory",
        "COMMENT ON TABLE agency IS 'x'",
        "PIVOT agency ON agency_type USING count(*)",
        "/* SELECT */ DROP TABLE agency",
        "-- SELECT\nDROP TABLE agency",
        "WITH x AS (SELECT 1) DELETE FROM agency",
    ],
    "several": [
        "SELECT 1; DROP TABLE agency",
        "SELECT 1; SELECT 2",
        "SELECT 1 /* ; */ ; ATTACH 'x'",
        "SELECT 1;;SELECT 2",
    ],
    "statement": [
        "WITH x AS (INSERT INTO agency VALUES (1) RETURNING *) SELECT * FROM x",
        "SELECT 1 INTO t",
        "FROM (DESCRIBE agency)",
        "FROM (SUMMARIZE agency)",
        "SELECT * FROM agency FOR UPDATE",
    ],
    "function": [
        "SELECT * FROM read_csv('/etc/passwd')",
        "SELECT * FROM read_csv_auto('/etc/passwd')",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT * FROM read_blob('/proc/self/environ')",
        "SELECT * FROM read_json('http://example.org/x.json')",
        "SELECT * FROM read_parquet('s3://bucket/x.parquet')",
        "SELECT * FROM parquet_metadata('x.parquet')",
        "SELECT * FROM sniff_csv('/etc/passwd')",
        "SELECT * FROM glob('/etc/*')",
        "SELECT * FROM sqlite_scan('x.db', 't')",
        "SELECT * FROM postgres_query('db', 'SELECT 1')",
        "SELECT * FROM query('SELECT 1')",
        "SELECT * FROM query_table('agency')",
        "SELECT * FROM duckdb_settings()",
        "SELECT * FROM duckdb_secrets()",
        "SELECT * FROM duckdb_databases()",
        "SELECT * FROM duckdb_extensions()",
        "SELECT * FROM pragma_table_info('agency')",
        "SELECT * FROM json_execute_serialized_sql('{}')",
        "SELECT * FROM which_secret('x', 's3')",
        "SELECT * FROM python_map_function(1)",
        "SELECT * FROM test_all_types()",
        "SELECT getenv('HOME')",
        "SELECT \"getenv\"('HOME')",
        "SELECT system.main.getenv('HOME')",
        "SELECT 'HOME'.getenv()",
        "SELECT getenv/* x */('HOME')",
        "SELECT getenv\n('HOME')",
        "SELECT getenv('HOME') FROM agency getenv(a)",
        "SELECT list_transform(['HOME'], x -> getenv(x))",
        "SELECT current_setting('home_directory')",
        "SELECT getvariable('x')",
        "SELECT json_serialize_sql('SELECT 1')",
        "SELECT pg_sleep(100)",
        "SELECT sleep_ms(100000)",
        "SELECT write_log('x')",
        "SELECT nextval('s')",
        "SELECT txid_current()",
        "SELECT version()",
        "SELECT pg_get_viewdef(1)",
        "SELECT has_table_privilege('agency', 'SELECT')",
        "SELECT current_user",
        "SELECT current_database()",
    ],
    "clock": ["SELECT now()", "SELECT random()", "SELECT uuid()", "SELECT current_date", "SELECT today()"],
    "sample": ["SELECT * FROM agency USING SAMPLE 10", "SELECT * FROM agency TABLESAMPLE 10 PERCENT"],
    "table": [
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM 'x.csv'",
        'SELECT * FROM "x.parquet"',
        "FROM 'http://example.org/x.csv'",
        "SELECT * FROM duckdb_tables",
        "SELECT * FROM pg_tables",
        "SELECT * FROM sqlite_master",
        "SELECT * FROM pragma_database_list",
        "SELECT * FROM frame",  # a variable of the server, in an engine that looks for those
        "WITH duckdb_settings AS (SELECT 1) SELECT * FROM duckdb_settings",
        "WITH a AS (SELECT * FROM duckdb_tables), duckdb_tables AS (SELECT 1) SELECT * FROM a",
        "SELECT * FROM (WITH pg_class AS (SELECT 1) SELECT * FROM pg_class), pg_class",
        'WITH "x.csv" AS (SELECT 1) SELECT * FROM "x.csv"',
        "SELECT * FROM (WITH hidden AS (SELECT 1) SELECT 1), hidden",
    ],
    "other_database": [
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM pg_catalog.pg_settings",
        "SELECT * FROM system.information_schema.columns",
        "SELECT * FROM memory.main.agency",
        "SELECT * FROM temp.main.t",
    ],
    "table_function": ["SELECT * FROM repeat('a', 3)", "SELECT * FROM lower('a')"],
    "parameter": ["SELECT $1", "SELECT ?", "SELECT $name", "SELECT @x"],
    "literal": ["SELECT E'\\''", "SELECT $$x$$", "SELECT $t$'; DROP TABLE agency$t$", "SELECT `a`"],
    "character": [
        "SELECT 1\x00; DROP TABLE agency",
        "SELECT '\x00'",
        "SELECT \uff07x\uff07",
        "SELECT \u0261etenv('HOME')",
        "SELECT \ud800",
        "SELECT 'a\x1b[2J'",
    ],
    "syntax": ["SELECT * FROM", "SELECT (1", "SELECT 'a", "SELECT * FROM agency WHERE AND"],
    "nested": [
        "SELECT " + "(" * 200 + "1" + ")" * 200,
        "SELECT " + "NOT " * 900 + "true",
        "SELECT " + "[" * 300 + "]" * 300,
    ],
    "too_long": ["SELECT '" + "a" * 1_000_000 + "'", "SELECT 1" + " " * 4000 + ", 2"],
    "empty": ["", "  \n ", ";", "-- nothing", "/* nothing */"],
}
CASES = [(reason, sql) for reason, listed in WAYS_OUT.items() for sql in listed]


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 150
    assert set(WAYS_OUT) <= set(REASONS)


@pytest.mark.parametrize(("reason", "sql"), CASES, ids=[f"{reason}-{n}" for n, (reason, _) in enumerate(CASES)])
def test_a_way_out_is_refused_with_a_sentence(reason: str, sql: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked(sql, NAMES)
    assert refusal.value.reason.removesuffix("_like") == reason
    for lang in LANGUAGES:
        sentence = refusal.value.sentence(lang)
        assert sentence
        assert "{" not in sentence.replace("'{}'", "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_reason_has_words(lang: str) -> None:
    said = {key.removeprefix("kueri.refused.") for key in texts(lang) if key.startswith("kueri.refused.")}
    assert said == set(REASONS)


@pytest.mark.parametrize(
    "sql",
    [
        "COPY agency TO 'out.csv'",
        "SELECT * FROM read_text('/etc/passwd')",
        "SELECT getenv('HOME')",
        "SELECT 1; SELECT 2",
        "SELECT * FROM '/etc/passwd'",
        "SELECT " + "(" * 1900,
        "SELECT '" + "a" * 1_000_000 + "'",
    ],
    ids=range(7),
)
def test_asked_for_real_it_is_refused_in_time_and_the_next_query_works(small: Release, sql: str) -> None:
    begun = time.monotonic()
    with pytest.raises(Refused):
        ask(small, sql)
    assert time.monotonic() - begun < limits.SECONDS + 1
    assert ask(small, "SELECT count(*) FROM release").rows == ((1,),)


# With the first wall down -------------------------------------------------------------------------------------------

ENGINE = [
    "COPY agency TO 'out.csv'",
    "COPY (SELECT 1) TO '/tmp/kueri-out.parquet'",
    "SELECT * FROM read_text('/etc/passwd')",
    "SELECT * FROM read_csv('/etc/passwd')",
    "SELECT * FROM '/etc/passwd'",
    "SELECT * FROM glob('/etc/*')",
    "SELECT * FROM sniff_csv('/etc/passwd')",
    "SELECT * FROM read_json('http://127.0.0.1:9/x')",
    "SELECT * FROM frame",
    "ATTACH '/tmp/kueri-other.duckdb' AS other",
    "ATTACH ':memory:' AS other",
    "EXPORT DATABASE '/tmp/kueri-out'",
    "INSTALL httpfs",
    "LOAD httpfs",
    "LOAD '/tmp/evil.duckdb_extension'",
    "SET enable_external_access = true",
    "SET memory_limit = '100GB'",
    "SET lock_configuration = false",
    "RESET memory_limit",
    "PRAGMA threads = 8",
    "CREATE TABLE t (a INTEGER)",
    "INSERT INTO agency SELECT * FROM agency",
    "UPDATE agency SET name_id = ''",
    "DELETE FROM agency",
    "DROP TABLE agency",
    "CREATE MACRO m(a) AS a",
    "CREATE PERSISTENT SECRET s (TYPE s3)",
    "CREATE TEMP TABLE t AS SELECT 1",
    "CALL pragma_version()",
    "EXPLAIN ANALYZE SELECT 1",
    "PREPARE p AS SELECT 1",
    "SELECT 1; SELECT 2",
]
# What a locked engine still does: it stays within the process and dies with it.
HARMLESS = {
    "CREATE TEMP TABLE t AS SELECT 1",
    "CALL pragma_version()",
    "EXPLAIN ANALYZE SELECT 1",
    "PREPARE p AS SELECT 1",
    "SELECT 1; SELECT 2",
}
_CHILD = """
import json, sys
from analytics.query import engine, walls
from analytics.query.errors import Refused
asked = json.loads(sys.stdin.readline())
walls.hold()
frame = [1]
connection = engine.connect(asked["path"], asked["settings"])
if asked["closed"]:
    walls.close()
said = []
for sql in asked["queries"]:
    try:
        if asked["raw"]:
            said.append(["done", str(connection.execute(sql).fetchall())])
        else:
            said.append([json.loads(line) for line in engine.run(connection, sql)])
    except Refused as refusal:
        said.append(refusal.reason)
    except Exception as error:
        said.append(type(error).__name__)
print(json.dumps(said))
sys.stdout.flush()
"""
UNLOCKED = {"threads": "1"}


def behind_the_first_wall(
    release: Release,
    queries: list[str],
    settings: dict[str, str] | None = None,
    *,
    raw: bool = False,
    closed: bool = True,
) -> list[Any]:
    """What queries give where nothing has read them: a reason each, or the messages of an answer; `raw`: straight from
    the engine, the name of its error or what it gave; not `closed`: as on a kernel without Landlock."""
    asked = json.dumps(
        {"path": str(release.path), "settings": settings, "queries": queries, "raw": raw, "closed": closed}
    )
    child = subprocess.run(
        [sys.executable, "-I", "-c", _CHILD],
        input=asked + "\n",
        capture_output=True,
        text=True,
        env={},
        timeout=60,
        check=False,
    )
    assert child.returncode == 0, child.stderr
    return list(json.loads(child.stdout))


def test_the_engine_refuses_what_the_first_wall_would_let_through(small: Release) -> None:
    before = small.path.read_bytes()
    said = dict(zip(ENGINE, behind_the_first_wall(small, ENGINE, raw=True), strict=True))
    assert {sql for sql, one in said.items() if isinstance(one, list)} == HARMLESS
    assert small.path.read_bytes() == before
    assert not Path("/tmp/kueri-other.duckdb").exists()


def test_what_the_engine_would_do_it_is_not_asked(small: Release) -> None:
    """DuckDB, too, is asked whether the text is one statement that selects."""
    listed = sorted(HARMLESS)
    assert dict(zip(listed, behind_the_first_wall(small, listed), strict=True)) == dict.fromkeys(listed, "not_select")


def test_the_process_has_no_environment(tmp_path: Path) -> None:
    child = process.start(process.command("analytics.query.child"), str(tmp_path))
    try:
        assert Path(f"/proc/{child.pid}/environ").read_bytes() == b"LC_ALL=C.UTF-8\0"
    finally:
        child.kill()
        child.communicate()


def test_the_operating_system_holds_where_the_engine_does_not(small: Release, tmp_path: Path) -> None:
    """Both walls before it are down: the engine is not locked. Nothing is written; nothing read where Landlock is."""
    secret, out = tmp_path / "secret.txt", tmp_path / "out.csv"
    secret.write_text("secret")
    queries = [
        f"COPY (SELECT 1) TO '{out}'",
        f"ATTACH '{tmp_path / 'new.duckdb'}' AS fresh",
        f"SELECT content FROM read_text('{secret}')",
        "SELECT * FROM glob('/etc/*')",
    ]
    said = behind_the_first_wall(small, queries, UNLOCKED)
    assert not out.exists() or out.stat().st_size == 0
    assert not (tmp_path / "new.duckdb").exists() or not (tmp_path / "new.duckdb").stat().st_size
    walls = standing(small)
    assert {"process", "time", "memory", "writing"} <= set(walls)
    if "files" in walls:
        assert not out.exists()
        assert "secret" not in json.dumps(said)
        assert said[3] == "not_allowed" or not any(kind == "row" for kind, _ in said[3])


def test_nothing_is_written_where_the_kernel_has_no_landlock(small: Release, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    said = behind_the_first_wall(small, [f"COPY (SELECT 1) TO '{out}'"], UNLOCKED, raw=True, closed=False)
    assert isinstance(said[0], str)
    assert not out.exists() or out.read_bytes() == b""


def test_no_network_is_reached_where_the_page_says_so() -> None:
    child = """
import socket, sys
from analytics.query import walls
stands = walls.hold()
try:
    socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=2).close()
    print("reached", "network" in stands)
except OSError:
    print("not reached", "network" in stands)
"""
    with socket.create_server(("127.0.0.1", 0)) as server:
        asked = [sys.executable, "-I", "-c", child, str(server.getsockname()[1])]
        done = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=30)
    assert done.stdout.strip() in ("not reached True", "reached False")


def test_without_the_walls_the_secret_would_be_read(tmp_path: Path) -> None:
    """What the test above relies on: an engine that is not locked does read files."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    with duckdb.connect(":memory:", config=dict(UNLOCKED)) as connection:
        assert connection.execute(f"SELECT content FROM read_text('{secret}')").fetchall() == [("secret",)]


# What costs too much ------------------------------------------------------------------------------------------------

COSTLY = [
    "SELECT repeat('a', 2000000000)",
    "SELECT length(repeat('a', 2000000000))",
    "SELECT length(lpad('x', 2000000000, 'y'))",
    "SELECT list(i) FROM range(1000000000) t(i)",
    "SELECT string_agg(repeat('x', 1000000), '') FROM range(100000)",
    "SELECT max(x) FROM (SELECT unnest(range(1000000000)) AS x)",
    "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t",
    "WITH RECURSIVE t(s) AS (SELECT 'ab' UNION ALL SELECT s || s FROM t) SELECT max(length(s)) FROM t",
    "SELECT count(*) FROM range(10000000000000)",
    "SELECT count(*) FROM range(10000000) a, range(10000000) b WHERE a.range * b.range = 7",
    "SELECT a.range FROM range(100000000) a ORDER BY md5(a.range::VARCHAR)",
    "SELECT sum(length(regexp_replace(repeat('ab', 5000 + range % 9), '(a|b|ab)*c', '', 'g'))) FROM range(10000000)",
    "SELECT sum(levenshtein(repeat('ab', 4000 + range % 9), repeat('ba', 4000))) FROM range(1000)",
]


@pytest.mark.parametrize("sql", COSTLY, ids=range(len(COSTLY)))
def test_what_costs_too_much_is_ended(small: Release, sql: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 2.5)  # of this process; the limits of the child stay as they are
    begun = time.monotonic()
    with pytest.raises(Refused) as refusal:
        ask(small, sql)
    assert refusal.value.reason in ("time", "memory")
    assert time.monotonic() - begun < limits.SECONDS + 1


def test_the_time_limit_is_the_one_that_the_page_states(small: Release) -> None:
    begun = time.monotonic()
    with pytest.raises(Refused) as refusal:
        ask(small, "SELECT count(*) FROM range(10000000000000) AS forever")
    assert refusal.value.reason == "time"
    assert limits.SECONDS - 0.5 < time.monotonic() - begun < limits.SECONDS + 1
    assert ask(small, "SELECT 'afterwards'").rows == (("afterwards",),)


def resident() -> int:
    """The memory of this process, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 >> 20


def test_the_server_does_not_grow_by_results(small: Release) -> None:
    """A hundred times what may be sent, asked for several times over: each time the server keeps what may be sent."""
    ask(small, "SELECT 'warm'")
    before = resident()
    for n in range(4):
        answer = ask(small, f"SELECT repeat('{n}', 30000) AS long FROM range(100000)")
        assert answer.is_cut
        assert answer.size <= limits.RESULT_BYTES + limits.MEBIBYTE
    assert resident() - before < 6 * limits.RESULT_BYTES >> 20


def test_others_wait_their_turn_and_are_then_told(small: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WAIT_SECONDS", 0.3)
    monkeypatch.setattr(limits, "SECONDS", 3.0)
    reasons: list[str] = []

    def occupy(n: int) -> None:
        with pytest.raises(Refused) as refusal:
            ask(small, f"SELECT count(*) FROM range(1000000000000{n})")
        reasons.append(refusal.value.reason)

    threads = [threading.Thread(target=occupy, args=(n,)) for n in range(limits.AT_ONCE)]
    for thread in threads:
        thread.start()
    time.sleep(0.5)
    with pytest.raises(Refused) as refusal:
        ask(small, "SELECT 'one too many'")
    assert refusal.value.reason == "busy"
    for thread in threads:
        thread.join()
    assert reasons == ["time"] * limits.AT_ONCE
    assert ask(small, "SELECT 'one too many'").rows == (("one too many",),)
