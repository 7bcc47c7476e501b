"""P4: with the whole store in hand nobody puts words into somebody's mouth, and nobody rewrites their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from fairhearing.desk import append_record, open_case, prove
from fairhearing.desk.folder import previous_of
from fairhearing.errors import RecordError, SealError
from fairhearing.record import verify_proof
from fairhearing.sealing import Header, Recipient, new_signer, seal_payload
from fairhearing.sealing.agefiles import write_age
from fairhearing.sealing.canonical import write_json
from fairhearing.sealing.padding import pad
from fairhearing.sealing.payloads import PAYLOAD_TAG
from fairhearing.web import models
from fairhearing.web.house import rooms

OTHER = {"fields": {"value": "other", "reason": "It was a joke."}}


def newest(club, way):
    """Return the newest act, the header of its part in `what`, and the key that this part is sealed to."""
    case = open_case(club.house, club.officers["c04"], way.code)
    act, epoch = case.acts[-1], case.epochs["what"]
    header = Header(
        version=1,
        case=way.code,
        compartment="what",
        epoch=epoch.number,
        act=act.public.id,
        kind=act.public.kind,
        author=act.public.by,
        previous=previous_of(case.acts[:-1]),
    )
    return act.public, header, Recipient(epoch.recipient)


def swap(club, way, ciphertext):
    """Put another sealed file in the place of the newest act's part in `what`, as who holds the store can."""
    row = models.Act.objects.filter(case_id=way.code).order_by("-seq")[0]
    digest = club.house.blobs.put(ciphertext)
    kept = [[name, number, digest if name == "what" else old] for name, number, old in row.files]
    models.Act.objects.filter(pk=row.pk).update(files=kept)


def test_words_that_somebody_unknown_signed_are_refused(walk, club):
    """Whoever knows the public key of a case can seal to it, and still says nothing in a receiver's name."""
    way = walk("categorised")
    _, header, recipient = newest(club, way)
    swap(club, way, seal_payload(OTHER, header, new_signer(club.house.randomness), recipient))
    with pytest.raises(SealError):
        open_case(club.house, club.officers["c04"], way.code)


def test_words_that_only_name_a_known_key_are_refused(walk, club):
    """The receiver's own key stands in it, and the signature is not by that key."""
    way = walk("categorised")
    _, header, recipient = newest(club, way)
    content = {
        "body": OTHER,
        "header": {name: getattr(header, name) for name in Header.__dataclass_fields__},
        "verify_key": club.officers["c04"].signer.verify_key.hex(),
        "signature": bytes(64).hex(),
    }
    swap(club, way, write_age(pad(PAYLOAD_TAG, write_json(content, "payload")), recipient))
    with pytest.raises(SealError):
        open_case(club.house, club.officers["c04"], way.code)


def test_an_author_cannot_rewrite_their_own_words_on_the_disk(walk, club, home):
    """Rightly sealed and signed, but another file than the one that the act names."""
    way = walk("categorised")
    public, header, recipient = newest(club, way)
    digest = next(digest for name, _, digest in public.files if name == "what")
    path = home / "blobs" / digest[:2] / digest
    path.write_bytes(seal_payload(OTHER, header, club.officers["c04"].signer, recipient))
    with pytest.raises(SealError):
        open_case(club.house, club.officers["c04"], way.code)


def test_an_author_cannot_rewrite_their_own_words_in_the_books(walk, club):
    """Rightly sealed and signed and named by the row: the record holds the digest of the first."""
    way = walk("categorised")
    append_record(club.house)
    public, header, recipient = newest(club, way)
    swap(club, way, seal_payload(OTHER, header, club.officers["c04"].signer, recipient))
    case = open_case(club.house, club.officers["c04"], way.code)
    with pytest.raises(RecordError):
        verify_proof(prove(club.house, case, public.id), rooms().log.verifier_key())


@pytest.mark.parametrize("change", [{"due": []}, {"reason_class": "safety"}, {"on": "2026-03-01"}])
def test_no_part_of_the_newest_act_can_be_changed(walk, club, change):
    """No act names it yet, but the record does: its proof fails."""
    way = walk("categorised")
    append_record(club.house)
    row = models.Act.objects.filter(case_id=way.code).order_by("-seq")[0]
    models.Act.objects.filter(pk=row.pk).update(**change)
    case = open_case(club.house, club.officers["c04"], way.code)
    with pytest.raises(RecordError):
        verify_proof(prove(club.house, case, row.id), rooms().log.verifier_key())


def test_a_proof_shows_no_other_act(walk, club):
    """The path of one act proves nothing about the one beside it."""
    way = walk("categorised")
    append_record(club.house)
    case = open_case(club.house, club.officers["c04"], way.code)
    first, second = (prove(club.house, case, one.public.id) for one in case.acts[:2])
    with pytest.raises(RecordError):
        verify_proof(replace(first, path=second.path, index=second.index), rooms().log.verifier_key())


def test_the_log_does_not_take_another_entry_in_place_of_one_that_it_has(walk, club):
    """Whoever changes an act and lets the worker append it again is refused; the record stays as it was."""
    way = walk("categorised")
    before = append_record(club.house)
    models.Act.objects.filter(case_id=way.code, seq=1).update(reason_class="safety")
    models.Act.objects.filter(case_id=way.code).update(index=None)
    with pytest.raises(RecordError):
        append_record(club.house)
    assert club.house.log.head().root == before.root
