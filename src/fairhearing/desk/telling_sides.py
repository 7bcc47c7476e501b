"""What both sides are told beside those who handle a case: what stops a clock, and what binds them meanwhile."""

from __future__ import annotations

from fairhearing.desk.challenges import told_of_ruling
from fairhearing.desk.folder import OpenCase
from fairhearing.desk.mails import told_mails
from fairhearing.desk.proposal import Proposal

FOR_BOTH = frozenset(
    {
        "clock-paused",
        "clock-resumed",
        "interim-measure-set",
        "interim-measure-reviewed",
        "interim-measure-ended",
    }
)
"""Kinds whose reason both sides read, as far as they know of the case."""


def mails_told(case: OpenCase, proposal: Proposal) -> frozenset[str]:
    """Return the mail compartments that an officer's act is sealed to beside those that its kind names.

    Args:
        case: opened by whoever does it.
        proposal: what they want to do.
    """
    if proposal.kind in FOR_BOTH:
        return frozenset(told_mails(case))
    return told_of_ruling(case, proposal)


__all__ = ["FOR_BOTH", "mails_told"]
