"""Sentences that remember what they were made of."""

from __future__ import annotations

from copy import deepcopy
from typing import ClassVar

from fairhearing.wording import Said, both, capital, either, enumerated, joined, say, say_many, told


class Upside:
    """A made-up language: its catalogue turns a few templates round, and marks the rest."""

    known: ClassVar[dict[str, str]] = {
        "{who} sits on {body}": "on {body} sits {who}",
        "{n} day": "{n} tag",
        "{n} days": "{n} tage",
        "the board": "der vorstand",
        "{words} and {last}": "{words} und {last}",
        "{words}, {next}": "{words} / {next}",
    }

    def template(self, one: str, many: str | None, number: int) -> str:
        return self.known.get(one if many is None or number == 1 else many, f"<{one}>")

    def value(self, value: object) -> object:
        return value + 100 if isinstance(value, int) else value


def test_a_sentence_is_english_by_itself() -> None:
    """What say returns is an ordinary English text, equal to it and usable wherever a text is."""
    text = say("{who} sits on {body}", who="Ash", body="the board")
    assert text == "Ash sits on the board"
    assert isinstance(text, str)
    assert {text: 1}["Ash sits on the board"] == 1


def test_a_sentence_is_said_again_in_another_language() -> None:
    """Template and values are put together anew; a value that is a sentence itself is said as well."""
    text = say("{who} sits on {body}", who="Ash", body=say("the board"))
    assert told(text, Upside()) == "on der vorstand sits Ash"


def test_a_text_that_remembers_nothing_stays() -> None:
    """What a person wrote comes out as it was."""
    assert told("the board", Upside()) == "the board"


def test_without_values_braces_are_only_signs() -> None:
    """A sentence without values may hold braces, in both languages."""
    assert say("Write {1, 2}.") == "Write {1, 2}."
    assert told(say("Write {1, 2}."), Upside()) == "<Write {1, 2}.>"


def test_numbers_choose_the_form() -> None:
    """One and many differ, in English and in the other language, where values can be written otherwise."""
    assert (say_many("{n} day", "{n} days", 1), say_many("{n} day", "{n} days", 3)) == ("1 day", "3 days")
    assert told(say_many("{n} day", "{n} days", 3), Upside()) == "103 tage"
    assert told(say_many("{n} day", "{n} days", 1), Upside()) == "101 tag"


def test_joined_texts_keep_their_parts() -> None:
    """Texts joined, or put one after another with a plus from either side, are said part by part."""
    board = say("the board")
    assert told(joined("; ", (board, "x")), Upside()) == "der vorstand; x"
    assert told("a " + board + "!", Upside()) == "a der vorstand!"
    assert "a " + board + "!" == "a the board!"


def test_letters_are_changed_in_every_language() -> None:
    """A capital, small letters and a stop that is taken away hold for what is said, too."""
    assert (capital(say("the board")), told(capital(say("the board")), Upside())) == ("The board", "Der vorstand")
    assert told(say("The Board").lower(), Upside()) == "<the board>"
    assert (say("It ends.").rstrip("."), told(say("It ends.").rstrip(".>"), Upside())) == ("It ends", "<It ends")
    assert capital("the board") == "The board"


def test_lists_of_words_have_commas_and_a_last_word() -> None:
    """Words are joined as English joins them, and each joint is a template of its own."""
    assert (both([]), both(["a"]), both(["a", "b"]), both(["a", "b", "c"])) == ("", "a", "a and b", "a, b and c")
    assert (either([]), either(["a"]), either(["a", "b", "c"])) == ("", "a", "a, b or c")
    assert enumerated(["a", "b"]) == "a, b"
    assert told(both(["a", "b", "c"]), Upside()) == "a / b und c"


def test_a_copy_is_the_english() -> None:
    """What is copied, or sent to another process, is the text alone."""
    copied = deepcopy(say("the board"))
    assert copied == "the board"
    assert not isinstance(copied, Said)
