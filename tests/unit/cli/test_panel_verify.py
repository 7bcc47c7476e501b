"""`fairhearing panel verify`, `line` and `after`: what they say and how they exit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fairhearing.cli.panel import app
from fairhearing.errors import InputError

POOL = "id,gender,home\n" + "".join(f"p{at:02},{('woman', 'man')[at % 2]},{at // 2}\n" for at in range(1, 13))
QUOTAS = "category,feature,min,max\ngender,woman,1,2\ngender,man,1,2\n"
SOURCES = "sources:\n- {name: lottery, value: 9 018 26, published: 2026-06-02}\n"
PLAN = ["--pool", "pool.csv", "--quotas", "quotas.csv", "--seats", "3", "--id", "id", "--on", "2026-06-01"]
MORE = ["--apart", "home", "--exclude", "excluded.csv", "--pairs", "pairs.csv", "-o", "plan.json"]


def run(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan and its draw."""
    monkeypatch.chdir(tmp_path)
    for name, text in (
        ("pool.csv", POOL),
        ("quotas.csv", QUOTAS),
        ("sources.yaml", SOURCES),
        ("excluded.csv", "p03,conflict\n"),
        ("pairs.csv", "p01,p04\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    run("plan", *PLAN, *MORE)
    run("draw", "plan.json", "--sources", "sources.yaml", "-o", "draw.json")
    return tmp_path


def test_a_true_draw_is_told_check_by_check(folder: Path) -> None:
    """Exit 0, with what each shows; against the list too, and with the openings everybody on it."""
    done = run("verify", "draw.json", "--pool", "pool.csv", "--id", "id")
    assert done.exit_code == 0
    assert "- quotas: All" in done.stdout
    assert "- list: Everybody drawn who is named is on the list of 12 people" in done.stdout
    digest = json.loads((folder / "plan.json").read_text())["commitment"]["plan"]
    words = ("--pool", "pool.csv", "--id", "id", "--openings", "plan.openings.json", "--commitment", digest)
    told = json.loads(run("verify", "draw.json", *words, "--format", "json").stdout)
    assert told["holds"] is True
    assert [one["part"] for one in told["checks"]][-1] == "list"


def test_a_plan_is_checked_before_the_draw(folder: Path) -> None:
    """The published one also against the list; the whole one by way of its openings."""
    done = run("verify", "plan.published.json", "--pool", "pool.csv", "--id", "id")
    assert (done.exit_code, "- list: " in done.stdout) == (0, True)
    assert run("verify", "plan.json").exit_code == 0
    text = (folder / "plan.json").read_text()
    (folder / "plan.json").write_text(text.replace('"reason":"conflict"', '"reason":"party"'))
    done = run("verify", "plan.json")
    assert (done.exit_code, "Wrong: the whole plan" in done.stderr) == (1, True)
    (folder / "plan.openings.json").unlink()
    with pytest.raises(InputError, match="its openings are missing"):
        run("verify", "plan.json")


@pytest.mark.parametrize("file", ["draw.json", "plan.published.json"])
def test_a_changed_file_is_found_and_the_part_is_said(folder: Path, file: str) -> None:
    """Exit 1; as text among the errors, as JSON in the answer."""
    path = folder / file
    path.write_text(path.read_text().replace('"seats":3', '"seats":2'))
    done = run("verify", file)
    assert done.exit_code == 1
    assert "Wrong: a composition" in done.stderr
    told = json.loads(run("verify", file, "--format", "json").stdout)
    assert (told["holds"], told["what"].startswith("Wrong: ")) == (False, True)


@pytest.mark.parametrize(("person", "says"), [("p01", "p01 is in the pool"), ("p03", "the reason: conflict")])
def test_everybody_is_given_their_own_line(folder: Path, person: str, says: str) -> None:
    """And checks it against what is published, before the draw or after it."""
    given = run("line", "plan.json", "--person", person, "-o", "line.json")
    assert "to nobody else" in given.stdout
    for file in ("plan.published.json", "draw.json"):
        assert says in run("verify", file, "--line", "line.json").stdout
    (folder / "plan.openings.json").unlink()
    with pytest.raises(InputError, match="openings of the plan are missing"):
        run("line", "plan.json", "--person", person, "-o", "other.json")


def test_the_next_alternate_follows_on_whoever_declines(folder: Path) -> None:
    """By name or line; as JSON too; when nobody is left a new round is named."""
    made = json.loads((folder / "draw.json").read_text())
    panel = [one["person"] for one in made["panel"]]
    others = [one["person"] for one in made["alternates"]]
    told = json.loads(run("after", "draw.json", "--declined", panel[0], "--format", "json").stdout)
    assert told["follows"] in others
    assert set(told["panel"]) == {*panel[1:], told["follows"]}
    by_line = run("after", "draw.json", "--declined", made["panel"][0]["line"]).stdout
    assert f"Who follows on the last to decline: {told['follows']}" in by_line
    everybody = [word for name in (*others, *panel) for word in ("--declined", name)]
    said = run("after", "draw.json", *everybody).stdout
    assert "Who sits: nobody" in said
    assert "Who follows on the last to decline: nobody" in said
    assert "panel plan --after" in said


def test_the_plan_knows_by_which_column_people_are_named(folder: Path) -> None:
    """Whoever checks the list against it need not; another column can still be named."""
    assert "- list: " in run("verify", "draw.json", "--pool", "pool.csv").stdout
    assert run("verify", "plan.published.json", "--pool", "pool.csv").exit_code == 0
    with pytest.raises(InputError, match="There is no column 'number'"):
        run("verify", "draw.json", "--pool", "pool.csv", "--id", "number")


def test_who_was_not_drawn_cannot_decline(folder: Path) -> None:
    """They are named, and so are those who were."""
    made = json.loads((folder / "draw.json").read_text())
    with pytest.raises(InputError, match="'nobody' was not drawn") as caught:
        run("after", "draw.json", "--declined", "nobody")
    assert made["panel"][0]["person"] in caught.value.remedy
