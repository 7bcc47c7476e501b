"""The pages of passkeys: what there is, adding one, naming and removing it, answering with one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import views
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from fairhearing.web.access import coming_back
from fairhearing.web.headers import with_script
from fairhearing.web.passkeys import possible


@coming_back
@require_safe
def passkeys(request: HttpRequest) -> HttpResponse:
    """Show the passkeys of the account, or why there can be none at this address."""
    found = Authenticator.objects.filter(user_id=request.user.pk, type=Authenticator.Type.WEBAUTHN).order_by("pk")
    return render(request, "accounts/passkeys.html", {"passkeys": found, "possible": possible()})


def where_possible(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let a page that asks the browser for a passkey be shown only where browsers make them."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs) if possible() else passkeys(request)

    return shown


class AddView(views.AddWebAuthnView):  # type: ignore[misc]  # allauth has no types
    """Adds one, and comes back to the list."""

    def get_success_url(self) -> str:
        """Return the recovery codes where they were made with it, else the list."""
        return reverse("mfa_view_recovery_codes" if self.did_generate_recovery_codes else "mfa_list_webauthn")


class CodeView(AuthenticateView):  # type: ignore[misc]  # allauth has no types
    """Asks for the second proof at signing in: a passkey, a code from the phone, a recovery code."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say what the account has, so that nobody is asked for what they have not got."""
        kinds = set(Authenticator.objects.filter(user_id=self.stage.login.user.pk).values_list("type", flat=True))
        passkey = Authenticator.Type.WEBAUTHN in kinds
        has = {"has_totp": Authenticator.Type.TOTP in kinds, "has_passkey": passkey, "possible": possible()}
        return {**super().get_context_data(**kwargs), **has}


add = coming_back(where_possible(with_script(AddView.as_view())))
code = with_script(CodeView.as_view())
again = coming_back(where_possible(with_script(views.reauthenticate_webauthn)))
rename = coming_back(views.edit_webauthn)
remove = coming_back(views.remove_webauthn)
