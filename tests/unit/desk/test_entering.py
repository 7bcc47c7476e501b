"""The record: what was done is appended once, and can be proved."""

import pytest

from fairhearing.desk import append_record, open_case, prove
from fairhearing.errors import InputError


def test_what_was_done_is_appended_once(club):
    """A second call has nothing to append."""
    club.report()
    assert append_record(club.house).size == 1
    assert append_record(club.house) is None


def test_an_act_is_proved_once_it_is_in_the_record(club):
    """Before the next checkpoint the message says to come back."""
    _, code = club.report()
    case = open_case(club.house, club.officers["c04"], code)
    with pytest.raises(InputError, match="not in the record yet"):
        prove(club.house, case, case.acts[0].public.id)
    with pytest.raises(InputError):
        prove(club.house, case, "unknown")
    append_record(club.house)
    case = open_case(club.house, club.officers["c04"], code)
    proof = prove(club.house, case, case.acts[0].public.id)
    assert (proof.index, proof.salt) == (0, case.acts[0].salt)
