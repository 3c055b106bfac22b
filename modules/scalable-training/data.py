"""The module's data: rows of the domain in parts and as tensors, a small network, and two processes that train it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import torch
import torch._dynamo  # the compiler: the first optimiser loads it otherwise, which takes seconds in an exercise
from torch import nn

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import ecommerce as domain

torch.set_num_threads(1)

NUMBERS = ["amount", "count", "tenure", "reading"]


def parts(n_rows: int, n_parts: int, seed: int) -> list[pd.DataFrame]:
    """Return a table in parts of different length, as an archive of files would give them: group and value."""
    table = domain.table(n_rows, seed)
    frame = pd.DataFrame({"group": table["channel"], "value": table["amount"]})
    ends = np.sort(np.random.default_rng(seed).choice(np.arange(1, n_rows), n_parts - 1, replace=False))
    return [frame.iloc[begin:end] for begin, end in zip([0, *ends], [*ends, n_rows], strict=True)]


def tensors(n: int, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return X (n x 4, scaled, double precision) and y (0.0 or 1.0)."""
    frame = domain.table(n, seed)
    numbers = frame.assign(amount=np.log(frame["amount"]))[NUMBERS]
    scaled = ((numbers - numbers.mean()) / numbers.std()).fillna(0.0).clip(-4, 4)
    return torch.tensor(scaled.to_numpy()), torch.tensor(frame["label"].to_numpy(dtype=float))


def fresh_network(seed: int = 0, dropout: float = 0.0) -> nn.Sequential:
    """Return a small network in double precision, so that different orders of a sum do not show."""
    torch.manual_seed(seed)
    layers = [nn.Linear(4, 8), nn.Tanh(), nn.Dropout(dropout), nn.Linear(8, 1), nn.Flatten(0)]
    return nn.Sequential(*layers).double()


def gradients(network: nn.Module, X: torch.Tensor, y: torch.Tensor) -> list[torch.Tensor]:
    """Return the gradient of the mean loss for each weight; nothing is added to `.grad`."""
    loss = nn.functional.binary_cross_entropy_with_logits(network(X), y)
    return list(torch.autograd.grad(loss, list(network.parameters())))


def step(network: nn.Module, slopes: list[torch.Tensor], rate: float = 0.5) -> None:
    """Move the weights against their gradients."""
    with torch.no_grad():
        for weights, slope in zip(network.parameters(), slopes, strict=True):
            weights -= rate * slope


def weights_of(network: nn.Module) -> torch.Tensor:
    """Return all weights in a row."""
    return torch.cat([weights.detach().ravel() for weights in network.parameters()]).clone()


def train_with_two_processes(X: torch.Tensor, y: torch.Tensor) -> list[str]:
    """Train in two real processes over gloo on this machine; return what each of them prints."""
    here = Path(__file__).parent
    program = next(path for path in (here / "two_ranks.py", here / "files" / "two_ranks.py") if path.exists())
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows.pt"
        torch.save({"X": X, "y": y}, rows)
        ranks = [
            subprocess.Popen(
                [sys.executable, str(program), str(rows), str(rank), folder],
                stdout=subprocess.PIPE,
                text=True,
                env=os.environ | {"GLOO_SOCKET_IFNAME": "lo"},
            )
            for rank in range(2)
        ]
        return [rank.communicate()[0].strip() for rank in ranks]
