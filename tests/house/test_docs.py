"""The reference names everything that is there, and the promises are kept where the threat model says so."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from fairhearing.acts import KINDS
from tests.house.house import ROOT, SOURCE, error_classes

DOCS = ROOT / "docs"
SETTING = re.compile(r"""["'](FAIRHEARING_[A-Z_]+|DATABASE_URL)["']""")
TEST = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)(?:#[\w-]+)?\)")
WORDS = (
    *("reporter", "affected person", "respondent", "witness", "support person", "advisor", "first receiver"),
    *("sifter", "handler", "investigator", "panel", "decider", "approver", "appeal body", "overseer", "member"),
    *("administrator", "roster", "slot", "body", "seat", "term", "slate", "tie", "conflict", "recusal"),
    *("challenge", "viable", "report", "receipt", "statement", "claim", "exhibit", "finding", "outcome"),
    *("condition", "protective act", "interim measure", "disclosure", "record", "checkpoint", "proof"),
    *("act", "procedure", "judgement", "floor"),
)


def _headings(name: str) -> set[str]:
    text = (DOCS / name).read_text(encoding="utf-8")
    return {line.lstrip("#").strip().strip("`") for line in text.splitlines() if line.startswith("#")}


def test_every_kind_of_act_has_its_heading() -> None:
    """docs/reference/act-kinds.md has a heading for each kind."""
    assert set(KINDS) - _headings("reference/act-kinds.md") == set()


def test_every_error_code_has_its_heading() -> None:
    """docs/reference/errors.md has a heading for each code."""
    assert {cls.code for cls in error_classes()} - _headings("reference/errors.md") == set()


def test_every_setting_has_its_heading() -> None:
    """docs/reference/settings.md has a heading for each variable that the site reads, and for no other."""
    files = [SOURCE / "web" / name for name in ("settings.py", "environment.py")]
    read = {name for path in files for name in SETTING.findall(path.read_text(encoding="utf-8"))}
    headed = {heading for heading in _headings("reference/settings.md") if heading.isupper()}
    assert headed == read


def test_generated_pages_are_up_to_date() -> None:
    """The pages that follow from the code are as `make docs` would write them."""
    command = [sys.executable, str(DOCS / "generate.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("word", WORDS)
def test_every_word_is_in_the_glossary(word: str) -> None:
    """docs/glossary.md defines each word of the house in one sentence."""
    lines = (DOCS / "glossary.md").read_text(encoding="utf-8").splitlines()
    entries = [line for line in lines if line.startswith(f"**{word}**")]
    assert len(entries) == 1
    assert entries[0].count(". ") == 0
    assert entries[0].endswith(".")


def test_the_tests_that_the_docs_name_exist() -> None:
    """Each test that a page gives as evidence is there, by file and by name."""
    missing = []
    for page in [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]:
        for file, name in TEST.findall(page.read_text(encoding="utf-8")):
            path = ROOT / file
            if not path.exists() or (name and f"def {name}(" not in path.read_text(encoding="utf-8")):
                missing.append(f"{page.relative_to(ROOT)}: {file}::{name}")
    assert missing == []


@pytest.mark.parametrize("number", range(1, 12))
def test_every_promise_has_its_tests(number: int) -> None:
    """Each of the eleven promises has a file of tests named after it, and the threat model names it."""
    found = sorted((ROOT / "tests" / "promises").glob(f"test_p{number:02}_*.py"))
    assert found
    assert all(path.name in (DOCS / "threat-model.md").read_text(encoding="utf-8") for path in found)


def test_links_lead_somewhere() -> None:
    """A relative link in a page leads to a file that is there."""
    pages = [*DOCS.rglob("*.md"), *ROOT.glob("*.md")]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_folder_has_its_line_in_the_architecture() -> None:
    """ARCHITECTURE.md names each folder of the source and of the tests."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    folders = [*SOURCE.iterdir(), *(ROOT / "tests").iterdir()]
    names = [path.name for path in folders if path.is_dir() and not path.name.startswith((".", "__"))]
    assert [name for name in names if f"{name}/" not in text] == []
