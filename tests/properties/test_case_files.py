"""Case files: what is written is read, and whatever is read, only our own errors come out."""

from __future__ import annotations

from contextlib import suppress
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from hypothesis import given
from hypothesis import strategies as st

from fairhearing.acts import (
    KINDS,
    Act,
    CaseFile,
    Claim,
    Constraint,
    Coverage,
    Dispute,
    Field,
    Kind,
    MappingNode,
    Node,
    Parties,
    ScalarNode,
    SequenceNode,
    decode,
    flow,
    read_case,
    read_when,
    read_yaml,
    write_case,
)
from fairhearing.errors import InputError
from fairhearing.identifiers import ActId, RoleName

SAMPLE = (Path(__file__).parents[1] / "data" / "case-old.yaml").read_text(encoding="utf-8")
CONTROL = [*(chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"), *map(chr, range(0x7F, 0xA0))]

texts = st.text(st.characters(codec="utf-8", exclude_characters=CONTROL), max_size=20)
names = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True) | texts.filter(bool)
several = st.lists(names, max_size=3).map(tuple)
whens = st.sampled_from(
    ["2023", "2023-02~", "2023-05-2X", "../2023", "2023-01-14/2023-01-20", "2023-05-06T14:30:00+02:00"]
)
sources = st.dictionaries(names, texts.filter(bool), min_size=1, max_size=3)
spans = st.sampled_from(["P7D", "P2W", "P1M", "PT48H"])


def values(field: Field) -> st.SearchStrategy[object]:
    if field.type == "flag":
        return st.booleans()
    if field.type in {"list", "files"}:
        return st.lists(texts, max_size=2)
    if field.type == "date":
        return whens
    if field.type == "choice" and not field.choices[0].startswith("@"):
        return st.sampled_from(field.choices)
    return texts | st.lists(texts, max_size=2)


@st.composite
def acts(draw: st.DrawFn, name: str, others: list[str], accounts: list[str]) -> Act:
    kind = draw(st.sampled_from(list(KINDS.values())))
    other = st.sampled_from(others).map(ActId) if others else st.nothing()
    most = 2 if others else 0
    account = st.lists(st.sampled_from(accounts), max_size=2, unique=True).map(tuple)
    after, before = (st.builds(Constraint, st.just(word), other) for word in ("after", "before"))
    within = st.builds(Constraint, st.just("within"), other, spans)
    orders = [draw(st.lists(order, max_size=most)) for order in (after, before, within)]
    return Act(
        ActId(name),
        kind.name,
        read_when(draw(whens)),
        by=draw(several),
        to=draw(several),
        members=draw(several),
        about=tuple(draw(st.lists(other, max_size=most))),
        fields=draw(fields_of(kind)),
        asserted_by=draw(account),
        disputed=draw(st.none() | st.builds(Dispute, st.sampled_from(accounts), texts)),
        corrects=draw(st.none() | other),
        constraints=tuple(chain.from_iterable(orders)),
        reported_by=draw(st.none() | names),
        capacity=draw(st.none() | names.map(RoleName)),
    )


@st.composite
def fields_of(draw: st.DrawFn, kind: Kind) -> MappingProxyType[str, object]:
    chosen = [field for field in kind.fields if field.name != "members" and draw(st.booleans())]
    return MappingProxyType({field.name: draw(values(field)) for field in chosen})


@st.composite
def coverages(draw: st.DrawFn) -> Coverage:
    first, last = sorted(draw(st.tuples(st.dates(), st.dates())))
    how, partial = draw(
        st.sampled_from([("", False), ("minutes", False), ("circulars only", True), ("commonly", False)])
    )
    return Coverage(draw(names), first, last, how, partial=partial)


@st.composite
def cases(draw: st.DrawFn) -> CaseFile:
    ids = draw(st.lists(names, max_size=3, unique=True))
    accounts = draw(sources)
    about = st.lists(st.sampled_from(ids).map(ActId), max_size=2).map(tuple) if ids else st.just(())
    claim = st.builds(Claim, texts.filter(bool), st.sampled_from(list(accounts)), about)
    return CaseFile(
        draw(names),
        draw(names),
        draw(several),
        Parties(*(draw(several) for _ in range(6))),
        tuple(draw(acts(name, [one for one in ids if one != name], list(accounts))) for name in ids),
        tuple(draw(st.lists(coverages(), max_size=2))),
        accounts,
        tuple(draw(st.lists(claim, max_size=2))),
    )


@given(cases())
def test_what_is_written_is_read(case: CaseFile) -> None:
    """Every case comes back as it was, whatever letters people use."""
    assert read_case(write_case(case), "again") == case


def refusal(text: str) -> InputError | None:
    try:
        read_case(text, "case.yaml")
    except InputError as error:
        return error
    return None


@given(st.integers(0, len(SAMPLE)), st.integers(0, 40), st.text(max_size=6))
def test_a_damaged_file_is_read_or_refused(at: int, length: int, put: str) -> None:
    """Whatever is cut out or typed in between, only our own error comes out, with the file's name."""
    error = refusal(SAMPLE[:at] + put + SAMPLE[at + length :])
    assert error is None or str(error.where).startswith("case.yaml")


@given(st.text() | st.text("{}[]:,-?!&*#|>'\"%@` \n\tab~", max_size=40))
def test_every_text_is_a_file_or_refused(text: str) -> None:
    """The reader never fails in a way of its own."""
    with suppress(InputError):
        read_yaml(text, "f")


@given(st.binary())
def test_every_file_is_text_or_refused(data: bytes) -> None:
    """Bytes that are no UTF-8 are refused."""
    with suppress(InputError):
        decode(data, "f")


def plain(node: Node) -> object:
    if isinstance(node, ScalarNode):
        return None if node.nothing else node.text
    if isinstance(node, SequenceNode):
        return [plain(item) for item in node.items]
    assert isinstance(node, MappingNode)
    return {key.text: plain(value) for key, value in node.entries}


@given(
    st.recursive(
        st.none() | texts,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=10,
    )
)
def test_every_value_is_written_on_one_line_and_read(value: object) -> None:
    """Nothing is lost between the writer and the reader."""
    written = flow(value)
    assert "\n" not in written
    assert plain(read_yaml(f"- {written}", "f")) == [value]
