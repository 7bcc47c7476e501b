"""What is told of files: by their content, of what stands beside it, whatever was done to them."""

from __future__ import annotations

import io
from hashlib import sha256

import pytest
from PIL import Image

from fairhearing.errors import InputError
from fairhearing.web.files import asking
from fairhearing.web.files.kinds import ending_of, kind_of
from fairhearing.web.files.looking import Look, copy_of, look_at, picture_of
from tests.web import handed_in
from tests.web.handed_in import AUTHOR, MODEL

HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
MAIL = b"Received: from a\r\n\tby b\r\nFrom: gorse@club.example\r\nSubject: x\r\n\r\nHello\r\n"


def hidden(look: Look) -> dict[str, str]:
    """Return what a file tells besides, by label."""
    return dict(look.hidden)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (handed_in.photo(), "jpeg"),
        (handed_in.photo(format_="PNG"), "png"),
        (handed_in.photo(format_="WEBP"), "webp"),
        (handed_in.photo(format_="TIFF"), "tiff"),
        (handed_in.moving(), "gif"),
        (b"BM" + bytes(60), "bmp"),
        (handed_in.heic(), "heic"),
        (handed_in.film(), "film"),
        (b"ID3\x04" + bytes(20), "sound"),
        (handed_in.pdf(), "pdf"),
        (handed_in.docx(), "docx"),
        (handed_in.odt(), "odt"),
        (handed_in.zipped({"a.txt": "a"}), "zip"),
        (handed_in.zipped({"META-INF/MANIFEST.MF": "a"}), "jar"),
        (bytes(257) + b"ustar" + bytes(250), "tar"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), "old-office"),
        (b"MZ\x90\0\3\0", "windows-program"),
        (b"MZ is how this text begins", "text"),
        (b"\x7fELF\2\1\1", "program"),
        (b"#!/bin/sh\nrm -r ~\n", "script"),
        (HTML, "html"),
        (b"\xef\xbb\xbf <!-- a --> <HTML>", "html"),
        (SVG, "svg"),
        (b"<?xml version='1.0'?><note/>", "xml"),
        (MAIL, "mail"),
        (b"{\\rtf1 a}", "rtf"),
        ("Grüße".encode(), "text"),
        ("Grüße aus dem Süden".encode("cp1252"), "text"),
        ("Grüße".encode("utf-16"), "text"),
        (b"a" * 65_535 + "ü".encode(), "text"),
        (b"", "empty"),
        (bytes(range(256)), "unknown"),
        (b"\xe9" * 30, "unknown"),
    ],
)
def test_the_kind_follows_from_the_content(data: bytes, kind: str) -> None:
    """By the first bytes, whatever the name says; and what is not known is called so."""
    assert kind_of(data).id == kind


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("holiday.jpg", HTML, "ends in .jpg, but the content is a web page (HTML)"),
        ("minutes.pdf", handed_in.zipped({"a": "b"}), "ends in .pdf, but the content is a ZIP archive"),
        ("photo.jpg", b"MZ\x90\0", "ends in .jpg, but the content is a program for Windows"),
        (
            "a.txt.png",
            bytes(range(256)),
            "ends in .png, but the content is of a kind that this site does not know",
        ),
        ("photo.jpeg", handed_in.photo() + handed_in.zipped({"a": "b"}), "also be opened as a ZIP archive"),
        ("photo.jpeg", handed_in.photo(comment=b"<script>alert(1)</script>"), "also be opened as a web page"),
        ("picture.gif", b"GIF89a%PDF-1.4", "also be opened as a PDF document"),
        ("drawing.svg", SVG, "A browser that opens it can run what is written in it"),
        ("run.sh", b"#!/bin/sh\n", "can do something by itself"),
        ("letter.docm", handed_in.docx(macros=True), "a program inside"),
        ("form.pdf", handed_in.pdf(catalog=handed_in.SCRIPTED), "a program inside"),
    ],
)
def test_what_is_not_what_it_seems_is_said(name: str, data: bytes, says: str) -> None:
    """A name that lies, bytes that are two things, a program: whoever opens the page is told before."""
    assert any(says in warning for warning in look_at(name, data).warnings)


