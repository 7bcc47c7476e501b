"""How a duty or an act stands, in a word or two."""

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
}


def status_in_words(status: str) -> str:
    """Return a status of a judgement in words.

    Args:
        status: as the judge gives it (`not-shown`).
    """
    return str(_WORDS.get(status, status))
