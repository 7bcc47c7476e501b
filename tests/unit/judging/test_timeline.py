"""The drawing of a case in time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from xml.etree import ElementTree

from fairhearing.judging import judge, timeline
from tests.procedures.sample import judged, sample
from tests.unit.judging.building import AS_OF, act, case, procedure


def drawn(judgement=None, told=None) -> str:
    return timeline(judgement or judged(), told or sample()[0])


def parsed(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)  # noqa: S314 # what the program itself has drawn


def test_it_is_one_file_without_script_or_anything_from_elsewhere() -> None:
    """It parses as XML, says what it is in words, and asks nobody for anything."""
    text = drawn()
    root = parsed(text)
    assert root.attrib["role"] == "img"
    assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
    assert "script" not in text
    assert re.findall(r"https?://[^\s\"]+", text) == ["http://www.w3.org/2000/svg"]


def test_every_act_and_every_clock_stands_in_it() -> None:
    """With what was late in words, not in colour alone."""
    text = drawn()
    told, judgement = sample()[0], judged()
    assert text.count('class="act"') == len(told.acts)
    clocks = [one for one in judgement.duties if one.due is not None and one.anchor is not None]
    assert text.count('class="run"') == len(clocks)
    assert "LATE by 96 days: The grievance officers tell the accused" in text
    assert text.count('class="over"') == sum(bool(one.late_days and one.late_days[1] > 0) for one in clocks)


def test_uncertain_days_are_spans() -> None:
    """A day that is only roughly known is drawn as long as it may be."""
    told = sample()[0]
    assert drawn().count('class="span"') == sum(not act.when.certain for act in told.acts)


def test_parties_stand_below_the_line() -> None:
    """Everybody else above it."""
    root = parsed(drawn())
    axis = float(root.find("{*}line[@class='axis']").attrib["y1"])
    texts = {
        "".join(text.itertext()): float(text.attrib["y"]) for text in root.iter("{http://www.w3.org/2000/svg}text")
    }
    assert texts["10  Respondent answered"] > axis
    assert texts["17  Finding made"] < axis


def test_no_label_lies_over_another() -> None:
    """Labels on one height have room beside one another, at the right edge as well."""
    root = parsed(drawn())
    rows: dict[str, list[tuple[float, float]]] = {}
    for text in root.iter("{http://www.w3.org/2000/svg}text"):
        said = "".join(text.itertext())
        if re.match(r"\d+  [A-Z]", said):
            width, x = 7.2 * len(said), float(text.attrib["x"])
            left = x - width if text.attrib.get("text-anchor") == "end" else x
            assert left + width <= 1000
            rows.setdefault(text.attrib["y"], []).append((left, left + width))
    for spans in rows.values():
        ordered = sorted(spans)
        assert all(first[1] <= second[0] for first, second in pairwise(ordered))


def test_words_are_escaped_and_long_rules_shortened() -> None:
    """Nothing in a file can break out of the drawing."""
    judgement = judged()
    odd = replace(judgement.duties[1], says="<b>" + "Very long. " * 40)
    text = drawn(replace(judgement, case="<x>", duties=(odd,)))
    assert "<b>" not in text
    assert "Case &lt;x&gt;" in text
    assert "…" in text


def test_an_open_end_and_a_case_of_one_day_are_drawn_too() -> None:
    """Days without a known end reach to the edge."""
    told = case(
        act("1", "report-received", "../2023-01-03", by="p05"), act("2", "resigned", "2023-01-03/..", by="p05")
    )
    assert "Took part" not in timeline(judge(procedure(), None, told, AS_OF), told)
    single = case(act("1", "report-received", "2023-01-03", by="p05"))
    assert 'class="act"' in timeline(judge(procedure(), None, single, date(2023, 1, 3)), single)
