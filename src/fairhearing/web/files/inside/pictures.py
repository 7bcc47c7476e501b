"""Photos and other pictures: what they tell, bare points of colour to show, a copy that holds nothing else."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Mapping

from PIL import (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    Image,
    ImageCms,
    ImageOps,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from .answering import Told, refusal
from .metadata import tell_exif, tell_xmp

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "AVIF")
LARGEST = 50_000_000
"""Points of colour; a phone's largest photos have so many."""
SIDE = 1600
"""Points along the longer side of what is shown."""
_QUALITY = 92
_PLUGINS = (
    AvifImagePlugin,
    BmpImagePlugin,
    GifImagePlugin,
    JpegImagePlugin,
    MpoImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)
"""They make their formats known by being there."""


def warm_up() -> None:
    """Do once what loads the rest of the library."""
    Image.preinit()
    # The limit is our own, and is looked at before a point is worked out.
    Image.MAX_IMAGE_PIXELS = None
    warnings.simplefilter("ignore")
    ImageCms.createProfile("sRGB")
    for format_ in ("JPEG", "PNG", "WEBP", "TIFF", "GIF"):
        drawn = io.BytesIO()
        Image.new("RGB", (2, 2)).save(drawn, format_)
        _opened(drawn.getvalue()).getexif()


def facts(data: bytes, page: int = 0) -> Told:
    """Return what a picture tells besides; no point of it is worked out.

    Args:
        data: the file.
        page: has no meaning here.
    """
    del page
    told = Told()
    image = _opened(data)
    told.numbers.update(width=image.width, height=image.height)
    if (frames := getattr(image, "n_frames", 1)) > 1:
        told.add("frames", frames)
    tell_exif(told, image.getexif())
    tell_xmp(told, data)
    for name in ("comment", "Comment", "Description", "Title", "Author", "Software", "Copyright"):
        if (value := image.info.get(name)) is not None:
            text = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
            told.add("description" if name.lower() == "comment" else name.lower(), text)
    return told


def look(data: bytes, page: int = 0) -> Told:
    """Return what a picture tells besides, and whether it can be shown."""
    told = facts(data, page)
    _small(data)
    told.numbers["pages"] = 1
    return told


def picture(data: bytes, page: int = 0) -> Told:
    """Return a picture as points of red, green and blue, upright, its longer side bounded."""
    if page:
        raise refusal("not-there")
    return points(_small(data))


def points(image: Image.Image) -> Told:
    """Return an image's points.

    Args:
        image: of three colours.
    """
    return Told(numbers={"width": image.width, "height": image.height}, rest=image.tobytes())


def copy(data: bytes, page: int = 0) -> Told:
    """Return the same picture written anew, with nothing in it but the picture: as JPEG or as PNG."""
    del page
    image = _opened(data)
    if getattr(image, "n_frames", 1) > 1 and image.format != "MPO":
        raise refusal("moving")
    lossy = image.format in {"JPEG", "MPO", "WEBP", "AVIF"}
    profile = image.info.get("icc_profile")
    image = ImageOps.exif_transpose(image)
    see_through = image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info
    if see_through:
        image, lossy = image.convert("RGBA"), False
    elif image.mode not in {"RGB", "L", "I;16"} or (image.mode == "I;16" and lossy):
        image = image.convert("RGB")
    image = _in_plain_colours(image, profile)
    # Writers take over what they find here.
    image.info.clear()
    out = io.BytesIO()
    if lossy:
        image.save(out, "JPEG", quality=_QUALITY)
    else:
        image.save(out, "PNG", icc_profile=None)
    return Told(numbers={"lossy": int(lossy)}, rest=out.getvalue())


def _opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data), formats=FORMATS)
    if image.width * image.height > LARGEST:
        raise refusal("too-large")
    return image


def _small(data: bytes) -> Image.Image:
    image = _opened(data)
    image.draft("RGB", (SIDE, SIDE))
    image = ImageOps.exif_transpose(image)
    image.thumbnail((SIDE, SIDE))
    return on_white(image)


def on_white(image: Image.Image) -> Image.Image:
    """Return an image in three colours; what can be seen through is white."""
    if image.mode.startswith(("I", "F")):
        image = image.convert("F").point(lambda grey: grey / 256).convert("L")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        image = image.convert("RGBA")
        sheet = Image.new("RGBA", image.size, "white")
        sheet.alpha_composite(image)
        image = sheet
    return image.convert("RGB")


def _in_plain_colours(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return an image with the colours that its profile means, so that the profile can go."""
    if not profile or image.mode not in {"RGB", "RGBA"}:
        return image
    try:
        meant = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return image if meant is None else meant


TASKS: Mapping[str, Callable[[bytes, int], Told]] = {
    "facts": facts,
    "look": look,
    "picture": picture,
    "copy": copy,
}
