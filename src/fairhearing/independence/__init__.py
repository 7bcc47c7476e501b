"""Who may act: conflicts with their path, and whether a body can still judge."""

from fairhearing.independence.model import LEVELS, Conflict, Reason, Viability

__all__ = ["LEVELS", "Conflict", "Reason", "Viability"]
