"""The site as a Django application."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import pre_save


class SiteConfig(AppConfig):
    """Everything of ours that has tables or static files."""

    name = "fairhearing.web"
    label = "fairhearing"
    verbose_name = "Fair Hearing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep no time at which somebody signed in: it would tell when they had something to do."""
        pre_save.connect(_forget_when_used, sender="mfa.Authenticator", dispatch_uid="fairhearing.when-used")


def _forget_when_used(instance: Any, **more: object) -> None:
    instance.last_used_at = None
