"""Doing things in the demo's house: a clock that is moved, people with their keys, and the desk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from fairhearing.desk import (
    Holder,
    House,
    Officer,
    Party,
    Proposal,
    Report,
    TakenUp,
    Upload,
    answer_seat,
    append_record,
    draw_panel,
    file_report,
    fix_pool,
    open_case,
    perform,
    seating,
    serve,
    take_up_letter,
    tell_respondent,
)
from fairhearing.identifiers import CaseCode, KindName, PersonId, SlotName
from fairhearing.sealing import make_receipt, read_receipt


@dataclass
class MovedClock:
    """A clock that stands until it is moved forward.

    Args:
        at: what it shows, aware, in UTC.
    """

    at: datetime

    def now(self) -> datetime:
        """Return what it shows."""
        return self.at

    def pass_days(self, days: float) -> None:
        """Move it forward.

        Args:
            days: more than 0; parts of a day count.
        """
        self.at += timedelta(days=days)


@dataclass(frozen=True, slots=True)
class Stage:
    """Who acts in the demo's cases, and when.

    Args:
        house: the site's own ports, under a clock that is moved.
        clock: that clock.
        people: everybody who has keys, with their keys open.
    """

    house: House
    clock: MovedClock
    people: Mapping[PersonId, Officer]

    def report(self, report: Report) -> tuple[str, CaseCode]:
        """File a report under a new receipt; return the receipt's words and the case."""
        words = make_receipt(self.house.randomness)
        return words, file_report(self.house, replace(report, receipt=words)).case

    def act(
        self,
        who: str | TakenUp,
        code: CaseCode,
        kind: str,
        to: str | None = None,
        files: tuple[Upload, ...] = (),
        **fields: str | bool | Sequence[str],
    ) -> None:
        """Do an act through the desk's one door.

        Args:
            who: a person of the roll, or what a party took up.
            code: the case.
            kind: one of `acts.KINDS`.
            to: the slot that it is done to.
            files: attachments.
            **fields: as the kind has them.
        """
        slot = None if to is None else SlotName(to)
        perform(self.house, self._holder(who), code, Proposal(KindName(kind), fields, to=slot, files=files))

    def party(self, words: str) -> Party:
        """Return whoever holds a receipt's words."""
        return Party(read_receipt(words))

    def tell(self, who: str, code: CaseCode, fields: Mapping[str, str]) -> TakenUp:
        """Tell the respondent, who takes up their letter two days later."""
        told = tell_respondent(self.house, self.people[PersonId(who)], code, fields)
        self.clock.pass_days(2)
        return take_up_letter(self.house, told.code.letter, told.code.spoken)

    def draw(self, who: str, code: CaseCode) -> Mapping[SlotName, PersonId]:
        """Ask for a panel, fix the pool, wait for the next checkpoint, draw; return who was drawn."""
        officer = self.people[PersonId(who)]
        self.act(who, code, "panel-requested", text="The answer is there; please take the case.")
        fix_pool(self.house, officer, code)
        append_record(self.house)
        self.clock.pass_days(0.2)
        draw_panel(self.house, officer, code)
        return seating(self.house, open_case(self.house, officer, code)).members

    def sit(self, who: str, code: CaseCode, members: list[PersonId]) -> None:
        """Let those drawn say that they are free; a receiver's next look lets them in."""
        for person in members:
            self.clock.pass_days(0.3)
            answer_seat(self.house, self.people[person], code, free=True)
        serve(self.house, self.people[PersonId(who)], code)

    def _holder(self, who: str | TakenUp) -> Holder:
        if isinstance(who, TakenUp):
            return self.party(who.receipt)
        return self.people[PersonId(who)] if who in self.people else self.party(who)
