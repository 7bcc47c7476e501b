"""The addresses of intake."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from fairhearing.web.intake import views_open, views_report

urlpatterns: list[URLPattern | URLResolver] = [
    path("report", views_report.report, name="report"),
    path("told-me", views_report.told_me, name="told_me"),
    path("enter-report", views_report.enter_report, name="enter_report"),
    path("mailbox/open", views_open.open_mailbox, name="mailbox_open"),
    path("mailbox/replace", views_open.replace, name="mailbox_replace"),
    path("letter", views_open.letter, name="letter"),
]
