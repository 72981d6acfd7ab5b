"""The OpenID provider of the tests: installed once by npm into var/, then a process of its own on loopback."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from analytics.paths import PROJECT
from tests.serving import stop

SOURCE = PROJECT / "tests" / "oidc"
CLIENT, CLIENT_SECRET = "peta-merit", "rahasia-untuk-uji-saja"
_FILES = ("package.json", "package-lock.json", ".npmrc")
_OLDEST_NODE = 18
_INSTALL = 300  # seconds for npm


class NoProvider(Exception):
    """The provider cannot run on this machine; the text says what it needs."""


def install() -> Path:
    """The folder with the provider's packages, as locked; installed where it is not there yet."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm or _version(node) < _OLDEST_NODE:
        raise NoProvider(f"needs Node.js {_OLDEST_NODE} or later with npm (on Debian: apt-get install nodejs npm)")
    locked = hashlib.sha256(b"".join((SOURCE / name).read_bytes() for name in _FILES)).hexdigest()[:12]
    folder = PROJECT / "var" / f"oidc-{locked}"
    if folder.exists():
        return folder
    folder.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".oidc-") as unfinished:
        for name in _FILES:
            shutil.copy(SOURCE / name, unfinished)
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=unfinished, capture_output=True, text=True, timeout=_INSTALL, check=False)
        if done.returncode:
            raise NoProvider(f"needs packages that npm could not fetch: {done.stderr.strip()[-300:]}")
        shutil.copytree(unfinished, f"{unfinished}.whole")
        try:
            os.rename(f"{unfinished}.whole", folder)
        except OSError:  # another run was first
            shutil.rmtree(f"{unfinished}.whole")
    return folder


def _version(node: str) -> int:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    return int(said.strip().removeprefix("v").partition(".")[0])


@contextmanager
def start_provider(log: Path) -> Iterator[str]:
    """A running provider: its address."""
    command = ["node", str(SOURCE / "provider.mjs"), str(install())]
    with log.open("wb") as complaints:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints)
    try:
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first, log.read_text(encoding="utf-8")
        yield json.loads(first)["issuer"]
    finally:
        stop(process)


def write_secrets(file: Path, issuer: str, cookie_secret: str) -> Path:
    """Streamlit's secrets for that provider, as an operator would write them."""
    file.write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "{cookie_secret}"
client_id = "{CLIENT}"
client_secret = "{CLIENT_SECRET}"
server_metadata_url = "{issuer}/.well-known/openid-configuration"
client_kwargs = {{ prompt = "login" }}
""",
        encoding="utf-8",
    )
    return file
