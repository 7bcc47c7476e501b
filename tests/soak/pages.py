"""A page as somebody without scripts uses it: its links and its forms, found by what they are called."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"input", "br", "meta", "link", "img", "hr"}


@dataclass
class Choice:
    """One value that a field can have, and how it reads."""

    value: str
    label: str = ""
    chosen: bool = False


@dataclass
class Field:
    """A question of a form.

    Args:
        kind: text, textarea, hidden, radio, checkbox, select, number, date, file, password, …
        value: as it stands when nobody touched it.
        optional: whether the page says that it may be left.
    """

    name: str
    kind: str
    value: str = ""
    choices: list[Choice] = field(default_factory=list)
    optional: bool = False


@dataclass
class Form:
    """A form with its questions by name and its buttons as name, value and words."""

    action: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)

    def untouched(self) -> list[tuple[str, str]]:
        """Return what is sent if nobody fills anything in."""
        sent = []
        for one in self.fields.values():
            if one.choices:
                sent += [(one.name, choice.value) for choice in one.choices if choice.chosen]
            elif one.kind not in {"file", "checkbox", "radio"}:
                sent.append((one.name, one.value))
        return sent


@dataclass
class Link:
    """A link: where it leads, its words, and the id of the section in which it stands."""

    href: str
    words: str
    section: str
    listed: str


@dataclass(frozen=True)
class Page:
    """What came back."""

    status: int
    path: str
    text: str
    to: str = ""
    data: bytes = b""

    def read(self) -> Reader:
        """Return its links, forms and words."""
        reader = Reader()
        reader.feed(self.text)
        return reader

    def form(self, name: str) -> Form:
        """Return the form that asks for something of this name."""
        for one in self.read().forms:
            if name in one.fields:
                return one
        raise AssertionError(f"no form asks for {name!r} on {self.path}, {self.status}")

    @property
    def is_honest(self) -> bool:
        """Whether a page of trouble says what happened and what can be done now."""
        return "What you can do now" in self.text or 'role="alert"' in self.text

    def link(self, beginning: str) -> str | None:
        """Return the first link whose address begins like this."""
        return next((one.href for one in self.read().links if one.href.startswith(beginning)), None)


class Reader(HTMLParser):
    """Reads a page once."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[Link] = []
        self.forms: list[Form] = []
        self.words: list[tuple[bool, str]] = []
        """What stands in elements of class `words`, and whether inside the letter."""
        self.said: list[str] = []
        """What somebody wrote, word for word: elements of class `own`."""
        self._form: Form | None = None
        self._open: list[tuple[str, dict[str, str]]] = []
        self._labels: dict[str, Choice] = {}
        self._text: Field | None = None
        self._about: list[Field] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self._open.append((tag, given))
        classes = given.get("class", "").split()
        if tag == "a" and "href" in given:
            self.links.append(
                Link(given["href"], "", self._inside("section", "aria-labelledby"), self._inside("ul", "class"))
            )
        elif tag == "form":
            self._form = Form(given.get("action", ""), given.get("method", "get"))
            self.forms.append(self._form)
        elif "words" in classes:
            self.words.append((any(name == "article" for name, _ in self._open), ""))
        elif "own" in classes:
            self.said.append("")
        if self._form is not None and not given.get("form"):
            self._control(self._form, tag, given)

    def _control(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name = given.get("name", "")
        if tag == "button":
            form.buttons.append((name, given.get("value", ""), ""))
        elif tag == "option":
            next(reversed(form.fields.values())).choices.append(
                Choice(given.get("value", ""), chosen="selected" in given)
            )
        elif tag in {"input", "textarea", "select"} and name:
            kind = given.get("type", "text") if tag == "input" else tag
            one = form.fields.setdefault(name, Field(name, kind, given.get("value", "")))
            one.optional |= any("quiet" in words for words in self._about_text)
            if kind in {"radio", "checkbox"}:
                choice = Choice(given.get("value", "on"), chosen="checked" in given)
                one.choices.append(choice)
                self._labels[given.get("id", "")] = choice
            self._text = one if tag == "textarea" else None

    @property
    def _about_text(self) -> list[str]:
        return [given.get("data-marks", "") for tag, given in self._open if tag in {"div", "fieldset"}]

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.value += data
            return
        for tag, given in reversed(self._open):
            if tag == "a" and self.links:
                self.links[-1].words += data
            elif tag == "button" and self._form is not None and self._form.buttons:
                name, value, words = self._form.buttons[-1]
                self._form.buttons[-1] = (name, value, words + data)
            elif tag == "label" and given.get("for", "") in self._labels:
                self._labels[given["for"]].label += data
            classes = given.get("class", "").split()
            if "words" in classes and self.words:
                self.words[-1] = (self.words[-1][0], self.words[-1][1] + data)
            elif "own" in classes and self.said:
                self.said[-1] += data
            if "(if you wish)" in data:
                self._mark_optional()
                break

    def _mark_optional(self) -> None:
        for tag, given in reversed(self._open):
            if tag == "fieldset" or (tag == "div" and "field" in given.get("class", "").split()):
                given["data-marks"] = "quiet"
                return

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._text is not None:
            self._text.value = self._text.value.removeprefix("\n")
            self._text = None
        if tag == "form":
            self._form = None
        while self._open:
            if self._open.pop()[0] == tag:
                break

    def _inside(self, tag: str, attribute: str) -> str:
        return next((given.get(attribute, "") for name, given in reversed(self._open) if name == tag), "")
