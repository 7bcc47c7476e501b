"""A list held against the state in force: what is new, what changed, what ended; nothing is deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from fairhearing.acts import read_when
from fairhearing.errors import InputError
from fairhearing.organisation import Organisation, RowsError, TableMapping, Update, told_update, update
from tests.unit.organisation.sheets import listed, mapping

DAY = date(2024, 3, 1)
PEOPLE = mapping("people", "id: id, name: name, branch: branch, traits.gender: sex", "absent: kept")
SEATS = mapping("seats", "person: who, body: body, from: since, to: until, chosen: how")
TIES = mapping("ties", "kind: kind, person: a, with: b, from: since, until: until, disputed: d")


def changed(organisation: Organisation, how: TableMapping, *lines: str) -> Update:
    return update(organisation, listed(organisation, how, *lines), DAY)


def all_of(demo: Organisation, *without: str) -> list[str]:
    return ["id,name", *(f"{one.id},{one.name}" for one in demo.people.values() if one.id not in without)]


def test_who_is_no_longer_in_the_list_has_left_as_of_its_day(demo: Organisation) -> None:
    """Their entry stays; who left before, and who is known only from an outside body, stays as they are."""
    done = changed(demo, mapping("people", "id: id, name: name"), *all_of(demo, "p04", "p24", "x01"))
    assert done.sentences == ("Ash Four (p04) is no longer in the list and counts as having left on 2024-03-01.",)
    assert (done.new, done.changed, done.ended) == (0, 0, 1)
    left = done.organisation.people["p04"].left
    assert left is not None
    assert left.first == DAY
    assert done.organisation.people["x01"] == demo.people["x01"]
    assert done.organisation.people["p24"] == demo.people["p24"]


def test_who_joined_after_the_lists_day_has_not_left(demo: Organisation) -> None:
    """An older list says nothing of them."""
    late = replace(demo.people["p04"], joined=read_when("2024-04"))
    organisation = replace(demo, people={**demo.people, "p04": late})
    done = changed(organisation, mapping("people", "id: id, name: name"), *all_of(demo, "p04", "p24"))
    assert done.organisation is organisation


def test_what_is_new_and_what_changed_is_told(demo: Organisation) -> None:
    """An empty cell keeps what is known; new people come in the order of their ids."""
    done = update(
        demo,
        listed(
            demo,
            mapping("people", "id: id, branch: branch, traits.gender: sex, joined: since", "absent: kept"),
            "id,branch,sex,since",
            "q9,north,,2024",
            "q1,,,",
            "p03,south,,",
            "p04,,nonbinary,",
        ),
        DAY,
    )
    assert done.sentences == (
        "Oak Three (p03): 'branch' was north, is now south.",
        "Ash Four (p04): 'traits' was gender man, is now gender nonbinary.",
        "q1 is new.",
        "q9 is new, of the branch north, joined 2024.",
    )
    assert list(done.organisation.people)[-2:] == ["q1", "q9"]
    assert done.organisation.people["p03"].joined == demo.people["p03"].joined


def test_who_is_in_the_list_again_has_not_left(demo: Organisation) -> None:
    """The end is taken back, and that is told."""
    done = changed(demo, PEOPLE, "id,name,branch,sex", "p24,Cherry Twenty-Four,east,")
    assert done.sentences == ("Cherry Twenty-Four (p24): 'left' was 2023-08, is now not given.",)


def test_a_list_that_would_end_most_is_doubted(demo: Organisation) -> None:
    """A branch's list read as the whole club's is seen before it is put in force."""
    done = changed(demo, mapping("people", "id: id"), "id", "p01")
    assert "more than half" in done.warnings[-1]
    assert "absent: kept" in done.warnings[-1]


def test_the_same_list_again_changes_nothing(demo: Organisation) -> None:
    """Neither people nor seats nor ties, whatever the order of the rows."""
    for how, lines in (
        (mapping("people", "id: id, name: name"), all_of(demo, "p04")),
        (
            SEATS,
            ["who,body,since,until,how", "p02,board,2015,,acclamation", "p04,board,,,", "p05,board,2020,2021,"],
        ),
        (TIES, ["kind,a,b,since,until,d", "kin,p14,p10,2001,,true", "friend,p05,p08,,2020,", "friend,p01,p03,,,"]),
    ):
        once = changed(demo, how, *lines).organisation
        assert once != demo
        again = changed(once, how, lines[0], *reversed(lines[1:]))
        assert again.sentences == ()
        assert again.organisation is once


def test_a_seat_that_is_no_longer_listed_ended(demo: Organisation) -> None:
    """Of the bodies that occur in the list; other bodies, and seats that ended before, stay as they are."""
    done = changed(
        demo,
        SEATS,
        "who,body,since,until,how",
        "p01,board,2010,,",
        "p02,board,2015,,contested",
        "p12,board,,,",
    )
    assert done.sentences == (
        "The seat of Yew Two (p02) on 'Board' from 2015: 'chosen' was acclamation, is now contested.",
        "The seat of Oak Three (p03) on 'Board' from 2019 is no longer in the list and ended on 2024-03-01.",
        "The seat of Alder Nine (p09) on 'Board' from 2019 is no longer in the list and ended on 2024-03-01.",
        "The seat of Cedar Twelve (p12) on 'Board' is new.",
    )
    assert len(done.organisation.seats) == len(demo.seats) + 1
    kept = [seat for seat in done.organisation.seats if seat.body != "board"]
    assert kept == [seat for seat in demo.seats if seat.body != "board"]


def test_the_mapping_says_of_which_bodies_a_list_tells(demo: Organisation) -> None:
    """A body of which all seats are gone is named there; or nothing ends at all."""
    line = "p01,board,2010,,"
    covers = mapping("seats", "person: who, body: body, from: since, to: until, chosen: how", "covers: [care]")
    assert changed(demo, covers, "who,body,since,until,how", line).ended == 3
    kept = mapping("seats", "person: who, body: body, from: since", "absent: kept")
    assert changed(demo, kept, "who,body,since", "p01,board,2010").organisation is demo
    unknown = mapping("seats", "person: who, body: body", "covers: [cares]")
    with pytest.raises(InputError) as error:
        changed(demo, unknown, "who,body", "p01,board")
    assert "Did you mean 'care'?" in error.value.diagnostics()


def test_seats_with_a_role_are_told_with_it(demo: Organisation) -> None:
    """A list that tells roles."""
    how = mapping("seats", "person: who, body: body, role: role, from: since", "absent: kept")
    done = changed(demo, how, "who,body,role,since", "p16,care,clerk,2022")
    assert done.sentences == ("The seat of Linden Sixteen (p16) on 'Care team' as clerk from 2022 is new.",)


def test_ties_stay_unless_the_list_is_said_to_be_whole(demo: Organisation) -> None:
    """Otherwise those of its kinds end that are no longer in it; a dispute is never taken back."""
    head, line = "kind,a,b,since,until,d", "friend,p05,p08,,,true"
    kept = changed(demo, TIES, head, line)
    assert kept.sentences == (
        "The tie 'friend' of Fir Five (p05) and Rowan Eight (p08): 'disputed' was no, is now yes.",
    )
    whole = replace(TIES, absent="ended")
    done = changed(kept.organisation, whole, head, line.replace("true", ""))
    (sentence,) = done.sentences
    assert sentence.startswith(
        "The tie 'friend' of Beech Seven (p07) and Oak Three (p03) is no longer in the list"
    )
    assert changed(demo, replace(whole, absent="kept"), head, "host,p04,p05,2019,2020,").new == 1


def test_a_tie_to_a_body_is_told_by_both_ends(demo: Organisation) -> None:
    """As its ids where there is no person of that name."""
    how = mapping("ties", "person: who, to: body, from: since", "fixed: {kind: donor}")
    done = changed(demo, how, "who,body,since", "p01,board,2020")
    assert done.sentences == ("The tie 'donor' of Elm One (p01) and board from 2020 is new.",)


def test_what_cannot_be_true_is_refused(demo: Organisation) -> None:
    """A person with the id of a body."""
    with pytest.raises(InputError, match="'board' stands here a second time"):
        changed(demo, mapping("people", "id: id", "absent: kept"), "id", "board")


def test_an_update_is_told_line_by_line(demo: Organisation) -> None:
    """Warnings first; of many sentences the first ones, how many more, and the sums."""
    done = changed(demo, mapping("people", "id: id", "absent: kept"), "id,age", "q1,3", "q2,4", "q3,5")
    assert told_update(done, most=2) == (
        "! Columns of the list that are not read: age.",
        "- q1 is new.",
        "- q2 is new.",
        "… and 1 more.",
        "New: 3. Changed: 0. Ended: 0.",
    )
    assert len(told_update(done)) == 5


def test_an_end_that_does_not_go_with_the_roll_is_told_by_its_row(demo: Organisation) -> None:
    """Who left before they joined by the roll; all of them are named, and nobody is taken in."""
    how = mapping("people", "id: id, left: left", "absent: kept")
    with pytest.raises(RowsError) as error:
        changed(demo, how, "id,left", "p03,2001", "p04,2002", "p05,2024")
    assert [str(problem.where) for problem in error.value.problems] == ["list.csv:2", "list.csv:3"]
    assert "It ends (2001) before it begins (2012)." in error.value.diagnostics()
