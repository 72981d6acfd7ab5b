"""What the repository promises: it tells of no machine, every package is locked, settings are as decided."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
REQUIREMENTS = ["requirements", "requirements-dev"]
# Written so that this file does not contain what it looks for.
TELLTALES = [
    "/" + "work" + r"/(main|shared|\.)",
    r"\.\./" + "shared",
    "/opt/" + "(pypi|wheels)",
    "/root" + "/",
    "/home/" + r"[a-z]+/",
    "files" + r"\.pythonhosted",
    "--(extra-)?index" + "-url[ =]h",
    "pypi" + r"\.org/simple",
]
SETTINGS = {
    ("server", "address"): "127.0.0.1",
    ("server", "fileWatcherType"): "none",
    ("server", "enableWebsocketCompression"): True,
    ("server", "enableStaticServing"): False,
    ("runner", "postScriptGC"): False,
    ("browser", "gatherUsageStats"): False,
    ("client", "toolbarMode"): "minimal",
    ("client", "showErrorDetails"): "type",
    ("client", "showErrorLinks"): False,
    ("client", "disableDataExport"): True,
}


@cache
def repository_files() -> tuple[Path, ...]:
    """Files that are in the repository or would be added to it."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=PROJECT, capture_output=True, check=True, text=True).stdout
    return tuple(file for name in listed.split("\0") if name and (file := PROJECT / name).is_file())


def read_settings() -> dict[str, dict[str, object]]:
    return tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def named_packages(file: Path) -> dict[str, str]:
    """Package → the reason beside it, of a requirements.in file."""
    found = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        entry, _, reason = line.partition("#")
        if entry.strip() and not entry.startswith("-r "):
            found[re.split(r"[<>=~!;\[ ]", entry.strip())[0]] = reason.strip()
    return found


def locked_packages(file: Path) -> dict[str, list[str]]:
    """Package → its hashes, of a locked file; the last wins where a package is locked once for each Python."""
    found: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        if re.match(r"[a-z0-9]", line):
            name, _, rest = line.partition("==")
            assert rest, f"not locked: {line}"
            found[name] = []
        elif "--hash=" in line:
            found[name].append(line)
    return found


@pytest.mark.parametrize("telltale", TELLTALES)
def test_no_file_tells_of_a_machine(telltale: str) -> None:
    found = []
    for file in repository_files():
        try:
            lines = file.read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [
            f"{file.relative_to(PROJECT)}:{n}: {line[:120]}"
            for n, line in enumerate(lines, 1)
            if re.search(telltale, line)
        ]
    assert found == []


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_package_has_a_reason(name: str) -> None:
    without = [package for package, reason in named_packages(PROJECT / f"{name}.in").items() if len(reason) < 10]
    assert without == []


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_every_package_is_locked_with_hashes(name: str) -> None:
    locked = locked_packages(PROJECT / f"{name}.txt")
    assert not named_packages(PROJECT / f"{name}.in").keys() - locked.keys(), "run `make lock`"
    assert [package for package, hashes in locked.items() if not hashes] == []


def test_both_locks_agree() -> None:
    for line in (PROJECT / "requirements.txt").read_text(encoding="utf-8").splitlines():
        if re.match(r"[a-z0-9]", line):
            assert line in (PROJECT / "requirements-dev.txt").read_text(encoding="utf-8")


def test_settings_are_as_decided() -> None:
    settings = read_settings()
    assert {key: settings[key[0]].get(key[1]) for key in SETTINGS} == SETTINGS
    assert settings["server"]["allowedHosts"]


def test_streamlit_knows_every_setting() -> None:
    from streamlit import config

    known = config._config_options_template
    for section, options in read_settings().items():
        plain = {name: value for name, value in options.items() if not isinstance(value, dict)}
        assert [name for name in plain if f"{section}.{name}" not in known] == []


@pytest.mark.parametrize("command", ["run", "test", "check", "bench", "pictures", "clean", "lock"])
def test_make_knows_the_command(command: str) -> None:
    assert re.search(rf"^{command}:", (PROJECT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_ci_runs_tests_and_checks() -> None:
    script = (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in script
    assert "make check" in script
    assert "CI=1" in script
