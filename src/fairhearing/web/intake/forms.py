"""The forms of intake: short, and only the first question must be answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from fairhearing.desk import Report, Upload
from fairhearing.identifiers import PersonId
from fairhearing.procedure import Procedure
from fairhearing.web.act_forms import COURSES, ManyFiles
from fairhearing.web.house import house
from fairhearing.web.speaking import spoken
from fairhearing.web.words import LineField, WordsField

Section = tuple[str, Any, tuple[str, ...]]
"""Its id, its title and the names of its fields."""

CHANNELS = {
    "telephone": _("By telephone"),
    "meeting": _("In a talk"),
    "letter": _("By letter"),
}
"""How a report came that somebody else types."""

_CONFIDENTIAL = {"autocomplete": "off", "dir": "auto"}
_UNSAID = "ask-first"
"""What is assumed where somebody else reports and it is not known how far it should go."""


def words(label: Any, hint: Any = "", *, rows: int = 4, required: bool = False) -> WordsField:
    """Return a field for somebody's own words that the browser does not remember."""
    widget = forms.Textarea(attrs={**_CONFIDENTIAL, "rows": rows})
    return WordsField(label=label, help_text=hint, required=required, widget=widget)


def line(label: Any, hint: Any = "") -> LineField:
    """Return a field for one line that the browser does not remember."""
    return LineField(label=label, help_text=hint, required=False, widget=forms.TextInput(attrs=_CONFIDENTIAL))


class PlainForm(forms.Form):
    """A form whose errors are told by the site, in its words."""

    use_required_attribute = False

    def refuse(self, field: str | None, message: str) -> None:
        """Give one answer, whatever was typed or left out."""
        self.full_clean()
        self.errors.clear()
        self.add_error(field, message)

    def kept(self) -> list[str]:
        """Return the names of the fields whose text is kept in a draft."""
        return [name for name, field in self.fields.items() if not isinstance(field, forms.FileField)]


