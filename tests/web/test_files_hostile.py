"""Files that are broken or mean harm: each look ends within its limits, and only our own errors come out."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairhearing.errors import FairHearingError, InputError
from fairhearing.web.files.looking import copy_of, look_at, picture_of
from tests.web import handed_in
from tests.web.handed_in import AUTHOR

HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (handed_in.bomb(), "too large"),
        (handed_in.thin_bomb(), ""),
        (handed_in.photo()[:2_000], "damaged"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "damaged"),
        (handed_in.pdf()[:100], "damaged"),
        (handed_in.pdf(box=b"0 0 1e30 1e30"), ""),
        (handed_in.pdf(content=b"q " * 200_000), ""),
        (handed_in.zip_bomb(), "too large"),
        (handed_in.docx('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "damaged"),
        (b"PK\3\4" + bytes(100), "damaged"),
        (bytes(257) + b"ustar" + b"\xff" * 250, "damaged"),
    ],
    ids=[
        "bomb",
        "thin bomb",
        "cut",
        "empty",
        "cut pdf",
        "endless page",
        "deep",
        "zip bomb",
        "entity",
        "zip",
        "tar",
    ],
)
def test_files_that_are_broken_or_mean_harm_are_refused_with_words(data: bytes, says: str) -> None:
    """None of them costs more than its limits, and each is told to be what it is; what can be told is."""
    look = look_at("file", data)
    assert says in look.trouble
    with pytest.raises(InputError) as refused:
        picture_of(data, 3)
    assert refused.value.remedy


def test_a_photo_that_was_cut_still_tells_where_it_was_taken() -> None:
    """What cannot be drawn is not silent: its owner must know."""
    look = look_at("photo.jpg", handed_in.photo()[:2_000])
    assert dict(look.hidden)["Author"] == AUTHOR
    assert (look.pages, look.copy) == (0, "")


def test_a_moving_picture_gets_no_copy() -> None:
    """One of its pictures alone would not be the same."""
    look = look_at("a.gif", handed_in.moving())
    assert (look.copy, dict(look.facts)["Pictures in it"]) == ("", "2")
    with pytest.raises(InputError) as refused:
        copy_of(handed_in.moving())
    assert "one of them alone" in refused.value.why


def test_what_took_the_process_over_cannot_hand_a_picture_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A length that does not fit the size, a size beyond the limit, a copy of another kind: none is passed on."""
    from fairhearing.web.files import looking
    from fairhearing.web.files.answer import Answer

    for numbers, rest in (
        ({"width": 2, "height": 2}, b"x"),
        ({"width": 9_999, "height": 1}, bytes(29_997)),
        ({}, b""),
    ):
        monkeypatch.setattr(looking, "ask", lambda *_, numbers=numbers, rest=rest: Answer((), numbers, rest))
        with pytest.raises(InputError):
            picture_of(handed_in.photo(), 0)
    for rest in (HTML, b"", handed_in.pdf(), SVG):
        monkeypatch.setattr(looking, "ask", lambda *_, rest=rest: Answer((), {}, rest))
        with pytest.raises(InputError):
            copy_of(handed_in.photo())


SEEDS = (handed_in.photo((40, 30)), handed_in.pdf(), handed_in.docx(), handed_in.heic(), handed_in.moving(), SVG)


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(SEEDS), st.data())
def test_whatever_is_done_to_a_file_only_our_own_errors_come_out(seed: bytes, data: st.DataObject) -> None:
    """Bytes changed, cut and put together: each look ends, and each refusal is one of ours."""
    changed = bytearray(seed)
    for place in data.draw(st.lists(st.integers(0, len(seed) - 1), max_size=12)):
        changed[place] = data.draw(st.integers(0, 255))
    broken = bytes(changed[: data.draw(st.integers(0, len(seed)))]) + data.draw(st.binary(max_size=30))
    assert look_at("file.jpg", broken).kind
    for make in (copy_of, lambda file: picture_of(file, 0)):
        with suppress(FairHearingError):
            assert make(broken)
