"""What holds for every test: property tests have no deadline, because two busy cores are no clock.

The same code gets the same answer: the check draws its examples from the test itself. To search on, with other
examples each time: `pytest --hypothesis-profile=search tests/properties`.
"""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("house", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, max_examples=2000)
settings.load_profile("house")
