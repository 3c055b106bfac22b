"""The module's data and model, made from the industry's domain pack."""

import json
import sys
from pathlib import Path

import numpy as np
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    sys.path.append(str(Path(__file__).resolve().parent / "files"))
    sys.path.append(str(Path(__file__).resolve().parents[1] / "_library"))
    import fintech as domain

NUMBERS = ["amount", "count", "tenure", "reading"]
COLUMNS = [*NUMBERS, "channel"]


def table(n, seed=0):
    """Return n rows with the five columns that the service gets, and the label."""
    return domain.table(n, seed)[[*COLUMNS, "label"]]


def train(n, seed=0):
    """Return a scikit-learn pipeline that was trained on n rows."""
    frame = table(n, seed)
    prepare = ColumnTransformer(
        [
            ("numbers", make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), NUMBERS),
            ("channel", OneHotEncoder(categories=[sorted(frame["channel"].unique())]), ["channel"]),
        ]
    )
    return make_pipeline(prepare, LogisticRegression(max_iter=1000)).fit(frame[COLUMNS], frame["label"])


def model_facts(pipeline, version="2025-06"):
    """Return what a service must know of the pipeline as plain numbers and text, ready for JSON."""
    prepare, model = pipeline[0], pipeline[-1]
    fill, scale = prepare.named_transformers_["numbers"]
    channels = prepare.named_transformers_["channel"].categories_[0]
    weights = model.coef_[0]
    numbers = zip(NUMBERS, fill.statistics_, scale.mean_, scale.scale_, weights, strict=False)
    # Act where the expected loss of doing nothing is larger than the cost of acting.
    costs = domain.COSTS
    threshold = (costs["action"] + costs["false_alarm"]) / (costs["miss"] + costs["false_alarm"])
    return {
        "version": version,
        "threshold": round(threshold, 4),
        "intercept": float(model.intercept_[0]),
        "numbers": {
            name: {"fill": float(middle), "mean": float(mean), "scale": float(spread), "weight": float(weight)}
            for name, middle, mean, spread, weight in numbers
        },
        "channels": {str(name): float(weight) for name, weight in zip(channels, weights[len(NUMBERS) :], strict=True)},
    }


def write_model(path, pipeline):
    """Write the model file that `scorer.Scorer.load` reads."""
    Path(path).write_text(json.dumps(model_facts(pipeline), indent=1) + "\n", encoding="utf-8")


def requests(n, seed=1):
    """Return n rows as the dictionaries that clients send: plain Python values, None for a missing reading."""
    frame = table(n, seed)[COLUMNS]
    rows = zip(*(frame[name].tolist() for name in COLUMNS), strict=True)
    # Only a gap is not equal to itself.
    return [{name: value if value == value else None for name, value in zip(COLUMNS, row, strict=True)} for row in rows]
