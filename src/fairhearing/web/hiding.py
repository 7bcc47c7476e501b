"""What Django's own error pages, which only FAIRHEARING_DEBUG shows, hide beside what Django hides by itself."""

from __future__ import annotations

import re

from django.views.debug import SafeExceptionReporterFilter

_BY_ITSELF = SafeExceptionReporterFilter.hidden_settings.pattern


class AddressFilter(SafeExceptionReporterFilter):
    """Hides the addresses of servers, which hold passwords: the whole environment stands on such a page."""

    hidden_settings = re.compile(f"{_BY_ITSELF}|URL", re.IGNORECASE)
