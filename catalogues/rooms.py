"""Where sentences stay English, and why: no page shows them."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH_ONLY: Mapping[str, str] = {
    "cli/": "commands speak English",
    "entry.py": "commands speak English",
    "machine.py": "commands speak English",
    "web/operating/": "commands and logs for whoever runs the site",
    "web/demo/": "the demo's made-up people write English; its pages' sentences stand in templates",
    "web/account_commands.py": "commands speak English",
    "web/commands.py": "commands speak English",
    "web/letter_commands.py": "commands speak English",
    "web/packet_commands.py": "commands speak English",
    "web/roll_commands.py": "commands speak English",
    "web/roll_lists.py": "commands speak English",
    "web/roll_candidates.py": "commands speak English",
    "web/log.py": "the record's folder is read by the worker and by commands",
    "web/environment.py": "said before the site starts",
    "web/postgresql.py": "said before the site starts",
    "web/database.py": "said before the site starts",
    "web/service_keys.py": "said before the site starts",
    "web/mailer.py": "what the worker writes into the log",
    "acts/": "case files are read by commands; the kinds of acts are collected as a table",
    "organisation/entries.py": "the organisation's file is read by commands",
    "organisation/mapping.py": "lists are read by commands",
    "organisation/reading.py": "the organisation's file is read by commands",
    "organisation/rows.py": "lists are read by commands",
    "organisation/tables.py": "lists are read by commands",
    "organisation/dismissals.py": "candidates for ties are looked at on the command line",
    "procedure/": "a procedure is read by commands, and before the site starts; its texts are collected",
    "lottery/": "plans and draws as files are read by commands; what pages show of a draw is said by the web",
    "record/": "the record is verified by commands",
    "judging/rehearsal_report.py": "the report of `fairhearing rehearse`; the site has words of its own for it",
    "judging/rehearsal_saying.py": "the report of `fairhearing rehearse`; the site has words of its own for it",
    "judging/rehearsal_text.py": "the report of `fairhearing rehearse`; the site has words of its own for it",
    "judging/accounts.py": "the report of `fairhearing audit`",
    "judging/compare.py": "the report of `fairhearing audit`",
    "judging/page.py": "the report of `fairhearing audit`",
    "judging/report.py": "the report of `fairhearing audit`",
    "judging/saying.py": "the report of `fairhearing audit`",
    "judging/text.py": "the report of `fairhearing audit`",
    "judging/timeline.py": "the report of `fairhearing audit`",
    "independence/page.py": "the page that `fairhearing conflicts` writes",
    "independence/rehearsal.py": "the report of `fairhearing rehearse`",
    "desk/packet.py": "packets are opened by a command, on somebody's own machine",
    "desk/packet_house.py": "packets are opened by a command, on somebody's own machine",
}


def english_only(place: str) -> str | None:
    """Return why the sentences of a file stay English; None where pages show them.

    Args:
        place: the file's path as seen from `src/fairhearing`.
    """
    return next((why for start, why in ENGLISH_ONLY.items() if place.startswith(start)), None)
