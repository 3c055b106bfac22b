"""The folder and the environment variables that every run gets, whichever runner does it."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from builder.errors import RunError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RunFolder", "folder_environment", "run_environment", "run_folder"]

# One thread per run: runs go side by side, and spinning OpenMP threads of several runs slow all of them down.
_ONE_THREAD = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "NUMEXPR_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
    "TF_NUM_INTRAOP_THREADS",
    "TF_NUM_INTEROP_THREADS",
)

# What would let the machine or the teacher's own settings show through in outputs.
_DROPPED = (
    "COVERAGE_",
    "COV_",
    "IPYTHON",
    "JPY_",
    "JUPYTER_",
    "MPL",
    "PYTEST_",
    "PYTHONBREAKPOINT",
    "PYTHONDEVMODE",
    "PYTHONHASHSEED",
    "PYTHONINSPECT",
    "PYTHONIOENCODING",
    "PYTHONOPTIMIZE",
    "PYTHONSTARTUP",
    "PYTHONUNBUFFERED",
    "PYTHONWARNINGS",
)

_FIXED = {
    "COLUMNS": "80",
    # The allocators of pyarrow and polars start a thread on import, which would keep a warm worker from forking.
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
    "_RJEM_MALLOC_CONF": "background_thread:false",
    "LINES": "24",
    "LANG": "C.UTF-8",
    "LC_ALL": "C.UTF-8",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYTHONUTF8": "1",
    "SOURCE_DATE_EPOCH": "315532800",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "TZ": "UTC",
}


@dataclass(frozen=True, slots=True)
class RunFolder:
    """The temporary folder of one run: `work` is where its cells run, `home` holds what the runner needs."""

    home: Path

    @property
    def work(self) -> Path:
        """The folder that holds the notebook's files and is its current folder."""
        return self.home / "work"

    @property
    def temporary(self) -> Path:
        """Where the run's own temporary files go; they vanish with the run."""
        return self.home / "tmp"


@contextmanager
def run_folder(files: tuple[tuple[str, bytes], ...]) -> Iterator[RunFolder]:
    """Make the run's folders with its files in them, and remove them whatever happens. Raises RunError."""
    home = Path(tempfile.mkdtemp(prefix="course-run-")).resolve()
    try:
        folder = RunFolder(home)
        for made in (folder.work, folder.temporary):
            made.mkdir()
        for name, content in files:
            place = folder.work / _inside(name)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        # svg.hashsalt makes the ids inside SVG figures the same in every run (matplotlib, "Customizing").
        (home / "matplotlibrc").write_text("svg.hashsalt: course\n", encoding="utf-8")
        yield folder
    finally:
        _remove(home)


def run_environment(folder: RunFolder | None, hash_seed: int) -> dict[str, str]:
    """Return the environment of a run; without a folder that of a warm worker, which serves many runs."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(_DROPPED)}
    environment |= dict.fromkeys(_ONE_THREAD, "1") | _FIXED
    environment["PYTHONHASHSEED"] = str(hash_seed)
    return environment | (folder_environment(folder.home) if folder else {})


def folder_environment(home: Path) -> dict[str, str]:
    """Return the variables that point into a run's own folder."""
    return {
        "IPYTHONDIR": str(home / "ipython"),
        "JUPYTER_CONFIG_DIR": str(home / "jupyter"),
        "JUPYTER_RUNTIME_DIR": str(home),
        "MATPLOTLIBRC": str(home / "matplotlibrc"),
        "TMPDIR": str(home / "tmp"),
    }


def _inside(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or not path.parts:
        raise RunError(f"The file name '{name}' leads out of the run's folder.", hint="Use a relative name.")
    return path


def _remove(home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    if home.exists():
        # A notebook may have taken permissions away from its own folders.
        for parent, names, _ in os.walk(home):
            for name in names:
                with contextlib.suppress(OSError):
                    Path(parent, name).chmod(0o700, follow_symlinks=False)
        shutil.rmtree(home, ignore_errors=True)
