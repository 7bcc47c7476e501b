"""A rehearsal in words: facts about offices and bodies, and nobody as the one complained about."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairhearing.desk import AboutOffice, Rehearsed, WeakSpot
from fairhearing.web.speaking import spoken


def in_short(told: Rehearsed) -> Iterator[str]:
    """Yield for how many people the organisation could judge itself, and for how many it could not.

    Args:
        told: the rehearsal.
    """
    yield ngettext(
        "For %(covered)d of %(people)d person on the roll the organisation could judge a complaint itself.",
        "For %(covered)d of %(people)d people on the roll the organisation could judge a complaint itself.",
        told.people,
    ) % {"covered": told.covered, "people": told.people}
    if told.outside:
        yield ngettext(
            "For %(n)d of them some step could be taken only by somebody outside.",
            "For %(n)d of them some step could be taken only by somebody outside.",
            told.outside,
        ) % {"n": told.outside}
    if told.stuck:
        yield ngettext(
            "For %(n)d of them some step could be taken by nobody.",
            "For %(n)d of them some step could be taken by nobody.",
            told.stuck,
        ) % {"n": told.stuck}


def about_office(one: AboutOffice) -> str:
    """Return what would happen with a complaint about whoever holds an office, in words."""
    holder = (
        _("whoever is %(office)s (%(body)s)") % {"office": one.office, "body": one.body}
        if one.office
        else _("somebody who sits on this body: %(body)s") % {"body": one.body}
    )
    may_not = ngettext(
        "of %(of)d people who could judge, %(n)d may not judge a complaint about %(holder)s.",
        "of %(of)d people who could judge, %(n)d may not judge a complaint about %(holder)s.",
        one.may_not,
    ) % {"n": one.may_not, "of": one.of, "holder": holder}
    goes = {
        "outside": _("Some step could be taken only by somebody outside."),
        "stuck": _("Some step could be taken by nobody."),
    }.get(one.goes, "")
    return f"{may_not[:1].upper()}{may_not[1:]} {goes}".strip()


def weak_spot(one: WeakSpot) -> str:
    """Return a weak spot in words."""
    given = {"n": one.respondents, "body": one.body, "step": spoken(one.step)}
    if one.what == "step":
        return (
            ngettext(
                "In a case about %(n)d person nobody could take this step: %(step)s.",
                "In a case about any of %(n)d people nobody could take this step: %(step)s.",
                one.respondents,
            )
            % given
        )
    if one.what == "passed":
        return (
            ngettext(
                "In a case about %(n)d person %(body)s could not take this step, and it would move on: %(step)s.",
                "In a case about any of %(n)d people %(body)s could not take this step, and it would move on: "
                "%(step)s.",
                one.respondents,
            )
            % given
        )
    if one.what == "person":
        return (
            ngettext(
                "In a case about %(n)d person all would hang on a single one of those who sit there: "
                "%(body)s (%(step)s).",
                "In a case about any of %(n)d people all would hang on a single one of those who sit there: "
                "%(body)s (%(step)s).",
                one.respondents,
            )
            % given
        )
    return (
        ngettext(
            "In a case about %(n)d person all would hang on one body, %(body)s, for this step: %(step)s.",
            "In a case about any of %(n)d people all would hang on one body, %(body)s, for this step: %(step)s.",
            one.respondents,
        )
        % given
    )
