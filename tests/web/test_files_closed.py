"""The process that reads foreign files can do nothing else, is ended in time, and is not believed."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairhearing.web.files import answer as answers
from fairhearing.web.files import asking
from fairhearing.web.files.answer import Answer, read_answer
from fairhearing.web.files.asking import Question, ask, possible

INSIDE = Path(asking.__file__).parent / "inside"
NAMES = {
    *("read-a-file", "write-a-file", "list-a-folder", "remove-a-file", "connect", "start-a-program"),
    *("make-a-process", "look-into-another", "signal-another", "raise-a-limit", "run-what-it-wrote", "unlock"),
}


def tried(task: str, data: bytes = b"", seconds: float = 10) -> Answer:
    """Return what the process answers when it does not read but tries."""
    return ask(Question(task, "trying"), data, seconds=seconds)


def test_everything_but_reading_and_answering_is_refused() -> None:
    """No file, folder, network, program, process, signal or limit; no memory to run; and no way back."""
    told = tried("everything", b"abc")
    assert told.facts == tuple((name, "refused") for name in dict(told.facts))
    assert set(dict(told.facts)) == NAMES
    assert told.rest == b"abc"
    assert not Path("/tmp/fairhearing").exists()  # noqa: S108 # the file that it must not be able to make


def test_nothing_is_inherited() -> None:
    """No variable of the environment and no open file but the three; not even those that children may have."""
    reading, writing = os.pipe()
    os.set_inheritable(writing, True)
    try:
        assert tried("everything").numbers == {"open": 0, "environment": 0}
    finally:
        os.close(reading)
        os.close(writing)


@pytest.mark.parametrize(
    ("task", "reason", "seconds"),
    [("hang", "time", 1), ("spin", "time", 1), ("eat", "memory", 60), ("flood", "time", 60)],
)
def test_what_asks_for_too_much_is_ended(task: str, reason: str, seconds: float) -> None:
    """Waiting, counting, filling the memory, answering without end: each is over in time, and leaves nothing."""
    assert tried(task, b"x" * 65_536, seconds=seconds).refused == reason
    left = subprocess.run(["ps", "-eo", "ppid,args"], capture_output=True, text=True, check=True).stdout
    assert not [line for line in left.splitlines() if f"begin.py {task} trying" in line]


def test_seconds_of_the_processor_are_limited_by_the_kernel() -> None:
    """Whoever watches may be late: the process's own limit ends it."""
    locking = (INSIDE / "locking.py").read_text()
    program = f"import sys; sys.path.append({str(INSIDE.parent)!r})\nfrom inside import locking\n"
    program += "locking.SECONDS = 1\nlocking.limit()\nwhile True: pass"
    ended = subprocess.run([sys.executable, "-I", "-S", "-c", program], check=False, timeout=60)
    assert ended.returncode < 0
    assert "RLIMIT_CPU, SECONDS" in locking


def test_where_the_kernel_cannot_lock_nothing_is_read() -> None:
    """On another kind of machine the program ends before it reads, and says nothing."""
    program = f"import sys, os, platform; sys.path.append({str(INSIDE.parent)!r})\n"
    program += "platform.machine = lambda: 'riscv64'\nfrom inside import begin\n"
    program += "os._exit(begin.main(['facts', 'texts', '0']))"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], input=b"text", capture_output=True, check=False
    )
    assert (done.returncode, done.stdout) == (3, b"")


def test_without_a_lock_no_file_is_looked_into(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where trying shows that something is possible, every question is answered with that."""
    asking._LOCKS.clear()
    monkeypatch.setattr(asking, "_asked", lambda *_: Answer((("connect", "possible"),)))
    assert not possible()
    assert ask(Question("facts", "texts"), b"text").refused == "unlocked"


def test_this_machine_can_lock() -> None:
    """Where the tests run on Linux, what the others show is shown for real."""
    assert platform.system() != "Linux" or platform.machine() not in {"x86_64", "aarch64"} or possible()


def test_waiting_for_a_turn_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """When as many are read as may be at once, who comes next is told so."""
    assert possible()
    monkeypatch.setattr(asking, "PATIENCE", 0.05)
    for _ in range(asking.AT_ONCE):
        asking._TURNS.acquire()
    try:
        assert ask(Question("facts", "texts"), b"text").refused == "busy"
    finally:
        for _ in range(asking.AT_ONCE):
            asking._TURNS.release()


def test_an_answer_that_is_too_long_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """More than an answer may have is not read, whatever it is."""
    monkeypatch.setattr(asking, "LARGEST", 1_000)
    assert tried("everything", b"x" * 2_000).refused == "time"


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"no json\n",
        b"[" * 60_000,
        b'{"facts": [], "numbers": {}, "length": 5}\nabc',
        b'{"facts": [], "numbers": {}, "length": 0, "more": 1}\n',
        b'{"facts": [["unheard-of", "x"]], "numbers": {}, "length": 0}\n',
        b'{"facts": [["place", "<script>"]], "numbers": {}, "length": 0}\n',
        b'{"facts": [["author", 7]], "numbers": {}, "length": 0}\n',
        b'{"facts": [["author", "' + b"x" * 301 + b'"]], "numbers": {}, "length": 0}\n',
        b'{"facts": [], "numbers": {"width": -1}, "length": 0}\n',
        b'{"facts": [], "numbers": {"width": true}, "length": 0}\n',
        b'{"facts": [], "numbers": {"width": 1' + b"0" * 5_000 + b'}, "length": 0}\n',
        b'{"refused": "because"}\n',
        b'{"refused": "busy"}\n',
        b'{"refused": "damaged"}\nand more',
    ],
    ids=range(15),
)
def test_what_does_not_fit_to_the_letter_is_no_answer(said: bytes) -> None:
    """A process that a file took over can say what it likes: other names, forms and lengths are not taken."""
    assert tried("lie", said).refused == "nonsense"


def test_signs_that_hide_or_turn_are_written_out() -> None:
    """A text from a file cannot turn the page round or steer what shows it."""
    said = {"facts": [["author", "a\u202eb\x1b[2J\ud800"]], "numbers": {}, "length": 0}
    assert read_answer(json.dumps(said).encode() + b"\n").facts == (("author", "a\\u202eb\\u001b[2J\\ud800"),)


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: f'{{"facts": {text}}}'.encode()))
def test_whatever_is_said_is_an_answer_or_none(said: bytes) -> None:
    """No bytes make the reading of answers fail."""
    assert read_answer(said).refused in {*answers.REASONS, ""}


def test_every_way_to_refuse_has_words() -> None:
    """What the process may say, the site can say in words."""
    from fairhearing.web.files.words import _REASONS

    assert set(_REASONS) == answers.REASONS
    sys.path.append(str(INSIDE.parent))
    try:
        from inside import answering, begin
    finally:
        sys.path.remove(str(INSIDE.parent))
    assert answering.REASONS == answers._SAID
    assert begin.UNLOCKED == asking._UNLOCKED
