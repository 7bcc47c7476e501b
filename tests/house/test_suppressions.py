"""Whoever silences a check says why."""

from __future__ import annotations

import re
import tokenize

from tests.house.house import name_of, python_files

DIRECTIVE = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:|ruff:|mypy:|nosec|fmt:)\S*")
WITH_REASON = re.compile(
    r"#\s*(?:noqa:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*|type:\s*ignore\[[\w,\s-]+\]|pragma:\s*no (?:cover|branch))"
    r"[\s#:(-]+(?P<reason>\S+ \S+)"
)


def test_every_suppression_states_its_reason() -> None:
    """A noqa, type: ignore or pragma names what it silences and is followed by a reason."""
    silent = []
    for path in python_files("src", "tests", "benchmarks", "docs"):
        with tokenize.open(path) as source:
            comments = [
                token for token in tokenize.generate_tokens(source.readline) if token.type == tokenize.COMMENT
            ]
        silent += [
            f"{name_of(path)}:{token.start[0]} {token.string}"
            for token in comments
            if DIRECTIVE.match(token.string) and not WITH_REASON.match(token.string)
        ]
    assert silent == []
