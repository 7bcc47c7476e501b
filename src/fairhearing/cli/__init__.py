"""The commands that work on files alone: audit, conflicts, procedure, record, open."""

from fairhearing.cli.app import app

__all__ = ["app"]
