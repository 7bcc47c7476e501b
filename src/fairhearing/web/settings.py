"""Settings, from the environment alone: every name begins with FAIRHEARING_, except DATABASE_URL.

Importing this file writes nothing; `fairhearing migrate` and `serve` make the folder and its keys.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from fairhearing.web.environment import database_of, flag, languages_of, mail_of, secret_of

_ENV = os.environ
_WEB = Path(__file__).resolve().parent

# What an operator sets.
FAIRHEARING_HOME = Path(_ENV.get("FAIRHEARING_HOME", "var")).resolve()
FAIRHEARING_ORIGIN = _ENV.get("FAIRHEARING_ORIGIN", "http://localhost:8000").rstrip("/")
FAIRHEARING_PROCEDURE = _ENV.get("FAIRHEARING_PROCEDURE", "model-small")
FAIRHEARING_RECORD_EVERY = int(_ENV.get("FAIRHEARING_RECORD_EVERY", "3600"))
FAIRHEARING_DEMO = flag(_ENV, "FAIRHEARING_DEMO")
FAIRHEARING_MAIL_FROM = _ENV.get("FAIRHEARING_MAIL_FROM", "fairhearing@localhost")
FAIRHEARING_WORKERS = max(1, min(2, int(_ENV.get("FAIRHEARING_WORKERS", "2"))))
FAIRHEARING_METRICS = _ENV.get("FAIRHEARING_METRICS", "")
FAIRHEARING_LOG = _ENV.get("FAIRHEARING_LOG", "plain")
DEBUG = flag(_ENV, "FAIRHEARING_DEBUG")

SECRET_KEY = secret_of(_ENV, FAIRHEARING_HOME)
ALLOWED_HOSTS = [urlsplit(FAIRHEARING_ORIGIN).hostname or "localhost"]
if FAIRHEARING_ORIGIN.startswith("https://"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

DATABASES = {"default": database_of(_ENV, FAIRHEARING_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "fairhearing.web",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "fairhearing.web.operating.requests.CountingMiddleware",
    "fairhearing.web.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "fairhearing.web.languages.LanguageMiddleware",
    "fairhearing.web.failures.FailuresMiddleware",
    "fairhearing.web.origins.OriginMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "fairhearing.web.gates.SecondFactorMiddleware",
]
APPEND_SLASH = False
ROOT_URLCONF = "fairhearing.web.urls"
WSGI_APPLICATION = "fairhearing.web.wsgi.application"

PAGES = ("accounts", "casework", "demo", "intake", "panels", "publication")
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_WEB / "templates", *(_WEB / page / "templates" for page in PAGES)],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "fairhearing.web.looks.look"],
            "builtins": ["fairhearing.web.tags"],
        },
    }
]

# Sessions: what lies in the database is useless without the cookie.
SESSION_ENGINE = "fairhearing.web.sessions"
SESSION_COOKIE_NAME = "__Host-fairhearing"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
FAIRHEARING_IDLE = 15 * 60
FAIRHEARING_LONGEST = 4 * 60 * 60

# Signing in: a user name, a password of at least twelve signs, and a code from an authenticator or a passkey.
AUTH_USER_MODEL = "fairhearing.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "start"
ACCOUNT_LOGOUT_REDIRECT_URL = "start"
ACCOUNT_ADAPTER = "fairhearing.web.signin.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_PREVENT_ENUMERATION = True
# Everybody has one address here: a limit on addresses would be one for all, and anybody could use it up.
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "10/10m/key", "reauthenticate": "10/10m/user"}
MFA_ADAPTER = "fairhearing.web.signin.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "Fair Hearing"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "fairhearing.web.used_codes.CodeForm",
    "reauthenticate": "fairhearing.web.used_codes.CodeAgainForm",
    "add_webauthn": "fairhearing.web.passkeys.AddForm",
    "edit_webauthn": "fairhearing.web.passkeys.NameForm",
    "authenticate_webauthn": "fairhearing.web.passkeys.AnswerForm",
    "reauthenticate_webauthn": "fairhearing.web.passkeys.AnswerAgainForm",
}
# It never leaves the process: it holds how often a code was wrong. Which ones were used, all processes know.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

# What is handed in goes to no disk before it is sealed.
FILE_UPLOAD_HANDLERS = ["fairhearing.web.uploads.SealedUploads"]
FAIRHEARING_LARGEST_FILE = 50 * 1024 * 1024
FAIRHEARING_LARGEST_REQUEST = 60 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 32 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 200

# What every answer says to the browser.
SECURE_CROSS_ORIGIN_OPENER_POLICY = None  # headers.py sets it together with the others
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = languages_of(_ENV)
LOCALE_PATHS = [_WEB / "locale"]
FORMAT_MODULE_PATH = ["fairhearing.web.formats"]
DATE_FORMAT = "j F Y"
# Only whoever chooses a language at the foot of a page gets it, and it holds nothing else.
LANGUAGE_COOKIE_NAME = "__Host-language"

STATIC_URL = "/static/"
STATICFILES_DIRS: list[Path] = []
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
DEFAULT_FROM_EMAIL = FAIRHEARING_MAIL_FROM
EMAIL_TIMEOUT = 20
if FAIRHEARING_DEMO or not _ENV.get("FAIRHEARING_SMTP_URL"):
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(FAIRHEARING_HOME / "mail")
else:
    _MAIL = mail_of(_ENV)
    EMAIL_HOST = _MAIL.host
    EMAIL_PORT = _MAIL.port
    EMAIL_HOST_USER = _MAIL.user
    EMAIL_HOST_PASSWORD = _MAIL.password
    EMAIL_USE_TLS = _MAIL.starttls
    EMAIL_USE_SSL = _MAIL.ssl

DEFAULT_EXCEPTION_REPORTER_FILTER = "fairhearing.web.hiding.AddressFilter"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "fairhearing.web.logs.PlainFormatter"},
        "json": {"()": "fairhearing.web.logs.JsonFormatter"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "json" if FAIRHEARING_LOG == "json" else "plain",
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "fairhearing": {"level": "INFO"},
        # Django's own handlers would mail or print the request; these go up to the root's formatter.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "ERROR", "propagate": True},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
    },
}
