"""Days are written as each language writes them."""

from __future__ import annotations

import re

from tests.house.house import SOURCE, name_of

BY_HAND = re.compile(r"""["'](?:[dDjlNnmMF] )+Y\b""")
SETTINGS = SOURCE / "web" / "settings.py"
FORMATS = SOURCE / "web" / "formats"


def test_no_page_says_itself_how_a_day_is_written() -> None:
    """Each language has its own way, in `web/formats`; pages and letters use that, and machines read `Y-m-d`."""
    files = (path for kind in ("*.py", "*.html", "*.txt") for path in (SOURCE / "web").rglob(kind))
    ours = (path for path in files if path != SETTINGS and FORMATS not in path.parents)
    assert [name_of(path) for path in ours if BY_HAND.search(path.read_text(encoding="utf-8"))] == []


def test_a_way_of_its_own_is_found() -> None:
    """A day put together in a page or in code is found, the one for machines is none."""
    assert BY_HAND.search('{{ day|date:"j F Y" }}')
    assert BY_HAND.search("date_format(day, 'j F Y, H:i')")
    assert not BY_HAND.search("{{ day|date:'Y-m-d' }}")
