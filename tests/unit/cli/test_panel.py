"""`fairhearing panel plan`, `draw` and `by-hand`: what they write and say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from fairhearing.cli.panel import _plainly, app
from fairhearing.errors import InputError
from fairhearing.lottery import DrawError, LotteryError

POOL = "id,gender,branch\n" + "".join(
    f"p{at:02},{('woman', 'man')[at % 2]},{('north', 'south')[at % 3 == 0]}\n" for at in range(1, 13)
)
QUOTAS = "category,feature,min,max\ngender,woman,1,2\ngender,man,1,2\n"
SOURCES = "sources:\n- {name: lottery, value: 9 018 26, published: 2026-06-02}\n"
ANNOUNCED = "sources:\n- {name: lottery, expected: 2026-06-02}\n"
HAT = """on: 2026-06-03
place: Hall
observers: [{name: Olive, confirmed: Seen., on: 2026-06-03}, {name: Otto, confirmed: Seen., on: 2026-06-03}]
drawn: [p01, p02, p05]
"""
PLAN = ["--pool", "pool.csv", "--quotas", "quotas.csv", "--seats", "3", "--id", "id", "--on", "2026-06-01"]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with the files of a club."""
    monkeypatch.chdir(tmp_path)
    for name, text in (
        ("pool.csv", POOL),
        ("quotas.csv", QUOTAS),
        ("sources.yaml", SOURCES),
        ("announced.yaml", ANNOUNCED),
        ("excluded.csv", "person,reason\np03,conflict\n"),
        ("pairs.csv", "p01,p02\n"),
        ("hat.yaml", HAT),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(*words: str) -> Result:
    result = CliRunner().invoke(app, list(words))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def answer(*words: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(run(*words, "--format", "json").stdout)
    return told


def test_a_plan_is_three_files_and_a_digest_to_announce(folder: Path) -> None:
    """The whole one, the copy to publish, and the openings, which nobody else can read."""
    told = answer("plan", *PLAN, "--exclude", "excluded.csv", "--pairs", "pairs.csv", "-o", "plan.json")
    assert (told["pool_size"], told["left_out"], told["seats"]) == (11, 1, 3)
    whole = json.loads((folder / "plan.json").read_text())
    assert whole["excluded"] == [{"person": "p03", "reason": "conflict"}]
    assert whole["commitment"]["plan"] == told["announce"]
    assert whole["cpu_seconds"] == told["cpu_seconds"] >= 0
    assert whole["probabilities"].keys() == {f"p{at:02}" for at in range(1, 13)} - {"p03"}
    shown = json.loads((folder / told["published"]).read_text())
    assert {"excluded", "probabilities", "cpu_seconds"}.isdisjoint(shown)
    assert (folder / told["openings"]).stat().st_mode & 0o777 == 0o600


def test_a_plan_is_told_in_words() -> None:
    """A line each; nobody and lists are words too."""
    said = run("plan", *PLAN, "-o", "plan.json").stdout
    assert "Announce this before the seed is known: " in said
    assert "Smallest chance of anybody who can be on a panel: " in said
    assert "Can be on no valid panel: nobody" in said


def test_people_on_no_valid_panel_are_named(folder: Path) -> None:
    """With the quota that rules them out."""
    (folder / "quotas.csv").write_text("category,feature,min,max\ngender,woman,0,0\ngender,man,3,3\n")
    said = run("plan", *PLAN, "-o", "plan.json").stdout
    assert "p02 (gender 'woman': 0 to 0" in said


def test_without_quotas_and_a_day_everybody_has_the_same_chance(folder: Path) -> None:
    """Rows are numbered, the plan is of now, and RFC 3797 may number them."""
    words = ("--pool", "pool.csv", "--seats", "3", "--mode", "rfc3797", "--alternates", "0")
    told = answer("plan", *words, "-o", "plan.json")
    assert told["min_probability"] == 0.25
    assert json.loads((folder / "plan.json").read_text())["committed"].endswith("Z")
    assert set(json.loads((folder / "plan.json").read_text())["probabilities"]) == {str(at) for at in range(1, 13)}


def test_a_draw_names_panel_and_alternates(folder: Path) -> None:
    """From the whole plan by name, from the published copy by line: the same people."""
    run("plan", *PLAN, "--announce", "announced.yaml", "-o", "plan.json")
    told = answer("draw", "plan.json", "--sources", "sources.yaml", "-o", "draw.json")
    assert (len(told["panel"]), len(told["alternates"])) == (3, 3)
    bare = answer("draw", "plan.published.json", "--sources", "sources.yaml", "-o", "bare.json")
    made = json.loads((folder / "draw.json").read_text())
    assert [one["line"] for one in made["panel"]] == bare["panel"]
    assert [one["person"] for one in made["panel"]] == told["panel"]
    assert "Panel: " in run("draw", "plan.json", "--sources", "sources.yaml", "-o", "again.json").stdout
    assert (folder / "again.json").read_bytes() == (folder / "draw.json").read_bytes()


def test_a_seed_known_before_the_plan_is_refused(folder: Path) -> None:
    """By its date."""
    run("plan", *PLAN, "-o", "plan.json")
    (folder / "sources.yaml").write_text(SOURCES.replace("2026-06-02", "2026-06-01"))
    with pytest.raises(LotteryError, match="known before"):
        run("draw", "plan.json", "--sources", "sources.yaml", "-o", "draw.json")


def test_a_whole_plan_needs_its_openings(folder: Path) -> None:
    """Beside it, or named."""
    run("plan", *PLAN, "-o", "plan.json")
    (folder / "plan.openings.json").rename(folder / "kept.json")
    with pytest.raises(DrawError, match="without its openings"):
        run("draw", "plan.json", "--sources", "sources.yaml", "-o", "draw.json")
    with pytest.raises(InputError, match="openings of the plan are missing"):
        run("by-hand", "plan.json", "--record", "hat.yaml", "-o", "draw.json")
    assert answer("draw", "plan.json", "--sources", "sources.yaml", "--openings", "kept.json", "-o", "draw.json")


def test_nothing_is_overwritten(folder: Path) -> None:
    """A second plan or draw in place of the first could not be seen."""
    run("plan", *PLAN, "-o", "plan.json")
    with pytest.raises(InputError, match="There is a file already"):
        run("plan", *PLAN, "-o", "plan.json")


def test_a_second_round_follows_the_first(folder: Path) -> None:
    """It names the draw before it, and has a number of its own."""
    run("plan", *PLAN, "--case", "c7", "-o", "plan.json")
    first = answer("draw", "plan.json", "--sources", "sources.yaml", "-o", "draw.json")
    run("plan", *PLAN, "--after", "draw.json", "-o", "second.json")
    second = json.loads((folder / "second.json").read_text())
    assert (second["case"], second["round"], second["previous"]) == ("c7", 2, first["digest"])


def test_names_from_a_hat_are_entered(folder: Path) -> None:
    """Before two observers, judged by the same checks."""
    run("plan", *PLAN, "--exclude", "excluded.csv", "-o", "plan.json")
    told = answer("by-hand", "plan.json", "--record", "hat.yaml", "-o", "draw.json")
    assert (told["panel"], told["alternates"]) == (["p01", "p02", "p05"], [])
    (folder / "hat.yaml").write_text(HAT.replace("p05", "p03"))
    with pytest.raises(LotteryError, match="'p03' is not in the pool"):
        run("by-hand", "plan.json", "--record", "hat.yaml", "-o", "other.json")


def test_shares_are_told_as_a_person_reads_them() -> None:
    """In hundredths, and what is too small for them as such."""
    said = _plainly("gap", 0.0), _plainly("gini", 7.4e-12), _plainly("min_probability", 1 / 11)
    assert said == ("0.0000%", "below 0.0001%", "9.0909%")
