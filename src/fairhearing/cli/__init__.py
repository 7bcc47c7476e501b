"""The commands that work on files alone."""

from fairhearing.cli.app import app

__all__ = ["app"]
