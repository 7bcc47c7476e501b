"""The closed lists of words that a procedure's file uses, beside the kinds of acts."""

from __future__ import annotations

FORMAT = "fairhearing/procedure@1"

MARKS = ("verified", "excerpt", "unverified", "interpreted", "own")
"""How well a rule is founded: full text read, part of it read, neither, read into it, the project's own."""

STRENGTHS = ("must", "aim", "encouraged", "unspecified")

SILENCES = ("returns", "stands", "waits")
"""What becomes of a decision on which nobody answers in time who has to approve it."""

THRESHOLDS = ("unanimous", "two-thirds", "majority")

COURSES = ("record-only", "hold", "ask-first", "proceed")

COMPARTMENTS = ("who", "what", "reporter-mail", "respondent-mail", "panel", "appeal")

TELLABLE = (
    *("reporter", "affected", "respondent", "witness"),
    *("report", "evidence", "finding", "reasons", "outcome", "restriction", "annex"),
)
"""What can be told of a case: who somebody is, what was reported, what was found, and what came of it."""

TOWARDS = ("respondent", "reporter", "affected", "decider", "fellow", "approver", "former-decider")

LEVELS = ("soft", "hard")
