"""A letter with a made-up value in each field, so that its wording can be looked at without any case."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import translation

from fairhearing.errors import InputError
from fairhearing.web.letters.drafting import rendered, tidy
from fairhearing.web.letters.inventory import LETTERS, Letter
from fairhearing.web.letters.wording import own_wording, sample, wordings


@dataclass(frozen=True, slots=True)
class Sample:
    """A letter as it looks.

    Args:
        letter: which.
        text: with made-up values.
        own: whether it is in the organisation's own words.
        fault: what keeps its own wording from being used, if there is one.
    """

    letter: Letter
    text: str
    own: bool
    fault: InputError | None = None


def samples(language: str) -> tuple[Sample, ...]:
    """Return every letter as it looks in a language.

    Args:
        language: such as `fr`.
    """
    with translation.override(language):
        return tuple(_sample(letter, language) for letter in LETTERS.values())


def _sample(letter: Letter, language: str) -> Sample:
    try:
        own = own_wording(wordings(), letter.name, language)
    except InputError as error:
        return Sample(letter, _shipped(letter), own=False, fault=error)
    if own is not None:
        return Sample(letter, own.filled(sample(letter)), own=True)
    return Sample(letter, _shipped(letter), own=False)


def _shipped(letter: Letter) -> str:
    said = dict.fromkeys(("finding", "reason", "outcome", "value"), "…")
    values = {
        **dict.fromkeys(("organisation", "site", "step", "day"), "…"),
        **{name: ["…"] for name in ("next", "answering", "appealing", "grounds", "said")},
        **dict.fromkeys(("finding_made", "decision_made", "appeal_decided"), said),
        "notices": {"rights_reporter": "…", "rights_respondent": "…"},
        "given": {"rule": "…", "until": "…", "reason": "…"},
    }
    return tidy(rendered(f"{letter.name}.txt", values))


__all__ = ["Sample", "samples"]
