"""The addresses of panels."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path

from fairhearing.web.panels import views_ceremony, views_seat, views_seats, views_sides

urlpatterns: list[URLPattern | URLResolver] = [
    path("cases/<slug:code>/sides", views_sides.sides, name="sides"),
    path("cases/<slug:code>/seat", views_seat.seat, name="seat"),
    path("cases/<slug:code>/seats/<slug:role>", views_seats.seats, name="seats"),
    path("cases/<slug:code>/seats/<slug:role>/invite/<slug:slot>", views_seats.invite, name="seat_invite"),
    path("cases/<slug:code>/ceremony/<slug:role>", views_ceremony.ceremony, name="ceremony"),
    path(
        "cases/<slug:code>/ceremony/<slug:role>/<int:number>/<slug:name>.json",
        views_ceremony.ceremony_file,
        name="ceremony_file",
    ),
    path("mailbox/draw", views_ceremony.mailbox_draw, name="mailbox_draw"),
    path(
        "mailbox/draw/<slug:role>/<int:number>/<slug:name>.json",
        views_ceremony.mailbox_draw_file,
        name="mailbox_draw_file",
    ),
]
