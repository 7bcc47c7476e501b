"""What is done beside answering: the record, the mail, the rehearsal, and removing what has run out."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import connection

from fairhearing.desk import append_record, note_organisation
from fairhearing.errors import FairHearingError
from fairhearing.machine import machine_time
from fairhearing.web import addresses, budgets, mailer, outbox, rehearsals, transactions, used_codes
from fairhearing.web.accounts.telling import put_new_keys_in_force
from fairhearing.web.house import Rooms, rooms
from fairhearing.web.operating import marks, requests
from fairhearing.web.operating.figures import Figures
from fairhearing.web.operating.metrics import address_of, offer
from fairhearing.web.sessions import SessionStore

_LOG = logging.getLogger("fairhearing.worker")

_PAUSE = 15.0
"""Seconds between two looks at the clock at most."""


class Worker:
    """Does what is due, one thing after the other; a thing that fails does not keep the next from being done.

    Args:
        place: the ports.
        every: seconds between two batches of the record, at full multiples of it.
        machine: the machine's clock.
    """

    def __init__(self, place: Rooms, every: int, machine: Callable[[], datetime] = machine_time) -> None:
        self._rooms = place
        self._every = max(1, every)
        self._machine = machine
        self._done = self._slot()
        self._rehearsing = threading.Thread()
        self._rounds = 0
        self._failures: dict[str, int] = {}
        self.figures = Figures(settings.FAIRHEARING_HOME)

    def all_due(self) -> None:
        """Do everything now, whatever the time."""
        for name, job in (("record", self.append), *self._hourly(), ("rehearsal", self.rehearse)):
            self._try(name, job)

    def look(self) -> None:
        """Append to the record when its time has come, and send and sweep."""
        slot = self._slot()
        if slot != self._done:
            self._done = slot
            self._try("record", self.append)
        for name, job in self._hourly():
            self._try(name, job)
        self._rounds += 1
        marks.leave(settings.FAIRHEARING_HOME, "worker")
        if settings.FAIRHEARING_METRICS:
            self._try("figures", self._work_out)
        if not self._rehearsing.is_alive():
            # Of a large organisation it takes minutes: the record and the mail do not wait for it.
            self._rehearsing = threading.Thread(target=self._rehearse_apart, daemon=True)
            self._rehearsing.start()

    def _work_out(self) -> None:
        requests.forget_ended(requests.folder_of(settings.FAIRHEARING_HOME))
        self.figures.work_out(self._machine(), self._rounds, dict(self._failures))

    def pause(self) -> float:
        """Return how many seconds may pass until the next look."""
        return min(_PAUSE, self._every - self._machine().timestamp() % self._every)

    def append(self) -> None:
        """Append everything that waits for the record; a state of the roll that no edit tells of, too."""
        note_organisation(self._rooms.house)
        while append_record(self._rooms.house) is not None:
            pass

    def _rehearse_apart(self) -> None:
        self._try("rehearsal", self.rehearse)
        connection.close()

    def rehearse(self) -> None:
        """Work the rehearsals out anew where the roll, the procedure or the day changed."""
        rehearsals.bring_up_to_date(self._rooms.house, self._rooms.rehearsals)

    def _slot(self) -> int:
        return int(self._machine().timestamp()) // self._every

    def _hourly(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        return (
            ("mail", self._mail),
            ("drafts", lambda: self._rooms.drafts.sweep(self._machine())),
            ("sessions", SessionStore.clear_expired),
            ("counters", budgets.sweep),
            ("codes", used_codes.sweep),
            ("keys", put_new_keys_in_force),
            ("roll", self._rooms.roll.sweep),
            ("clock", self._check_clock),
            ("wal", transactions.truncate_wal),
        )

    def _mail(self) -> None:
        sent = mailer.send_waiting(self._machine())
        if sent:
            _LOG.info("%d mails were sent", sent)
        outbox.sweep(self._machine().date())
        addresses.sweep(self._machine().date())

    def _check_clock(self) -> None:
        behind = self._rooms.clock.behind()
        if behind > 1:
            _LOG.warning("the machine's clock is %d seconds behind the newest act; set it right", behind)

    def _try(self, name: str, job: Callable[[], object]) -> None:
        failures = self._failures.setdefault(name, 0)
        try:
            job()
        except FairHearingError as error:
            self._failures[name] = failures + 1
            _LOG.warning(f"{name}: {type(error).__name__}; the next round tries again")
        except Exception as error:  # noqa: BLE001 # one job's fault must not stop the record or the mail
            self._failures[name] = failures + 1
            _LOG.error(f"{name}: failed; the next round tries again", exc_info=error)


def run(*, once: bool) -> None:
    """Work until the process is told to stop.

    Args:
        once: do everything that waits, and return.
    """
    worker = Worker(rooms(), settings.FAIRHEARING_RECORD_EVERY)
    if once:
        worker.all_due()
        return
    stop = threading.Event()
    address = address_of(settings.FAIRHEARING_METRICS)
    end = None if address is None else offer(address, lambda: worker.figures.text)
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    _LOG.info("the worker looks every %d seconds at most", int(_PAUSE))
    while not stop.is_set():
        worker.look()
        stop.wait(worker.pause())
    if end is not None:
        end()
    connection.close()
