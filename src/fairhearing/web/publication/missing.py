"""Which safeguards are not there: said plainly on the page for members."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from fairhearing.desk import House
from fairhearing.identifiers import PersonId
from fairhearing.organisation import Organisation, bodies_of_kind, members_of
from fairhearing.record import read_checkpoint, read_note
from fairhearing.web.publication import wording
from fairhearing.web.speaking import spoken


def witnesses(house: House) -> tuple[str, ...]:
    """Return who beside the site itself signed the newest checkpoint; their signatures are not checked here.

    Args:
        house: the ports.
    """
    head = house.log.head()
    if head is None:
        return ()
    note = read_note(head.note)
    own = read_checkpoint(note.text).origin
    return tuple(dict.fromkeys(signature.name for signature in note.signatures if signature.name != own))


def missing(house: House) -> tuple[str, ...]:
    """Return what is missing, a sentence each.

    Args:
        house: the ports.
    """
    return tuple(dict.fromkeys(_missing(house)))


def _missing(house: House) -> Iterator[str]:
    if not witnesses(house):
        yield _(
            "Not witnessed: nobody outside cosigns the record. A copy of it that you keep shows whether it was "
            "edited later; it cannot show that everybody is given the same one."
        )
    organisation = house.roll.current()
    with house.books.reading() as ledger:
        having_keys = {row.person for row in ledger.all_keys()}
    for role in house.shelf.in_force().roles.values():
        for kind in () if role.party else role.bodies:
            if (lack := _lack(house, organisation, kind, having_keys)) is not None:
                yield lack % {"body": wording.body_kind(kind), "role": spoken(role.title)}


def _lack(house: House, organisation: Organisation, kind: str, having_keys: set[PersonId]) -> str | None:
    bodies = bodies_of_kind(organisation, kind)
    if not bodies:
        return _(
            "The procedure names %(body)s, and there is none here. The next body that it names takes its place."
        )
    if any(organisation.bodies[body].filled_by == "lottery" for body in bodies):
        return None
    on = organisation.calendar.day(house.now())
    sitting = {person for body in bodies for person in members_of(organisation, body, on)}
    if not sitting:
        return _("Nobody sits at present in what the procedure names: %(body)s.")
    if not sitting & having_keys:
        return _("Nobody of those who sit there has keys yet, so nobody of them can read a case: %(body)s.")
    return None