@pytest.mark.parametrize("name", ["photo.jpg", "PHOTO.JPEG", "photo", "photo.unheard-of"])
def test_a_name_that_fits_or_says_nothing_is_no_matter(name: str) -> None:
    """Nobody is warned of a photo that is one."""
    assert look_at(name, handed_in.photo()).warnings == ()
    assert ending_of("photo") == ""


@pytest.mark.parametrize("format_", ["JPEG", "PNG", "WEBP"])
def test_a_photo_tells_when_where_with_what_and_by_whom(format_: str) -> None:
    """In words that need no explanation, and the place in degrees."""
    look = look_at("photo", handed_in.photo(format_=format_))
    assert hidden(look) == {
        "Taken on": "14 February 2026, 18:05",
        "Taken at (latitude, longitude)": "52.51639, -13.37750",
        "Maker of the device": "Acme",
        "Device": MODEL,
        "Author": AUTHOR,
        "Serial number of the device": "SN-4711",
    }
    assert (look.pages, look.copy, look.trouble) == (1, "picture", "")
    assert dict(look.facts)["Points of colour"] == "640 \N{MULTIPLICATION SIGN} 480"


@pytest.mark.parametrize("data", [handed_in.heic(), handed_in.film()])
def test_photos_and_films_of_phones_that_cannot_be_drawn_still_tell(data: bytes) -> None:
    """The place is found in the file; no picture and no copy is promised, and it says what one can do instead."""
    look = look_at("IMG_1", data)
    assert "13.377" in hidden(look)["Taken at (latitude, longitude)"]
    assert (look.pages, look.copy) == (0, "")
    assert "save a photo as JPEG" in look.no_copy


@pytest.mark.parametrize(
    ("format_", "ending"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "jpg"), ("TIFF", "png"), ("BMP", "png")]
)
def test_a_copy_shows_the_same_and_tells_nothing(format_: str, ending: str) -> None:
    """Upright, of the same size, with no sign of who, where and with what; the original is as it was."""
    original = handed_in.photo(format_=format_, **({"comment": AUTHOR.encode()} if format_ == "JPEG" else {}))
    before = sha256(original).hexdigest()
    made, copy = copy_of(original)
    assert made == ending
    assert sha256(original).hexdigest() == before
    for word in (AUTHOR, MODEL, "Acme", "4711"):
        assert word.encode() not in copy
    look = look_at(f"copy.{ending}", copy)
    assert (look.hidden, look.warnings) == ((), ())
    image = Image.open(io.BytesIO(copy))
    assert not dict(image.getexif())
    assert not {"exif", "icc_profile", "comment", "xmp"} & set(image.info)
    # The red half lay to the left; turned as the camera says, it is above. A BMP has nothing that says so.
    red = (5, image.height // 2) if format_ == "BMP" else (image.width // 2, 5)
    pixel = image.convert("RGB").getpixel(red)
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200 > 60 > pixel[1]


def test_colours_of_a_profile_are_kept_when_it_goes() -> None:
    """What a profile means for the colours is worked into them, and what is clear stays so."""
    from PIL import ImageCms

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    _, copy = copy_of(handed_in.photo(icc_profile=profile))
    assert "icc_profile" not in Image.open(io.BytesIO(copy)).info
    _, broken = copy_of(handed_in.photo(icc_profile=b"no profile"))
    assert "icc_profile" not in Image.open(io.BytesIO(broken)).info
    out = io.BytesIO()
    Image.new("RGBA", (9, 9), (0, 0, 0, 0)).save(out, "PNG")
    _, clear = copy_of(out.getvalue())
    assert Image.open(io.BytesIO(clear)).getpixel((0, 0)) == (0, 0, 0, 0)
    assert Image.open(io.BytesIO(picture_of(out.getvalue(), 0))).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "CMYK", "F"])
def test_pictures_of_every_mode_are_shown_and_copied(mode: str) -> None:
    """Black and white, grey, with a palette, of sixteen bits, for print: as a picture and as a copy."""
    out = io.BytesIO()
    Image.new("L", (30, 20), 77).convert("I" if mode == "I;16" else mode).convert(mode).save(out, "TIFF")
    assert Image.open(io.BytesIO(picture_of(out.getvalue(), 0))).size == (30, 20)
    assert Image.open(io.BytesIO(copy_of(out.getvalue())[1])).size == (30, 20)


