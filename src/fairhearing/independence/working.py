"""Who works for whom, for all ties at once: the same as `ranks.same_employer` reads it of two.

Source: RULES, "Conflict criteria in use" (same employer).
"""

from __future__ import annotations

import numpy as np

from fairhearing.independence.arrays import NOBODY, Arrays, Whole


def workers_of(arrays: Arrays) -> tuple[Whole, Whole, Whole]:
    """Return each tie by which somebody works for a person or a body: the tie, who works, and for whom.

    Args:
        arrays: with the ties `employer` (the first employs the others) and `staff` (the first is paid).
    """
    starts, people = arrays.tie_people.starts, arrays.tie_people.rows
    employing = _of_kind(arrays, "employer")
    employing = employing[arrays.tie_to[employing] == NOBODY]
    places, workers = arrays.tie_people.join(employing)
    others = np.diff(places, prepend=-1) == 0
    places, workers = places[others], workers[others]
    paid = _of_kind(arrays, "staff")
    paid = paid[(arrays.tie_to[paid] != NOBODY) | (np.diff(starts)[paid] > 1)]
    last = np.minimum(starts[paid] + 1, len(people) - 1)
    payer = np.where(arrays.tie_to[paid] == NOBODY, people[last], arrays.tie_to[paid])
    return (
        np.concatenate((employing[places], paid)),
        np.concatenate((workers, people[starts[paid]])),
        np.concatenate((people[starts[employing[places]]], payer)),
    )


def _of_kind(arrays: Arrays, kind: str) -> Whole:
    return np.flatnonzero(arrays.tie_kind == arrays.kinds.index(kind))
