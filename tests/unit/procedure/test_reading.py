from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from datetime import date

import pytest

from fairhearing.errors import InputError
from fairhearing.procedure import Procedure, load, pack_text, read_procedure

Changed = Callable[..., Procedure]


def test_a_procedure_is_read_whole(changed: Changed) -> None:
    """Its head stands as written."""
    read = changed()
    assert (read.id, read.version, read.since, read.title) == ("small", 1, date(2025, 1, 1), "A small procedure")
    assert (read.start, read.end) == (("report-received",), ("case-closed",))
    assert read.courses == ("record-only", "hold", "ask-first", "proceed")
    assert read.letters == {"report-acknowledged": "acknowledgement"}


def test_the_floor_lies_beneath(changed: Changed) -> None:
    """The floor's rules come after the procedure's own, and each says which pack it is from."""
    read, floor = changed(), load("floor")
    for section in ("duties", "bars", "gates", "consents", "separations"):
        own = getattr(read, section)
        assert own[-len(getattr(floor, section)) :] == getattr(floor, section)
        assert {rule.pack for rule in own} >= {"floor"}
    assert [rule.pack for rule in read.powers] == ["small"] * 3
    assert {rule.pack for rule in read.conflicts.rules} == {"small", "floor"}
    assert set(read.stages) >= {"intake", "outcome", *floor.stages}
    assert read.sources.keys() == {"rules", "floor"}


def test_a_role_of_the_procedure_holds_over_that_of_the_floor(changed: Changed) -> None:
    """The floor gives only the roles that the procedure does not describe."""
    read = changed(("{title: receiver,", "{title: confidant,"))
    assert read.roles["receiver"].title == "confidant"
    assert read.roles["respondent"].party


def test_a_scope_of_the_procedure_is_added_to_those_of_the_floor(changed: Changed) -> None:
    """Consent can be given to what either names."""
    read = changed(("letters:", "scopes: {photo: Showing a photograph}\nletters:"))
    assert {"photo", "mediation"} <= read.scopes.keys()


def test_the_digest_covers_the_file_and_the_floor(minimal: str) -> None:
    """One letter in either changes it."""
    floor = pack_text("floor")
    read = read_procedure(minimal, "club.yaml")
    assert read.digest == hashlib.sha256(f"{minimal}\0{floor}".encode()).hexdigest()
    assert read_procedure(minimal + "\n", "club.yaml").digest != read.digest
    assert read_procedure(minimal, "club.yaml", floor=floor + "\n").digest != read.digest
    assert read_procedure(minimal, "other.yaml", floor=floor).digest == read.digest


def test_the_floor_alone_has_nothing_beneath() -> None:
    """A file called `floor` is one; its rules stand once."""
    floor = load("floor")
    assert floor.digest == hashlib.sha256(pack_text("floor").encode()).hexdigest()
    assert {rule.pack for rule in (*floor.duties, *floor.bars)} == {"floor"}


def test_what_is_no_floor_cannot_lie_beneath(minimal: str) -> None:
    """Another procedure given as the floor is refused."""
    with pytest.raises(InputError):
        read_procedure(minimal, "club.yaml", floor=minimal)


def test_a_line_is_kept_with_each_rule(changed: Changed) -> None:
    """A rule knows its place."""
    duty = changed().duties[0]
    assert duty.where is not None
    assert str(duty.where) == "club.yaml:19"


@pytest.mark.parametrize("end", range(0, 3200, 97))
def test_any_text_gives_only_errors_of_ours(minimal: str, end: int) -> None:
    """Wherever the file is cut off, it is read or refused as bad input, and nothing else."""
    with suppress(InputError):
        read_procedure(minimal[:end], "cut.yaml")
