"""Nothing of one machine is in the repository."""

from __future__ import annotations

import re
import subprocess

from tests.house.house import ROOT, name_of, tracked

HOSTS = ("pypi" + ".org", "pythonhosted" + ".org", "registry.npmjs" + ".org", "proxy.golang" + ".org")
MACHINE = re.compile(r"(?<![\w./-])/(?:work|home|root|Users|opt|mnt|srv)/[\w.-]+")


def _texts() -> dict[str, str]:
    texts = {}
    for path in tracked():
        try:
            texts[name_of(path)] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return texts


def test_no_registry_is_named() -> None:
    """No tracked file names a package registry's host: where packages come from is the machine's matter."""
    assert [name for name, text in _texts().items() if any(host in text for host in HOSTS)] == []


def test_no_path_of_a_machine() -> None:
    """No tracked file holds an absolute path of the machine that it was written on."""
    found = {name: match[0] for name, text in _texts().items() if (match := MACHINE.search(text))}
    assert found == {}


def test_no_lock_that_names_hosts() -> None:
    """uv.lock, which would name hosts, is neither tracked nor could be added by mistake."""
    assert [name_of(path) for path in tracked() if path.name == "uv.lock"] == []
    ignored = subprocess.run(["git", "check-ignore", "-q", "uv.lock"], cwd=ROOT, check=False)
    assert ignored.returncode == 0
