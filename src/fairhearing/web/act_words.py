"""What can be chosen in an act, in words that need no explaining."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

COURSES = {
    "record-only": gettext_lazy("Only keep it on record. Nobody acts on it. You can come back to it at any time."),
    "hold": gettext_lazy(
        "Keep it for now. Those who receive it look at it again later, and nothing else happens until then."
    ),
    "ask-first": gettext_lazy(
        "Ask me first. Those who receive it read it and talk with you here; the person it is about is told "
        "nothing unless you agree."
    ),
    "proceed": gettext_lazy("Go ahead. The procedure runs as it is written, and you are told of each step."),
}
"""How far a report may go, in the words of whoever decides it."""


OWN_WORDS = {
    "denies": gettext_lazy("It was not so."),
    "admits": gettext_lazy("It was so."),
    "admits-in-part": gettext_lazy("A part of it was so."),
    "does-not-remember": gettext_lazy("I do not remember."),
    "accepts-the-other-account": gettext_lazy("I accept what the other side says."),
    "does-not-wish-to-answer": gettext_lazy("I do not wish to answer."),
}
"""What a respondent can answer, in the words of whoever answers."""
MEANT = {
    "keep-apart": gettext_lazy("Keep apart: those concerned are not put into the same place, team or talk."),
    "no-event": gettext_lazy("No event: somebody does not come to an event, or it is put off."),
    "hold-access": gettext_lazy("Hold access: to rooms, keys, lists or accounts."),
    "stand-down": gettext_lazy("Stand down: somebody lays down an office or a task for the time being."),
    "none": gettext_lazy("Nothing ties me to anybody in it."),
    "soft": gettext_lazy("Something could make others doubt me: I may keep contact, and decide nothing."),
    "hard": gettext_lazy("I am tied to somebody in it and take no part."),
    "not-said": gettext_lazy("I do not wish to say. That counts as being tied."),
}
"""What a choice means, where its name alone says too little."""
