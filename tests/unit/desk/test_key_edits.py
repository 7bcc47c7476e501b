"""Every change of the key directory is an act in the record, and what bypasses the record is found."""

import ast
from dataclasses import replace

from fairhearing.desk import (
    EDIT_KINDS,
    EditRow,
    ask_new_keys,
    change_passphrase,
    edits_of,
    enrol,
    entry_digest,
    invite_member,
    keys_digest,
    note_reset,
    refresh_index,
    remove_keys,
    replace_keys,
    stray_keys,
    unlock,
    use_letter,
)
from fairhearing.desk.key_edits import IN_FORCE, OF_A_PERSON, had_other_keys
from fairhearing.identifiers import act_id
from fairhearing.sealing import read_letter_code
from tests.house.house import python_files


def kinds(club, person):
    return [edit.kind for edit in edits_of(club.house, person)]


def strays(club, *people):
    """Return who strays, but for the club's people, whose keys the tests put there without an act."""
    found = stray_keys(club.house, people)
    return set(found.changed) & {"c01"}, found.gone


def put(club, **changes):
    with club.house.books.writing() as ledger:
        ledger.put_keys(replace(ledger.keys("c01"), **changes))


def test_every_function_that_changes_the_directory_notes_it():
    """Walked over the whole source: whoever puts or drops an entry notes it, but for the sealed index alone."""
    found = {}
    for path in python_files("src"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef):
                calls = {call.func for call in ast.walk(node) if isinstance(call, ast.Call)}
                names = {getattr(func, "attr", getattr(func, "id", "")) for func in calls}
                if names & {"put_keys", "drop_keys"}:
                    found[node.name] = "note_keys" in names
    assert found == {
        "_enter": True,
        "change_passphrase": True,
        "put_in_force": True,
        "remove_keys": True,
        "refresh_index": False,
    }


def test_a_whole_life_of_keys_is_in_the_record(club):
    """Made, sealed anew, replaced, removed: each is an act of the person, and the entry never strays."""
    made = enrol(club.house, "c01")
    assert strays(club, "c01") == (set(), ())
    officer = unlock(club.house, "c01", made.passphrase)
    refresh_index(club.house, officer)
    assert strays(club, "c01") == (set(), ())
    change_passphrase(club.house, officer)
    assert strays(club, "c01") == (set(), ())
    replace_keys(club.house, officer)
    assert strays(club, "c01") == (set(), ())
    ask_new_keys(club.house, "c01")
    assert strays(club, "c01") == (set(), ())
    remove_keys(club.house, "c01")
    assert strays(club, "c01") == (set(), ())
    assert kinds(club, "c01") == ["keys-entered", "keys-resealed", "keys-replaced", "keys-asked", "keys-removed"]
    assert kinds(club, "c02") == []
    assert {*IN_FORCE, *OF_A_PERSON} <= set(EDIT_KINDS)


def test_an_entry_changed_past_the_record_is_found(club):
    """Another key, other sealed bytes, and an earlier state brought back."""
    first = enrol(club.house, "c01")
    with club.house.books.reading() as ledger:
        before = ledger.keys("c01")
    put(club, recipient=b"x" * 32)
    assert strays(club)[0] == {"c01"}
    put(club, recipient=before.recipient, sealed=b"other")
    assert strays(club)[0] == {"c01"}
    put(club, sealed=before.sealed)
    assert strays(club)[0] == set()
    change_passphrase(club.house, unlock(club.house, "c01", first.passphrase))
    put(club, sealed=before.sealed)
    assert strays(club)[0] == {"c01"}


def test_an_entry_put_there_or_taken_away_past_the_record_is_found(club):
    """No act tells of it; nor may one stand there whose removal is the last act."""
    assert "c04" in stray_keys(club.house, ()).changed
    enrol(club.house, "c01")
    with club.house.books.writing() as ledger:
        row = ledger.keys("c01")
        ledger.drop_keys("c01")
    assert strays(club, "c01", "c02") == (set(), ("c01",))
    with club.house.books.writing() as ledger:
        ledger.put_keys(row)
    remove_keys(club.house, "c01")
    with club.house.books.writing() as ledger:
        ledger.put_keys(row)
    assert strays(club)[0] == {"c01"}


def test_entries_of_the_version_before_still_count(club):
    """Their acts show the public half alone; the person finds them again."""
    enrol(club.house, "c01")
    with club.house.books.writing() as ledger:
        row, salt = ledger.keys("c01"), b"s" * 32
        ledger.tables.edits.clear()
        name = act_id(club.house.randomness)
        ledger.add_edit(EditRow(name, "keys-entered", club.house.now(), keys_digest(row, salt), salt))
    assert strays(club) == (set(), ())
    assert kinds(club, "c01") == ["keys-entered"]
    put(club, verify_key=b"x" * 32)
    assert strays(club)[0] == {"c01"}


def test_a_digest_shows_the_entry_and_the_person_and_neither_without_the_salt(club):
    """Other bytes change the first half, another person both; another salt everything."""
    enrol(club.house, "c01")
    with club.house.books.reading() as ledger:
        row = ledger.keys("c01")
    one = entry_digest(row, b"s" * 32)
    assert len(one) == 64
    changed, other = (
        entry_digest(replace(row, sealed=b""), b"s" * 32),
        entry_digest(replace(row, person="c02"), b"s" * 32),
    )
    assert (changed[:32] == one[:32], changed[32:] == one[32:]) == (False, True)
    assert (other[:32] == one[:32], other[32:] == one[32:]) == (False, False)
    again = entry_digest(row, b"t" * 32)
    assert (again[:32] == one[:32], again[32:] == one[32:]) == (False, False)


def test_resets_are_acts_of_the_person(club):
    """A letter that resets something is an act when it is used; one for a new account is none."""
    for purpose in ("factor", "password", "account"):
        code = invite_member(club.house, "c01", purpose, f"maker-{purpose}")
        with club.house.books.writing() as ledger:
            row = ledger.enrolment(read_letter_code(code.letter, code.spoken).find)
            assert row.purpose == purpose
            use_letter(club.house, ledger, row)
    with club.house.books.writing() as ledger:
        note_reset(club.house, ledger, "somebody-off-the-roll", "factor")
    assert kinds(club, "c01") == ["factor-reset", "password-reset"]
    assert kinds(club, "somebody-off-the-roll") == ["factor-reset"]


def test_whose_keys_were_ever_others_is_told_by_the_record(club):
    """Replaced or removed, and whoever has none any more among them; entering the first ones is no change."""
    enrol(club.house, "c01")
    assert had_other_keys(club.house) == frozenset()
    replace_keys(club.house, club.officers["c03"])
    remove_keys(club.house, "c04")
    assert had_other_keys(club.house) == {"c03", "c04"}
