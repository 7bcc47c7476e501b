"""Writes the reference pages that follow from the code; with --check, says which are out of date."""

from __future__ import annotations

import argparse
import inspect
import json
import sys
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import typer

import fairhearing
from fairhearing.acts import KINDS, REASON_CLASSES, ROOMS, Field
from fairhearing.cli import app as offline_commands
from fairhearing.errors import FairHearingError
from fairhearing.judging import judgement_schema
from fairhearing.organisation import (
    KEYS_OF_ROWS,
    TIE_KINDS,
    Answered,
    Body,
    Challenge,
    Clause,
    ConflictPolicy,
    Contest,
    Dismissal,
    ForcedRecusal,
    Person,
    Seat,
    Silence,
    StandIn,
    TableMapping,
    Tie,
    TieRule,
)
from fairhearing.procedure import (
    FACTS,
    Bar,
    Consent,
    Disclosure,
    Duty,
    Extension,
    Gate,
    Outcome,
    Power,
    Procedure,
    Ratification,
    Role,
    Rule,
    Separation,
    Source,
    Unopposed,
)

REFERENCE = Path(__file__).parent / "reference"
NOTE = "<!-- Written by `make docs` from the code. -->"
SOURCE = Path(fairhearing.__file__).parent
BESIDE = ("web", "demo_data", "procedures")


def _field(field: Field) -> str:
    choices = "" if not field.choices else ": " + ", ".join(f"`{choice}`" for choice in field.choices)
    required = ", required" if field.required else ""
    return f"| `{field.name}` | {field.type}{required}{choices} | {field.label} |"


def act_kinds() -> Iterator[str]:
    """Yield the lines of the page on kinds of acts."""
    yield from ("# Kinds of acts", "", NOTE, "")
    yield "What can be done in a case. `@name` stands for a list of the procedure in force."
    for kind in KINDS.values():
        yield from ("", f"## {kind.name}", "", f"{kind.title}.")
        facts = [f"Sealed to {', '.join(f'`{part}`' for part in kind.sealed_to)}."]
        facts += ["The appeal body's goes to `appeal`."] if kind.sealed_to == ROOMS[:1] else []
        facts += [f"Shown to the {' and the '.join(kind.tells)}."] if kind.tells else []
        facts += [f"Done to the {kind.to}."] if kind.to else []
        facts += [] if kind.site else ["Not offered as a form of its own."]
        yield from ("", " ".join(facts))
        if kind.fields:
            yield from ("", "| field | type | asked as |", "|-|-|-|", *map(_field, kind.fields))
    yield from ("", "## Reason classes", "")
    yield "The closed list of reasons that the public part of an act may carry:"
    yield ", ".join(f"`{name}`" for name in REASON_CLASSES) + "."


def _error_classes() -> list[type[FairHearingError]]:
    for path in sorted(SOURCE.rglob("*.py")):
        inside = path.relative_to(SOURCE.parent).with_suffix("")
        if inside.parts[1] not in BESIDE or inside.name == "errors":
            import_module(".".join(inside.parts))
    found: list[type[FairHearingError]] = [FairHearingError]
    for cls in found:
        found += [sub for sub in cls.__subclasses__() if sub not in found]
    return found


def errors() -> Iterator[str]:
    """Yield the lines of the page on errors."""
    yield from ("# Errors", "", NOTE, "")
    yield "Every error says what happened, why, and what can be done now; a command ends with 2 after one."
    by_code: dict[str, list[type[FairHearingError]]] = {}
    for cls in _error_classes():
        by_code.setdefault(cls.code, []).append(cls)
    for code, classes in sorted(by_code.items()):
        yield from ("", f"## {code}")
        for cls in sorted(classes, key=lambda cls: (cls.__module__, cls.__name__)):
            yield from ("", f"`{cls.__name__}`: {(inspect.getdoc(cls) or '').splitlines()[0]}")


