"""A page that is sent once more, because no answer came: what was done by then is said, and not done again."""

from __future__ import annotations

from fairhearing.desk import OpenCase
from fairhearing.identifiers import KindName
from fairhearing.web.casework.doing import WITH_CODE
from fairhearing.web.intake.drafting import Draft, Ticket, act_of, load


def sent_before(case: OpenCase, ticket: Ticket, kind: KindName) -> Draft | None:
    """Return what a page held before; as sent, too, where the process died before it could be marked so.

    What was done by then may be permitted no more, and whoever asks again must hear that it is done. A letter
    with a code is sent once more all the same: it shows the words that nobody may have seen.

    Args:
        case: opened by whoever asks.
        ticket: of the page.
        kind: of the act.
    """
    before = load(ticket)
    if before is None or before.sent or kind in WITH_CODE:
        return before
    done = act_of(ticket, before, kind, case.row.code)
    return before.done() if any(act.public.id == done for act in case.acts) else before
