"""Who works for whom, for all ties at once."""

from __future__ import annotations

from fairhearing.independence.arrays import arrays_of
from fairhearing.independence.working import workers_of
from tests.unit.independence.building import club

TIES = """ties:
  - {kind: employer, people: [a, b, c]}
  - {kind: employer, person: a, to: board}
  - {kind: staff, person: d, to: board}
  - {kind: staff, people: [d, a]}
  - {kind: friend, people: [c, d]}"""


def test_the_others_of_an_employer_and_the_first_of_staff_work_for_somebody() -> None:
    """Employees work for the first of their tie, staff for the body or the second; nobody else does."""
    arrays = arrays_of(club(TIES))
    rows = zip(*workers_of(arrays), strict=True)
    told = [(int(tie), arrays.names[who], arrays.names[whom]) for tie, who, whom in rows]
    assert told == [(0, "b", "a"), (0, "c", "a"), (2, "d", "board"), (3, "d", "a")]


def test_nobody_works_where_no_tie_says_so() -> None:
    """Without ties there is nothing, and it does not fail."""
    assert [len(column) for column in workers_of(arrays_of(club()))] == [0, 0, 0]
