"""How a simulated person fills in a form that they never saw: by the names of its fields, and as the page says."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

from tests.soak.pages import Field, Form

KEPT_EMPTY = {"on", "excluded", "contact", "beacon", "instead"}
CHOSEN = {
    "course": "proceed",
    "value": "bullying",
    "how": "letter mailbox record",
    "outcome": "nobody",
    "answer": "free denies",
    "finding": "substantiated",
    "standard": "more-likely-than-not",
    "grounds": "procedure",
    "audience": "",
}
"""What is taken where it is offered; of several words the first that is offered."""
LONG = 400
"""Signs from which a text on a page is a letter that was drafted: it is sent with a word added."""


def fill(form: Form, word: str, text: str, chance: Random, /, **given: str) -> list[tuple[str, str]]:
    """Return what is sent.

    Args:
        form: as it stands on the page.
        word: goes into every short text that has to be there.
        text: goes into the first long text.
        chance: for what is chosen.
        given: what is sent for fields of these names.
    """
    sent: list[tuple[str, str]] = []
    told = False
    for one in form.fields.values():
        if one.name in given:
            sent.append((one.name, given[one.name]))
        elif one.kind == "hidden":
            sent.append((one.name, one.value))
        elif one.kind == "textarea":
            sent.append((one.name, _long(one, word, text, told=told)))
            told = True
        elif one.choices:
            sent += [(one.name, value) for value in _chosen(one, chance)]
        else:
            sent += [(one.name, value) for value in _short(one, form, word)]
    return sent


def _long(one: Field, word: str, text: str, *, told: bool) -> str:
    if one.value:
        return f"{one.value}\n\n{word}"
    if one.optional or one.name in KEPT_EMPTY:
        return ""
    return f"{word}." if told else text


def _chosen(one: Field, chance: Random) -> list[str]:
    offered = [choice.value for choice in one.choices if choice.value]
    if one.kind == "checkbox":
        few = len(offered) == 1
        return offered if not few or one.name in {"with_affected", "wanted"} else []
    wanted = next((value for value in CHOSEN.get(one.name, "").split() if value in offered), None)
    if wanted is not None:
        return [wanted]
    if one.optional or not offered:
        return [choice.value for choice in one.choices if choice.chosen]
    return [chance.choice(offered)]


def _short(one: Field, form: Form, word: str) -> list[str]:
    if one.kind == "file":
        return []
    if one.kind == "number":
        members = form.fields.get("members")
        return [str(len(members.choices) if members and one.name == "votes_for" else 0)]
    if one.optional or one.name in KEPT_EMPTY:
        return [one.value]
    if one.name == "review_on":
        # The site's clock lies behind the machine's: a day on which to look again has not come yet.
        return [one.value or datetime.now(UTC).date().isoformat()]
    if one.kind == "date":
        return [one.value]
    return ["2026-02" if one.name == "when" else word]
