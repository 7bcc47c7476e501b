"""Letters on paper that are printed and not delivered yet, and those that came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fairhearing.desk import OpenAct, OpenCase
from fairhearing.web.casework.doing import WITH_CODE
from fairhearing.web.casework.wording import title_of
from fairhearing.web.letters import is_letter

_PAPER = "letter"


@dataclass(frozen=True, slots=True)
class OnItsWay:
    """A letter on paper that nobody noted as delivered.

    Args:
        act: its id.
        kind: its kind.
        title: in plain words.
        on: the day on which it was written.
        returned: whether it came back.
    """

    act: str
    kind: str
    title: str
    on: date
    returned: bool


def on_their_way(case: OpenCase) -> tuple[OnItsWay, ...]:
    """Return the letters of a case that went out on paper and did not arrive, as far as its reader knows.

    A first letter whose words were used has arrived; so has one whose delivery somebody noted.

    Args:
        case: opened by its reader.
    """
    arrived = {str(act.fields.get("letter", "")) for act in case.done("letter-delivered")}
    back = {str(act.fields.get("letter", "")) for act in case.done("letter-returned")}
    return tuple(
        OnItsWay(
            act.public.id, str(act.public.kind), title_of(act.public.kind), act.public.on, act.public.id in back
        )
        for act in case.acts
        if _is_paper(act) and act.public.id not in arrived and not _used(case, act)
    )


def _is_paper(act: OpenAct) -> bool:
    return is_letter(act.public.kind) and act.fields.get("how") == _PAPER


def _used(case: OpenCase, act: OpenAct) -> bool:
    if act.public.kind not in WITH_CODE:
        return False
    later = [one for one in case.done(act.public.kind, "letter-delivered") if one.public.seq > act.public.seq]
    return any(one.public.by == act.public.to or one.public.to == act.public.to for one in later)
