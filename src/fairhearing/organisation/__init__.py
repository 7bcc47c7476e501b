"""People, bodies, seats, terms and ties: who put whom where, as of a day."""

from fairhearing.organisation.model import Body, Organisation, Person, Seat, Tie
from fairhearing.organisation.policy import ConflictPolicy, TieRule

__all__ = ["Body", "ConflictPolicy", "Organisation", "Person", "Seat", "Tie", "TieRule"]
