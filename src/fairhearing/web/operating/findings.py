"""What a look at the installation found: a line for each thing, and nothing about a person or a case in it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Literal

State = Literal["fine", "look", "wrong"]

_WORDS: dict[State, str] = {"fine": "fine", "look": "look at this", "wrong": "wrong"}
FORMAT = "fairhearing/check@1"


@dataclass(frozen=True, slots=True)
class Finding:
    """How one thing stands.

    Args:
        about: what was looked at, a word or two.
        state: fine; look (it works, and something is missing); wrong (it must be put right).
        says: what was found, a sentence.
        means: what that means; empty where all is well.
        remedy: what to do now; empty where all is well.
    """

    about: str
    state: State
    says: str
    means: str = ""
    remedy: str = ""


def as_text(findings: Sequence[Finding]) -> str:
    """Return the findings for people: a line each, and under what is not fine what it means and what to do."""
    widest = max(len(one.about) for one in findings)
    lines = []
    for one in findings:
        lines.append(f"{_WORDS[one.state]:<12}  {one.about:<{widest}}  {one.says}")
        if one.state != "fine":
            lines += [f"{'':<14}  means: {one.means}", f"{'':<14}  do now: {one.remedy}"]
    return "\n".join(lines)


def as_json(findings: Sequence[Finding]) -> str:
    """Return the findings for programs."""
    content = {"format": FORMAT, "state": worst(findings), "findings": [asdict(one) for one in findings]}
    return json.dumps(content, indent=1)


def worst(findings: Sequence[Finding]) -> State:
    """Return the worst state of all."""
    states = {one.state for one in findings}
    return "wrong" if "wrong" in states else "look" if "look" in states else "fine"
