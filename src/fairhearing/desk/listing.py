"""The cases of an officer in order, before any of them is opened: opening takes long where there are many."""

from __future__ import annotations

from fairhearing.desk.holders import Officer
from fairhearing.desk.ports import House, Ledger
from fairhearing.desk.remembering import secrets_of
from fairhearing.identifiers import CaseCode

_WHOLE = frozenset({"who", "what"})
_NEVER = "9999"


def codes_of(house: House, officer: Officer) -> tuple[CaseCode, ...]:
    """Return the codes of the cases that somebody has keys of, in the order in which they are looked at.

    First those of which they have a part alone, because their answer is waited for: they were drawn by lot and
    asked, or find out who was described. Then by the nearest date of a clock; closed ones without any last.

    Args:
        house: the ports.
        officer: unlocked.
    """
    with house.books.reading() as ledger:
        parts: dict[CaseCode, set[str]] = {}
        for code, compartment, _number in secrets_of(ledger, officer, None):
            parts.setdefault(CaseCode(code), set()).add(compartment)
        placed = [(_place(ledger, code, parts[code]), code) for code in parts]
    return tuple(code for _, code in sorted(placed))


def _place(ledger: Ledger, code: CaseCode, parts: set[str]) -> tuple[bool, bool, str]:
    row, last = ledger.case(code), ledger.last_act(code)
    nearest = min((due.on.isoformat() for due in last.public.due), default=_NEVER) if last else _NEVER
    closed = row is not None and row.closed
    return closed and nearest == _NEVER, closed or parts >= _WHOLE, nearest


__all__ = ["codes_of"]
