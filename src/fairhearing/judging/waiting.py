"""Whether a challenge waits for its ruling: others can then be kept from finding and deciding meanwhile.

Source: UNCITRAL Model Law on International Commercial Arbitration, article 13; RULES, "challenge by a party".
"""

from __future__ import annotations

from fairhearing.acts import Act
from fairhearing.identifiers import KindName
from fairhearing.judging.matter import Matter
from fairhearing.judging.order import before
from fairhearing.judging.roles import targets_of

_MADE, _RULED, _SENT_OUT = KindName("challenge-made"), KindName("challenge-decided"), KindName("recusal-forced")
_ASIDE = (KindName("recused"), KindName("resigned"), KindName("seat-declined"))


def challenged(matter: Matter, act: Act | None) -> bool | None:
    """Return whether somebody was challenged with a reason and nobody ruled on it; None where days overlap.

    Where who was challenged has left the case meanwhile, nothing is left to rule on.

    Args:
        matter: the case.
        act: before which it is asked; None: as of the day judged.

    Source: UNCITRAL Model Law, article 13(2).
    """
    sure = _waits(matter, act, sure=True)
    return sure if sure == _waits(matter, act, sure=False) else None


def _waits(matter: Matter, act: Act | None, *, sure: bool) -> bool:
    made = (one for one in _done(matter, (_MADE,), act, sure=sure) if one.fields.get("reason"))
    ends = _done(matter, (_RULED, _SENT_OUT, *_ASIDE), act, sure=not sure)
    ended = (True, None) if sure else (True,)
    return any(not any(_settles(end, one) and before(one, end) in ended for end in ends) for one in made)


def _settles(end: Act, made: Act) -> bool:
    about = end.by if end.kind in _ASIDE else targets_of(end)
    return not set(about).isdisjoint(targets_of(made))


def _done(matter: Matter, kinds: tuple[KindName, ...], act: Act | None, *, sure: bool) -> list[Act]:
    if act is None:
        return [one for one in matter.of_kinds(kinds) if not sure or one.when.last <= matter.as_of]
    return matter.earlier(kinds, act) if sure else matter.perhaps_earlier(kinds, act)
