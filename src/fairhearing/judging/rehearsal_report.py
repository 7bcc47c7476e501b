"""The report of a rehearsal: what was asked and answered, as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date

from fairhearing.identifiers import BodyId, PersonId
from fairhearing.independence import Found, Passage, Rehearsal, Remedy, Weak
from fairhearing.organisation import Organisation
from fairhearing.procedure import Procedure

OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class RehearsalReport:
    """A rehearsal before it is written.

    Args:
        organisation, procedure, on: what was asked.
        rehearsal: the answer for every person as the respondent.
        remedies: what would mend most, rehearsed.
        pairs: the answer for every plausible reporter and respondent; None: not asked.
    """

    organisation: Organisation
    procedure: Procedure
    on: date
    rehearsal: Rehearsal
    remedies: tuple[Remedy, ...]
    pairs: Rehearsal | None = None

    def called(self, name: str) -> str:
        """Return how a person or a body is called in the report: by the name, and a person's id beside it."""
        person = self.organisation.people.get(PersonId(name))
        if person is not None:
            return f"{person.name} ({name})" if person.name else name
        body = self.organisation.bodies.get(BodyId(name))
        return name if body is None else body.name or name

    def title(self, step: str) -> str:
        """Return how a step is called."""
        return next(taken.step.title for taken in self.rehearsal.steps if taken.step.name == step)

    def moved(self, rehearsal: Rehearsal, passage: Passage) -> tuple[Found, ...]:
        """Return the steps that an outside body takes in a case although the organisation has a body for them.

        Args:
            rehearsal: of which the case is one.
            passage: the case.
        """
        own = {taken.step.name for taken in rehearsal.steps if not taken.always_outside}
        outside = (one for one in passage.found if one.body and self._is_outside(one.body))
        return tuple(one for one in outside if one.step in own or not own)

    def _is_outside(self, body: str) -> bool:
        return self.organisation.bodies[BodyId(body)].kind == OUTSIDE


def rehearsal_json(report: RehearsalReport) -> dict[str, object]:
    """Return the report as what `json` can write.

    Args:
        report: with everything that was worked out.

    Returns:
        `respondents`, `covered`, `stuck[]` (`respondent`, `step`, `because`), `outside[]` (also `body`),
        `steps[]`, `weakest[]`, `offices[]`, `remedies[]`, `coverage`, and `pairs` with the same lists where asked.
    """
    rehearsal = report.rehearsal
    return {
        "organisation": report.organisation.id,
        "procedure": report.procedure.id,
        "version": report.procedure.version,
        "on": report.on.isoformat(),
        "respondents": rehearsal.respondents,
        **_cases(report, rehearsal),
        "steps": [
            {
                "step": taken.step.name,
                "title": taken.step.title,
                "chain": list(taken.chain),
                "found": [
                    {"body": body, "down": taken.chain.index(body), "respondents": many}
                    for body, many in taken.bodies.items()
                ],
                "stuck": taken.stuck,
                "always_outside": taken.always_outside,
            }
            for taken in rehearsal.steps
        ],
        "weakest": [{**asdict(weak), "says": weak_says(report, weak)} for weak in rehearsal.weakest],
        "offices": [asdict(office) for office in rehearsal.offices],
        "remedies": [_remedy(remedy) for remedy in report.remedies],
        "coverage": asdict(rehearsal.coverage),
        "pairs": report.pairs and {"pairs": report.pairs.respondents, **_cases(report, report.pairs)},
    }


def _cases(report: RehearsalReport, rehearsal: Rehearsal) -> dict[str, object]:
    return {
        "covered": rehearsal.covered,
        "stuck": [_row(case, one) for case in rehearsal.stuck for one in case.stuck],
        "outside": [
            {**_row(case, one), "body": one.body}
            for case in rehearsal.outside
            for one in report.moved(rehearsal, case)
        ],
    }


def _row(case: Passage, one: Found) -> Mapping[str, object]:
    reporter = {} if case.reporter is None else {"reporter": case.reporter}
    return {"respondent": case.respondent, **reporter, "step": one.step, "because": one.because}


def _remedy(remedy: Remedy) -> dict[str, object]:
    changes = [
        {"what": one.what, "body": one.body, "kind": one.kind, "people": one.people, "says": one.says}
        for one in remedy.changes
    ]
    return {"changes": changes, "cost": remedy.cost, "covered": remedy.covered, "stuck": remedy.stuck}


def weak_says(report: RehearsalReport, weak: Weak) -> str:
    """Return a weak spot as a sentence.

    Args:
        report: for the names.
        weak: the weak spot.
    """
    step, who, many = f"the step “{report.title(weak.step)}”", report.called(weak.id), people(weak.respondents)
    return {
        "step": f"In a case about {many} nobody takes {step}.",
        "passed": f"In a case about {many} {who} cannot take {step}, and it moves on.",
    }.get(weak.what, f"In a case about {many} all hangs on {who}: nobody else takes {step}.")


def people(many: int) -> str:
    """Return a number of people in words that fit it."""
    return "one person" if many == 1 else f"{many:,} people"


def passages(report: RehearsalReport, rehearsal: Rehearsal) -> Iterator[tuple[Passage, Found]]:
    """Yield each case that is not covered with each step on which it is not, the stuck ones first.

    Args:
        report: for the bodies.
        rehearsal: the answer for respondents or for pairs.
    """
    yield from ((case, one) for case in rehearsal.stuck for one in case.stuck)
    yield from ((case, one) for case in rehearsal.outside for one in report.moved(rehearsal, case))
