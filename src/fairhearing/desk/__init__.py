"""The desk: one use case a file; every act passes one door."""

from fairhearing.desk.advising import given_along, written_along
from fairhearing.desk.ceremony import Ceremony, Kind, Replaced, Round, Sitting, ceremonies, kinds_of, rounds_of
from fairhearing.desk.concerning import OF_ONE_BY_OFFICERS, of_others_alone, own_way, several
from fairhearing.desk.confirming import confirm_tie, ties_to_confirm
from fairhearing.desk.contesting import answer_edit, contest_edit, withdraw_edit
from fairhearing.desk.door import Proposal, perform, proposed_public
from fairhearing.desk.drawing import check_said, draw_panel, enter_hat, fix_pool
from fairhearing.desk.enrol import (
    Enrolled,
    change_passphrase,
    enrol,
    enter_outside_keys,
    find_invited,
    invite_member,
    unlock,
    use_letter,
)
from fairhearing.desk.entering import append_record, prove
from fairhearing.desk.export import export_case, export_organisation
from fairhearing.desk.file_report import file_report
from fairhearing.desk.folder import OpenAct, OpenCase
from fairhearing.desk.holders import Holder, Officer, Party
from fairhearing.desk.inviting import Told
from fairhearing.desk.key_edits import (
    OF_A_PERSON,
    Strays,
    edits_of,
    entry_digest,
    keys_digest,
    note_reset,
    stray_keys,
    were_removed,
)
from fairhearing.desk.letter_check import CHECKED
from fairhearing.desk.letting_back import Waiting, carry_over, let_back_in, waiting
from fairhearing.desk.letting_in import AFFECTED_IN, INVITING, WITNESS_IN, let_in_party, next_slot
from fairhearing.desk.listing import codes_of
from fairhearing.desk.mailbox import TakenUp, find_mailbox, open_mailbox, take_up, take_up_letter
from fairhearing.desk.mails import side_of, stood_by
from fairhearing.desk.merging import merge_cases
from fairhearing.desk.naming import HAT, RECORD, Naming, how_of
from fairhearing.desk.new_keys import (
    ask_new_keys,
    asked_keys,
    refuse_new_keys,
    remove_keys,
    replace_keys,
)
from fairhearing.desk.opening import cases_and_damaged, cases_of, open_case
from fairhearing.desk.oversight import Watched, watch, watch_case
from fairhearing.desk.own_case import open_own_case
from fairhearing.desk.packet import Packet, SiteKeys, make_packet, read_packet
from fairhearing.desk.packet_house import house_of
from fairhearing.desk.panel import eligible, in_pool
from fairhearing.desk.ports import Blobs, Books, ClashError, House, Ledger, Log, LogHead, Roll, Shelf
from fairhearing.desk.publish import Figures, figures, publication_days
from fairhearing.desk.readers import gone_from, has_no_part
from fairhearing.desk.rechecking import FoundSince, found_since
from fairhearing.desk.records import (
    COMPARTMENTS,
    EDIT_KINDS,
    PURPOSES,
    AskedKeyRow,
    BatchRow,
    CaseRow,
    EditRow,
    EnrolmentRow,
    EpochRow,
    KeyRow,
    MailboxRow,
    NoticeRow,
    Purpose,
    Recorded,
    RefusalRow,
    ResetRow,
    SifterRow,
    StoredAct,
)
from fairhearing.desk.rehearsing import AboutOffice, Rehearsed, StepTaken, WeakSpot, rehearse_roll
from fairhearing.desk.remembering import catch_up, refresh_index
from fairhearing.desk.reply import make_reply
from fairhearing.desk.report import CHANNELS, Report
from fairhearing.desk.resets import acknowledge_resets, both_reset, confirm_sign_in, open_resets
from fairhearing.desk.roll_edits import (
    LONGEST_DECLARATION,
    change_organisation,
    declare,
    note_organisation,
    withdraw,
)
from fairhearing.desk.seating import Seating, answer_seat, seating
from fairhearing.desk.serving import serve
from fairhearing.desk.sift import name_respondent, waits_for_sifter
from fairhearing.desk.slots import SlotEntry
from fairhearing.desk.splitting import Split, split_case, words_handed
from fairhearing.desk.support import end_support, invite_support, supports
from fairhearing.desk.taking import LARGEST_REPLY, take_reply
from fairhearing.desk.tell_respondent import tell_respondent
from fairhearing.desk.telling_sides import FOR_BOTH
from fairhearing.desk.vouching import put_due_in_force, stop_new_keys, vouch_by, vouch_for_keys
from fairhearing.desk.withheld import FILE, OTHERS, Mark, audiences_of, marks_in, unread
from fairhearing.desk.writing import Upload

