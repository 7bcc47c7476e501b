"""The drawing: whole, safe, the same in words, and no text over another."""

from __future__ import annotations

import re
from html import unescape
from xml.parsers.expat import ParserCreate

import pytest

from fairhearing.acts import Parties
from fairhearing.independence import Answer, Rules, answer, picture
from fairhearing.independence.lettering import breadth
from fairhearing.organisation import ConflictPolicy, Organisation
from tests.unit.independence.asking import ask
from tests.unit.independence.building import DAY, club, policy, rule

LINE = re.compile(r'<text class="(\w+)" x="([\d.]+)" y="([\d.]+)">(.*?)</text>')
SIGN = {"head": 8.2, "hard": 7.6, "soft": 7.6}
"""How wide a sign of each look is at most on average, in units of the drawing."""


def _texts(found: Answer) -> list[tuple[float, float, float, str]]:
    texts = []
    for look, left, down, escaped in LINE.findall(picture(found)):
        x, y, text = float(left), float(down), unescape(escaped)
        texts.append((x, y, x + breadth(text) * SIGN.get(look, 6.3), text))
    return texts


def _club(name: str) -> Organisation:
    people = ", ".join(f'{{id: {one}, name: "{name} {one}", branch: north}}' for one in "abcdefgh")
    bodies = f'{{id: care, kind: intake, name: "{name}"}}'
    head = f"format: fairhearing/organisation@1\nid: c\npeople: [{people}]\nbodies: [{bodies}]\n"
    seats = ", ".join(f"{{person: {one}, body: care}}" for one in "bcdefg")
    return club(f"seats: [{seats}]", "ties: [{kind: kin, people: [a, b]}, {kind: kin, people: [h, c]}]", head=head)


@pytest.mark.parametrize("name", ["Ash", "A very long name indeed, of a body or a person, " * 3, "漢字" * 40])
def test_no_text_lies_over_another_or_runs_out_of_the_drawing(name: str) -> None:
    """Whatever the names, and with several parties."""
    rules = policy(
        rule("kin", towards="respondent reporter"), rule("same-branch", "soft"), rule("body-mate", "soft")
    )
    texts = _texts(ask(_club(name), rules, "a", reporter=("h",)))
    for place, (x, y, end, text) in enumerate(texts):
        assert end <= 1000, text
        for other_x, other_y, other_end, other in texts[place + 1 :]:
            apart = abs(y - other_y) >= 11 or end <= other_x or other_end <= x
            assert apart, (text, other)


def test_everything_is_said_in_words_too(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """Levels, parties, whether a body can judge, and the path that counts most."""
    drawn = picture(ask(lakeland, strict, "p04", reporter=("p05",)))
    for words in (
        *("HARD", "SOFT", "FREE: p20", "Care team: cannot judge", "respondent", "reporter"),
        *("p01 towards the respondent", "p01 sits on the secretariat (from 2011); p04 is a donor to the"),
        *("3 more reasons in the table", "1 more reason in the table", "On none of these bodies: "),
    ):
        assert words in drawn
    assert "<script" not in drawn
    assert not re.findall(r"""(?:href|src)=|url\(""", drawn)


def test_each_party_has_a_line_to_those_who_are_bound_to_it(
    lakeland: Organisation, strict: ConflictPolicy
) -> None:
    """Whole for a hard conflict, broken for a soft one; a party to whom nobody is bound has none."""
    drawn = picture(ask(lakeland, strict, "p04", reporter=("p05",)))
    assert drawn.count('class="way trunk"') == 2
    assert drawn.count('class="way soft"') == drawn.count(">SOFT<")
    alone = picture(ask(lakeland, policy(), "p04"))
    assert 'class="way' not in alone
    assert 'class="box"' in alone


def test_what_somebody_wrote_is_text_and_nothing_else() -> None:
    """A name that looks like markup cannot break the drawing; soft ones that add up are told so."""
    organisation = _club("<x>&amp;")
    rules = policy(rule("same-branch", "soft"), rule("kin", "soft"))
    drawn = picture(ask(organisation, rules, "a"))
    assert "&lt;x&gt;&amp;amp;" in drawn
    assert "soft conflicts that together count as hard" in drawn
    assert ParserCreate().Parse(drawn, True) == 1


def test_an_exclusion_leads_to_no_party() -> None:
    """It is told without a line, as it is towards nobody."""
    parties = Parties(respondent=("a",), excluded=("b",))
    drawn = picture(answer(_club("Ash"), Rules("test", 1, policy(), {}), parties, DAY))
    assert "was left out of this case." in drawn
    assert drawn.count('class="way') == 0


def test_a_page_can_bring_the_style_itself(lakeland: Organisation, strict: ConflictPolicy) -> None:
    """Then nothing in the drawing needs a policy that allows inline styles, and every look is a class."""
    found = ask(lakeland, strict, "p04")
    plain = picture(found, styled=False)
    assert "<style" not in plain
    assert "style=" not in plain
    assert len(picture(found)) > len(plain)
