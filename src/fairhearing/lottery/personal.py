"""One person's own line: with it they find themselves in the pool, or check that they were left out and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

from pydantic import ConfigDict, TypeAdapter

from fairhearing.lottery.lines import SECRET_SIZE, excluded_leaf, exclusions, line_of, salt_of
from fairhearing.lottery.merkle import root_by
from fairhearing.lottery.model import DrawError, LotteryError, People
from fairhearing.lottery.plan import Plan
from fairhearing.lottery.verify import Check
from fairhearing.lottery.written import canonical, read, write

LINE_FORMAT: Final = "fairhearing/panel-line@1"
OPENINGS_FORMAT: Final = "fairhearing/panel-openings@1"
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Openings:
    """What whoever made a plan keeps: with it every line can be opened. It is never published.

    Args:
        plan: digest of the plan.
        secret: 32 bytes, hexadecimal.
    """

    format: Literal["fairhearing/panel-openings@1"] = OPENINGS_FORMAT
    plan: str
    secret: str
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    @property
    def bytes(self) -> bytes:
        """The secret as bytes; empty where it is not written as 64 hexadecimal digits."""
        try:
            secret = bytes.fromhex(self.secret)
        except ValueError:
            return b""
        return secret if len(secret) == SECRET_SIZE else b""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalLine:
    """What one person is given, and nobody else.

    Args:
        plan: digest of the plan.
        person: their name in the list.
        salt: of their line, hexadecimal.
        reason: the code of the reason why they were left out; empty for somebody in the pool.
        index, size, path: where their sealed line stands among those of the excluded.
    """

    format: Literal["fairhearing/panel-line@1"] = LINE_FORMAT
    plan: str
    person: str
    salt: str
    reason: str = ""
    index: int = 0
    size: int = 0
    path: tuple[str, ...] = ()
    __pydantic_config__: ClassVar[ConfigDict] = _STRICT


_OPENINGS: TypeAdapter[Openings] = TypeAdapter(Openings)
_LINE: TypeAdapter[PersonalLine] = TypeAdapter(PersonalLine)


def write_openings(plan: Plan, secret: bytes) -> bytes:
    """Write the openings of a plan.

    Args:
        plan: with its digest.
        secret: 32 bytes.

    Source: RFC 8785.
    """
    return canonical(write(_OPENINGS, Openings(plan=plan.commitment.plan, secret=secret.hex())))


def read_openings(text: str | bytes, file: str, plan: Plan) -> bytes:
    """Return the secret of a plan from its openings, 32 bytes.

    Args:
        text: the whole file.
        file: its name, for messages.
        plan: that they must belong to.

    Raises:
        DrawError: they are no openings, or those of another plan.

    Source: RFC 8785.
    """
    found = read(_OPENINGS, text, file, "openings of a plan")
    if found.plan != plan.commitment.plan or not found.bytes:
        raise DrawError(
            "These are not the openings of this plan.",
            why="They name another plan, or hold no secret of 64 hexadecimal digits.",
            remedy="Take the file that was written together with the plan.",
        )
    return found.bytes


def personal_line(plan: Plan, secret: bytes, person: str) -> bytes:
    """Write what one person is given to check their own line.

    Args:
        plan: the whole plan.
        secret: of the plan.
        person: their name in the list.

    Raises:
        DrawError: the plan knows nobody of this name.

    Source: RFC 6962, 2.1.1.
    """
    left_out = {one.person: one.reason for one in plan.excluded or ()}
    if person not in left_out and person not in (plan.probabilities or {}):
        raise DrawError(
            f"The plan knows nobody of the name '{person[:80]}'.",
            why="They are neither in the pool nor among those who were left out.",
            remedy="Write the name exactly as in the list, and give the whole plan, not the published copy.",
        )
    salt = salt_of(secret, person).hex()
    opening = exclusions(secret, left_out, [person]).openings.get(person)
    line = PersonalLine(plan=plan.commitment.plan, person=person, salt=salt)
    if opening is not None:
        line = PersonalLine(
            plan=plan.commitment.plan,
            person=person,
            salt=salt,
            reason=left_out[person],
            index=opening.index,
            size=len(left_out),
            path=opening.path,
        )
    return canonical(write(_LINE, line))


def check_line(plan: Plan, text: str | bytes, file: str) -> Check:
    """Check one person's own line against a published plan.

    Args:
        plan: as it was published.
        text: what they were given.
        file: its name, for messages.

    Raises:
        DrawError: it is no such line, or one that was not committed to.

    Source: RFC 6962, 2.1.1.
    """
    line = read(_LINE, text, file, "a line of a plan")
    try:
        salt, path = bytes.fromhex(line.salt), [bytes.fromhex(one) for one in line.path]
        if line.reason:
            leaf = excluded_leaf(salt, line.person, line.reason)
            root = root_by(leaf, line.index, line.size, path)
            if line.plan == plan.commitment.plan and root is not None and root.hex() == plan.commitment.excluded:
                return Check(
                    "line", f"{line.person} was left out when the plan was made; the reason: {line.reason}."
                )
        else:
            mine = line_of(salt, line.person)
            for one in plan.types:
                if line.plan == plan.commitment.plan and mine in one.people:
                    return Check("line", f"{line.person} is in the pool, with a chance of {one.probability:.4%}.")
    except (ValueError, LotteryError):
        pass
    raise DrawError(
        "Wrong: the line, which was not committed to in this plan.",
        why="It belongs to another plan, or was made up or changed afterwards.",
        remedy="Ask for your line again, and show it to the overseers if it does not fit then either.",
    )


def check_list(plan: Plan, drawn: Mapping[str, str], people: People, secret: bytes | None) -> Check:
    """Compare a published plan with the list of people that it was made from.

    Args:
        plan: as it was published.
        drawn: those drawn who are named: line → name, checked before.
        people: the list, read with the quotas of the plan.
        secret: of the plan, for whoever holds the openings; None: others.

    Raises:
        DrawError: somebody drawn is not on the list, or has another value in it than their type; there
            are fewer people of a type than the plan says; or, with the secret, the pool holds somebody
            who is not on the list.

    Source: `line_of`.
    """
    bounded = {(quota.feature, quota.value) for quota in plan.quotas if quota.types}
    grouped: dict[tuple[tuple[str, str], ...], set[str]] = {}
    for values, names in people.groups.items():
        had = zip(people.features, values, strict=True)
        grouped.setdefault(tuple(one for one in had if one in bounded), set()).update(names)
    named = dict(drawn)
    if secret is not None:
        named = {line_of(salt_of(secret, name), name): name for name in people.names}
    sizes: dict[tuple[tuple[str, str], ...], int] = {}
    for one in plan.types:
        kind = tuple((name, one.values[name]) for name in people.features if name in one.values)
        sizes[kind] = sizes.get(kind, 0) + len(one.people)
        there = grouped.get(kind, set())
        missing = [line for line in one.people if (named.get(line) not in there if line in named else secret)]
        if missing or sizes[kind] > len(there):
            raise DrawError(
                "Wrong: the list of people.",
                why="Somebody in the plan is not on it, or stands there with other values.",
                remedy="Take the list as it was on the day of the plan, and name people by the same column.",
            )
    count = len(people.names)
    everybody = "Everybody in the pool" if secret is not None else "Everybody drawn who is named"
    return Check(
        "list",
        f"{everybody} is on the list of {count} people, with the values of their type; "
        f"{count - plan.pool_size} of the list were left out.",
    )
