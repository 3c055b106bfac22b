"""The data of the capstone: labelled rows of the industry, with two columns that are only known afterwards."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import joblib
import numpy as np
import pandas as pd
import yaml

HERE = Path(__file__).resolve().parent
try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path += [str(HERE.parents[1] / "curriculum" / "domains"), str(HERE.parent / "_library")]
    import industrial as domain

from repo import GitError, Repo

STARTER = HERE / "files" / "starter" if (HERE / "files").is_dir() else HERE / "starter"
PROJECT = Path("proof")
WORDS = domain.WORDS
COSTS = domain.COSTS
LIMITS = domain.LIMITS
CAPACITY = LIMITS["actions_per_day"] / LIMITS["units_per_day"]  # the largest share of units that can be acted on
LATER = ["follow_up_minutes", "complaint", "label"]  # not known yet when the decision is taken

METRICS = {
    "accuracy": "share of units whose class is predicted right",
    "average_precision": "how well the scores rank the units, over all thresholds",
    "bill_per_1000": "what missed positives, false alarms and actions cost in 1000 units",
}


def load_table(n: int, seed: int) -> pd.DataFrame:
    """Return n labelled units in order of time; another seed gives other entities with the same relations."""
    table = domain.table(n, seed)
    rng = np.random.default_rng([77, seed])
    label = table.pop("label").to_numpy()
    table["follow_up_minutes"] = (rng.gamma(2.0, 3.0, n) + label * rng.gamma(4.0, 10.0, n)).round(1)
    table["complaint"] = (rng.random(n) < np.where(label == 1, 0.4, 0.02)).astype(np.int64)
    table["label"] = label
    return table


def column_guide() -> pd.DataFrame:
    """Return what each column means and when it is known: at the decision, or later."""
    meaning = {
        "entity_id": f"number of the {WORDS['entity']}",
        "time": f"moment of the {WORDS['unit']}",
        **{name: WORDS[name] for name in ("amount", "count", "tenure", "reading", "channel", "place")},
        "site": WORDS["site"],
        "segment": WORDS["segment"],
        "follow_up_minutes": f"number of minutes that a {WORDS['expert']} spent on the {WORDS['unit']} afterwards",
        "complaint": f"1 if somebody complained about the {WORDS['unit']} afterwards",
        "label": f"1 for a {WORDS['label']}",
    }
    guide = pd.DataFrame({"column": list(meaning), "meaning": list(meaning.values())})
    guide["known"] = np.where(guide["column"].isin(LATER), "later", "at the decision")
    return guide


def plain_features(table: pd.DataFrame) -> pd.DataFrame:
    """Return the columns known at the decision as numbers; missing readings stay missing."""
    numbers = table[["amount", "count", "tenure", "reading"]]
    levels = {"channel": domain.CHANNELS, **domain.GROUPS}
    texts = pd.DataFrame({name: pd.Categorical(table[name], values) for name, values in levels.items()}, table.index)
    return numbers.join(pd.get_dummies(texts, dtype=float))


def read_card(name: str) -> dict[str, object]:
    """Return the YAML mapping in the file; an assertion says why if there is none."""
    try:
        card = yaml.safe_load(Path(name).read_text(encoding="utf-8"))
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark else ""
        raise AssertionError(f"{name} is not valid YAML{where}: {problem.problem}.") from None
    assert isinstance(card, dict), f"{name} must hold keys with values, such as `label: …`."
    return card


def write_project(folder: str | Path = PROJECT) -> None:
    """Make the repository of the trial where there is none; what you have written stays as it is."""
    folder = Path(folder)
    folder.mkdir(exist_ok=True)
    for source in sorted(STARTER.iterdir()):
        if not (folder / source.name).exists():
            shutil.copy(source, folder)
    if not (folder / ".git").exists():
        keep("trial: an empty folder with a table of contents", ".gitignore", "README.md", "requirements.txt", folder=folder)


def put_model(bundle: dict[str, object], folder: str | Path = PROJECT) -> None:
    """Write a model, with what else it needs, to model.joblib in the repository."""
    joblib.dump(bundle, Path(folder) / "model.joblib")


def keep(message: str, *names: str, text: str | None = None, folder: str | Path = PROJECT) -> list[str]:
    """Commit these files if they have changed; return the messages of all commits, the newest first.

    A `text` is written to the first file before. Without Git nothing is kept, and the only line says so.
    """
    if text is not None:
        (Path(folder) / names[0]).write_text(text, encoding="utf-8")
    try:
        repo = Repo(folder)
        repo.git("add", *(name for name in names if (Path(folder) / name).exists()))
        if repo.git("status", "--porcelain", "--untracked-files=no"):
            repo.git("commit", "--quiet", "-m", message)
        return repo.git("log", "--format=%s").splitlines()
    except GitError as problem:
        return [f"Nothing is kept: {problem}"]


def load_script(name: str, folder: str | Path = PROJECT) -> ModuleType:
    """Return a script of the project as a module, read afresh; an assertion says why if it cannot be loaded."""
    path = Path(folder) / name
    assert path.exists(), f"There is no file {path.as_posix()}."
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    try:
        exec(compile(path.read_text(encoding="utf-8"), path.name, "exec"), module.__dict__)
    except Exception as problem:
        raise AssertionError(f"{path.as_posix()} cannot be loaded: {type(problem).__name__}: {problem}") from problem
    return module
