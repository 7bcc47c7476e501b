"""A backup of the running site, and what comes out of it: the same cases, the same record, and no secret told."""

from __future__ import annotations

import json
import subprocess
import tarfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.scripts.cluster import new_database
from tests.scripts.reporting import Reporter
from tests.scripts.running import SERVER, Site, kill

pytestmark = [pytest.mark.kill, pytest.mark.allow_hosts(["127.0.0.1"])]

PLANTED = "zinnober-planted-word"
TYPED = {"text": f"They said {PLANTED}.", "respondents": "Fir Six", "course": "proceed"}
UNREADABLE = 2
WORDED = {"fr/appeal-result.txt": "Our own words.\n", "fr/Left lying about!.txt": "No letter."}
"""In the folder of the organisation's own letters: one of them, and something else."""


@dataclass(frozen=True)
class Kept:
    """A site that ran, and a backup that was made meanwhile.

    Args:
        site: which no longer runs.
        file: the backup.
        identity: the file that opens it.
        public: its public half.
        receipts: words of the reports before it, and of one after it.
        said: what the command printed.
    """

    site: Site
    file: Path
    identity: Path
    public: str
    receipts: list[str]
    said: str


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Two reports, one of them in the record; a backup; one report more, and the record goes on."""
    folder = tmp_path_factory.mktemp("backup")
    identity = folder / "identity.txt"
    subprocess.run(["age-keygen", "-o", identity], check=True, capture_output=True)
    public = subprocess.run(["age-keygen", "-y", identity], check=True, capture_output=True, text=True).stdout
    site = Site(folder / "home")
    site.make()
    web = site.serve()
    reporter = Reporter(site.port)
    try:
        receipts = [reporter.send(reporter.check(TYPED))]
        site.run("worker", "--once")
        receipts.append(reporter.send(reporter.check(TYPED, ("a.bin", b"b" * 3_000_000))))
        for path, text in WORDED.items():
            (site.home / "letters" / path).parent.mkdir(parents=True, exist_ok=True)
            (site.home / "letters" / path).write_text(text)
        said = site.run("backup", str(folder / "one.age"), "--to", public.strip(), "--verify", str(identity))
        receipts.append(reporter.send(reporter.check(TYPED)))
        site.run("worker", "--once")
    finally:
        reporter.forget()
        kill(web)
    return Kept(site, folder / "one.age", identity, public.strip(), receipts, said)


def elsewhere(folder: Path) -> Site:
    """Return a place for a restored installation."""
    site = Site(folder / "elsewhere")
    if SERVER.startswith("postgresql:"):
        site.settings["DATABASE_URL"] = new_database(SERVER, "restored")
    return site


def refused(site: Site, *words: str) -> str:
    """Run a command that must be refused; return what it said."""
    with pytest.raises(AssertionError) as caught:
        site.run(*words)
    return str(caught.value)


def test_a_restored_home_serves_the_same_cases(kept: Kept, tmp_path: Path) -> None:
    """What came before the backup opens with its receipts and is proved; the record is whole and goes on."""
    site = elsewhere(tmp_path)
    said = site.run("restore", str(kept.file), "--identity", str(kept.identity), "--into", str(site.home))
    assert "What came in later is not in it" in said
    letters = site.home / "letters"
    assert [path.relative_to(letters).as_posix() for path in letters.rglob("*.txt")] == ["fr/appeal-result.txt"]
    assert (letters / "fr/appeal-result.txt").read_text() == WORDED["fr/appeal-result.txt"]
    site.run("migrate")
    web = site.serve()
    reporter = Reporter(site.port)
    try:
        assert reporter.post("/mailbox/open", {"words": kept.receipts[0]}).status == 302
        assert PLANTED in reporter.get("/mailbox").text
        new = Reporter(site.port)
        kept_there = [*kept.receipts[:2], new.send(new.check(TYPED))]
        new.forget()
    finally:
        reporter.forget()
        kill(web)
    site.run("worker", "--once")
    found = json.loads(site.script("afterwards", "\n".join([*kept_there, kept.receipts[2]])))
    assert {found["opened"][words] for words in kept_there} == {TYPED["text"]}
    assert found["opened"][kept.receipts[2]].startswith("NotYoursError")
    assert found["record"] == found["kept"] == len(found["indexes"])


def test_it_is_an_age_file_with_a_tar_in_it(kept: Kept, tmp_path: Path) -> None:
    """The ordinary tools open it; no draft and no mark is in it, and what was sealed stays sealed."""
    tar = tmp_path / "backup.tar"
    subprocess.run(["age", "-d", "-i", kept.identity, "-o", tar, kept.file], check=True)
    with tarfile.open(tar) as archive:
        names = archive.getnames()
    tops = {name.partition("/")[0] for name in names}
    database = "database.dump" if SERVER.startswith("postgresql:") else "fairhearing.sqlite3"
    assert tops == {database, "blobs", "roll", "record", "procedures", "letters", "keys", "manifest.json"}
    assert PLANTED.encode() not in tar.read_bytes()
    assert sum(name.startswith("keys/") for name in names) == len(
        list((kept.site.home / "keys").glob("[a-z]*[!c]"))
    )


def test_nothing_secret_and_no_count_is_printed(kept: Kept) -> None:
    """The journal of a nightly backup tells neither keys nor how much came in since the night before."""
    secrets = [path.read_bytes().hex() for path in (kept.site.home / "keys").iterdir()]
    secrets += [line for line in kept.identity.read_text().splitlines() if "SECRET" in line]
    assert "AGE-SECRET-KEY-1" not in kept.said
    assert not [word for word in [PLANTED, *secrets] if word in kept.said]
    said = kept.said.replace(str(kept.file), "").replace("1 key", "")
    assert not [sign for sign in said if sign.isdigit()]
    assert "Tried: it opens" in said
    assert list((kept.site.home / "operating").glob("*copy*")) == []


@pytest.mark.parametrize("harm", ["cut", "bent", "other"])
def test_one_that_does_not_open_leaves_nothing(kept: Kept, tmp_path: Path, harm: str) -> None:
    """Cut off, changed in the middle, or sealed to somebody else: refused, and no folder is left."""
    data, identity = bytearray(kept.file.read_bytes()), kept.identity
    if harm == "other":
        identity = tmp_path / "other.txt"
        subprocess.run(["age-keygen", "-o", identity], check=True, capture_output=True)
    elif harm == "cut":
        del data[len(data) // 2 :]
    else:
        data[len(data) // 2] ^= 1
    (tmp_path / "harmed.age").write_bytes(data)
    site = Site(tmp_path / "place" / "home")
    told = refused(
        site,
        *("restore", str(tmp_path / "harmed.age"), "--identity", str(identity), "--into", str(site.home)),
    )
    assert "This backup does not open." in told
    assert list((tmp_path / "place").iterdir()) == []


def test_nothing_is_written_over(kept: Kept, tmp_path: Path) -> None:
    """Neither a backup over a file nor a restore over an installation."""
    told = refused(kept.site, "backup", str(kept.file), "--to", kept.public)
    assert "There is a file already." in told
    words = ("restore", str(kept.file), "--identity", str(kept.identity), "--into", str(kept.site.home))
    assert "A restore never writes over an installation." in refused(kept.site, *words)


def test_the_secret_half_is_not_taken_and_not_repeated(kept: Kept, tmp_path: Path) -> None:
    """Whoever names the secret half with --to is told so, without it."""
    secret = next(line for line in kept.identity.read_text().splitlines() if line.startswith("AGE-SECRET"))
    told = refused(kept.site, "backup", str(tmp_path / "x.age"), "--to", secret)
    assert "What follows --to is not the public half of an age key." in told
    assert secret not in told.partition("AssertionError")[2]


def test_keys_can_be_kept_apart_and_old_backups_go(kept: Kept, tmp_path: Path) -> None:
    """Without keys it restores to all but them, and says so; in a folder, what is older than asked is removed."""
    old, foreign = tmp_path / "fairhearing-20200101T000000Z.age", tmp_path / "notes.age"
    for path in (old, foreign):
        path.write_bytes(b"x")
    kept.site.run("backup", str(tmp_path), "--to", kept.public, "--without-keys", "--keep", "30")
    (made,) = tmp_path.glob("fairhearing-*.age")
    assert made != old
    assert foreign.exists()
    site = elsewhere(tmp_path)
    said = site.run("restore", str(made), "--identity", str(kept.identity), "--into", str(site.home))
    assert "put the folder 'keys' back" in said
    assert not (site.home / "keys").exists()
