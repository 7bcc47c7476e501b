"""Every error tells a person what happened, why, and what can be done."""

from __future__ import annotations

import pytest

from fairhearing.errors import FairHearingError, Where
from tests.house.house import error_classes

WHAT, WHY, REMEDY = "The file is not a roll.", "A roll has headings.", "Write them in the first line."


def _made(cls: type[FairHearingError]) -> FairHearingError:
    try:
        return cls(WHAT, why=WHY, remedy=REMEDY, where=Where("roll.csv", 3, "name"))
    except TypeError:
        return cls()


@pytest.mark.parametrize("cls", error_classes(), ids=lambda cls: cls.__name__)
def test_diagnostics_are_whole(cls: type[FairHearingError]) -> None:
    """`diagnostics()` of every error class has what, why and what now, each in its line."""
    error = _made(cls)
    assert all((error.what, error.why, error.remedy, cls.code, cls.__doc__))
    what, why, now = error.diagnostics().splitlines()[-3:]
    assert what.endswith(error.what)
    assert why == f"  why: {error.why}"
    assert now == f"  what now: {error.remedy}"


def test_one_root() -> None:
    """Every error class of the project descends from the one root, and shares a code with no other branch."""
    by_code: dict[str, list[str]] = {}
    for cls in error_classes():
        if "code" in vars(cls):
            by_code.setdefault(cls.code, []).append(cls.__name__)
    assert {code: names for code, names in by_code.items() if len(names) > 1} == {}
