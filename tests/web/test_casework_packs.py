"""The officers' pages follow the procedure: another order, other limits, other roles, no change of code."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from fairhearing.desk import open_case
from fairhearing.procedure import pack_text
from fairhearing.web.house import Rooms, rooms
from tests.web.conftest import Browser
from tests.web.officers import Site, form_on, stand

SWAPS = (
    ("id: model-small\nversion: 1", "id: house-rules\nversion: 4"),
    ("receiver: {title: receiver,", "receiver: {title: confidant,"),
    ("title: panel member\n    bodies: [panel, outside]", "title: juror\n    bodies: [outside]"),
    (
        "says: The receivers tell the reporter within three days",
        "says: The confidants write back within nine days",
    ),
    (
        "after: report-received\n    each: true\n    within: 3 d",
        "after: report-received\n    each: true\n    within: 9 d",
    ),
    ('bullying: {title: "Bullying, again and again"}', "gossip: {title: Talk behind a back}"),
    ("report-acknowledged: acknowledgement", "report-acknowledged: feedback"),
)
"""What is written otherwise than in the shipped procedure."""
ORDER = """gates:
  plan-before-category:
    says: Nobody labels a report before the reporter is safe.
    act: category-set
    needs: [safety-plan-made]
    source: {text: house-rules, section: § 1, mark: own, since: 2023-01-01}
    why: Safety comes first here.
    remedy: Make the plan, then set the category.
"""


@pytest.fixture
def site(
    place: Rooms, browser: Browser, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, settings: Settings
) -> Site:
    """The club under a procedure of its own."""
    text = pack_text("model-small")
    for old, new in SWAPS:
        assert old in text, old
        text = text.replace(old, new)
    text = text.replace("text: model-small,", "text: house-rules,").replace(
        "  model-small: Fair Hearing,", "  house-rules: Fair Hearing,"
    )
    path = tmp_path / "house-rules.yaml"
    path.write_text(text.replace("\ngates:\n", f"\n{ORDER}\n", 1), encoding="utf-8")
    settings.FAIRHEARING_PROCEDURE = str(path)
    rooms.cache_clear()
    return stand(rooms(), browser, monkeypatch)


@pytest.mark.django_db
def test_titles_limits_categories_and_letters_are_those_of_the_procedure(site: Site) -> None:
    """The case page names the role, the rule, its limit and its pack as the procedure in force writes them."""
    code = site.club.report()[1]
    page = site.page("c04", f"/cases/{code}")
    assert "You are: confidant" in page
    assert "The confidants write back within nine days" in page
    assert "11 March 2026" in page
    assert "of “house-rules”" in page
    assert "“model-small”" not in page
    form = site.page("c04", f"/cases/{code}/do/report-acknowledged")
    assert "this is where your report stands" in str(form_on(form)["text"])


@pytest.mark.django_db
def test_another_order_is_followed(site: Site) -> None:
    """What waits for another act says so with this procedure's rule, and is open once that was done."""
    code = site.club.report()[1]
    path = f"/cases/{code}/do/category-set"
    waiting = site.page("c04", path)
    assert "plan-before-category" in waiting
    assert "Make the plan, then set the category." in waiting
    site.do("c04", code, "safety-plan-made", text="Apart at meetings.")
    form = site.page("c04", path)
    assert "Talk behind a back" in form
    assert "Bullying" not in form
    site.do("c04", code, "category-set", value="gossip", reason="Talk.")
    assert "Talk behind a back" in site.page("c04", f"/cases/{code}")


@pytest.mark.django_db
def test_a_case_keeps_the_procedure_that_it_was_taken_in_under(site: Site, settings: Settings) -> None:
    """When another procedure comes into force, the pages of an earlier case stay as they were."""
    code = site.club.report()[1]
    settings.FAIRHEARING_PROCEDURE = "model-small"
    rooms.cache_clear()
    case = open_case(rooms().house, site.club.officers["c04"], code)
    assert rooms().house.shelf.in_force().id == "model-small"
    assert case.procedure.id == "house-rules"
    assert "You are: confidant" in site.page("c04", f"/cases/{code}")
