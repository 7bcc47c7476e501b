"""Every page and every role: what a GET answers. A page that is not in this table fails the tests.

200 shown, 302 sent to where one signs in, unlocks or enters one's words, 404 not there for them, 405 no GET.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

ROLES = (
    "anonymous",
    "reporter",
    "respondent",
    "member",
    "handler",
    "off-roster",
    "overseer",
    "administrator",
)
"""Nobody; whoever holds a reporter's or a respondent's open mailbox; and people with an account: a member, a
handler on the roster of the case asked for, one who is not on it, an overseer (all of them with their keys
open), and an administrator, who is on no roll and has no keys."""


def _row(
    anonymous: int,
    reporter: int,
    respondent: int,
    member: int,
    handler: int,
    off_roster: int,
    overseer: int,
    administrator: int,
) -> Mapping[str, int]:
    row = (anonymous, reporter, respondent, member, handler, off_roster, overseer, administrator)
    return MappingProxyType(dict(zip(ROLES, row, strict=True)))


EVERYBODY = _row(200, 200, 200, 200, 200, 200, 200, 200)
NO_GET = _row(405, 405, 405, 405, 405, 405, 405, 405)
RECEIPT = _row(302, 200, 200, 302, 302, 302, 302, 302)
REPORTER = _row(302, 200, 404, 302, 302, 302, 302, 302)
RESPONDENT = _row(302, 404, 200, 302, 302, 302, 302, 302)
SIGNED_IN = _row(302, 302, 302, 200, 200, 200, 200, 200)
ON_THE_ROLL = _row(302, 302, 302, 200, 200, 200, 200, 404)
UNLOCKED = _row(302, 302, 302, 200, 200, 200, 200, 302)
ROSTER = _row(302, 302, 302, 404, 200, 404, 404, 302)
ASKED = _row(302, 302, 302, 404, 404, 404, 404, 302)
"""For the one person of the roster whom the case asks something: a sifter, somebody drawn by lot."""
OVERSEER = _row(302, 302, 302, 404, 404, 404, 200, 404)
ADMINISTRATOR = _row(302, 302, 302, 404, 404, 404, 404, 200)

SIGNING_IN = _row(200, 200, 200, 302, 302, 302, 302, 302)
"""Whoever signed in already is sent on."""
SIGNING_OUT = _row(302, 302, 302, 200, 200, 200, 200, 200)
SENT_ON = _row(302, 302, 302, 302, 302, 302, 302, 302)
"""Where a step is done already, or the password is asked once more because it was typed long ago."""
MAILBOX = _row(302, 404, 404, 302, 302, 302, 302, 302)
"""Whose words were replaced meanwhile learns nothing; with words that lead somewhere it is `RECEIPT`."""
NOTHING_KEPT = _row(302, 404, 404, 404, 404, 404, 404, 302)
"""Whose keys are open learns that nothing is there; the others are asked for them first."""

NOTHING_THERE = _row(404, 404, 404, 404, 404, 404, 404, 404)
"""What the record has no file for yet: it is public as soon as there is one."""

ROUTES: Mapping[str, Mapping[str, int]] = MappingProxyType(
    {
        # the site itself
        "start": EVERYBODY,
        "leave": NO_GET,
        "left": EVERYBODY,
        "language": NO_GET,
        "health": EVERYBODY,
        # accounts
        "account_login": SIGNING_IN,
        "account_logout": SIGNING_OUT,
        "account_inactive": EVERYBODY,
        "account_change_password": SIGNED_IN,
        "account_reauthenticate": SIGNED_IN,
        "mfa_authenticate": SENT_ON,
        "mfa_reauthenticate": SIGNED_IN,
        "mfa_index": SIGNED_IN,
        "mfa_activate_totp": SENT_ON,
        "mfa_deactivate_totp": SENT_ON,
        "mfa_list_webauthn": SIGNED_IN,
        "mfa_add_webauthn": SENT_ON,
        "mfa_reauthenticate_webauthn": SENT_ON,
        "mfa_edit_webauthn": SENT_ON,
        "mfa_remove_webauthn": SENT_ON,
        "account_sessions": SIGNED_IN,
        "account_reset_seen": _row(302, 302, 302, 405, 405, 405, 405, 302),
        "mfa_view_recovery_codes": SENT_ON,
        "mfa_generate_recovery_codes": SENT_ON,
        "account": SIGNED_IN,
        "account_declaration": ON_THE_ROLL,
        "account_roll": ON_THE_ROLL,
        "account_roll_contest": _row(302, 302, 302, 302, 302, 302, 302, 404),
        "invite": _row(302, 302, 302, 404, 404, 404, 200, 200),
        "enrol": EVERYBODY,
        "enrol_account": SENT_ON,
        "enrol_reset": SENT_ON,
        "keys_new": ON_THE_ROLL,
        "keys_words": SENT_ON,
        "keys_check": SENT_ON,
        "keys_replace": SENT_ON,
        "keys_lost": SENT_ON,
        "keys_refuse": _row(302, 302, 302, 405, 405, 405, 405, 302),
        "returns": _row(302, 302, 302, 404, 200, 200, 200, 404),
        "keys_vouch": _row(302, 302, 302, 404, 200, 200, 200, 302),
        "unlock": SIGNED_IN,
        "lock": _row(302, 302, 302, 405, 405, 405, 405, 405),
        "kept": NOTHING_KEPT,
        # intake
        "report": EVERYBODY,
        "told_me": SIGNED_IN,
        "enter_report": _row(302, 302, 302, 404, 200, 200, 404, 404),
        "told_me_go": NO_GET,
        "enter_report_go": NO_GET,
        "letter": EVERYBODY,
        "mailbox": MAILBOX,
        "mailbox_open": EVERYBODY,
        "mailbox_replace": NO_GET,
        "mailbox_close": _row(302, 405, 405, 302, 302, 302, 302, 302),
        "mailbox_support": MAILBOX,
        "mailbox_support_end": MAILBOX,
        "mailbox_mail": MAILBOX,
        "mailbox_mail_stop": MAILBOX,
        "mailbox_copy": MAILBOX,
        "mailbox_own_case": MAILBOX,
        "mailbox_do": MAILBOX,
        "mailbox_file": MAILBOX,
        "mailbox_file_look": MAILBOX,
        "mailbox_file_picture": MAILBOX,
        "mailbox_file_copy": MAILBOX,
        "mailbox_record": MAILBOX,
        "mailbox_proof": MAILBOX,
        # casework
        "cases": UNLOCKED,
        "case": ROSTER,
        "case_do": ROSTER,
        "case_back": _row(302, 302, 302, 404, 404, 404, 404, 302),
        "case_letter": ROSTER,
        "case_letter_pdf": ROSTER,
        "case_file": ROSTER,
        "case_file_look": ROSTER,
        "case_file_picture": ROSTER,
        "case_file_copy": ROSTER,
        "case_conflicts": ROSTER,
        "case_procedure": ROSTER,
        "case_yaml": ROSTER,
        "case_organisation_yaml": ROSTER,
        "sift": ASKED,
        # panels
        "sides": ROSTER,
        "seat": ASKED,
        "seats": ROSTER,
        "seat_invite": _row(302, 302, 302, 405, 405, 405, 405, 302),
        "ceremony": ROSTER,
        "ceremony_file": ROSTER,
        "mailbox_draw": MAILBOX,
        "mailbox_draw_file": MAILBOX,
        # publication
        "open": EVERYBODY,
        "open_procedure": EVERYBODY,
        "record_checkpoint": NOTHING_THERE,
        "record_key": EVERYBODY,
        "record_whole": NOTHING_THERE,
        "record_tile": NOTHING_THERE,
        "overseer": OVERSEER,
        "overseer_letters": OVERSEER,
        "overseer_rehearsal": OVERSEER,
        "overseer_ties": OVERSEER,
        "overseer_tie_confirm": _row(302, 302, 302, 404, 404, 404, 302, 404),
        "overseer_case": OVERSEER,
    }
)

EXAMPLES: Mapping[str, str] = MappingProxyType({"name": "a" * 26, "pk": "1"})
"""What stands in an address, by its name; `code` is the case of the test."""
