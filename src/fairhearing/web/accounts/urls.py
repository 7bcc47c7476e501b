"""The addresses of signing in, unlocking and enrolling.

Of allauth only what is used here is reachable: no sign-up, no mail addresses, no reset by mail.
"""

from __future__ import annotations

from allauth.account import views as signing
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, URLResolver, path

from fairhearing.web.access import coming_back, public
from fairhearing.web.accounts import (
    account,
    declaring,
    enrolling,
    making_keys,
    my_roll,
    new_keys,
    passkeys,
    resetting,
    returning,
    signing_out,
    unlocking,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("accounts/login", public(signing.login), name="account_login"),
    path("accounts/logout", public(signing.logout), name="account_logout"),
    path("accounts/inactive", public(signing.account_inactive), name="account_inactive"),
    path("accounts/password", signing_out.password, name="account_change_password"),
    path("accounts/reauthenticate", coming_back(signing.reauthenticate), name="account_reauthenticate"),
    path("accounts/code", public(passkeys.code), name="mfa_authenticate"),
    path("accounts/code/again", coming_back(factors.reauthenticate), name="mfa_reauthenticate"),
    path("accounts/factors", coming_back(factors.index), name="mfa_index"),
    path("accounts/factors/set-up", coming_back(totp.activate_totp), name="mfa_activate_totp"),
    path("accounts/factors/remove", coming_back(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("accounts/passkeys", passkeys.passkeys, name="mfa_list_webauthn"),
    path("accounts/passkeys/add", passkeys.add, name="mfa_add_webauthn"),
    path("accounts/passkeys/again", passkeys.again, name="mfa_reauthenticate_webauthn"),
    path("accounts/passkeys/<int:pk>/name", passkeys.rename, name="mfa_edit_webauthn"),
    path("accounts/passkeys/<int:pk>/remove", passkeys.remove, name="mfa_remove_webauthn"),
    path("accounts/sessions", signing_out.sessions, name="account_sessions"),
    path("accounts/recovery", coming_back(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "accounts/recovery/new", coming_back(recovery.generate_recovery_codes), name="mfa_generate_recovery_codes"
    ),
    path("account", account.account, name="account"),
    path("account/declaration", declaring.declaration, name="account_declaration"),
    path("account/roll", my_roll.what_it_says, name="account_roll"),
    path("account/roll/contest", my_roll.contest, name="account_roll_contest"),
    path("invite", account.invite, name="invite"),
    path("enrol", enrolling.enrol, name="enrol"),
    path("enrol/account", enrolling.enrol_account, name="enrol_account"),
    path("enrol/reset", resetting.reset, name="enrol_reset"),
    path("account/reset/seen", resetting.seen, name="account_reset_seen"),
    path("keys/new", making_keys.new_keys, name="keys_new"),
    path("keys/words", making_keys.new_words, name="keys_words"),
    path("keys/check", making_keys.type_back, name="keys_check"),
    path("keys/replace", new_keys.replace, name="keys_replace"),
    path("keys/lost", new_keys.lost, name="keys_lost"),
    path("keys/refuse", new_keys.refuse, name="keys_refuse"),
    path("keys/vouch", new_keys.vouch, name="keys_vouch"),
    path("account/returns", returning.returns, name="returns"),
    path("unlock", coming_back(unlocking.unlock), name="unlock"),
    path("lock", coming_back(unlocking.lock), name="lock"),
    path("kept/<str:name>", public(unlocking.kept_form), name="kept"),
]
