"""What a language's catalogue lacks: texts without a translation, forms of a plural, values left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from babel.messages.catalog import Catalog

from catalogues.message import Message, placeholders
from catalogues.reach import is_seen_by_parties
from fairhearing.web.environment import FOR_PARTIES


def lacking(
    language: str, catalogue: Catalog, texts: Mapping[tuple[str | None, str], Message]
) -> Iterator[tuple[Message, str]]:
    """Yield each text that is not whole in a language, and what is wrong with it.

    Args:
        language: of `files.LANGUAGES`; of one that is made for parties only what they see is looked at.
        catalogue: the language's.
        texts: what was collected.
    """
    for text in texts.values():
        if language not in FOR_PARTIES or is_seen_by_parties(text):
            known = catalogue.get(text.id, text.context)
            answer = None if known is None else known.string
            if known is not None and known.fuzzy:
                yield text, "is not certain (fuzzy)"
            elif wrong := _wrong(text, answer, catalogue.num_plurals):
                yield text, wrong


def _wrong(text: Message, answer: object, forms: int) -> str:
    several = isinstance(answer, list | tuple)
    found = [str(one or "") for one in answer] if isinstance(answer, list | tuple) else [str(answer or "")]
    if not any(one.strip() for one in found):
        return "is not translated"
    if several != (text.plural is not None) or (several and len(found) != forms):
        return "has not the forms of its plural"
    if not all(one.strip() for one in found):
        return "lacks a form of its plural"
    wanted = placeholders(text.id) | placeholders(text.plural or "")
    # A form for one or two can say its number in words; the last form is for many.
    whole = placeholders(found[-1]) == wanted and all(placeholders(one) <= wanted for one in found)
    return "" if whole else "does not say each value that is put in"
