"""A case as far as one holder opens it."""

from dataclasses import replace

import pytest

from fairhearing.desk import OpenAct, Upload, open_case, open_mailbox
from fairhearing.desk.folder import parties_of, previous_of
from fairhearing.errors import SealError
from fairhearing.sealing import read_receipt
from tests.walking import act


def test_a_part_that_is_not_open_is_said_plainly(club):
    """The reporter's mailbox has no key of `who`, and sees slots instead of people."""
    words, _ = club.report()
    case = open_mailbox(club.house, read_receipt(words))
    assert not case.reads("who")
    assert case.standing is None
    with pytest.raises(SealError, match="not open to you"):
        case.secret("who")
    assert case.case_file().acts[0].by == ("reporter-1",)


def test_an_officer_sees_people_where_the_roll_has_them(club):
    """The judge gets ids; a category is the newest that was set."""
    _, code = club.report()
    act(club, club.officers["c04"], code, "category-set", value="bullying", reason="Because.")
    case = open_case(club.house, club.officers["c04"], code)
    assert case.case_file().acts[0].by == ("c07",)
    assert case.case_file().categories == ("bullying",)
    assert case.acts[1].files == ()
    assert previous_of(case.acts) != previous_of(case.acts[:1]) != previous_of(())


def test_attachments_are_found_in_whichever_part_opened(club):
    """Parts without files are passed over."""
    _, code = club.report(files=(Upload("a.txt", "text/plain", b"bytes"),))
    case = open_case(club.house, club.officers["c04"], code)
    assert [entry["name"] for entry in case.acts[0].files] == ["a.txt"]
    assert OpenAct(case.acts[0].public, {"who": {"fields": "x"}, "what": {"files": []}}, None, b"").fields == {}


@pytest.mark.parametrize(
    "odd", [{"key": "zz"}, {"digest": "../.."}, {"name": 5}, {"size": "x"}, {"type": None}], ids=str
)
def test_an_attachment_that_is_none_is_passed_over(club, odd):
    """Somebody outside may write with a program of their own; whoever lists the files stumbles over nothing."""
    _, code = club.report(files=(Upload("a.txt", "text/plain", b"bytes"),))
    first = open_case(club.house, club.officers["c04"], code).acts[0]
    (entry,) = first.files
    files = [{**entry, **odd}, entry]
    assert OpenAct(first.public, {"what": {"files": files}}, None, b"").files == (entry,)


def test_nobody_is_taken_out_of_the_parties_by_an_act_that_names_others(walk, club):
    """Else a reply made with a changed program would free whoever is bound to the respondent."""
    way = walk("acknowledged")
    case = open_case(club.house, club.officers["c04"], way.code)
    last = case.acts[-1]
    for kind in ("affected-invited", "witness-invited", "cases-merged"):
        parties = {"respondent": [], "reporter": ["c09"], "excluded": []}
        odd = replace(last, public=replace(last.public, kind=kind), parts={"who": {"parties": parties}})
        assert parties_of((*case.acts, odd)) == case.parties()
