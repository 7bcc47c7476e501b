from __future__ import annotations

from collections.abc import Callable

from fairhearing.acts import KINDS
from fairhearing.procedure import Procedure, load, shipped
from fairhearing.procedure.reaching import reachable

Changed = Callable[..., Procedure]


def test_in_a_whole_procedure_everything_can_be_done(changed: Changed) -> None:
    """No kind of act waits for what never comes."""
    assert reachable(changed()) == set(KINDS)


def test_what_waits_for_itself_never_comes(changed: Changed) -> None:
    """Two acts that wait for one another are both lost."""
    read = changed(
        ("    after: appeal-filed\n", "    after: appeal-notified\n"),
        (
            "    act: [finding-made, decision-made]\n",
            "    act: [finding-made, decision-made, appeal-notified]\n    after: appeal-decided\n",
        ),
    )
    assert {"appeal-decided", "appeal-notified", "decision-made", "finding-made"} == set(KINDS) - reachable(read)


def test_what_is_always_barred_is_lost_with_all_that_waits_for_it(changed: Changed) -> None:
    """A bar without a condition shuts everything behind it."""
    read = changed(
        ("    act: case-closed\n", "    act: panel-formed\n"),
        ('    when: done["appeal-filed"] > done["appeal-decided"]\n', ""),
    )
    assert {"panel-formed", "finding-made"} <= set(KINDS) - reachable(read)


def test_the_shipped_procedures_lose_only_what_they_mean_to() -> None:
    """The project's own procedures know no approval; everything else can be done."""
    lost = {name: set(KINDS) - reachable(load(name)) for name in shipped()}
    approval = {"decision-approved"}
    assert {name: kinds for name, kinds in lost.items() if kinds} == {"model": approval, "model-small": approval}