class ReportForm(PlainForm):
    """A report: what happened, who it is about, who it comes from, and how far it should go.

    Args:
        procedure: in force.
    """

    text = words(_("What happened, in your own words?"), rows=12, required=True)
    files = forms.FileField(  # type: ignore[assignment]  # Django takes it out of the class
        label=_("Files that show something"),
        help_text=_(
            "Pictures, messages, documents; several at once if you like. Up to 50 MB each, 60 MB together. "
            "They are sealed as they are and nobody here opens them to look inside first."
        ),
        required=False,
        widget=ManyFiles,
    )
    respondents = words(
        _("Who is it about? One name a line"),
        _(
            "If you can, as it stands on the list of members: then people close to them cannot open your report. "
            "A name that fits nobody there, or several people, is treated like a description."
        ),
        rows=3,
    )
    described = words(
        _("Or describe who it was"),
        _("If you do not know the name, or are not sure. Leave both empty if you do not know who it was."),
        rows=3,
    )
    affected = line(_("Who was affected, if it was not you?"))
    reporter = line(_("Your own name"), _("You need not say who you are. You can also say it later."))
    excluded = words(
        _("Who must not get to read this? One name a line"),
        _("A person or a whole body, such as the committee. They are left out before anybody can open it."),
        rows=3,
    )
    contact = words(
        _("How may you be contacted, and how not?"),
        _("Everything can go through your mailbox; then leave this empty. No mail comes unless you ask for it."),
        rows=2,
    )
    course = forms.ChoiceField(
        label=_("How far should it go?"), help_text=_("You can change this later."), widget=forms.RadioSelect
    )
    consents = forms.MultipleChoiceField(
        label=_("What do you agree to?"),
        help_text=_("Tick nothing if you are not sure. You can agree later, and take it back."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    sections: tuple[Section, ...] = (
        ("happened", _("What happened"), ("text", "files")),
        ("who", _("Who it is about"), ("respondents", "described")),
        ("you", _("You, and who may read it"), ("reporter", "affected", "contact", "excluded")),
        ("far", _("How far it should go"), ("course", "consents")),
    )

    def __init__(self, procedure: Procedure, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        courses = self.fields["course"]
        scopes = self.fields["consents"]
        courses.choices = [(value, COURSES.get(value, value)) for value in procedure.courses]  # type: ignore[attr-defined] # a ChoiceField
        courses.initial = _UNSAID if _UNSAID in procedure.courses else None
        if "consents" in self.fields:
            scopes.choices = [(name, spoken(text)) for name, text in procedure.scopes.items()]  # type: ignore[attr-defined] # a ChoiceField
        if not procedure.scopes:
            del self.fields["consents"]

    def parts(self) -> list[Mapping[str, Any]]:
        """Return the sections with their fields."""
        return [
            {"id": name, "title": title, "fields": [self[field] for field in fields if field in self.fields]}
            for name, title, fields in self.sections
        ]

    def report(self, receipt: str, files: tuple[Upload, ...], person: PersonId | None) -> Report:
        """Return the report that the form holds.

        Args:
            receipt: the words made at the check page.
            files: from the draft.
            person: who is signed in, where somebody else reports.
        """
        del person
        return Report(receipt=receipt, files=files, **self._told())

    def _told(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "text": given["text"],
            "respondents": _lines(given["respondents"]),
            "described": given["described"].strip(),
            "reporter": given["reporter"],
            "affected": given["affected"],
            "excluded": _lines(given["excluded"]),
            "contact": given["contact"],
            "course": given["course"],
            "consents": tuple(given.get("consents", ())),
        }


class _HeardForm(ReportForm):
    heard_on = forms.DateField(
        label=_("On which day did you hear it?"),
        help_text=_("The time that the procedure gives runs from that day."),
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
    )

    def clean_heard_on(self) -> Any:
        """Refuse a day that has not come."""
        day = self.cleaned_data["heard_on"]
        if day > house().roll.current().calendar.day(house().now()):
            raise ValidationError(now("This day lies in the future. Enter the day on which you were told."))
        return day

    def _speak_of_another(self, labels: Mapping[str, Any]) -> None:
        for name, field in self.fields.items():
            field.label = labels.get(name, field.label)
            field.help_text = _HINTS_OF_ANOTHER.get(name, field.help_text)


class EnterForm(_HeardForm):
    """A report that somebody made by telephone, in a talk or by letter."""

    channel = forms.ChoiceField(
        label=_("How did it come?"), choices=tuple(CHANNELS.items()), widget=forms.RadioSelect
    )
    sections = (
        ("heard", _("How it came"), ("channel", "heard_on")),
        *ReportForm.sections[:2],
        ("you", _("Who told it, and who may read it"), ("reporter", "affected", "contact", "excluded")),
        ReportForm.sections[3],
    )

    def __init__(self, procedure: Procedure, data: Any = None, **kwargs: Any) -> None:
        super().__init__(procedure, data, **kwargs)
        self._speak_of_another(_OF_ANOTHER)

    def report(self, receipt: str, files: tuple[Upload, ...], person: PersonId | None) -> Report:
        """Return the report as one that came by another way."""
        del person
        given = self.cleaned_data
        return Report(
            receipt=receipt, files=files, channel=given["channel"], heard_on=given["heard_on"], **self._told()
        )


class ToldForm(_HeardForm):
    """What an officer was told, word for word: no label, nothing settled."""

    sections = (
        ("happened", _("What you were told"), ("text", "heard_on", "files")),
        ("who", _("Who it is about"), ("respondents", "described")),
        ("you", _("Who told you, and who may read it"), ("reporter", "affected", "contact", "excluded")),
        ("far", _("What they wished"), ("course",)),
    )

    def __init__(self, procedure: Procedure, data: Any = None, **kwargs: Any) -> None:
        super().__init__(procedure, data, **kwargs)
        self.fields.pop("consents", None)
        self._speak_of_another({**_OF_ANOTHER, **_OF_TELLING})

    def report(self, receipt: str, files: tuple[Upload, ...], person: PersonId | None) -> Report:
        """Return the report as one that an officer hands on."""
        heard_on = self.cleaned_data["heard_on"]
        return Report(
            receipt=receipt,
            files=files,
            channel="handed-on",
            heard_on=heard_on,
            heard_by=person or "",
            **self._told(),
        )


_OF_ANOTHER = {
    "text": _("What did they say happened, word for word?"),
    "respondents": _("Whom did they name? One name a line"),
    "described": _("Or how did they describe who it was?"),
    "reporter": _("Who told it, if they wish to be named?"),
    "affected": _("Who was affected, if it was somebody else?"),
    "excluded": _("Who must not get to read this? One name a line"),
    "contact": _("How may they be contacted, and how not?"),
    "course": _("How far do they want it to go?"),
    "consents": _("What do they agree to?"),
}
_OF_TELLING = {
    "text": _("What were you told, word for word?"),
    "reporter": _("Who told you, if known?"),
    "respondents": _("About whom? One name a line"),
}
_HINTS_OF_ANOTHER = {
    "reporter": _("Leave it empty if they did not say, or do not wish to be named."),
    "course": _("If they did not say, leave it at asking them first."),
    "consents": _("Only what they said themselves."),
    "contact": _("With the words that you give them they can always open their mailbox here."),
    "respondents": _(
        "If you can, as it stands on the list of members: then people close to them cannot open the report. "
        "A name that fits nobody there, or several people, is treated like a description."
    ),
    "described": _("Leave both empty if nobody was named or described."),
}


_ENGLISH = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false", "lang": "en", "dir": "ltr"}
"""For words of the English list, which are typed as they stand whatever the language of the page."""


class OpenForm(PlainForm):
    """The words of a receipt."""

    words = forms.CharField(
        label=_("Your words"),
        help_text=_(
            "Ten words and the check word, in their order. Small or large letters, commas, numbers and "
            "new lines do not matter."
        ),
        widget=forms.Textarea(attrs={**_ENGLISH, "rows": 4}),
    )


class LetterForm(PlainForm):
    """The two halves of a letter code."""

    letter = forms.CharField(
        label=_("The four words in the letter"),
        widget=forms.TextInput(attrs=_ENGLISH),
    )
    spoken = forms.CharField(
        label=_("The four words that somebody told you"),
        widget=forms.TextInput(attrs=_ENGLISH),
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in text.split("\n"))))
