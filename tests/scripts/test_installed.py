"""The wheel, as somebody installs it: nothing lacks in it, and it starts, serves and passes its check."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import sysconfig
import time
from configparser import ConfigParser
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.house.house import ROOT, SOURCE, tracked
from tests.scripts.running import PATIENCE, free_port, kill

pytestmark = [pytest.mark.kill, pytest.mark.allow_hosts(["127.0.0.1"])]

BARE = {"PATH": os.environ["PATH"]}
"""Nothing that would lead an installed program to these sources."""
HOST = "fair.example.org"
UNITS = sorted((ROOT / "contrib" / "systemd").glob("*.service"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build it from the sources."""
    folder = tmp_path_factory.mktemp("wheel")
    words = ("wheel", "--no-deps", "--no-build-isolation", "--no-index", "--quiet", "--wheel-dir", folder, ROOT)
    subprocess.run([sys.executable, "-m", "pip", "--disable-pip-version-check", *words], env=BARE, check=True)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install it into an environment of its own, which borrows the packages that it needs."""
    home = tmp_path_factory.mktemp("installed") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], env=BARE, check=True)
    python = home / "bin" / "python"
    words = (
        "--python",
        python,
        "--disable-pip-version-check",
        "install",
        "--no-deps",
        "--no-index",
        "--quiet",
        wheel,
    )
    subprocess.run([sys.executable, "-m", "pip", *words], env=BARE, check=True)
    (packages,) = home.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    asking = [python, "-c", "import fairhearing; print(fairhearing.__file__)"]
    found = subprocess.run(asking, env=BARE, capture_output=True, text=True, check=True)
    assert found.stdout.startswith(str(home)), "the wheel is what is tested, not the sources"
    return home / "bin" / "fairhearing"


def test_everything_that_belongs_to_it_is_in_it(wheel: Path) -> None:
    """Each tracked file under src: templates, styles, procedures, word lists, the demo's data, migrations."""
    inside = set(ZipFile(wheel).namelist())
    missing = [
        name
        for path in tracked()
        if path.is_relative_to(SOURCE) and (name := path.relative_to(SOURCE.parent).as_posix()) not in inside
    ]
    assert missing == []


def test_it_starts_and_passes_its_check(program: Path, tmp_path: Path) -> None:
    """Migrated, filled, served with its worker, backed up and tried: nothing is wrong, and health says so."""
    port, home, identity = free_port(), tmp_path / "home", tmp_path / "identity.txt"
    environment = {
        **BARE,
        "FAIRHEARING_HOME": str(home),
        "FAIRHEARING_ORIGIN": f"https://{HOST}",
        "FAIRHEARING_SMTP_URL": "smtp://localhost:25",
    }

    def run(*words: str, code: int = 0) -> str:
        done = subprocess.run(
            [program, *words], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    run("migrate")
    assert "No organisation was entered yet" in run("check", code=1)
    run("roll", "load", str(ROOT / "tests" / "data" / "club.yaml"), "--yes")
    with (tmp_path / "output").open("wb") as output:
        web = subprocess.Popen(
            [program, "serve", "--port", str(port), "--with-worker"],
            env=environment,
            cwd=tmp_path,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        until = time.monotonic() + PATIENCE
        while (healthy := asked(port, "/health")) != 200 or not (home / "operating" / "worker").exists():
            assert time.monotonic() < until, (tmp_path / "output").read_text()
            time.sleep(0.2)
        pages = {
            path: asked(port, path) for path in ("/", "/report", "/open/procedure", "/static/fairhearing.css")
        }
        subprocess.run(["age-keygen", "-o", identity], check=True, capture_output=True)
        public = subprocess.run(["age-keygen", "-y", identity], check=True, capture_output=True, text=True).stdout
        run("backup", "one.age", "--to", public.strip(), "--verify", str(identity))
        run("check")
    finally:
        kill(web)
    assert healthy == 200
    assert set(pages.values()) == {200}


def asked(port: int, path: str) -> int:
    """Return the status of a page, asked for as the reverse proxy asks; 0: no answer."""
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        with suppress(OSError, HTTPException):
            connection.request("GET", path, headers={"Host": HOST, "X-Forwarded-Proto": "https"})
            return connection.getresponse().status
    finally:
        connection.close()
    return 0


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
def test_units_start_commands_that_are_there(unit: Path, program: Path) -> None:
    """Each option of each unit's command is one that the command has, and each file that it names is explained."""
    read = ConfigParser(interpolation=None, strict=False)
    read.optionxform = str  # type: ignore[assignment, method-assign] # systemd's names have capitals
    read.read(unit)
    name, command, *rest = shlex.split(read["Service"]["ExecStart"])
    assert name.endswith("/fairhearing")
    told = subprocess.run(
        [program, command, "--help"], env=BARE, capture_output=True, text=True, check=True
    ).stdout
    assert not [word for word in rest if word.startswith("--") and word not in told]
    assert read["Service"]["MemorySwapMax"] == read["Service"]["LimitCORE"] == "0"
    example = (ROOT / "contrib" / "environment.example").read_text()
    assert not [word for word in rest if word.startswith("${") and f"{word[2:-1]}=" not in example]
