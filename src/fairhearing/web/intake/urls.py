"""The addresses of intake."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from fairhearing.web.intake import (
    views_doing,
    views_files,
    views_mail,
    views_mailbox,
    views_open,
    views_own_case,
    views_report,
    views_support,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("report", views_report.report, name="report"),
    path("told-me", views_report.told_me, name="told_me"),
    path("told-me/go", views_report.told_me_go, name="told_me_go"),
    path("enter-report", views_report.enter_report, name="enter_report"),
    path("enter-report/go", views_report.enter_report_go, name="enter_report_go"),
    path("mailbox/open", views_open.open_mailbox, name="mailbox_open"),
    path("mailbox/replace", views_open.replace, name="mailbox_replace"),
    path("mailbox", views_mailbox.mailbox, name="mailbox"),
    path("mailbox/close", views_mailbox.close, name="mailbox_close"),
    path("mailbox/do/<slug:kind>", views_doing.do, name="mailbox_do"),
    path("mailbox/file/<slug:act>/<int:place>", views_files.file, name="mailbox_file"),
    path("mailbox/file/<slug:act>/<int:place>/look", views_files.look, name="mailbox_file_look"),
    path(
        "mailbox/file/<slug:act>/<int:place>/picture/<int:page>", views_files.picture, name="mailbox_file_picture"
    ),
    path("mailbox/file/<slug:act>/<int:place>/copy", views_files.copy, name="mailbox_file_copy"),
    path("mailbox/record/<slug:act>", views_mailbox.in_record, name="mailbox_record"),
    path("mailbox/record/<slug:act>/proof.json", views_mailbox.proof, name="mailbox_proof"),
    path("mailbox/support", views_support.support, name="mailbox_support"),
    path("mailbox/support/end", views_support.end, name="mailbox_support_end"),
    path("mailbox/copy.txt", views_mailbox.copy, name="mailbox_copy"),
    path("mailbox/own-case", views_own_case.own_case, name="mailbox_own_case"),
    path("mailbox/mail", views_mail.mail, name="mailbox_mail"),
    path("mailbox/mail/stop", views_mail.stop, name="mailbox_mail_stop"),
    path("letter", views_open.letter, name="letter"),
]
