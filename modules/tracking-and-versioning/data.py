"""The module's table, project folder and training runs, made from the industry's domain pack."""

import shutil
import sys
from pathlib import Path

from sklearn.metrics import average_precision_score
from sklearn.tree import DecisionTreeClassifier

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    sys.path.append(str(Path(__file__).resolve().parent / "files"))
    sys.path.append(str(Path(__file__).resolve().parents[1] / "_library"))
    import fintech as domain

HERE = Path(__file__).resolve().parent
FILES = HERE / "files" if (HERE / "files").is_dir() else HERE
COLUMNS = ["amount", "count", "tenure", "reading"]


def write_table(path, n, seed=0):
    """Write a table of n rows as CSV."""
    domain.table(n, seed).to_csv(path, index=False)


def make_project(folder, n=300):
    """Fill a folder with the scripts of the small project, its parameters and its table."""
    shutil.copytree(FILES / "project", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    write_table(Path(folder, "table.csv"), n)


def train_tree(params, n=6000):
    """Train a decision tree on older rows; return its average precision on newer ones and its size in nodes."""
    frame = domain.table(n, 0)
    columns, cut = frame[COLUMNS].fillna(-1), n // 2
    tree = DecisionTreeClassifier(max_depth=params["depth"], min_samples_leaf=params["leaf"], random_state=0)
    tree.fit(columns[:cut], frame["label"][:cut])
    scores = tree.predict_proba(columns[cut:])[:, 1]
    return {"ap": average_precision_score(frame["label"][cut:], scores), "nodes": tree.tree_.node_count}
