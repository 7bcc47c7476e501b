"""When a letter arrived from which a limit is counted: what goes out on paper arrives later than it was written.

Source: POSH Rules 2013, rule 7(3), which counts from the receipt of the copy.
"""

from __future__ import annotations

from fairhearing.acts import Act, When
from fairhearing.identifiers import KindName
from fairhearing.judging.anchors import Anchor
from fairhearing.judging.facts import text_of_field
from fairhearing.judging.matter import Matter
from fairhearing.judging.order import before, earliest
from fairhearing.wording import say

_DELIVERED = KindName("letter-delivered")
_PAPER = "letter"
_WORDS = "receipt"
"""What a side's own act names when it takes up the words of its letter: by then it has the letter."""


def arrived(matter: Matter, anchor: Anchor, by: Act | None = None) -> tuple[When | None, str]:
    """Return when what starts a clock reached whoever it is for, and what that rests on.

    Args:
        matter: the case.
        anchor: what starts the clock.
        by: an act; what was noted after it does not count. None: everything counts.

    Returns:
        The day, None where it went out on paper and nobody noted that it arrived; and a sentence, empty where
        it was not on paper.
    """
    sent = () if anchor.act is None else (anchor.act, *anchor.others)
    if any(text_of_field(one, "how") != _PAPER for one in sent) or not sent:
        return anchor.when, ""
    noted = matter.of_kinds((_DELIVERED,)) if by is None else matter.perhaps_earlier((_DELIVERED,), by)
    found = [one for one in noted if any(_delivers(one, letter) for letter in sent)]
    if not found:
        return None, say(
            "it begins when the letter of act {act} arrives, and nobody noted that yet", act=sent[-1].id
        )
    return earliest(one.when for one in found), say(
        "counted from act {act}, when the letter arrived", act=found[0].id
    )


def _delivers(noted: Act, letter: Act) -> bool:
    if before(letter, noted) is False:
        return False
    named = text_of_field(noted, "letter")
    return named == letter.id or (named == _WORDS and bool(set(noted.by) & set(letter.to)))
