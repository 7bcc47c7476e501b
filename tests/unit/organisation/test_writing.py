"""Writing an organisation, and the digest that pins it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from fairhearing.acts import When
from fairhearing.clock import Calendar
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Organisation, read_organisation, snapshot_digest, write_organisation

SALT = bytes(32)


def test_what_is_written_is_read_back_equal(lakeland: Organisation) -> None:
    """Reading what was written gives the same organisation, although the lines differ."""
    assert read_organisation(write_organisation(lakeland), "again.yaml") == lakeland


def test_an_organisation_of_which_little_is_known_is_written_too() -> None:
    """No people, no bodies, no dates: the file says so, and is read back equal."""
    bare = Organisation("club", "A club: small", Calendar("UTC", None, (date(2023, 12, 27),)), {}, {})
    assert read_organisation(write_organisation(bare), "again.yaml") == bare


def test_dates_without_a_text_keep_their_days(lakeland: Organisation) -> None:
    """A date that was worked out is written as its interval."""
    when = When(date(2020, 1, 2), date(2020, 3, 4))
    person = replace(lakeland.people[PersonId("p04")], joined=when)
    written = write_organisation(replace(lakeland, people={**lakeland.people, person.id: person}))
    joined = read_organisation(written, "again.yaml").people[person.id].joined
    assert joined is not None
    assert (joined.first, joined.last) == (when.first, when.last)


def test_a_disputed_tie_stays_disputed(lakeland: Organisation) -> None:
    """That somebody disputes a tie is part of the file."""
    disputed = replace(lakeland, ties=tuple(replace(tie, disputed=True) for tie in lakeland.ties))
    assert read_organisation(write_organisation(disputed), "again.yaml") == disputed


def test_a_snapshot_does_not_depend_on_the_order_of_the_file(lakeland: Organisation) -> None:
    """The same facts have the same digest; another fact or another salt gives another."""
    turned = replace(
        lakeland,
        people=dict(reversed(lakeland.people.items())),
        seats=lakeland.seats[::-1],
        ties=lakeland.ties[::-1],
    )
    digest = snapshot_digest(lakeland, SALT)
    assert len(digest) == 64
    assert snapshot_digest(turned, SALT) == digest
    assert snapshot_digest(replace(lakeland, ties=lakeland.ties[1:]), SALT) != digest
    assert snapshot_digest(lakeland, b"\x01" * 32) != digest
