"""Publishing that dies, runs out of disk or meets another: the served release stays, and the next attempt works."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from analytics.errors import ReleaseNotFound
from analytics.intake import records
from analytics.intake.drafts import delete_draft, drafts_of, open_draft, save_draft, start_draft
from analytics.intake.errors import NotPublished
from analytics.intake.publish import STEPS, preview, publish, rollback
from analytics.warehouse import Release, current_release, list_releases, open_release
from tests.intake.hand import NOTE, OFFICER, an_inspection

ROLLBACK_STEPS = ("journal", "pointer")
# Kills itself before the named step begins; "done" runs through. "wait" says so on standard output and waits there.
_PROCESS = """
import os, resource, signal, sys
from analytics.intake.drafts import open_draft
from analytics.intake.publish import publish, rollback
from analytics.intake.errors import NotPublished
from tests.intake.hand import NOTE, OFFICER, an_inspection
what, step, target, note = sys.argv[1:5]
def progress(name):
    if name == step:
        os.kill(os.getpid(), signal.SIGKILL)
    if step == "wait-" + name:
        print("here", flush=True)
        sys.stdin.readline()
    if step == "full-" + name:
        resource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))
try:
    if what == "publish":
        draft = open_draft(note, OFFICER.name) if len(note) == 32 else None
        publish(an_inspection(), note=NOTE if draft else note, kind_of_change="first", ticks=(), who=OFFICER,
                expected_current=target, progress=progress, draft=draft)
    else:
        rollback(target, note=note, who=OFFICER, progress=progress)
except NotPublished as refusal:
    print(refusal.reason, refusal.tokens.get("who"), flush=True)
    sys.exit(1)
"""


def process(what: str, step: str, target: str, note: str = NOTE, **how) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _PROCESS, what, step, target, note], text=True, stdout=subprocess.PIPE, env=os.environ,
        stdin=subprocess.PIPE, **how,
    )  # fmt: skip


def run(what: str, step: str, target: str, note: str = NOTE) -> tuple[int, str]:
    done = process(what, step, target, note)
    said, _ = done.communicate(timeout=120)
    return done.returncode, said


@pytest.fixture
def facts(home: Path, small: Release) -> Release:
    """The small release in a home of its own, to publish over."""
    shutil.copytree(small.path.parents[1], home)
    return current_release()


def served(home: Path) -> tuple[str, list[str]]:
    """What a reader meets: the current release, and every one that is kept."""
    release = current_release()
    assert release.row_counts()["agency"]
    return release.release_id, sorted(one.release_id for one in list_releases())


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_any_step_the_old_release_stays_and_the_next_attempt_works(
    facts: Release, home: Path, step: str
) -> None:
    before = (facts.release_id, [facts.release_id])
    draft = start_draft(b"berkas", "rekap.xlsx", OFFICER.name)
    assert run("publish", step, facts.release_id, draft.draft_id)[0] == -signal.SIGKILL
    if step != "clean":
        assert served(home) == before
        assert [entry["took_effect"] for entry in records.journal()] == ([False] if step == "pointer" else [])
        for left in (home / "releases").glob("imported-*"):  # whole, but of no use to anybody
            with pytest.raises(ReleaseNotFound):
                open_release(left.stem)
    assert open_draft(draft.draft_id, OFFICER.name).content() == b"berkas"
    assert run("publish", "done", facts.release_id, draft.draft_id) == (0, "")
    release = current_release()
    assert (release.kind, release.follows) == ("imported", facts.release_id)
    assert served(home)[1] == sorted([facts.release_id, release.release_id])
    assert drafts_of(OFFICER.name) == []
    assert [entry["release_id"] for entry in records.journal() if entry["took_effect"]] == [release.release_id]
    record = records.record_of(release.release_id)
    assert record is not None
    assert record["entry"] == records.journal()[-1]["id"]
    assert record["earlier"] == []
    assert not list((home / "releases").glob(".*"))
    # What may be there, and nothing else.
    assert {path.name for path in home.iterdir() if not path.name.startswith(".")} == {
        "releases", "records", "drafts", "current.json", "journal.jsonl",
    }  # fmt: skip


@pytest.mark.parametrize("step", ROLLBACK_STEPS)
def test_a_killed_roll_back_did_nothing_or_all(facts: Release, home: Path, step: str) -> None:
    release = publish_here()
    assert run("rollback", step, facts.release_id)[0] == -signal.SIGKILL
    assert current_release() == release
    assert run("rollback", "done", facts.release_id) == (0, "")
    assert current_release() == facts
    effective = [entry["action"] for entry in records.journal() if entry["took_effect"]]
    assert effective == ["publish", "rollback"]


def publish_here(note: str = NOTE) -> Release:
    return publish(
        an_inspection(), note=note, kind_of_change="first", ticks=(), who=OFFICER,
        expected_current=current_release().release_id,
    )  # fmt: skip


def test_a_torn_line_of_the_journal_harms_no_other(facts: Release, home: Path) -> None:
    publish_here()
    with (home / "journal.jsonl").open("ab") as file:
        file.write(b'{"action": "publish", "release_id": "impor')
    rollback(facts.release_id, note="Sementara", who=OFFICER)
    assert [entry["action"] for entry in records.journal() if entry["took_effect"]] == ["publish", "rollback"]


def contents(home: Path) -> dict[str, bytes]:
    locks = (".lock", ".publishing")
    files = [path for path in home.rglob("*") if path.is_file() and path.name not in locks]
    return {str(path.relative_to(home)): path.read_bytes() for path in files}


@pytest.mark.parametrize("step", ["read", "load", "hash", "compare", "record", "journal", "pointer"])
def test_a_full_disk_is_a_clear_refusal_and_nothing_is_half_done(facts: Release, home: Path, step: str) -> None:
    before = contents(home)
    assert run("publish", f"full-{step}", facts.release_id) == (1, "no_room None\n")
    after = contents(home)
    # The journal may tell of the attempt, as one without effect.
    assert after.pop("journal.jsonl", b"") == b"" or step == "pointer"
    assert after == before
    assert not any(entry["took_effect"] for entry in records.journal())
    assert served(home) == (facts.release_id, [facts.release_id])
    assert run("publish", "done", facts.release_id) == (0, "")


def test_a_full_disk_leaves_no_half_draft(home: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        from analytics.errors import NoRoom

        with pytest.raises(NoRoom):
            start_draft(b"x" * 2000, "rekap.xlsx", "Petugas")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list((home / "drafts").iterdir()) == []


def test_two_at_once_one_publishes_and_one_is_told_who(facts: Release, home: Path) -> None:
    first = process("publish", "wait-pointer", facts.release_id, "Berkas pertama")
    assert first.stdout is not None
    assert first.stdout.readline() == "here\n"
    second = process("publish", "done", facts.release_id, "Berkas kedua")
    with pytest.raises(subprocess.TimeoutExpired):
        second.wait(timeout=2)
    first.communicate("go\n", timeout=60)
    said, _ = second.communicate(timeout=60)
    assert (first.returncode, second.returncode) == (0, 1)
    assert said == f"meanwhile {OFFICER.name}\n"
    assert current_release().note == "Berkas pertama"
    assert len(list_releases()) == 2
    assert [entry["note"] for entry in records.journal()] == ["Berkas pertama"]


def test_many_at_once_exactly_one_publishes(facts: Release, home: Path) -> None:
    rivals = [process("publish", "done", facts.release_id, f"Berkas {letter}") for letter in "abc"]
    said = [rival.communicate(timeout=120)[0] for rival in rivals]
    assert sorted(rival.returncode for rival in rivals) == [0, 1, 1]
    assert sorted(said) == ["", f"meanwhile {OFFICER.name}\n", f"meanwhile {OFFICER.name}\n"]
    assert len(list_releases()) == 2


def test_one_who_waits_too_long_is_told_who_is_at_it(facts: Release, home: Path) -> None:
    first = process("publish", "wait-compare", facts.release_id)
    assert first.stdout is not None
    assert first.stdout.readline() == "here\n"
    with pytest.raises(NotPublished) as caught:
        publish_here("Berkas kedua")
    assert caught.value.reason == "busy"
    assert OFFICER.name in str(caught.value.tokens["holder"])
    first.communicate("go\n", timeout=60)
    assert current_release().note == NOTE


# Drafts


_START = """
import os, signal
from analytics.intake.drafts import start_draft
class Upload:
    def read(self, size):
        os.kill(os.getpid(), signal.SIGKILL)
