"""Both sides: what is put, what is said to it, and how each claim stands between them."""

from fairhearing.accounts.model import SIDES, STANCES, STATES, Answer, Claim, Exhibit, Row, Said, Statement
from fairhearing.accounts.side_by_side import AccountsError, side_by_side, whole_matter

__all__ = [
    "SIDES",
    "STANCES",
    "STATES",
    "AccountsError",
    "Answer",
    "Claim",
    "Exhibit",
    "Row",
    "Said",
    "Statement",
    "side_by_side",
    "whole_matter",
]
