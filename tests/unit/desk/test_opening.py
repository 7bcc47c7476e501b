"""Opening by trial: only one's own, everything checked, and an index of one size."""

from dataclasses import replace

import pytest

from fairhearing.desk import Party, Proposal, cases_and_damaged, cases_of, open_case, perform, refresh_index
from fairhearing.desk.epochs import wraps_for
from fairhearing.desk.records import EpochRow
from fairhearing.desk.trying import try_batches
from fairhearing.errors import NotYoursError, RecordError, SealError
from fairhearing.sealing import new_identity, read_receipt

SET = Proposal("category-set", {"value": "bullying", "reason": "Again and again."})


def test_a_case_that_is_not_yours_and_one_that_never_was_are_one_answer(club):
    """Byte for byte, for officers without keys too."""
    _, code = club.report()
    del club.house.books.tables.keys["c10"]
    seen = set()
    for person, wanted in (("c03", code), ("c10", code), ("c04", "x" * 26)):
        with pytest.raises(NotYoursError) as refused:
            open_case(club.house, club.officers[person], wanted)
        seen.add(str(refused.value.diagnostics()))
    assert len(seen) == 1


def test_the_index_spares_old_batches_and_tells_nothing_by_its_size(club):
    """Whoever opens cases and whoever opens none have rows of one size."""
    _, code = club.report()
    for person in ("c03", "c04"):
        refresh_index(club.house, club.officers[person])
    rows = club.house.books.tables.keys
    assert len(rows["c03"].index) == len(rows["c04"].index)
    assert open_case(club.house, club.officers["c04"], code).reads("what")
    assert [case.row.code for case in cases_of(club.house, club.officers["c04"])] == [code]
    assert {place[0] for place in refresh_index(club.house, club.officers["c04"])} == {code}


def test_somebody_without_keys_has_no_index(club):
    """Nothing is written for them."""
    del club.house.books.tables.keys["c10"]
    with pytest.raises(NotYoursError):
        refresh_index(club.house, club.officers["c10"])
    assert cases_of(club.house, club.officers["c10"]) == ()


def test_a_stranger_opens_no_batch(club):
    """A fresh key finds dummies alone; a receipt its own mailbox alone."""
    words, code = club.report()
    with club.house.books.reading() as ledger:
        batches = ledger.batches(code)
    assert try_batches(batches, new_identity(club.house.randomness)) == {}
    assert {place[1] for place in try_batches((*batches, *batches), read_receipt(words).identity)} == {
        "reporter-mail"
    }


def test_keys_without_a_slot_open_no_case(club):
    """Somebody who got hold of a wrap but has no place in the case gets the common answer."""
    words, code = club.report()
    opened = open_case(club.house, club.officers["c04"], code)
    batch = wraps_for(
        club.house.randomness, code, "what", 0, opened.secret("what"), [club.officers["c12"].identity.recipient]
    )
    with club.house.books.writing() as ledger:
        ledger.add_batch(batch)
    with pytest.raises(NotYoursError):
        open_case(club.house, club.officers["c12"], code)
    assert words


def test_one_damaged_case_keeps_nobody_from_the_others(club):
    """It is left out of the list and named apart, so that somebody can tell the overseers."""
    _, sound = club.report()
    _, broken = club.report()
    with club.house.books.reading() as ledger:
        (compartment, _, digest) = ledger.acts(broken)[0].public.files[0]
    del club.house.blobs.files[digest]
    officer = club.officers["c04"]
    assert [case.row.code for case in cases_of(club.house, officer)] == [sound]
    opened, damaged = cases_and_damaged(club.house, officer)
    assert ([case.row.code for case in opened], damaged) == ([sound], (broken,))
    with pytest.raises(SealError):
        open_case(club.house, officer, broken)
    assert compartment


def test_a_case_whose_rules_are_gone_is_damaged_too(club):
    """The text that was pinned at intake is no longer on the shelf."""
    _, code = club.report()

    class Empty:
        def pinned(self, procedure, version, digest):
            raise RecordError(f"{procedure} {version} {digest}", why="It is gone.", remedy="Bring it back.")

    house = replace(club.house, shelf=Empty())
    assert cases_and_damaged(house, club.officers["c04"]) == ((), (code,))


def test_an_exchanged_key_is_found_before_anything_is_sealed_to_it(club):
    """Whoever can write into the store put a key of their own in the place of an epoch's."""
    _, code = club.report()
    refresh_index(club.house, club.officers["c04"])
    rows = club.house.books.tables.epochs
    place = next(place for place, row in enumerate(rows) if (row.case, row.compartment) == (code, "what"))
    rows[place] = replace(rows[place], recipient=new_identity(club.house.randomness).recipient)
    with pytest.raises(SealError, match="exchanged"):
        open_case(club.house, club.officers["c04"], code)
    assert cases_and_damaged(club.house, club.officers["c04"]) == ((), (code,))


def test_an_epoch_that_nobody_was_given_takes_nothing_in(club):
    """Whoever can write into the store added an epoch of their own: its old readers seal nothing to it."""
    words, code = club.report()
    with club.house.books.writing() as ledger:
        for name in ("what", "reporter-mail"):
            ledger.add_epoch(EpochRow(code, name, 1, new_identity(club.house.randomness).recipient))
    with pytest.raises(SealError, match="not open to you"):
        perform(club.house, club.officers["c04"], code, SET)
    with pytest.raises(SealError, match="not open to you"):
        perform(club.house, Party(read_receipt(words)), code, Proposal("report-added-to", {"text": "More."}))


@pytest.mark.parametrize("parts", [(), ("reporter-mail",)], ids=["no part", "not the part of its readers"])
def test_an_act_without_its_sealed_part_is_nobodys(club, parts):
    """The public part is not signed, so a public part alone is not believed."""
    _, code = club.report()
    stored = perform(club.house, club.officers["c04"], code, SET)
    acts = club.house.books.tables.acts[code]
    kept = tuple(file for file in stored.public.files if file[0] in parts)
    acts[-1] = replace(stored, public=replace(stored.public, files=kept))
    with pytest.raises(SealError, match="missing"):
        open_case(club.house, club.officers["c04"], code)
