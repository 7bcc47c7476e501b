"""The answer of the closed process, taken apart: what does not fit to the letter is no answer.

A file may have taken the process over. What comes back is therefore held against lists of names, forms and
lengths, and is nothing but texts, numbers and points of colour.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from fairhearing.errors import in_seen_signs

REASONS = frozenset(
    {
        *("damaged", "too-large", "locked", "moving", "not-there", "impossible", "memory"),
        *("time", "busy", "unlocked", "nonsense", "late"),
    }
)
"""Why there is no answer; those of the first line the process itself may give."""

_SAID = frozenset({"damaged", "too-large", "locked", "moving", "not-there", "impossible", "memory"})
_LONGEST_HEAD = 1 << 17
_LONGEST_FACT = 300
_MOST_FACTS = 200
_MOST = 1 << 30
_NUMBERS = frozenset({"width", "height", "pages", "copied", "lossy", "more", "open", "environment"})

_TEXT = re.compile(r".{1,300}", re.DOTALL)
_COUNT = re.compile(r"\d{1,15}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d)?")
_PLACE = re.compile(r"-?\d{1,2}\.\d{5},-?\d{1,3}\.\d{5}")
_YES = re.compile(r"yes")
_TRIED = re.compile(r"refused|possible")

FORMS: Mapping[str, re.Pattern[str]] = {
    **dict.fromkeys(("taken", "created", "changed"), _MOMENT),
    "place": _PLACE,
    **dict.fromkeys(("make", "model", "lens", "serial", "owner", "author", "changed-by", "marked-by"), _TEXT),
    **dict.fromkeys(("company", "manager", "copyright", "software", "producer"), _TEXT),
    **dict.fromkeys(("title", "subject", "keywords", "description", "holds", "encoding"), _TEXT),
    **dict.fromkeys(("frames", "pages", "attached", "versions", "entries", "unpacked", "lines"), _COUNT),
    **dict.fromkeys(("small-picture", "history", "program", "signature"), _YES),
}
"""What a file may be said to tell, by name, and what each looks like."""
_TRIES = (
    *("read-a-file", "write-a-file", "list-a-folder", "remove-a-file", "connect", "start-a-program"),
    *("make-a-process", "look-into-another", "signal-another", "raise-a-limit", "run-what-it-wrote", "unlock"),
)
_FORMS = {**FORMS, **dict.fromkeys(_TRIES, _TRIED)}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the process said of a file, as far as it fits.

    Args:
        facts: name and value; texts in signs that can be seen.
        numbers: what describes the rest.
        rest: points of colour, a copy, a text.
        refused: why there is no answer, one of `REASONS`; empty where there is one.
    """

    facts: tuple[tuple[str, str], ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    rest: bytes = b""
    refused: str = ""


def refused(reason: str) -> Answer:
    """Return that there is no answer.

    Args:
        reason: one of `REASONS`.
    """
    return Answer(refused=reason)


def read_answer(said: bytes) -> Answer:
    """Return an answer, or that it is none.

    Args:
        said: everything that the process wrote.
    """
    head, _, rest = said.partition(b"\n")
    if len(head) > _LONGEST_HEAD:
        return refused("nonsense")
    try:
        content = json.loads(head)
    except (ValueError, RecursionError):
        return refused("nonsense")
    match content:
        case {"refused": str(reason), **other} if not other and not rest and reason in _SAID:
            return refused(reason)
        case {"facts": list(facts), "numbers": dict(numbers), "length": int(length), **other} if not other:
            if length == len(rest) and len(facts) <= _MOST_FACTS and all(map(_fits, facts)) and _count(numbers):
                return Answer(tuple((name, in_seen_signs(value)) for name, value in facts), numbers, rest)
    return refused("nonsense")


def _fits(fact: object) -> bool:
    match fact:
        case [str(name), str(value)] if name in _FORMS and len(value) <= _LONGEST_FACT:
            return _FORMS[name].fullmatch(value) is not None
    return False


def _count(numbers: Mapping[str, object]) -> bool:
    return all(
        name in _NUMBERS and isinstance(number, int) and not isinstance(number, bool) and 0 <= number <= _MOST
        for name, number in numbers.items()
    )