def test_a_preview_is_small_upright_and_made_here() -> None:
    """At most 1600 points long; a JPEG of the site's own, in which nothing of the file is left but colours."""
    shown = picture_of(handed_in.photo((4000, 1000)), 0)
    image = Image.open(io.BytesIO(shown))
    assert (image.format, image.size, dict(image.getexif())) == ("JPEG", (400, 1600), {})
    assert AUTHOR.encode() not in shown


def test_a_pdf_tells_and_is_shown_page_by_page() -> None:
    """Author, program and day; five pages at most; its copy is pictures of the pages and nothing else."""
    data = handed_in.pdf(7)
    look = look_at("minutes.pdf", data)
    assert hidden(look) == {"Author": AUTHOR, "Made with": "Writer", "Made on": "14 February 2026, 18:05"}
    assert (dict(look.facts)["Pages"], look.pages, look.copy) == ("7", 5, "pages")
    assert Image.open(io.BytesIO(picture_of(data, 4))).size == (420, 630)
    with pytest.raises(InputError, match="cannot be made"):
        picture_of(data, 5)
    ending, copy = copy_of(data)
    again = look_at("copy.pdf", copy)
    assert (ending, again.hidden, dict(again.facts)["Pages"], again.trouble) == ("pdf", (), "7", "")
    assert AUTHOR.encode() not in copy
    pixel = Image.open(io.BytesIO(picture_of(copy, 0))).getpixel((100, 500))
    assert isinstance(pixel, tuple)
    assert pixel[0] > 200 > 60 > pixel[1]


def test_a_long_pdf_gets_no_copy() -> None:
    """Of more than thirty pages none is made, which the page says."""
    look = look_at("long.pdf", handed_in.pdf(31))
    assert (look.copy, "too large" in look.no_copy) == ("", True)
    with pytest.raises(InputError):
        copy_of(handed_in.pdf(31))


@pytest.mark.parametrize(
    ("data", "author"), [(handed_in.docx(), f"{AUTHOR}"), (handed_in.odt(), f"{AUTHOR}")], ids=["docx", "odt"]
)
def test_a_document_names_its_people(data: bytes, author: str) -> None:
    """Author, who changed it last, the organisation, whose changes are marked in it; and no copy is promised."""
    look = look_at("letter", data)
    assert hidden(look)["Author"] == author
    assert hidden(look)["Made on"] == "14 February 2026, 18:05"
    assert "save it as PDF" in look.no_copy
    if b"word/" in data:
        assert hidden(look)["Last changed by"] == "Second Hand"
        assert hidden(look)["Commented or changed by"] == "Third Hand"
        assert hidden(look)["Organisation"] == "Acme Ltd"


def test_an_archive_is_told_by_name_and_never_unpacked() -> None:
    """The names in it, how many, and how large they would be."""
    look = look_at("all.zip", handed_in.zipped({"minutes.txt": "a" * 5_000, "photo.jpg": b"b"}))
    assert dict(look.facts) == {
        "Files in it": "2",
        "Size when unpacked": "4.9\xa0KB",
        "In it": "minutes.txt\nphoto.jpg",
    }
    assert look.hidden == ()


def test_a_text_is_shown_as_text() -> None:
    """Its beginning, its signs, its lines; and what could run in a browser is read here without running."""
    look = look_at("note.txt", "Grüße\r\n\tund \u202emehr".encode() + b"\n" + b"x" * 100_000)
    assert dict(look.facts) == {"Signs": "UTF-8", "Lines": "3"}
    assert look.text.startswith("Grüße\n    und \\u202emehr\nxxx")
    assert look.cut
    assert look_at("page.html", HTML).text == HTML.decode()
    assert dict(look_at("a.txt", "ü".encode("utf-16")).facts)["Signs"] == "UTF-16"
    assert dict(look_at("a.txt", b"Gr\xfc\xdfe aus S\xfcdstadt").facts)["Signs"] == "Windows-1252"


def test_what_is_asked_is_known_inside() -> None:
    """Each kind is read by a reader that is there."""
    from fairhearing.web.files.kinds import _BY_ID

    inside = asking._PROGRAM.parent
    assert {kind.reader for kind in _BY_ID.values() if kind.reader} <= {path.stem for path in inside.glob("*.py")}
