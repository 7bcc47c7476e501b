"""Errors that only a site has."""

from __future__ import annotations

from fairhearing.errors import InputError, RefusedError


class TooBigError(InputError):
    """What was handed in is larger than is taken in at once."""

    code = "too-big"


class CrossSiteError(RefusedError):
    """A form that did not come from a page of this site, as far as the browser says."""

    code = "cross-site"


class TooFastError(RefusedError):
    """So many wrong words were tried just now that this one was not looked at yet."""

    code = "too-fast"
