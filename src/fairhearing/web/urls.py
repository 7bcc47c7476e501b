"""The addresses: each package of pages brings its own, with their first part in them."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from fairhearing.web import health, languages, views

handler400 = "fairhearing.web.failures.bad_request"
handler403 = "fairhearing.web.failures.forbidden"
handler404 = "fairhearing.web.failures.not_found"
handler500 = "fairhearing.web.failures.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
    path("leave", views.leave, name="leave"),
    path("left", views.left, name="left"),
    path("language", languages.choose, name="language"),
    path("health", health.health, name="health"),
    path("", include("fairhearing.web.accounts.urls")),
    path("", include("fairhearing.web.intake.urls")),
    path("", include("fairhearing.web.casework.urls")),
    path("", include("fairhearing.web.panels.urls")),
    path("", include("fairhearing.web.publication.urls")),
]
