"""The site as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Everything of ours that has tables or static files."""

    name = "fairhearing.web"
    label = "fairhearing"
    verbose_name = "Fair Hearing"
    default_auto_field = "django.db.models.BigAutoField"
