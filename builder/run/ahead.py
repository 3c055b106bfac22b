"""Importing for programs that fork: what they have imported, their forks need not import."""

from __future__ import annotations

import contextlib
import importlib
import sys
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

from builder.run.first_use import use_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["forget_own_modules", "import_ahead"]

_BACKENDS = ("matplotlib.backends.backend_agg", "matplotlib_inline.backend_inline")
"""What matplotlib imports with the first picture."""

_WITH_THREADS = ("polars",)
"""Packages that start a thread when they are imported, and that others (MLflow) import just because they are there."""


def import_ahead(names: Iterable[str]) -> None:
    """Import modules `a.b` and names `a.b:c` that may be modules; what cannot be imported is left to the notebook.

    Packages that are known for a slow first use are used once. What is warned of is not heard: it would be said once,
    here. A package that starts threads, after which nothing may fork, is imported only if it is named.
    """
    names = tuple(names)
    named = {name.partition(":")[0].partition(".")[0] for name in names}
    with warnings.catch_warnings(), _hidden({*_WITH_THREADS} - named):
        warnings.simplefilter("ignore")
        for name in names:
            _import(name)
        if "matplotlib.pyplot" in sys.modules:
            for name in _BACKENDS:
                _import(name)
        use_once()


def forget_own_modules() -> None:
    """Take this program's own modules from the list of those that are imported, where no kernel has them.

    Hypothesis, for one, draws numbers that stand in the code of listed modules. To be called when all are imported.
    """
    for name in [name for name in sys.modules if name.partition(".")[0] == "builder"]:
        del sys.modules[name]


@contextmanager
def _hidden(packages: Iterable[str]) -> Iterator[None]:
    """Let imports of these packages fail, as where they are not installed; those that are imported already stay."""
    hidden = [name for name in packages if name not in sys.modules]
    sys.modules.update(dict.fromkeys(hidden))  # type: ignore[arg-type]  # None makes an import fail (Python reference)
    try:
        yield
    finally:
        for name in hidden:
            del sys.modules[name]


def _import(name: str) -> None:
    module, _, attribute = name.partition(":")
    with contextlib.suppress(Exception, SystemExit):
        loaded = importlib.import_module(module)
        if attribute and not hasattr(loaded, attribute):
            importlib.import_module(f"{module}.{attribute}")
