"""The audit as a file: axe finds nothing on it, and it fits a phone."""

from __future__ import annotations

from pathlib import Path

import pytest

from fairhearing.judging import compare_html, to_html
from tests.browser.test_pages import look
from tests.procedures.sample import judged, sample

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("form", ["one", "several"])
def test_an_audit_opens_from_disk_and_everybody_can_read_it(site, tmp_path: Path, form: str) -> None:
    """On a phone and on a desk, for one procedure and for several side by side."""
    case = sample()[0]
    several = [judged(name) for name in ("membership-grievance", "eu-directive")]
    file = tmp_path / "audit.html"
    file.write_text(to_html(judged(), case) if form == "one" else compare_html(several, case))
    assert look(site.page(), {form: file.as_uri()}) == {}