__all__ = [
    "AFFECTED_IN",
    "CHANNELS",
    "CHECKED",
    "COMPARTMENTS",
    "EDIT_KINDS",
    "FILE",
    "FOR_BOTH",
    "HAT",
    "INVITING",
    "LARGEST_REPLY",
    "LONGEST_DECLARATION",
    "OF_A_PERSON",
    "OF_ONE_BY_OFFICERS",
    "OTHERS",
    "PURPOSES",
    "RECORD",
    "WITNESS_IN",
    "AboutOffice",
    "AskedKeyRow",
    "BatchRow",
    "Blobs",
    "Books",
    "CaseRow",
    "Ceremony",
    "ClashError",
    "EditRow",
    "Enrolled",
    "EnrolmentRow",
    "EpochRow",
    "Figures",
    "FoundSince",
    "Holder",
    "House",
    "KeyRow",
    "Kind",
    "Ledger",
    "Log",
    "LogHead",
    "MailboxRow",
    "Mark",
    "Naming",
    "NoticeRow",
    "Officer",
    "OpenAct",
    "OpenCase",
    "Packet",
    "Party",
    "Proposal",
    "Purpose",
    "Recorded",
    "RefusalRow",
    "Rehearsed",
    "Replaced",
    "Report",
    "ResetRow",
    "Roll",
    "Round",
    "Seating",
    "Shelf",
    "SifterRow",
    "SiteKeys",
    "Sitting",
    "SlotEntry",
    "Split",
    "StepTaken",
    "StoredAct",
    "Strays",
    "TakenUp",
    "Told",
    "Upload",
    "Waiting",
    "Watched",
    "WeakSpot",
    "acknowledge_resets",
    "answer_edit",
    "answer_seat",
    "append_record",
    "ask_new_keys",
    "asked_keys",
    "audiences_of",
    "both_reset",
    "carry_over",
    "cases_and_damaged",
    "cases_of",
    "catch_up",
    "ceremonies",
    "change_organisation",
    "change_passphrase",
    "check_said",
    "codes_of",
    "confirm_sign_in",
    "confirm_tie",
    "contest_edit",
    "declare",
    "draw_panel",
    "edits_of",
    "eligible",
    "end_support",
    "enrol",
    "enter_hat",
    "enter_outside_keys",
    "entry_digest",
    "export_case",
    "export_organisation",
    "figures",
    "file_report",
    "find_invited",
    "find_mailbox",
    "fix_pool",
    "found_since",
    "given_along",
    "gone_from",
    "has_no_part",
    "house_of",
    "how_of",
    "in_pool",
    "invite_member",
    "invite_support",
    "keys_digest",
    "kinds_of",
    "let_back_in",
    "let_in_party",
    "make_packet",
    "make_reply",
    "marks_in",
    "merge_cases",
    "name_respondent",
    "next_slot",
    "note_organisation",
    "note_reset",
    "of_others_alone",
    "open_case",
    "open_mailbox",
    "open_own_case",
    "open_resets",
    "own_way",
    "perform",
    "proposed_public",
    "prove",
    "publication_days",
    "put_due_in_force",
    "read_packet",
    "refresh_index",
    "refuse_new_keys",
    "rehearse_roll",
    "remove_keys",
    "replace_keys",
    "rounds_of",
    "seating",
    "serve",
    "several",
    "side_of",
    "split_case",
    "stood_by",
    "stop_new_keys",
    "stray_keys",
    "supports",
    "take_reply",
    "take_up",
    "take_up_letter",
    "tell_respondent",
    "ties_to_confirm",
    "unlock",
    "unread",
    "use_letter",
    "vouch_by",
    "vouch_for_keys",
    "waiting",
    "waits_for_sifter",
    "watch",
    "watch_case",
    "were_removed",
    "withdraw",
    "withdraw_edit",
    "words_handed",
    "written_along",
]
