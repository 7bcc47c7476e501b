"""Form fields for people's own words: kept as they are, refused in plain words where they cannot be."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

LONGEST = 200_000
"""Signs of one text: some hundred pages."""


class WordsField(forms.CharField):
    """A text in somebody's own words: not trimmed, and changed in nothing but how lines end.

    NUL, which no keyboard writes and no database keeps, is taken out of the text that the form shows again,
    and the person is told.

    Args:
        longest: signs at most; the browser is not told, for it would cut off what is pasted.
    """

    default_error_messages = {"required": gettext_lazy("Please write something here.")}
    widget: type[forms.Widget] | forms.Widget = forms.Textarea

    def __init__(self, *, longest: int = LONGEST, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)
        self.longest = longest
        self.validators = []

    def to_python(self, value: Any) -> str:
        """Return the text with lines that end as they do everywhere here."""
        return str(super().to_python(value)).replace("\r\n", "\n")

    def bound_data(self, data: Any, initial: Any) -> Any:
        """Return what the form shows again."""
        return data.replace("\0", "") if isinstance(data, str) else data

    def validate(self, value: str) -> None:
        """Refuse what cannot be kept, and spaces alone where a text is asked for."""
        super().validate(value.strip())
        if "\0" in value:
            raise ValidationError(
                _(
                    "The text held an invisible sign that cannot be kept (NUL). It was taken out here; nothing "
                    "else was changed. Look at the text and send it again."
                ),
                code="null",
            )
        if len(value) > self.longest:
            raise ValidationError(
                _(
                    "This is longer than can be kept in one text: %(longest)d signs at most, and it has "
                    "%(length)d. Nothing was lost: send a part now and the rest afterwards, or add it as a file."
                ),
                code="longest",
                params={"longest": self.longest, "length": len(value)},
            )


class LineField(WordsField):
    """A single line, such as a name."""

    widget = forms.TextInput

    def __init__(self, *, longest: int = 300, **kwargs: Any) -> None:
        super().__init__(longest=longest, **kwargs)


class ListField(WordsField):
    """Several entries, one a line."""

    def clean(self, value: Any) -> Any:
        """Return the lines that hold something."""
        return [line.strip() for line in super().clean(value).split("\n") if line.strip()]


class ManyFiles(forms.FileInput):
    """Takes in several files at once."""

    allow_multiple_selected = True
