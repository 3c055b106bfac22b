"""Importing for programs that fork: what they have imported, their forks need not import."""

from __future__ import annotations

import contextlib
import importlib
import sys
import warnings
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["import_ahead"]

_BACKENDS = ("matplotlib.backends.backend_agg", "matplotlib_inline.backend_inline")
"""What matplotlib imports with the first picture."""


def import_ahead(names: Iterable[str]) -> None:
    """Import modules `a.b` and names `a.b:c` that may be modules; what cannot be imported is left to the notebook.

    What an import warns of is not heard: it would be said once, here.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in names:
            _import(name)
        if "matplotlib.pyplot" in sys.modules:
            for name in _BACKENDS:
                _import(name)


def _import(name: str) -> None:
    module, _, attribute = name.partition(":")
    with contextlib.suppress(Exception, SystemExit):
        loaded = importlib.import_module(module)
        if attribute and not hasattr(loaded, attribute):
            importlib.import_module(f"{module}.{attribute}")
