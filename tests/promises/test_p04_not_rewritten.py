"""P4: acts are append-only and committed to a log; an edit against a witnessed checkpoint is detected."""

from __future__ import annotations

import pytest

from fairhearing.desk import append_record, open_case, prove
from fairhearing.errors import FairHearingError, RecordError, SealError
from fairhearing.record import FolderStore, verify_proof, verify_record
from fairhearing.web import models
from fairhearing.web.house import rooms


def test_each_act_is_proved_to_be_in_the_record(walk, club):
    """After the next checkpoint a proof of every act verifies with the log's key alone."""
    way = walk("categorised")
    append_record(club.house)
    case = open_case(club.house, club.officers["c04"], way.code)
    for act in case.acts:
        proven = verify_proof(prove(club.house, case, act.public.id), rooms().log.verifier_key())
        assert proven.act["id"] == act.public.id


def test_an_act_edited_in_the_database_is_noticed(walk, club):
    """Whoever changes a day in a row breaks the chain for the roster and the proof for everybody."""
    way = walk("categorised")
    append_record(club.house)
    row = models.Act.objects.get(case_id=way.code, seq=1)
    models.Act.objects.filter(pk=row.pk).update(reason_class="other")
    with pytest.raises(SealError):
        open_case(club.house, club.officers["c04"], way.code)


def test_an_act_taken_out_is_noticed(walk, club):
    """Whoever takes out an act in the middle breaks the chain."""
    way = walk("categorised")
    models.Act.objects.get(case_id=way.code, seq=2).delete()
    with pytest.raises(SealError):
        open_case(club.house, club.officers["c04"], way.code)


def test_a_moved_or_replayed_ciphertext_is_refused(walk, club):
    """A sealed part put in the place of another does not open."""
    way = walk("categorised")
    first = models.Act.objects.get(case_id=way.code, seq=1)
    second = models.Act.objects.get(case_id=way.code, seq=2)
    models.Act.objects.filter(pk=second.pk).update(files=first.files)
    with pytest.raises(SealError):
        open_case(club.house, club.officers["c04"], way.code)


def test_a_record_that_contradicts_an_earlier_checkpoint_is_detected(walk, club, home, tmp_path):
    """Somebody who kept a checkpoint sees that the log was written anew, although it is signed."""
    walk("acknowledged")
    kept = append_record(club.house)
    store = FolderStore(home / "record")
    verify_record(store, rooms().log.verifier_key())
    club.report()
    append_record(club.house)
    verify_record(store, rooms().log.verifier_key(), since=kept.note)
    forged = FolderStore(tmp_path / "forged")
    from fairhearing.web.log import FolderLog

    log = FolderLog(tmp_path / "forged", rooms().log.name(), lambda: rooms().keys.get("record"))
    log.append(0, [bytes([number]) * 32 for number in range(kept.size + 3)])
    with pytest.raises(RecordError):
        verify_record(forged, rooms().log.verifier_key(), since=kept.note)


def test_appending_again_after_a_crash_changes_nothing(walk, club):
    """A worker killed after the tiles and before the books appends the same entries again, once."""
    way = walk("categorised")
    append_record(club.house)
    size = club.house.log.head().size
    models.Act.objects.filter(case_id=way.code).update(index=None)
    head = append_record(club.house)
    assert head.size == size


def test_errors_of_the_record_are_the_projects_own():
    """Whoever reads a broken record gets a message that says what to do."""
    assert issubclass(RecordError, FairHearingError)
