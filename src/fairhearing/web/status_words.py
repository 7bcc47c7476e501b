"""How a duty, an act, a tie or a point of both accounts stands, in a word or two."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

_WORDS = {
    "met": _("kept"),
    "waived": _("no longer needed"),
    "late": _("late"),
    "overdue": _("overdue"),
    "missed": _("never done"),
    "lapsed": _("lapsed"),
    "open": _("open"),
    "not-due": _("not due"),
    "not-shown": _("not shown"),
    "undetermined": _("cannot be decided"),
    "barred": _("barred"),
    "unconsented": _("without consent"),
    "unconfirmed": _("unconfirmed"),
    "conflicted": _("conflicted"),
    "too-early": _("too early"),
    "without-power": _("without power"),
    "without-quorum": _("without quorum"),
    "not-separate": _("not separate"),
    "hard": _("hard"),
    "soft": _("soft"),
    "unknown": _("unknown"),
    "agreed": _("agreed"),
    "disputed": _("disputed"),
    "only one side": _("only one side speaks of it"),
    "not answered": _("not answered"),
    "contradicted": _("contradicted"),
}


def status_in_words(status: str) -> str:
    """Return a status in words.

    Args:
        status: as the judge gives it (`not-shown`).
    """
    return str(_WORDS.get(status, status))
