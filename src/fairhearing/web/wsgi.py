"""The site as a WSGI application, with every page loaded before the first is asked for."""

from __future__ import annotations

import gc
import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fairhearing.web.settings")

# What is loaded stays: nobody looks for garbage in it, neither meanwhile nor later.
gc.disable()
application = get_wsgi_application()
import_module("fairhearing.web.urls")
gc.freeze()
gc.enable()
