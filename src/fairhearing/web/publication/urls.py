"""The addresses of what is published, and of the overseers."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from fairhearing.web.publication import (
    views_letters,
    views_open,
    views_overseer,
    views_record,
    views_rehearsal,
    views_ties,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("open", views_open.overview, name="open"),
    path("open/procedure", views_open.procedure_in_force, name="open_procedure"),
    path("record/checkpoint", views_record.checkpoint, name="record_checkpoint"),
    path("record/key", views_record.key, name="record_key"),
    path("record/record.tar", views_record.whole, name="record_whole"),
    path("record/tile/<path:path>", views_record.tile, name="record_tile"),
    path("overseer", views_overseer.cases, name="overseer"),
    path("overseer/letters", views_letters.letters, name="overseer_letters"),
    path("overseer/rehearsal", views_rehearsal.rehearsal, name="overseer_rehearsal"),
    path("overseer/ties", views_ties.waiting, name="overseer_ties"),
    path("overseer/ties/confirm", views_ties.confirm, name="overseer_tie_confirm"),
    path("overseer/<slug:code>", views_overseer.case, name="overseer_case"),
]
