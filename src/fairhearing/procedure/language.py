"""The library of the expression language, without the command line that it would load along.

That command line brings a terminal's toolkit, for which every process of the site would wait.
"""

import sys
from types import ModuleType

sys.modules.setdefault("cel.cli", ModuleType("cel.cli"))

import cel  # noqa: E402  # what stands above must be there first

__all__ = ["cel"]
