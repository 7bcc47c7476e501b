"""P2 and P3: whoever resets a sign-in, or writes into the directory, is let into no case; whoever lost keys is."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import TOTP

from fairhearing.desk import (
    Officer,
    cases_of,
    let_back_in,
    open_case,
    serve,
    stray_keys,
    waiting,
)
from fairhearing.errors import InputError, NotYoursError, RefusedError
from fairhearing.machine import OsRandomness
from fairhearing.sealing import check_words, make_passphrase, new_person_keys, seal_person_keys
from fairhearing.web import models
from tests.walking import act, panel_of
from tests.web.conftest import make_account, sign_in

PASSWORD = "a long enough password"


def test_administrators_who_reset_everything_read_nothing(walk, club, site):
    """Password and second proof reset, signed in as the handler, new keys asked for: every case stays shut."""
    way = walk("acknowledged")
    site.officer("c04")
    thief = site.browser()
    for maker, purpose in (("one", "password"), ("two", "factor")):
        administrator = site.browser()
        sign_in(administrator, make_account(maker, administrator=True))
        page = administrator.post("/invite", {"who": "c04", "purpose": purpose}).content.decode()
        spoken, printed = re.findall(r'<p class="words">([a-z -]+)</p>', page)
        thief.post("/enrol", {"letter": printed, "spoken": spoken})
        thief.post("/enrol/reset", {"password": f"{PASSWORD} mine", "again": f"{PASSWORD} mine"})
    assert thief.get("/accounts/factors/set-up").status_code == 200
    account = models.Account.objects.get(username="c04")
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    sign_in(thief, account)
    thief.post("/accounts/reauthenticate", {"password": f"{PASSWORD} mine"})
    words = re.findall(r"<li>([a-z-]+)</li>", thief.post("/keys/lost").content.decode())
    assert "Your new keys wait" in thief.post("/keys/check", {"words": " ".join(words)}).content.decode()
    assert thief.post("/unlock", {"passphrase": " ".join(words)}).status_code == 422
    assert thief.get(f"/cases/{way.code}").status_code == 302
    assert open_case(club.house, club.officers["c04"], way.code).reads("what")


def test_keys_written_into_the_directory_are_let_into_no_case(walk, club):
    """Whoever can write the database gets no wrap by it: the fellow types words that the person says."""
    way = walk("formed")
    slot, victim = next(iter(sorted(panel_of(club, way).items())))
    fellow = club.officers[next(one for one in panel_of(club, way).values() if one != victim)]
    before = club.officers[victim]
    put = new_person_keys(OsRandomness())
    sealed = seal_person_keys(put, make_passphrase(OsRandomness()), OsRandomness())
    models.Key.objects.filter(person=victim).update(
        recipient=put.identity.recipient, verify_key=put.signer.verify_key, sealed=sealed, index=b""
    )
    thief = Officer(victim, put)
    for person in club.officers.values():
        if person.person != victim and way.code in {case.row.code for case in cases_of(club.house, person)}:
            serve(club.house, person, way.code)
    with pytest.raises(NotYoursError):
        open_case(club.house, thief, way.code)
    said = check_words(before.identity.recipient, before.signer.verify_key)
    with pytest.raises(InputError, match="do not stand"):
        let_back_in(club.house, fellow, way.code, slot, said)
    assert cases_of(club.house, thief) == ()
    assert victim in stray_keys(club.house, ()).changed


def test_nobody_with_a_conflict_is_let_back_in_and_nobody_lets_themselves_in(walk, club):
    """The typed words open no way round the rules: a declaration shuts whoever made it out."""
    way = walk("formed")
    slot, lost = next(iter(sorted(panel_of(club, way).items())))
    fellow = club.officers[next(one for one in panel_of(club, way).values() if one != lost)]
    put = new_person_keys(OsRandomness())
    models.Key.objects.filter(person=lost).update(
        recipient=put.identity.recipient, verify_key=put.signer.verify_key, index=b""
    )
    said = check_words(put.identity.recipient, put.signer.verify_key)
    with pytest.raises(NotYoursError):
        let_back_in(club.house, Officer(lost, put), way.code, slot, said)
    roll = club.house.roll
    roll.declare(lost, roll.current().calendar.day(club.house.now()).replace(year=2027))
    assert waiting(club.house, fellow, open_case(club.house, fellow, way.code)) == ()
    with pytest.raises(NotYoursError):
        let_back_in(club.house, fellow, way.code, slot, said)
    with pytest.raises((NotYoursError, RefusedError)):
        act(club, Officer(lost, put), way.code, "deliberation-noted", text="Still here.")
