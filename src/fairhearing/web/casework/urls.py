"""The addresses of casework."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from fairhearing.web.casework import (
    views_back,
    views_case,
    views_cases,
    views_conflicts,
    views_doing,
    views_files,
    views_papers,
    views_sift,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases", views_cases.cases, name="cases"),
    path("cases/<slug:code>", views_case.case, name="case"),
    path("cases/<slug:code>/do/<slug:kind>", views_doing.do, name="case_do"),
    path("cases/<slug:code>/back/<slug:slot>", views_back.back, name="case_back"),
    path("cases/<slug:code>/letter/<slug:act>", views_papers.letter, name="case_letter"),
    path("cases/<slug:code>/letter/<slug:act>/letter.pdf", views_papers.letter_as_pdf, name="case_letter_pdf"),
    path("cases/<slug:code>/file/<slug:act>/<int:place>", views_files.file, name="case_file"),
    path("cases/<slug:code>/file/<slug:act>/<int:place>/look", views_files.look, name="case_file_look"),
    path(
        "cases/<slug:code>/file/<slug:act>/<int:place>/picture/<int:page>",
        views_files.picture,
        name="case_file_picture",
    ),
    path("cases/<slug:code>/file/<slug:act>/<int:place>/copy", views_files.copy, name="case_file_copy"),
    path("cases/<slug:code>/conflicts", views_conflicts.conflicts, name="case_conflicts"),
    path("cases/<slug:code>/procedure", views_papers.procedure, name="case_procedure"),
    path("cases/<slug:code>/case.yaml", views_papers.case_yaml, name="case_yaml"),
    path("cases/<slug:code>/organisation.yaml", views_papers.organisation_yaml, name="case_organisation_yaml"),
    path("cases/<slug:code>/sift", views_sift.sift, name="sift"),
]
