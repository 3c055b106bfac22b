"""The module's data: rows of the domain as tensors, half of them positives, in a training and a validation part."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
import torch
import torch._dynamo  # the compiler: the first optimiser loads it otherwise, which takes seconds in an exercise

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain


LEVELS = {"channel": domain.CHANNELS, "site": domain.GROUPS["site"], "segment": domain.GROUPS["segment"]}
NUMBERS = ["log of amount", "count", "tenure", "reading"]
FEATURES = [*NUMBERS, *(f"{column} = {level}" for column, levels in LEVELS.items() for level in levels)]
"""The names of the columns of X."""


class Part(NamedTuple):
    """Rows for a network: X (rows x features, float32) and y (one 0.0 or 1.0 for each row, float32)."""

    X: torch.Tensor
    y: torch.Tensor


def load(n_train: int, n_validation: int, seed: int) -> tuple[Part, Part]:
    """Return training and validation rows of different entities; the training part sets the scale of both."""
    rows, others = _balanced(n_train, seed), _balanced(n_validation, seed + 1000)
    numbers, other_numbers = _numbers(rows), _numbers(others)
    middle, spread = numbers.median(), numbers.std(ddof=0)
    return tuple(
        Part(_tensor(((part - middle) / spread).fillna(0.0), frame), torch.tensor(frame["label"].to_numpy()).float())
        for part, frame in ((numbers, rows), (other_numbers, others))
    )


def _balanced(n: int, seed: int) -> pd.DataFrame:
    """Return the first n / 2 positives and the first n / 2 negatives of a table that is long enough, mixed."""
    size = 8 * n
    while (frame := domain.table(size, seed))["label"].sum() < n // 2:
        size *= 2
    chosen = pd.concat([frame[frame["label"] == label].head(n // 2) for label in (0, 1)])
    return chosen.sample(frac=1, random_state=seed).reset_index(drop=True)


def _numbers(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(amount=np.log(frame["amount"]))[["amount", "count", "tenure", "reading"]]


def _tensor(numbers: pd.DataFrame, frame: pd.DataFrame) -> torch.Tensor:
    flags = [frame[column] == level for column, levels in LEVELS.items() for level in levels]
    return torch.tensor(np.column_stack([numbers, *flags]).astype(np.float32))


def auc(labels: torch.Tensor, scores: torch.Tensor) -> float:
    """Return the chance that a random positive has a higher score than a random negative; ties count half."""
    positives, negatives = scores[labels == 1], scores[labels == 0]
    higher = (positives[:, None] > negatives).double()
    return float((higher + 0.5 * (positives[:, None] == negatives)).mean())