start_draft(Upload(), "rekap.xlsx", "Petugas")
"""


def test_a_draft_that_died_half_copied_is_cleared_away(home: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _START], env=os.environ, check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(list((home / "drafts").iterdir())) == 1
    assert drafts_of("Petugas") == []
    draft = start_draft(b"berkas", "rekap.xlsx", "Petugas")
    assert [path.name for path in (home / "drafts").iterdir()] == [draft.draft_id]


def test_a_draft_is_a_copy_of_its_own(facts: Release, home: Path, tmp_path: Path) -> None:
    original = tmp_path / "rekap.xlsx"
    original.write_bytes(b"asli" * 1000)
    draft = start_draft(original, "../../etc/rekap.xlsx", "Petugas")
    original.write_bytes(b"lain")
    assert draft.content() == b"asli" * 1000
    assert draft.file_name == "rekap.xlsx"
    draft.path.write_bytes(b"asli" * 999)
    for read in (draft.content, draft.check):
        with pytest.raises(NotPublished, match="damaged"):
            read()


def test_a_draft_outlives_its_session_and_is_its_owners_only(facts: Release, home: Path) -> None:
    draft = save_draft(
        start_draft(b"berkas", "rekap.xlsx", "Sri"), ticks=("duplicate@Hasil!B4",), note="Asal", names={"a": "kem-a"}
    )
    assert drafts_of("Sri") == [draft] == [open_draft(draft.draft_id, "Sri")]
    assert drafts_of("Budi") == []
    for draft_id, owner in ((draft.draft_id, "Budi"), ("x" * 32, "Sri"), ("../releases", "Sri"), ("", "Sri")):
        with pytest.raises(NotPublished) as caught:
            open_draft(draft_id, owner)
        assert caught.value.reason == "draft_gone"
    delete_draft(draft)
    assert drafts_of("Sri") == []


def test_a_draft_is_no_release(facts: Release, home: Path) -> None:
    draft = start_draft(b"berkas", "rekap.xlsx", "Petugas")
    made = preview(an_inspection(), note=NOTE).release_to
    assert [release.release_id for release in list_releases()] == [facts.release_id]
    for asked in (draft.draft_id, f"../drafts/{draft.draft_id}", made, f"imported-{draft.draft_id[:8]}"):
        with pytest.raises(ReleaseNotFound):
            open_release(asked)
    assert (home / "drafts").stat().st_mode & 0o077 == 0
    assert len(draft.draft_id) == 32
    assert draft.draft_id != start_draft(b"berkas", "rekap.xlsx", "Petugas").draft_id
