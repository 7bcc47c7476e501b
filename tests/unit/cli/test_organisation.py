"""`fairhearing organisation`, as whoever keeps the file uses it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fairhearing.cli.organisation import app
from fairhearing.errors import FairHearingError, InputError
from fairhearing.organisation import MOST_FILE_BYTES, MOST_TABLE_BYTES, Organisation, RowsError, read_organisation

RUN = CliRunner()
DEMO = Path(__file__).parents[3] / "src" / "fairhearing" / "demo_data" / "organisation.yaml"
MAPPING = "format: fairhearing/mapping@1\nrows: people\ncolumns: {id: No, name: Name}\nabsent: kept\n"


def organisation(*words: object) -> Result:
    """Run the command; an error of ours is raised."""
    result = RUN.invoke(app, [str(word) for word in words])
    if isinstance(result.exception, FairHearingError):
        raise result.exception
    return result


def written(path: Path) -> Organisation:
    return read_organisation(path.read_text(encoding="utf-8"), path.name)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A list, its mapping, and where the new file goes."""
    (tmp_path / "map.yaml").write_text(MAPPING)
    (tmp_path / "list.csv").write_text("No,Name\np01,Elm One\np77,Fir New\n")
    return {name: tmp_path / name for name in ("map.yaml", "list.csv", "new.yaml")}


def test_a_list_is_taken_in_and_told(files: dict[str, Path]) -> None:
    """What changes stands in sentences; the new file holds it, and the same list again changes nothing."""
    words = ("people", files["list.csv"], "--mapping", files["map.yaml"], "--as-of", "2024-03-01", "-o")
    done = organisation("import", DEMO, *words, files["new.yaml"])
    assert "- Fir New (p77) is new." in done.output
    assert "New: 1. Changed: 0. Ended: 0." in done.output
    assert "p77" in written(files["new.yaml"]).people
    again = organisation("import", files["new.yaml"], *words, files["new.yaml"].with_name("third.yaml"))
    assert "Nothing to change; no file was written." in again.output
    assert not files["new.yaml"].with_name("third.yaml").exists()


def test_a_mapping_for_another_list_is_refused(files: dict[str, Path]) -> None:
    """With what was probably meant."""
    with pytest.raises(InputError) as error:
        organisation("import", DEMO, "seats", files["list.csv"], "--mapping", files["map.yaml"], "-o", "x")
    assert "The mapping is for people, not for seats." in error.value.diagnostics()


def test_nothing_is_written_where_a_row_is_wrong(files: dict[str, Path]) -> None:
    """All of it or nothing."""
    files["list.csv"].write_text("No,Name\np 1,Elm One\np77,Fir New\n")
    with pytest.raises(RowsError):
        organisation(
            "import", DEMO, "people", files["list.csv"], "--mapping", files["map.yaml"], "-o", files["new.yaml"]
        )
    assert not files["new.yaml"].exists()


@pytest.mark.parametrize(("what", "most"), [("list", MOST_TABLE_BYTES), ("organisation", MOST_FILE_BYTES)])
def test_a_file_of_a_gigabyte_is_refused_by_its_size(files: dict[str, Path], what: str, most: int) -> None:
    """Whichever of the two it is, before it is read: it has no content at all."""
    huge = files["list.csv"].with_name("huge")
    with huge.open("wb") as file:
        file.truncate(1_000_000_000)
    org, rows = (DEMO, huge) if what == "list" else (huge, files["list.csv"])
    with pytest.raises(InputError) as error:
        organisation("import", org, "people", rows, "--mapping", files["map.yaml"], "-o", files["new.yaml"])
    assert f"It has 1,000,000,000 bytes; at most {most:,} are read." in error.value.diagnostics()


def test_a_file_is_checked_and_its_gaps_are_told() -> None:
    """How much there is, what should be looked at, and for whom nothing is known."""
    told = organisation("check", DEMO, "--on", "2023-05-01").output
    assert "Lakeland Cooperative Federation: 26 people, 8 bodies, 16 seats, 13 ties." in told
    assert "- 2 people are called Pine Seventeen: p17, p23." in told
    assert "- On 2023-05-01: 26 people; nothing is known about 2" in told
    assert "To be looked at" in organisation("check", DEMO).output


def test_a_day_must_be_one_day() -> None:
    """A year is refused, with what would be right."""
    with pytest.raises(InputError, match="'2023' is not one day"):
        organisation("check", DEMO, "--on", "2023")


def test_candidates_are_listed_and_answered(files: dict[str, Path]) -> None:
    """A dismissed one does not come back; a confirmed one is a tie."""
    assert (
        " 60  p17 Pine Seventeen  p23 Pine Seventeen" not in organisation("candidates", DEMO, "--least", 99).output
    )
    listed = organisation("candidates", DEMO).output
    assert " 78  p17 Pine Seventeen  p23 Pine Seventeen: the same name" in listed
    answer = (DEMO, "p17", "p23", "--by", "p17", "--on", "2024-03-01", "-o")
    organisation("dismiss", *answer, files["new.yaml"], "--reason", "Two people of one name.")
    assert "p23" not in organisation("candidates", files["new.yaml"]).output
    other = files["new.yaml"].with_name("other.yaml")
    organisation("confirm", *answer, other, "--kind", "kin")
    assert written(other).ties[-1].declared_by == "p17"


def test_contacts_are_compared_and_not_kept(files: dict[str, Path]) -> None:
    """With a list that holds telephones; which column does must be said."""
    files["list.csv"].write_text("No,Name,Tel\np10,Hazel Ten,555 0100 1\np20,Juniper Twenty,5550 1001\n")
    files["map.yaml"].write_text(f"{MAPPING}contacts: {{telephone: Tel}}\n")
    with pytest.raises(InputError, match="no mapping"):
        organisation("candidates", DEMO, "--contacts", files["list.csv"])
    told = organisation("candidates", DEMO, "--contacts", files["list.csv"], "--mapping", files["map.yaml"]).output
    assert " 80  p10 Hazel Ten  p20 Juniper Twenty: the same telephone" in told
    assert "555" not in told
    organisation(
        "import", DEMO, "people", files["list.csv"], "--mapping", files["map.yaml"], "-o", files["new.yaml"]
    )
    assert not files["new.yaml"].exists()
