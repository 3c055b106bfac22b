"""The module's data: rows of the domain, the team's network, and a vehicle that brakes in a simulation."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from threadpoolctl import threadpool_limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import industrial as domain

LEVELS = {"channel": domain.CHANNELS, "site": domain.GROUPS["site"], "segment": domain.GROUPS["segment"]}
FEATURES = ["amount", "count", "tenure in minutes", "reading", *(f"{k} = {v}" for k, vs in LEVELS.items() for v in vs)]
"""The names of the columns that the network reads."""


class Rows(NamedTuple):
    """X (rows x features, float32, in the units of the table) and y (one 0 or 1 for each row)."""

    X: np.ndarray
    y: np.ndarray


def load(n: int, seed: int) -> Rows:
    """Return n rows in mixed order, half of them positives, in the units in which the device counts."""
    size = 8 * n
    while (frame := domain.table(size, seed))["label"].sum() < n // 2:
        size *= 2
    chosen = pd.concat([frame[frame["label"] == label].head(n // 2) for label in (0, 1)])
    chosen = chosen.sample(frac=1, random_state=seed)
    numbers = chosen.assign(tenure=chosen["tenure"] * 24 * 60)[["amount", "count", "tenure", "reading"]]
    numbers = numbers.fillna(numbers.median())
    flags = [chosen[column] == level for column, levels in LEVELS.items() for level in levels]
    X = np.column_stack([numbers, *flags]).astype(np.float32)
    return Rows(X, chosen["label"].to_numpy())


def stored(path: Path, content: bytes) -> bytes:
    """Write the bytes of a model into a file, and return them."""
    path.write_bytes(content)
    return content


def trained_network(rows: Rows, width: int = 128) -> MLPClassifier:
    """Return a network of three layers that reads rows as the device counts them.

    It was trained on scaled columns. Then the scale was folded into the first layer, so that nobody can forget it.
    """
    middle, spread = rows.X.mean(axis=0, dtype=float), rows.X.std(axis=0, dtype=float)
    network = MLPClassifier((width, width), max_iter=8, batch_size=100, learning_rate_init=0.003, random_state=0)
    with warnings.catch_warnings(), threadpool_limits(1):
        warnings.simplefilter("ignore", ConvergenceWarning)  # a few passes are enough here
        network.fit((rows.X - middle) / spread, rows.y)
    network.intercepts_[0] = network.intercepts_[0] - (middle / spread) @ network.coefs_[0]
    network.coefs_[0] = network.coefs_[0] / spread[:, None]
    return network


def make_int8(source: Path, target: Path, calibration: np.ndarray | None = None, keep: Iterable[str] = ()) -> None:
    """Write the model `source` with int8 weights to `target`; the nodes that `keep` names stay in float32.

    With calibration rows the ranges of all numbers are fixed beforehand, otherwise they are found anew in each call.
    """
    with tempfile.TemporaryDirectory() as folder:
        rows = "dynamic"
        if calibration is not None:
            rows = f"{folder}/rows.npy"
            np.save(rows, np.asarray(calibration, dtype=np.float32))
        _run("quantiser.py", source, target, rows, *keep)


class Device:
    """Stands for the device: a program of its own that has ONNX Runtime and no scikit-learn."""

    def __init__(self, model: bytes) -> None:
        self.model = model

    def run(self, outputs: list[str], feed: dict[str, np.ndarray]) -> list[np.ndarray]:
        """Return the probabilities of the rows in `feed["window"]`, in a list, as a session of ONNX Runtime does."""
        with tempfile.TemporaryDirectory() as folder:
            model, rows, answers = (Path(folder) / name for name in ("model.onnx", "rows.npy", "answers.npy"))
            model.write_bytes(self.model)
            np.save(rows, feed["window"])
            _run("device.py", model, rows, answers)
            return [np.load(answers)]


def _run(program: str, *arguments: object) -> None:
    here = Path(__file__).parent
    path = next(path for path in (here / program, here / "files" / program) if path.exists())
    done = subprocess.run(
        [sys.executable, str(path), *map(str, arguments)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        message = f"{program} failed: {done.stderr.strip().splitlines()[-1]}"
        raise RuntimeError(message)


MEASURED = pd.DataFrame(
    {
        "float32 (bytes)": [5447, 8401169],
        "int8 (bytes)": [4735, 2109058],
        "float32 (microseconds)": [10.3, 361.2],
        "int8 (microseconds)": [15.7, 78.6],
    },
    index=["tiny convolutional network", "wide network"],
)
"""Sizes of the files and the best time of 15 rounds for one row, on one thread of a server processor with int8
instructions (AVX-512 VNNI), with ONNX Runtime 1.32."""


class Frame(NamedTuple):
    """What a sensor measured, and when, in milliseconds of the device's clock."""

    taken_ms: float
    value: float


class Clock:
    """A clock in milliseconds that only moves when somebody moves it."""

    def __init__(self) -> None:
        self.now_ms = 0.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now_ms


SPEED, BRAKE, STOP_AT = 20.0, 6.0, 38.0
"""Metres per second, metres per second squared, and the gap in metres at which the model wants to stop."""


def drive(make: Callable, fault: str, fault_at: float = 45.0) -> pd.DataFrame:
    """Drive at 72 km/h towards an obstacle 70 m ahead; return time and gap until the vehicle stands or hits it.

    `make(model, clock)` returns a controller. From the gap `fault_at` on the fault is there: "none", "lost frames",
    "stuck sensor" or "slow model".
    """
    rng, clock, log = np.random.default_rng(3), Clock(), []
    gap, speed, stuck, faulty = 70.0, SPEED, None, False

    def model(distance: float) -> str:
        clock.now_ms += 35 if faulty and fault == "slow model" else 2
        return "safe stop" if distance < STOP_AT else "go on"

    controller = make(model, clock)
    for tick in range(800):
        clock.now_ms = 20.0 * tick
        faulty = gap < fault_at and fault != "none"
        value = gap + rng.normal(0, 0.05)
        stuck = value if stuck is None and faulty else stuck
        frame = Frame(clock.now_ms - 1, stuck if fault == "stuck sensor" and stuck is not None else value)
        action = controller.step(None if faulty and fault == "lost frames" else frame)
        log.append((tick * 0.02, gap))
        # The vehicle starts with its speed: the first frames, before the controller trusts its sensor, only lift the foot.
        if action == "safe stop" and gap < 65:
            speed -= 0.02 * BRAKE
        if gap <= 0 or speed <= 0:
            break
        gap -= 0.02 * speed
    return pd.DataFrame(log, columns=["seconds", "gap in metres"])


def readings(n: int, seed: int) -> pd.DataFrame:
    """Return the stream of one device: time and value, in order of time."""
    return domain.events(n, seed).sort_values("time", ignore_index=True)[["time", "value"]]
