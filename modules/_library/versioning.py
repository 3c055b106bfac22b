"""Run DVC in this process: the same commands as in a terminal, without the wait for a new program each time."""

import logging
import os
import runpy
import sys
import tempfile
import traceback
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from sys import modules

os.environ["DVC_NO_ANALYTICS"] = "1"
# DVC's own place for this, below /var, may not be there or not be writable: in a container, or where work is graded.
os.environ.setdefault("DVC_SITE_CACHE_DIR", str(Path(tempfile.gettempdir()) / "dvc"))
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"

import tqdm

tqdm.tqdm.monitor_interval = 0  # no thread that watches over progress bars
# DVC imports most of these with its first commands; here, whoever forks this process has them already.
from dvc import data_cloud, lock, rwlock  # noqa: F401
from dvc.cli import main, parser  # noqa: F401
from dvc.exceptions import DvcException
from dvc.repo import Repo, index, init, stage  # noqa: F401
from dvc.stage import run
from dvc.stage.exceptions import StageCmdFailedError
from dvc.utils import strictyaml  # noqa: F401

try:
    import networkx
    import ruamel.yaml
    from dvc_data.hashfile import state, status
except ImportError:  # packages that DVC brings along; another version of it may have others
    pass
else:
    # What DVC remembers of files lies in a database on disk, which takes longer than to hash the few small files of a lesson.
    state.State = lambda *place: state.StateNoop()

as_program = getattr(run, "_run", None)
"""How DVC runs the command of a stage; another version of it may have no such place."""


def dvc(folder, command):
    """Run `dvc COMMAND` in a folder and return what it prints. Raises RuntimeError with its message if it fails."""
    said = StringIO()
    with chdir(folder), redirect_stdout(said), redirect_stderr(said):
        code = main(command.split())
    if code:
        raise RuntimeError(f"dvc {command}: {said.getvalue().strip()}")
    return said.getvalue().strip()


def new_repository(folder):
    """Make a folder a DVC repository, without Git, so that it also works where Git is not installed."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    dvc(folder, "init --quiet --no-scm")
    return Path(folder)


def repro(folder, scripts_here=False):
    """Bring all stages of dvc.yaml up to date; return the names of those that ran, in order.

    With `scripts_here`, a stage's `python NAME.py` runs in this process, for scripts that import and do little.
    Raises AssertionError with DVC's message if the file is not valid or a stage fails.
    """
    with _quiet(folder), stages_run_by(_run_here if scripts_here else as_program):
        ran = Repo(".").reproduce(run_cache=False)
    return [stage.name for stage in ran if stage.is_data_source is False]


def needs_of(folder):
    """Return for each stage of dvc.yaml, as DVC reads it, its command and the files and parameters that it depends on.

    A parameter is `params.yaml:NAME`. Raises AssertionError with DVC's message if the file is not valid.
    """
    needs = {}
    with _quiet(folder):
        for stage in Repo(".").index.stages:
            needs[stage.name] = {str(stage.cmd)}
            for part in stage.deps:
                path = Path(os.path.relpath(part.fs_path)).as_posix()
                needs[stage.name] |= {f"{path}:{name}" for name in getattr(part, "params", ())} or {path}
    return needs


def stale(needs, changed):
    """Return the stages that a change of a file, or of a parameter `params.yaml:NAME`, makes run again by itself."""
    above = {changed} | {changed[:place] for place, sign in enumerate(changed) if sign in "/:."}
    return [name for name, parts in needs.items() if parts & above]


@contextmanager
def _quiet(folder):
    """Work in a folder without a word; what DVC complains about becomes an AssertionError."""
    said = StringIO()
    logging.disable(logging.CRITICAL)
    try:
        with chdir(folder), redirect_stdout(said), redirect_stderr(said):
            yield
    except DvcException as error:
        raise AssertionError(f"dvc repro: {error}") from error
    finally:
        logging.disable(logging.NOTSET)


@contextmanager
def stages_run_by(command):
    """Let DVC run the commands of stages with this function, which may hand them on to `as_program`."""
    if as_program is None:
        yield
        return
    run._run = command
    try:
        yield
    finally:
        run._run = as_program


def _run_here(executable, command, **options):
    """Run `python NAME.py` here as if it were a program, in its folder and with its modules; leave other commands to DVC."""
    words = command.split()
    if words[0] != "python" or len(words) != 2 or not words[1].endswith(".py"):
        return as_program(executable, command, **options)
    try:
        with _own_modules(options["cwd"]), chdir(options["cwd"]):
            runpy.run_path(words[1], run_name="__main__")
    except (Exception, SystemExit) as error:
        if not isinstance(error, SystemExit) or error.code:
            traceback.print_exc(file=sys.__stderr__)
            raise StageCmdFailedError(command, 1) from error
    return None


@contextmanager
def _own_modules(folder):
    """Let a folder's modules be imported, and forget them afterwards: the next script may find them changed."""
    known, writes = set(modules), sys.dont_write_bytecode
    sys.path.insert(0, folder)
    sys.dont_write_bytecode = True  # compiled in the same second, a changed module would be taken for the old one
    try:
        yield
    finally:
        sys.path.remove(folder)
        sys.dont_write_bytecode = writes
        for name in set(modules) - known:
            if Path(getattr(modules[name], "__file__", None) or "/").parent == Path(folder):
                del modules[name]
