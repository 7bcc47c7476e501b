"""Conditions of rules: the facts that they may ask for, and their evaluation in three values.

Source: Common Expression Language, language definition (github.com/google/cel-spec).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from fairhearing.acts import KINDS, unknown_word
from fairhearing.errors import InputError, Where
from fairhearing.procedure.language import cel

CASE_FACTS: Mapping[str, str] = MappingProxyType(
    {
        "categories": "the ids of the categories in force, a list",
        "severe": "whether one of them is marked severe",
        "course": "how far the reporter wants it to go, or '' while nothing was said",
        "answered": "whether the respondent answered",
        "answer": "the respondent's answer, or ''",
        "grounds": "on what the appeals rest that were filed and not decided yet, a list",
        "challenged": "whether a challenge with a reason waits for its ruling",
        "absences": "how many hearings in a row one person stayed away from; of several the most",
    }
)

_ALWAYS: Mapping[str, str] = MappingProxyType(
    {
        "kind": "the kind of act",
        "roles": "the roles of those who do it, a list",
        "by": "who does it, a list",
        "proposed_by": "who proposed those who sit, or ''",
    }
)

ACT_FACTS: Mapping[str, str] = MappingProxyType(
    dict(_ALWAYS) | {field.name: field.label for kind in KINDS.values() for field in kind.fields}
)

FACTS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "case": CASE_FACTS,
        "act": ACT_FACTS,
        "done": MappingProxyType({str(name): f"how often: {kind.title}" for name, kind in KINDS.items()}),
    }
)
"""What a condition may ask for: `case.…`, `act.…` (in a duty, the act that starts its clock), `done["…"]`."""

_TEXTS = re.compile(r'"[^"\n]*"|\'[^\'\n]*\'')
_FIELD = re.compile(r"\b(case|act)\s*\.\s*(\w+)")
_COUNT = re.compile(r"\bdone\s*\[\s*(?:\"([^\"\n]*)\"|'([^'\n]*)')\s*\]")
_MACRO = re.compile(r"\.\s*(?:all|exists|exists_one|filter|map)\s*\(\s*(\w+)\s*,")
_GOES_THROUGH = re.compile(r"\.\s*(?:all|exists|exists_one|existsOne|filter|map)\s*\(")
_LONGEST = 2000
"""Characters of the longest condition; the longest shipped one has a tenth of it."""
_MOST_MACROS = 3
"""How often a condition may go through a list: each time can multiply what the time before made."""
_FAILURES = (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError)
_TYPED: Mapping[str, object] = MappingProxyType({"flag": False, "list": [], "files": []})


def evaluate(expression: str, facts: Mapping[str, object]) -> bool | None:
    """Work out a condition.

    Args:
        expression: CEL, as `read_procedure` accepted it.
        facts: `case`, `act` and `done`, see `FACTS`; each a mapping of plain values.

    Returns:
        Its answer, or None where a fact is missing or it answers with something else than yes or no.

    Raises:
        InputError: it is no CEL.

    Source: CEL language definition, runtime errors and `no_such_field`.
    """
    program = _compiled(expression)
    try:
        answer = program.execute(dict(facts))
    except _FAILURES:
        return None
    return answer if isinstance(answer, bool) else None


def check_condition(expression: str, where: Where) -> str:
    """Return a condition of a rule once it is known to be one.

    Args:
        expression: as written in the file.
        where: its line.

    Raises:
        InputError: it is no CEL, could take for ever, asks for a fact that does not exist, or does not answer
            yes or no.

    Source: CEL language definition.
    """
    _refuse_endless(expression, where)
    try:
        program = _compiled(expression)
    except InputError as error:
        raise InputError(error.what, why=error.why, remedy=error.remedy, where=where) from None
    _refuse_unknown_facts(expression, set(program.variables()), where)
    if evaluate(expression, _blank()) is None:
        raise InputError(
            f"'{expression}' does not answer yes or no.",
            why="A rule holds or does not hold; nothing else can be done with the answer.",
            remedy='Compare with something, such as case.answer == "denies" or done["appeal-filed"] > 0.',
            where=where,
        )
    return expression


def _refuse_endless(expression: str, where: Where) -> None:
    """Refuse what could take for ever: CEL always ends, but with lists inside lists perhaps after years."""
    if len(expression) > _LONGEST:
        raise InputError(
            f"The condition '{expression[:60]}…' has {len(expression):,} characters.",
            why=f"At most {_LONGEST:,} are read, so that working it out ends soon, and people can read it.",
            remedy="Write several rules, each with a short condition of its own.",
            where=where,
        )
    bare = _TEXTS.sub('""', expression)
    depths = tuple(_depths(bare))
    if len(depths) > _MOST_MACROS or max(depths, default=0) > 1:
        raise InputError(
            "A condition goes through a list inside another list, or too often.",
            why=f"Each list is gone through for every entry of the one around it, which may never end; "
            f"at most {_MOST_MACROS} are, one after the other.",
            remedy="Ask about one list after the other, or write several rules.",
            where=where,
        )


def _depths(bare: str) -> Iterator[int]:
    """Yield for each list that is gone through in how many it stands, itself counted."""
    opens = {found.end() - 1 for found in _GOES_THROUGH.finditer(bare)}
    around: list[bool] = []
    for place, sign in enumerate(bare):
        if sign == "(":
            around.append(place in opens)
            if place in opens:
                yield sum(around)
        elif sign == ")" and around:
            around.pop()


@cache
def _compiled(expression: str) -> cel.Program:
    try:
        return cel.compile(expression)
    except _FAILURES:
        raise InputError(
            f"'{expression}' is not a condition that can be read.",
            why="Conditions are written in CEL.",
            remedy='Write, for example: case.severe && act.reason == ""',
        ) from None


def _refuse_unknown_facts(expression: str, variables: set[str], where: Where) -> None:
    for double, single in _COUNT.findall(expression):
        if (double or single) not in KINDS:
            raise unknown_word(double or single, KINDS, "a kind of act", where)
    bare = _TEXTS.sub('""', expression)
    for name in sorted(variables - set(_MACRO.findall(bare))):
        if name not in FACTS:
            raise unknown_word(name, FACTS, "a fact that a condition can ask for", where)
    for base, name in _FIELD.findall(bare):
        if name not in FACTS[base]:
            raise unknown_word(name, FACTS[base], f"a fact of '{base}'", where)


@cache
def _blank() -> Mapping[str, object]:
    act: dict[str, object] = dict.fromkeys(ACT_FACTS, "")
    for kind in KINDS.values():
        act |= {field.name: _TYPED.get(field.type, "") for field in kind.fields}
    act |= {"roles": [], "by": [], "votes": {}}
    case: dict[str, object] = {"categories": [], "severe": False, "course": "", "answered": False}
    case |= {"answer": "", "grounds": [], "absences": 0, "challenged": False}
    return {"case": case, "act": act, "done": dict.fromkeys(map(str, KINDS), 0)}
