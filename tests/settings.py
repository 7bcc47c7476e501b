"""The site's settings for tests: a home of its own, fast password hashing, nothing from the environment."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from pathlib import Path

from fairhearing.web.settings import *  # noqa: F403  # everything that is not said otherwise here

FAIRHEARING_HOME = Path(tempfile.mkdtemp(prefix="fairhearing-"))
atexit.register(shutil.rmtree, FAIRHEARING_HOME, ignore_errors=True)

SECRET_KEY = "for tests alone, and for nothing else at all"
FAIRHEARING_ORIGIN = "http://localhost:8000"
ALLOWED_HOSTS = ["localhost", "testserver"]
DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGGING_CONFIG = None  # a test that looks at the log sets it up itself
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):  # noqa: F405  # from the line with the star
    DATABASES["default"]["NAME"] = FAIRHEARING_HOME / "fairhearing.sqlite3"  # noqa: F405  # likewise
    DATABASES["default"]["TEST"] = {"NAME": FAIRHEARING_HOME / "test.sqlite3"}  # noqa: F405  # a file, as in real use
