"""What of a case is there for whom: every page with a case in it, for everybody who stands in some relation to it.

200 shown, 302 sent to where one signs in or enters one's words, 404 not there for them, 405 no GET, 409 not theirs
to do in their own mailbox, with the reason. What is 404 answers a POST and a case that never was alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

OFFICERS = (
    "receiver",
    "left",
    "panel",
    "asked",
    "aside",
    "appeal",
    "alternate",
    "conflicted",
    "kin",
    "leader",
    "overseer",
    "administrator",
)
"""A receiver; one who left the case; somebody who sits on the panel; somebody drawn who has not answered;
one who stood aside when asked; a member of the appeal body; an alternate whom nobody asked; a receiver who is a
friend of the respondent; kin of the reporter; a member of the committee; an overseer; and an administrator, who
has no keys."""

PARTIES = ("nobody", "reporter", "respondent", "support", "stranger", "ended")
"""No words; both sides of the case; a support person of the reporter; the reporter of another case; and a support
person whose reading was ended."""


def _officers(*statuses: int) -> Mapping[str, int]:
    return MappingProxyType(dict(zip(OFFICERS, statuses, strict=True)))


def _parties(*statuses: int) -> Mapping[str, int]:
    return MappingProxyType(dict(zip(PARTIES, statuses, strict=True)))


#                       receiver left panel asked aside appeal altern. confl. kin leader overs. admin.
ROSTER = _officers(200, 200, 200, 200, 200, 200, 404, 404, 404, 404, 404, 302)
"""Who was ever asked in: of those who left or were only asked, the page shows that alone."""
READERS = _officers(200, 404, 200, 404, 404, 200, 404, 404, 404, 404, 404, 302)
HANDLERS = _officers(200, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 302)
DRAWN = _officers(404, 404, 200, 200, 200, 404, 404, 404, 404, 404, 404, 302)
SIFTERS = _officers(404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 302)
NOBODY_WAITS = SIFTERS
"""For whoever can let somebody with new keys back in; here nobody waits."""
OVERSEERS = _officers(404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 200, 404)

#                    nobody reporter respondent support stranger ended
EVERYBODY_IN = _parties(302, 200, 200, 200, 200, 404)
OF_THE_CASE = _parties(302, 200, 200, 200, 404, 404)
BOTH_SIDES = _parties(302, 200, 200, 404, 200, 404)
ONE_SIDE = _parties(302, 200, 404, 200, 404, 404)
"""What is the reporter's, and of whoever reads along with them."""
REPORTERS_STEP = _parties(302, 200, 409, 409, 200, 404)
RESPONDENTS_STEP = _parties(302, 409, 200, 409, 409, 404)
NOBODYS = _parties(302, 404, 404, 404, 404, 404)

CASE_ROUTES: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "case": ROSTER,
        "case_do message-sent": HANDLERS,
        "case_back": NOBODY_WAITS,
        "case_letter": READERS,
        "case_letter_pdf": READERS,
        "case_file": READERS,
        "case_file_look": READERS,
        "case_file_picture": READERS,
        "case_file_copy": READERS,
        "case_conflicts": READERS,
        "case_procedure": READERS,
        "case_yaml": READERS,
        "case_organisation_yaml": READERS,
        "sift": SIFTERS,
        "sides": READERS,
        "seat": DRAWN,
        "seats": HANDLERS,
        "ceremony": READERS,
        "ceremony_file": READERS,
        "overseer_case": OVERSEERS,
    }
)
"""Route, with the kind of act where one is part of it → standing → what a GET answers."""

MAILBOX_ROUTES: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        "mailbox": EVERYBODY_IN,
        "mailbox_do message-sent": REPORTERS_STEP,
        "mailbox_do respondent-message-sent": RESPONDENTS_STEP,
        "mailbox_do course-set": REPORTERS_STEP,
        "mailbox_file": ONE_SIDE,
        "mailbox_file_look": ONE_SIDE,
        "mailbox_file_picture": ONE_SIDE,
        "mailbox_file_copy": ONE_SIDE,
        "mailbox_record": ONE_SIDE,
        "mailbox_proof": ONE_SIDE,
        "mailbox_copy": EVERYBODY_IN,
        "mailbox_own_case": BOTH_SIDES,
        "mailbox_support": BOTH_SIDES,
        "mailbox_support_end": NOBODYS,
        "mailbox_mail": BOTH_SIDES,
        "mailbox_mail_stop": _parties(302, 302, 302, 404, 302, 404),
        "mailbox_draw": OF_THE_CASE,
        "mailbox_draw_file": OF_THE_CASE,
    }
)
"""The same for the pages of a mailbox, about what the reporter of the case handed in."""

POST_ONLY = frozenset({"seat_invite", "mailbox_close", "mailbox_replace"})
"""Pages of cases and mailboxes that answer no GET."""