def _parameter(parameter) -> str:
    if parameter.param_type_name == "argument":
        name = parameter.name.upper()
    else:
        name = ", ".join([*parameter.opts, *parameter.secondary_opts])
    plain = isinstance(parameter.default, str | int) and not isinstance(parameter.default, bool)
    default = f" Default: `{parameter.default}`." if plain and parameter.default != "" else ""
    text = " ".join((getattr(parameter, "help", "") or "").split())
    return f"| `{name}` | {text}{default} |"


def _command(name: str, command) -> Iterator[str]:
    yield from ("", f"## fairhearing {name}", "", inspect.cleandoc(command.help or "").replace("\b\n", ""))
    parameters = [one for one in command.params if one.name != "help" and not getattr(one, "hidden", False)]
    if parameters:
        yield from ("", "| | |", "|-|-|", *map(_parameter, parameters))
    for inner, sub in sorted(getattr(command, "commands", {}).items()):
        yield from _command(f"{name} {inner}", sub)


def cli() -> Iterator[str]:
    """Yield the lines of the page on commands."""
    yield from ("# Commands", "", NOTE, "")
    yield "Each ends with 0 when it went well, 1 for findings (where `--fail-on` asked for them, or a record that"
    yield "contradicts itself), 2 for input that cannot be read or an act that is refused."
    site = typer.main.get_command(import_module("fairhearing.web.commands").app).commands
    site["demo"] = typer.main.get_command(import_module("fairhearing.web.demo.commands").app)
    site["account"] = typer.main.get_command(import_module("fairhearing.web.account_commands").app)
    site["packets"] = typer.main.get_command(import_module("fairhearing.web.packet_commands").app)
    site["letters"] = typer.main.get_command(import_module("fairhearing.web.letter_commands").app)
    site["roll"] = typer.main.get_command(import_module("fairhearing.web.roll_commands").app)
    offline = typer.main.get_command(offline_commands).commands
    for name, command in sorted(({**offline, **site}).items()):
        yield from _command(name, command)


PARTS_OF_A_PROCEDURE = (
    *(Procedure, Rule, Source, Role, Duty, Extension, Ratification, Bar, Gate, Power, Unopposed, Consent),
    *(
        Separation,
        Outcome,
        Disclosure,
        TieRule,
        ConflictPolicy,
        Clause,
        Silence,
        ForcedRecusal,
        Challenge,
        StandIn,
    ),
)


def _arguments(cls: type) -> Iterator[tuple[str, str]]:
    """Yield the names and meanings under `Args:` of a class's docstring."""
    _, _, told = (inspect.getdoc(cls) or "").partition("Args:\n")
    lines = [line for line in told.split("\n\n")[0].splitlines() if line.strip()]
    entry = ""
    for line in [*lines, "    "]:
        if entry and not line.startswith("        "):
            name, _, meaning = entry.partition(": ")
            yield name.strip(), meaning.strip()
            entry = ""
        entry = f"{entry} {line.strip()}" if entry else line


def procedures() -> Iterator[str]:
    """Yield the lines of the page on the format of procedures."""
    yield from ("# The format of a procedure", "", NOTE, "")
    yield "A procedure is a YAML file of the format `fairhearing/procedure@1`. `fairhearing procedure schema`"
    yield "prints its JSON Schema for editors, `fairhearing procedure check FILE` reads it with file and line, and"
    yield "[a tutorial](../tutorial/write-a-procedure.md) writes one. In the file, `_` in these names is `-`."
    yield "`id`, `pack` and `where` are not written: they follow from the place."
    for cls in PARTS_OF_A_PROCEDURE:
        doc = (inspect.getdoc(cls) or "").splitlines()[0]
        yield from ("", f"## {cls.__name__}", "", doc, "", "| key | meaning |", "|-|-|")
        yield from (f"| `{name}` | {meaning.replace('|', ' or ')} |" for name, meaning in _arguments(cls))
    yield from ("", "## Facts for conditions", "", "`when` is CEL. It may ask for:", "")
    yield from ("| fact | what it is |", "|-|-|")
    yield from (f"| `case.{name}` | {meaning} |" for name, meaning in FACTS["case"].items())
    yield "| `act.…` | a field of the act, see [the kinds of acts](act-kinds.md); also `kind`, `roles`, `by` |"
    yield '| `done["…"]` | how often a kind of act was done before |'


