from __future__ import annotations

import pytest

from fairhearing.errors import InputError
from fairhearing.procedure import load, pack_text, shipped


def test_the_shipped_procedures_are_sorted_and_hold_the_floor() -> None:
    """What ships is found in the package."""
    assert list(shipped()) == sorted(shipped())
    assert {"floor", "model-small", "eu-directive", "membership-grievance"} <= set(shipped())
    assert {"psf-working-group", "django-working-group"} <= set(shipped())


def test_what_is_not_shipped_is_refused() -> None:
    """The message lists what is."""
    with pytest.raises(InputError, match=r"No procedure called '\.\./floor' is shipped") as refused:
        pack_text("../floor")
    assert "model-small" in refused.value.why


@pytest.mark.parametrize("procedure", shipped())
def test_each_pack_is_read(procedure: str) -> None:
    """The file of a pack names the pack."""
    assert load(procedure).id == procedure
