"""What an account has set up, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.mfa.models import Authenticator

FEW = 3
"""Recovery codes that are left when it is time to make new ones."""


@dataclass(frozen=True, slots=True)
class Setup:
    """How somebody signs in.

    Args:
        totp: whether an authenticator on a phone is set up.
        passkeys: how many there are.
        codes: recovery codes that are left.
    """

    totp: bool
    passkeys: int
    codes: int

    @property
    def few(self) -> bool:
        """Whether new recovery codes are wanted."""
        return self.codes <= FEW

    @property
    def single(self) -> bool:
        """Whether there is one second proof alone, whose loss only recovery codes or a letter mend."""
        return self.totp + self.passkeys == 1


def setup_of(account: int) -> Setup:
    """Return what an account has set up.

    Args:
        account: its number.
    """
    found = list(Authenticator.objects.filter(user_id=account))
    kinds = [one.type for one in found]
    codes = next((one for one in found if one.type == Authenticator.Type.RECOVERY_CODES), None)
    return Setup(
        Authenticator.Type.TOTP in kinds,
        kinds.count(Authenticator.Type.WEBAUTHN),
        0 if codes is None else len(codes.wrap().get_unused_codes()),
    )
