"""The workshop of the capstone: makes the project, imports from it afresh, and runs its tests."""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import chdir, contextmanager
from functools import cache
from pathlib import Path
from types import CodeType, ModuleType

import numpy as np
import pandas as pd
import pytest  # noqa: F401 (the tests of the student import it; here all runs of them have it)

HERE = Path(__file__).resolve().parent
try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path += [str(HERE.parents[1] / "curriculum" / "domains"), str(HERE.parent / "_library"), str(HERE / "files")]
    import healthcare as domain

import versioning
from repo import Repo

STARTER = HERE / "files" / "starter" if (HERE / "files").is_dir() else HERE / "starter"
PROJECT = Path("product")
COLUMNS = ["entity_id", "time", "amount", "count", "tenure", "reading", "channel", "label"]


def write_project(folder: str | Path = PROJECT, n: int = 700, seed: int = 0) -> Repo:
    """Make the project with its first commits where there is none yet; what you have written stays as it is."""
    folder = Path(folder)
    if not (folder / ".git").exists():
        skip = shutil.ignore_patterns("__pycache__")
        shutil.copytree(STARTER, folder, dirs_exist_ok=True, ignore=skip, copy_function=_copy_if_missing)
        (folder / "data").mkdir(exist_ok=True)
        _table(n, seed).to_csv(folder / "data" / "table.csv", index=False)
        for name in (".github/workflows", "tests"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        repo = Repo(folder)
        for message, paths in (
            ("prototype: as it left the notebook", ["prototype.py"]),
            ("scoring: rows and a baseline", ["scoring", "tests/test_baseline.py", "pyproject.toml", "requirements.txt"]),
            ("scripts: prepare, train and evaluate", ["scripts", "params.yaml"]),
        ):
            repo.git("add", *paths)
            repo.git("commit", "--quiet", "-m", message)
    return Repo(folder)


@contextmanager
def copy_of(folder: str | Path = PROJECT, changes: Mapping[str, str] | None = None) -> Iterator[Path]:
    """Give a copy of the project without Git, some files with another text; the copy is deleted afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        copy = Path(place) / "copy"
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".git", ".dvc", "__pycache__"))
        for name, text in (changes or {}).items():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_text(text, encoding="utf-8")
        yield copy


@contextmanager
def clean_clone(changes: Mapping[str, str] | None = None) -> Iterator[Path]:
    """Give a copy of the project without anything that the pipeline makes, as a repository of DVC."""
    with copy_of(changes=changes) as copy:
        for name in ("data/train.json", "data/test.json", "model.json", "metrics.json", "dvc.lock"):
            (copy / name).unlink(missing_ok=True)
        assert (copy / "dvc.yaml").is_file(), "There is no file dvc.yaml yet."
        yield versioning.new_repository(copy)


@contextmanager
def scripts_in_process() -> Iterator[None]:
    """Let DVC do in this process what `python scripts/NAME.py` does; other commands run as they always do."""

    def run(executable: str | None, command: str, **options: object) -> None:
        found = re.fullmatch(r"python (scripts/\w+\.py)", command)
        if found:
            _run_here(found[1], str(options["cwd"]))
        else:
            versioning.as_program(executable, command, **options)

    with versioning.stages_run_by(run):
        yield


@contextmanager
def importing(folder: str | Path = PROJECT) -> Iterator[None]:
    """Make `import scoring` mean the package in this folder, read afresh, until the block is left."""
    before, writes = list(sys.path), sys.dont_write_bytecode
    _forget()
    sys.path.insert(0, str(Path(folder).resolve()))
    sys.dont_write_bytecode = True
    importlib.invalidate_caches()
    try:
        yield
    finally:
        sys.path[:], sys.dont_write_bytecode = before, writes
        _forget()


def load(name: str, folder: str | Path = PROJECT) -> ModuleType:
    """Return a module of the package, such as `model`, read afresh.

    Raises AssertionError if there is no such file or if it cannot be imported.
    """
    if not (Path(folder) / "scoring" / f"{name}.py").is_file():
        raise AssertionError(f"There is no file scoring/{name}.py in the project yet.")
    with importing(folder):
        try:
            return importlib.import_module(f"scoring.{name}")
        except Exception as error:
            raise AssertionError(f"scoring/{name}.py cannot be imported: {type(error).__name__}: {error}") from None


@contextmanager
def live_app(key: str) -> Iterator[object]:
    """Give the service that scoring/main.py starts with this key; meanwhile the project is the working folder.

    Raises AssertionError if it cannot be made.
    """
    with importing(), tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place, chdir(PROJECT):
        key_file = Path(place) / "key.txt"
        key_file.write_text(f"{key}\n", encoding="utf-8")
        os.environ["SCORING_KEY_FILE"] = str(key_file)
        try:
            app = importlib.import_module("scoring.main").app()
        except Exception as error:
            raise AssertionError(f"scoring/main.py makes no service: {type(error).__name__}: {error}") from None
        finally:
            del os.environ["SCORING_KEY_FILE"]
        yield app


def run_tests(test_file: str, folder: str | Path = PROJECT, rows: str | None = None) -> tuple[list[str], list[str]]:
    """Run the functions `test_…` of a test file, each without arguments; return the names of all and of those that fail.

    With `rows` the tests get a data layer with this text. Raises AssertionError if the file cannot be run at all.
    """
    code = _compiled((Path(folder) / test_file).read_text(encoding="utf-8"), test_file)
    with importing(folder):
        if rows is not None:
            _put_rows(rows)
        space: dict = {"__name__": "tests_of_the_student"}
        try:
            if isinstance(code, Exception):
                raise code
            exec(code, space)
        except Exception as error:
            raise AssertionError(f"{test_file} cannot be run: {type(error).__name__}: {error}") from None
        tests = {name: thing for name, thing in space.items() if name.startswith("test_") and callable(thing)}
        failed = [name for name, test in tests.items() if not _passes(test)]
    return list(tests), failed


def write_model(folder: str | Path = PROJECT) -> None:
    """Split the table, train the baseline and judge it, so that there is a model file for the service."""
    for script in ("prepare", "train", "evaluate"):
        _run_here(f"scripts/{script}.py", folder)


def hard_table(n: int, seed: int) -> str:
    """Return a table as CSV text with many ties in `amount` and `reading` and some high counts."""
    table = _table(n, seed).round({"amount": -1, "reading": 0})
    return table.assign(count=table["count"] * 2 - table["count"] % 2).to_csv(index=False)


@cache
def prototype_scores(table: str, prior: int = 20) -> list[float]:
    """Return what the prototype says of the last three tenths of a table in CSV text."""
    text = (STARTER / "prototype.py").read_text(encoding="utf-8").replace("K = 20", f"K = {prior}")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        folder = Path(place)
        (folder / "data").mkdir()
        (folder / "data" / "table.csv").write_text(table, encoding="utf-8")
        (folder / "prototype.py").write_text(text, encoding="utf-8")
        _run_here("prototype.py", folder)
        return json.loads((folder / "scores.json").read_text(encoding="utf-8"))


def run_readme(text: str, folder: str | Path = PROJECT) -> str:
    """Run the blocks between `~~~python` and `~~~` of a text, one after the other, in a copy of the project.

    Returns what they print. Raises AssertionError with the last line of the error if they stop.
    """
    blocks = re.findall(r"^~~~python\n(.*?)^~~~\s*$", text, re.MULTILINE | re.DOTALL)
    with copy_of(folder, {"readme_blocks.py": "\n".join(blocks)}) as copy:
        return _run("readme_blocks.py", copy)


def cases(table: str) -> list[dict]:
    """Return the labelled cases of a table in CSV text, as `scoring.rows.read` gives them."""
    return [dict(case) for case in _cases(table)]


@cache
def _cases(table: str) -> list[dict]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        path = Path(place) / "table.csv"
        path.write_text(table, encoding="utf-8")
        return load("rows").read(path)


def _copy_if_missing(source: str, target: str) -> None:
    if not Path(target).exists():
        shutil.copyfile(source, target)


def _table(n: int, seed: int) -> pd.DataFrame:
    """Return n rows in which entities come and go: after each hundred rows they get other numbers."""
    table = domain.table(n, seed)[COLUMNS]
    return table.assign(entity_id=1000 * (np.arange(n) // 100) + table["entity_id"])


def _run_here(script: str, folder: str | Path) -> None:
    """Do in this process what `python script` does in the folder; a new process for each would take longer than the work."""
    source = (Path(folder) / script).read_text(encoding="utf-8")
    try:
        with importing(folder), chdir(folder):
            exec(compile(source, script, "exec"), {"__name__": "__main__"})
    except Exception as error:
        raise AssertionError(f"{script} stops with: {type(error).__name__}: {error}") from None


def _run(script: str, folder: str | Path) -> str:
    run = subprocess.run([sys.executable, "-B", script], cwd=folder, capture_output=True, text=True, timeout=30)
    last = (run.stderr.strip().splitlines() or [""])[-1]
    assert run.returncode == 0, f"{script} stops with: {last}"
    return run.stdout


@cache
def _compiled(source: str, name: str) -> CodeType | Exception:
    try:
        return compile(source, name, "exec")
    except Exception as error:
        return error


def _put_rows(text: str) -> None:
    """Make `scoring.rows` a module with this text, as if it stood in the file."""
    module = ModuleType("scoring.rows")
    sys.modules["scoring.rows"] = importlib.import_module("scoring").rows = module
    exec(compile(text, "scoring/rows.py", "exec"), module.__dict__)


def _passes(test: object) -> bool:
    try:
        test()
    except BaseException as error:  # pytest.fail and pytest.raises end a test with an exception of their own
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return False
    return True


def _forget() -> None:
    for name in [name for name in sys.modules if name == "scoring" or name.startswith("scoring.")]:
        del sys.modules[name]
