"""The module's experiment, canary windows and arms, made from the industry's domain pack."""

from __future__ import annotations

import sys
from math import exp
from pathlib import Path

import numpy as np
import pandas as pd

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import fintech as domain

FAULTS = {
    "none": {},
    "errors": {"errors": 0.03},
    "latency": {"slow": 0.08},
    "silent": {"acted": 0.10},
}
"""What each kind of new version adds to the shares of a window; `silent` answers fast, without errors, and wrongly."""
USUAL = {"errors": 0.005, "slow": 0.02, "acted": 0.05}
"""The shares of requests with an error, with a slow answer, and with an action as the answer, for the old version."""


def experiment(n: int, lift: float = 0.0, seed: int = 0) -> pd.DataFrame:
    """Return n events of an experiment: `user`, `arm` ("A" or "B") and `success` (0 or 1).

    Users have several events and a level of their own, which is raised by `lift` in arm B.
    """
    rng = np.random.default_rng([28, seed])
    users = max(2, n // 8)
    level = rng.beta(1.5, 4, users)
    in_b = rng.random(users) < 0.5
    activity = rng.lognormal(0, 1.2, users)
    user = rng.choice(users, n, p=activity / activity.sum())
    rate = np.clip(level + lift * in_b, 0, 1)[user]
    return pd.DataFrame({"user": user, "arm": np.where(in_b[user], "B", "A"), "success": (rng.random(n) < rate).astype(int)})


class Traffic:
    """Requests of a release: each call of `measure` gives the next window, with a share of them for the new version."""

    def __init__(self, fault: str, seed: int, per_window: int = 2000) -> None:
        self.rng = np.random.default_rng([29, seed])
        self.added, self.per_window, self.windows = FAULTS[fault], per_window, 0

    def measure(self, share: float) -> tuple[dict[str, int], dict[str, int]]:
        """Return the counts of the old and of the new version in the next window."""
        self.windows += 1
        fresh = int(self.rng.binomial(self.per_window, share))
        return self._counts(self.per_window - fresh, {}), self._counts(fresh, self.added)

    def _counts(self, requests: int, added: dict[str, float]) -> dict[str, int]:
        counts = {name: int(self.rng.binomial(requests, rate + added.get(name, 0.0))) for name, rate in USUAL.items()}
        return {"requests": requests, **counts}


def live_model(request: dict) -> float:
    """Return the score of the model in use."""
    return round(1 / (1 + exp(1 - 0.02 * request["amount"] ** 0.5 - 0.5 * request["count"])), 4)


def requests(n: int, seed: int = 0) -> list[dict]:
    """Return n requests of the industry as dictionaries."""
    return domain.table(n, seed)[["entity_id", "amount", "count"]].to_dict("records")
