"""What can come of a case: outcomes with the time that they hold for, their conditions, and when they are open."""

from __future__ import annotations

from dataclasses import dataclass

from fairhearing.acts import MappingNode
from fairhearing.clock import Calendar, Duration
from fairhearing.errors import InputError
from fairhearing.procedure.clauses import Rule
from fairhearing.procedure.heads import Known, read_head
from fairhearing.procedure.parts import read_condition, read_limit
from fairhearing.wording import say

OUTCOME = ("title", "least", "most", "usual", "lasting", "conditions", "when")
_ARTICLES = ("a ", "an ", "the ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Rule):
    """One outcome that a decision can have; a decision names it by its title, or by its name.

    Args:
        title: as decisions and letters name it ("short-term suspension").
        least: the shortest time that it can hold for; None: none is written.
        most: the longest; None: none is written.
        usual: whether that is only the usual range: a decision outside of it is noted and against no rule.
        lasting: whether it holds for ever, so that no time is named; with `least` or `most` it may do either.
        conditions: whether the decision must name conditions.
        when: CEL; it is open only where this is true (a category, an earlier outcome that a step must follow:
            `size(act.earlier) > 0`). None: always, and steps may be skipped.
    """

    title: str
    least: Duration | None = None
    most: Duration | None = None
    usual: bool = False
    lasting: bool = False
    conditions: bool = False
    when: str | None = None

    @property
    def timed(self) -> bool:
        """Whether a decision must say for how long."""
        return not self.lasting and (self.least is not None or self.most is not None)

    def named_by(self, text: str) -> bool:
        """Return whether a decision means this outcome, whatever its capitals and its article.

        Args:
            text: the field `outcome` of the decision.
        """
        said = text.strip().lower().rstrip(".")
        bare = next((said.removeprefix(word) for word in _ARTICLES if said.startswith(word)), said)
        return bare in {str(self.id), str(self.id).replace("-", " "), self.title.lower()}


def read_outcome(name: str, table: MappingNode, known: Known) -> Outcome:
    """Read one outcome.

    Args:
        name: its id.
        table: the rule.
        known: what it may refer to.

    Raises:
        InputError: it cannot be read as an outcome.

    Source: Django enforcement ladder (steps, ranges of days, conditions).
    """
    head = read_head(name, table, OUTCOME, known)
    outcome = Outcome(
        **head,
        title=say(table.text("title")),
        least=read_limit(table, "least"),
        most=read_limit(table, "most"),
        usual=table.flag("usual"),
        lasting=table.flag("lasting"),
        conditions=table.flag("conditions"),
        when=read_condition(table),
    )
    start, plain = head["source"].since, Calendar()
    if outcome.least and outcome.most and plain.add(start, outcome.least) > plain.add(start, outcome.most):
        raise InputError(
            f"Outcome '{name}' holds for {outcome.least} at least and for {outcome.most} at most.",
            why="No time is as long as the one and as short as the other.",
            remedy="Exchange 'least' and 'most', or correct one of them.",
            where=table.where_of("least"),
        )
    return outcome
