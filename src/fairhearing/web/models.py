"""The tables: rows without a person beside sealed bytes, and apart from them who may sign in.

No table of a case refers to an account: who may open a case is told by no row.
"""

from __future__ import annotations

from django.db import models

from fairhearing.web.account_models import Account, AskedKey, Enrolment, Key, Member, Reset, SealedSession

_CODE = 26
_DIGEST = 64
_WORD = 64


class Case(models.Model):
    """`desk.records.CaseRow`."""

    code = models.CharField(max_length=_CODE, primary_key=True)
    procedure = models.CharField(max_length=_WORD)
    procedure_version = models.PositiveIntegerField()
    procedure_digest = models.CharField(max_length=_DIGEST)
    organisation_digest = models.CharField(max_length=_DIGEST)
    outside = models.CharField(max_length=_DIGEST, blank=True)
    acts = models.PositiveIntegerField(default=0)
    closed = models.BooleanField(default=False)

    class Meta:
        """Where it lies."""

        db_table = "cases"


class Act(models.Model):
    """`desk.records.StoredAct`; `place` is the order in which acts were kept, given by a counter."""

    place = models.BigIntegerField(primary_key=True)
    id = models.CharField(max_length=_CODE, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False)
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=_WORD)
    by = models.CharField(max_length=_WORD)
    to = models.CharField(max_length=_WORD, blank=True)
    at = models.DateTimeField(db_index=True)
    on = models.DateField()
    reason_class = models.CharField(max_length=_WORD, blank=True)
    due = models.JSONField(default=list)
    files = models.JSONField(default=list)
    salt = models.BinaryField(max_length=32)
    index = models.BigIntegerField(null=True, unique=True)

    class Meta:
        """Where it lies, and the one thing that two writers at once cannot both do."""

        db_table = "acts"
        constraints = [models.UniqueConstraint(fields=["case", "seq"], name="one_act_at_each_place")]
        indexes = [
            models.Index(fields=["place"], condition=models.Q(index__isnull=True), name="acts_not_recorded_yet")
        ]


class Edit(models.Model):
    """`desk.records.EditRow`; `place` is counted together with those of acts."""

    place = models.BigIntegerField(primary_key=True)
    id = models.CharField(max_length=_CODE, unique=True)
    kind = models.CharField(max_length=_WORD)
    at = models.DateTimeField()
    digest = models.CharField(max_length=_DIGEST)
    salt = models.BinaryField(max_length=32)
    index = models.BigIntegerField(null=True, unique=True)

    class Meta:
        """Where it lies."""

        db_table = "edits"


class Epoch(models.Model):
    """`desk.records.EpochRow`."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, db_index=False)
    compartment = models.CharField(max_length=_WORD)
    number = models.PositiveIntegerField()
    recipient = models.BinaryField(max_length=32)

    class Meta:
        """Where it lies."""

        db_table = "epochs"
        constraints = [
            models.UniqueConstraint(fields=["case", "compartment", "number"], name="one_epoch_a_number")
        ]


class Batch(models.Model):
    """`desk.records.BatchRow`; its id is given by a counter, so that ids appear in their order."""

    id = models.BigIntegerField(primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    compartment = models.CharField(max_length=_WORD)
    number = models.PositiveIntegerField()
    wraps = models.BinaryField()

    class Meta:
        """Where it lies."""

        db_table = "batches"


class SifterWrap(models.Model):
    """`desk.records.SifterRow`."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    compartment = models.CharField(max_length=_WORD)
    wraps = models.BinaryField()

    class Meta:
        """Where it lies."""

        db_table = "sifter_wraps"


class Mailbox(models.Model):
    """`desk.records.MailboxRow`."""

    find = models.CharField(max_length=_DIGEST, primary_key=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    slot = models.CharField(max_length=_WORD)
    replace = models.BooleanField(default=False)
    until = models.DateField(null=True)

    class Meta:
        """Where it lies."""

        db_table = "mailboxes"


class Refusal(models.Model):
    """`desk.records.RefusalRow`."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT)
    kind = models.CharField(max_length=_WORD)
    rule = models.CharField(max_length=2 * _WORD)
    reason_class = models.CharField(max_length=_WORD, blank=True)
    at = models.DateTimeField()

    class Meta:
        """Where it lies."""

        db_table = "refusals"


class Notice(models.Model):
    """`desk.records.NoticeRow`, with its lease and whether it was handed to the mail server.

    `account` is an account's id or, with a party's template, the `find` of an address that one of them left.
    `fence` grows with each lease: a worker whose lease ran out cannot complete the job any more.
    """

    account = models.CharField(max_length=_WORD, blank=True)
    template = models.CharField(max_length=_WORD)
    day = models.DateField()
    done = models.BooleanField(default=False)
    leased_until = models.DateTimeField(null=True)
    fence = models.PositiveIntegerField(default=0)

    class Meta:
        """Where it lies, and that a mail is queued once a day."""

        db_table = "outbox"
        constraints = [models.UniqueConstraint(fields=["account", "template", "day"], name="one_mail_a_day")]
        indexes = [models.Index(fields=["day"], condition=models.Q(done=False), name="outbox_waiting")]


class NoticeAddress(models.Model):
    """A party's address for mail, sealed; `find` follows from the receipt's words alone and tells of no case."""

    find = models.CharField(max_length=_DIGEST, primary_key=True)
    content = models.BinaryField()
    until = models.DateField()

    class Meta:
        """Where it lies."""

        db_table = "notice_addresses"


class Counter(models.Model):
    """A number under a name: the last id of a batch, the last place of an act, wrong tries within an hour."""

    name = models.CharField(max_length=_WORD, primary_key=True)
    value = models.BigIntegerField(default=0)

    class Meta:
        """Where it lies."""

        db_table = "counters"


__all__ = [
    "Account",
    "Act",
    "AskedKey",
    "Batch",
    "Case",
    "Counter",
    "Edit",
    "Enrolment",
    "Epoch",
    "Key",
    "Mailbox",
    "Member",
    "Notice",
    "NoticeAddress",
    "Refusal",
    "Reset",
    "SealedSession",
    "SifterWrap",
]