PARTS_OF_AN_ORGANISATION = (Person, Body, Seat, Tie, Dismissal, Contest, Answered)
_ORGANISATIONS = """\
An organisation is a YAML file of the format `fairhearing/organisation@1` with `id`, `name`, `calendar` and the
lists `people`, `bodies`, `seats`, `ties`, `dismissed`, `contested`,
`answered` and `struck`. Dates may be rough: `2023-02~`.
`fairhearing organisation check FILE` reads it with file and line; [a how-to](../how-to/keep-the-roll.md) keeps it.
Keys that are not given are not known. A tie binds `people: [p01, p02]`, or leads from `person: p01` to a body or
branch, `to: board`; `from` and `until` are its time, `on` is its one day.
"""


def _written(cls: type, name: str) -> str:
    """Return the key under which a field stands in the file."""
    names = {"since": "from", **({"until": "to"} if cls is Seat else {})}
    return f"`{names.get(name, name)}`"


def organisations() -> Iterator[str]:
    """Yield the lines of the page on the format of an organisation's file and of mapping files."""
    yield from ("# The format of an organisation", "", NOTE, "", *_ORGANISATIONS.splitlines())
    for cls in PARTS_OF_AN_ORGANISATION:
        doc = (inspect.getdoc(cls) or "").splitlines()[0]
        names = ", ".join(_written(cls, one.name) for one in fields(cls) if one.name != "where")
        yield from ("", f"## {cls.__name__}", "", doc, "", f"Keys: {names}.", "", "| key | meaning |", "|-|-|")
        for name, meaning in _arguments(cls):
            yield f"| {', '.join(_written(cls, one) for one in name.split(', '))} | {meaning} |"
    yield from ("", "## Kinds of ties", "", "For a directed kind the order of the people matters.", "")
    yield from ("| kind | while it holds | afterwards | directed |", "|-|-|-|-|")
    for kind in TIE_KINDS.values():
        now, then = (text.format(a="A", b="B") for text in (kind.now, kind.then))
        yield f"| `{kind.name}` | {now} | {then} | {'yes' if kind.directed else ''} |"
    yield from ("", "## Mapping files", "")
    yield "A mapping file, `format: fairhearing/mapping@1`, says how a list (CSV or XLSX) is to be read:"
    yield from ("", "| key | meaning |", "|-|-|", "| `format` | `fairhearing/mapping@1` |")
    yield from (f"| `{name}` | {meaning} |" for name, meaning in _arguments(TableMapping))
    yield from ("", "| rows of | can say |", "|-|-|")
    for rows, keys in KEYS_OF_ROWS.items():
        traits = ", `traits.NAME`" if rows == "people" else ""
        yield f"| `{rows}` | {', '.join(f'`{key}`' for key in keys)}{traits} |"


def judgement() -> Iterator[str]:
    """Yield the lines of the JSON Schema of a judgement."""
    yield from json.dumps(judgement_schema(), indent=2).splitlines()


PAGES = {
    "act-kinds.md": act_kinds,
    "errors.md": errors,
    "cli.md": cli,
    "organisation-format.md": organisations,
    "procedure-format.md": procedures,
    "judgement.schema.json": judgement,
}


def main() -> int:
    """Write the pages, or compare them; return the number of pages that differ when comparing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, say what differs")
    check = parser.parse_args().check
    stale = 0
    for name, lines in PAGES.items():
        page, text = REFERENCE / name, "\n".join(lines()) + "\n"
        if not check:
            page.write_text(text, encoding="utf-8")
        elif not page.exists() or page.read_text(encoding="utf-8") != text:
            stale += 1
            sys.stdout.write(f"docs/reference/{name} is out of date: run `make docs`\n")
    return stale


if __name__ == "__main__":
    sys.exit(main())
