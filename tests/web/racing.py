"""Several at once, each in a thread with a connection of its own."""

from __future__ import annotations

import threading
from collections.abc import Callable

from django.db import connection

from fairhearing.errors import FairHearingError


def at_once(*steps: Callable[[], object]) -> list[object]:
    """Do several things at once, each in a thread with its own connection; return what came of each."""
    gate, done = threading.Barrier(len(steps)), [None] * len(steps)

    def run(place: int, step: Callable[[], object]) -> None:
        gate.wait()
        try:
            done[place] = step()
        except FairHearingError as error:
            done[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(place, step)) for place, step in enumerate(steps)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done


def errors(done: list[object]) -> list[Exception]:
    """Return those that were told why not."""
    return [one for one in done if isinstance(one, Exception)]
