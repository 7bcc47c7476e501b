"""The kinds of ties: each has its sentence while it holds and afterwards."""

from __future__ import annotations

import pytest

from fairhearing.organisation import DERIVED_TIES, TIE_KINDS


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("kin", "A and B are kin"),
        ("partner", "A and B are partners"),
        ("household", "A and B live in one household"),
        ("friend", "A and B are friends"),
        ("employer", "A employs or manages B"),
        ("donor", "A is a donor to B"),
        ("host", "A is a host to B"),
        ("client", "A is a client of B"),
        ("co-signed", "A and B signed the same text"),
        ("shared-branch", "A and B belong to the same branch"),
        ("shared-committee", "A and B sit on the same committee"),
        ("mentor", "A is a mentor to B"),
        ("recruited", "A recruited B"),
        ("witness", "A is a witness in a matter of B"),
        ("public-comment", "A commented in public on a matter of B"),
        ("handled-before", "A handled an earlier report that concerned B"),
        ("may-not-judge", "A may not judge B, and need not say why"),
    ],
)
def test_a_kind_reads_as_a_fact(kind: str, sentence: str) -> None:
    """Without a judgement, and with another sentence or the same once it ended."""
    assert TIE_KINDS[kind].now.format(a="A", b="B") == sentence
    assert TIE_KINDS[kind].then.format(a="A", b="B")


def test_no_recorded_kind_has_the_name_of_a_derived_one() -> None:
    """A rule could not say which of the two it means."""
    assert not set(TIE_KINDS) & set(DERIVED_TIES)
