"""The module's table, project folder and training runs, made from the industry's domain pack."""

import json
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import pandas as pd
from sklearn import config_context
from sklearn.metrics import average_precision_score
from sklearn.tree import DecisionTreeClassifier

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    sys.path.append(str(Path(__file__).resolve().parent / "files"))
    sys.path.append(str(Path(__file__).resolve().parents[1] / "_library"))
    import fintech as domain

import versioning

HERE = Path(__file__).resolve().parent
FILES = HERE / "files" if (HERE / "files").is_dir() else HERE
CHANNELS = list(domain.CHANNELS)
COLUMNS = ["amount", "count", "tenure", "reading"]


@cache
def _csv(n, seed):
    return domain.table(n, seed).to_csv(index=False)


def make_table(path, n, seed=0):
    """Write a table of n rows as CSV."""
    Path(path).write_text(_csv(n, seed), encoding="utf-8")


def make_project(folder, n=300):
    """Fill a folder with the scripts of the small project, its parameters and its table."""
    shutil.copytree(FILES / "project", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    make_table(Path(folder, "table.csv"), n)


def make_late_project(folder, n=300):
    """Fill a folder with the two scripts of the report, what they need, and the table."""
    shutil.copytree(FILES / "late", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    make_table(Path(folder, "table.csv"), n)


WATCH = """
import json, os, runpy, sys
seen = {"read": set(), "wrote": set()}
def note(event, details):
    if event == "open" and isinstance(details[0], str):
        name = os.path.relpath(os.path.abspath(details[0]), os.getcwd())
        if not name.startswith("..") and os.path.exists(name) | ("w" in str(details[1])):
            seen["wrote" if "w" in str(details[1]) else "read"].add(name)
sys.addaudithook(note)
sys.path.insert(0, os.getcwd())
runpy.run_path(sys.argv[1], run_name="__main__")
print(json.dumps({what: sorted(names) for what, names in seen.items()}))
"""


def opened(folder, script):
    """Run a script in its folder; return which files of the folder it `read` and `wrote`, as Python itself reports it."""
    with tempfile.TemporaryDirectory() as cache:  # compiled files go there, so that an import shows as its source
        command = [sys.executable, "-X", f"pycache_prefix={cache}", "-c", WATCH, script]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return json.loads(done.stdout.splitlines()[-1])


def repro(folder):
    """Bring all stages up to date; return the names of those that ran. The small scripts need no process of their own."""
    return versioning.repro(folder, scripts_here=True)


def changed(folder, name, old, new):
    """Change a file of a DVC project; return the names of the stages that run then."""
    path = folder / name
    text = path.read_text()
    assert old in text, f"{name} does not hold {old!r} any more, so it cannot be changed."
    path.write_text(text.replace(old, new))
    return repro(folder)


def concerned(folder, names):
    """Return for each file, or parameter `params.yaml:NAME`, the stages that read it, as DVC knows them; nothing is run."""
    needs = versioning.needs_of(folder)
    return {name: versioning.stale(needs, name) for name in names}


def record_run(client, experiment, params, metrics, tags=None, status="FINISHED"):
    """Record a run, all its parameters and metrics at once; return its id."""
    from mlflow.entities import Metric, Param  # tracking.py has loaded MLflow by now, without its notes and telemetry

    run_id = client.create_run(experiment, tags=tags).info.run_id
    client.log_batch(
        run_id,
        metrics=[Metric(name, value, timestamp=0, step=0) for name, value in metrics.items()],
        params=[Param(name, str(value)) for name, value in params.items()],
    )
    if status != "RUNNING":
        client.set_terminated(run_id, status)
    return run_id


def record_child(client, experiment, parent, params, status="FINISHED", **metrics):
    """Record a run as a child of another one."""
    record_run(client, experiment, params, metrics, {"mlflow.parentRunId": parent}, status)


def train_table(path, depth, leaf, seed, balanced):
    """Train a tree on a random half of a table's rows; return its average precision on the others and its size."""
    frame = pd.read_csv(path).sample(frac=1, random_state=seed)
    columns, labels, cut = frame[COLUMNS].fillna(-1).to_numpy(), frame["label"].to_numpy(), len(frame) // 2
    weights = "balanced" if balanced else None
    tree = DecisionTreeClassifier(max_depth=depth, min_samples_leaf=leaf, class_weight=weights, random_state=seed)
    with config_context(assume_finite=True, skip_parameter_validation=True):
        tree.fit(columns[:cut], labels[:cut])
        ap = average_precision_score(labels[cut:], tree.predict_proba(columns[cut:])[:, -1])
    return {"ap": ap, "nodes": tree.tree_.node_count}


def train_tree(params, n=6000):
    """Train a decision tree on older rows; return its average precision on newer ones and its size in nodes."""
    frame = domain.table(n, 0)
    columns, cut = frame[COLUMNS].fillna(-1), n // 2
    tree = DecisionTreeClassifier(max_depth=params["depth"], min_samples_leaf=params["leaf"], random_state=0)
    tree.fit(columns[:cut], frame["label"][:cut])
    scores = tree.predict_proba(columns[cut:])[:, 1]
    return {"ap": average_precision_score(frame["label"][cut:], scores), "nodes": tree.tree_.node_count}
