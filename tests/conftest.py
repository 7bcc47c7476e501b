"""What holds for every test: property tests have no deadline, because two busy cores are no clock."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")
