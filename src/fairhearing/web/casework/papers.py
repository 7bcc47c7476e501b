"""The paper of a letter of a case: what stands on it, and how it comes to be a file."""

from __future__ import annotations

import base64
from collections.abc import Mapping

from django.utils import translation
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from fairhearing.desk import OpenAct, OpenCase, Told
from fairhearing.errors import InputError
from fairhearing.identifiers import KindName, SlotName
from fairhearing.web import letters
from fairhearing.web.act_choices import name_in
from fairhearing.web.casework.previewing import language_of
from fairhearing.web.casework.wording import title_of
from fairhearing.web.house import house
from fairhearing.web.letters import LETTERS, Paper, letter_pdf, name_of_letter


def paper_of(case: OpenCase, act: OpenAct) -> Paper:
    """Return what stands on the paper of a letter that was written.

    Args:
        case: opened by whoever prints it.
        act: the letter.
    """
    kind, language = act.public.kind, language_of(act)
    with translation.override(language or translation.get_language()):
        return Paper(
            title=_heading(case, kind),
            organisation=case.organisation.name,
            on=act.public.on,
            to=name_in(case, act.public.to) if act.public.to and case.reads("who") else "",
            text=str(act.fields.get("text") or "") or letters.draft(case, kind, act.fields, language=language),
            rows=_rows(act.fields),
            language=language,
        )


def code_paper(case: OpenCase, slot: SlotName, told: Told, given: Mapping[str, object], language: str) -> str:
    """Return the letter that lets somebody in, with its half of the code, as an address that holds a PDF.

    The spoken half never stands on it. The file is in the page itself, which is shown once: nothing is kept.

    Args:
        case: opened by whoever told them.
        slot: whom it lets in.
        told: the act and the code.
        given: what was entered.
        language: of the letter; empty: that of the page.

    Returns:
        `data:application/pdf;base64,…`; empty where no PDF can be made here.
    """
    with translation.override(language or translation.get_language()):
        paper = Paper(
            title=_heading(case, told.act.public.kind),
            organisation=case.organisation.name,
            on=told.act.public.on,
            to=name_in(case, slot) if case.reads("who") else "",
            text=str(given.get("text", "")),
            rows=_rows(given),
            words=told.code.letter,
            site=house().origin,
            language=language,
        )
    try:
        return f"data:application/pdf;base64,{base64.b64encode(letter_pdf(paper)).decode()}"
    except InputError:
        return ""


def _heading(case: OpenCase, kind: KindName) -> str:
    known = LETTERS.get(name_of_letter(case.procedure, kind))
    return str(known.heading or known.title) if known is not None else title_of(kind)


def _rows(given: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    put = (
        (_("What is put to you"), given.get("what")),
        (_("What you are asked"), given.get("questions")),
        (_("When"), given.get("when")),
        (_("Where"), given.get("where")),
        (_("On which day"), _day(given.get("on_day"))),
    )
    return tuple((label, str(value)) for label, value in put if value)


def _day(value: object) -> str:
    found = parse_date(str(value)) if value else None
    return date_format(found) if found is not None else ""
