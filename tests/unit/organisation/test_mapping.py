"""Mapping files: read strictly, each mistake with its line and what would be right."""

from __future__ import annotations

import pytest

from fairhearing.errors import InputError
from fairhearing.organisation import read_mapping

HEAD = "format: fairhearing/mapping@1\n"


def test_a_whole_mapping_is_read() -> None:
    """Columns that are joined, words that are translated, dates, separator, encoding, contacts."""
    text = (
        "rows: people\ndates: DD.MM.YYYY\nseparator: semicolon\nencoding: windows-1252\nid_prefix: m\n"
        "columns: {id: No, name: [First, Last], branch: Section, traits.gender: Sex, left: ''}\n"
        "values: {traits.gender: {w: woman}, branch: {none: ''}}\n"
        "contacts: {telephone: [Phone, Mobile]}\n"
    )
    mapping = read_mapping(f"{HEAD}{text}".replace("left: ''", "left: ~"), "map.yaml")
    assert mapping.columns == {
        "id": ("No",),
        "name": ("First", "Last"),
        "branch": ("Section",),
        "traits.gender": ("Sex",),
    }
    assert mapping.values == {"traits.gender": {"w": "woman"}, "branch": {"none": ""}}
    assert mapping.contacts == {"telephone": ("Phone", "Mobile")}
    assert (mapping.separator, mapping.encoding, mapping.id_prefix) == (";", "windows-1252", "m")
    assert (mapping.dates, mapping.absent) == ("DD.MM.YYYY", "ended")


def test_ties_that_are_no_longer_listed_stay_unless_the_mapping_says_otherwise() -> None:
    """A list of ties is seldom whole; one kind can stand for every row."""
    text = f"{HEAD}rows: ties\nfixed: {{kind: co-signed}}\ncolumns: {{person: A, with: B}}\nvalues: {{with: ~}}\n"
    mapping = read_mapping(text, "map.yaml")
    assert (mapping.absent, mapping.fixed, mapping.values) == ("kept", {"kind": "co-signed"}, {"with": {}})
    assert read_mapping(f"{text}absent: ended\n", "map.yaml").absent == "ended"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("rows: people\ncolumns: {name: Name}\n", 3, "No column is mapped to 'id'"),
        ("rows: people\ncolumns: {id: No, nmae: Name}\n", 3, "Did you mean 'name'?"),
        ("rows: people\ncolumns: {id: No, traits.Gender!: Sex}\n", 3, "what a row of people can say"),
        ("rows: seats\ncolumns: {person: No}\n", 3, "No column is mapped to 'body'"),
        ("rows: seats\ncolumns: {person: No, body: B, traits.gender: Sex}\n", 3, "a row of seats"),
        ("rows: ties\ncolumns: {person: No}\n", 3, "fixed: {kind: co-signed}"),
        ("rows: ties\ncolumns: {kind: K}\n", 3, "No column is mapped to 'person'"),
        ("rows: ties\nfixed: {kind: kin, perso: x}\ncolumns: {person: No}\n", 3, "Did you mean 'person'?"),
        ("rows: people\ncolumns: {id: No}\ndates: DD.MM.YY\n", 4, "Write DD.MM.YYYY, MM/DD/YYYY"),
        ("rows: people\ncolumns: {id: No}\ndates: DD.DD.YYYY\n", 4, "is not how a date is written"),
        ("rows: people\ncolumns: {id: No}\ncontacts: {fax: Fax}\n", 4, "a key of 'contacts'"),
        ("rows: people\ncolumns: {id: No}\nvalues: {name: {a: b}}\n", 4, "a key that a column is mapped to"),
        ("rows: people\ncolumns: {id: No}\nencoding: latin\n", 4, "What may stand here"),
        ("rows: people\ncolumns: {id: No}\nseparator: '|'\n", 4, "What may stand here"),
        ("rows: people\n", 1, "Never a name, an address or a row's place"),
        ("rows: members\ncolumns: {id: No}\n", 2, "people, seats, ties"),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, line: int, words: str) -> None:
    """What is wrong, where, and what would be right."""
    with pytest.raises(InputError) as error:
        read_mapping(f"{HEAD}{text}", "map.yaml")
    assert words in error.value.diagnostics()
    assert str(error.value.where) == f"map.yaml:{line}"
