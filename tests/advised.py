"""A procedure in which a support person writes for the party whom they stand by."""

from __future__ import annotations

from fairhearing.procedure import pack_text

_WHO = "    act: message-sent\n    who: [reporter, affected, receiver]\n"


def advised() -> str:
    """Return the text of a procedure in which somebody who stands by the reporter writes messages for them."""
    text = pack_text("model-small")
    assert text.count(_WHO) == 1
    swapped = text.replace(_WHO, _WHO.replace("affected,", "affected, support,"))
    return swapped.replace("id: model-small\n", "id: advised\n", 1)
