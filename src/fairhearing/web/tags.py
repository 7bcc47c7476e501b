"""Template tags that every page has."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString

from fairhearing.web import kept, passkeys
from fairhearing.web.speaking import listed, spoken
from fairhearing.web.status_words import status_in_words

register = template.Library()


@register.simple_tag(takes_context=True)
def keep_for(context: template.Context) -> SafeString:
    """Return the hidden field by which a form that is left open is kept for its owner.

    Every form behind `@unlocked` or `@receipt` has it.
    """
    request = context.get("request")
    owner = kept.owner_of(request) if isinstance(request, HttpRequest) else None
    if owner is None:
        return SafeString("")
    return format_html('<input type="hidden" name="{}" value="{}">', kept.FIELD, kept.field_of(owner.recipient))


def names(words: Iterable[str]) -> SafeString:
    """Return names one after another, each in its own direction, as a Latin one has it on an Arabic page."""
    return SafeString(listed(format_html("<bdi>{}</bdi>", word) for word in words))


register.filter("names", names)
register.filter("spoken", spoken)
register.filter("status", status_in_words)
register.filter("passkey_name", passkeys.name_of)
