"""Warm runs and runs in a kernel give the same results.

What differs, and why, in the order of how often a lesson may meet it:

- What a child process writes straight to the terminal (`os.system`, `subprocess.run` without capturing) stands in a
  warm run where it was written. A kernel reads it in a thread of its own, so that it may come after later output;
  the sample gives it time.
- A warning that comes with an import (not with a call) is not seen when the module was imported ahead.
- When Python collects garbage: warnings about coroutines never awaited and files never closed may come in another cell.
- `%history -g` and other things that need IPython's history file; widgets, because nothing answers them.
- `sys.stdout.fileno()` is caught in a warm run and leads past the outputs in a kernel.
"""

import importlib.util
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from run_samples import notebook, rich, text

from builder.run.running import run_jobs

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform != "linux", reason="warm runs need Linux")]


def both(job):
    """Run the job both ways at the same time; return the kernel's report and the warm one."""
    with ThreadPoolExecutor() as pool:
        kernel, warm = (pool.submit(run_jobs, [job], runner=runner) for runner in ("kernel", "warm"))
        return kernel.result()[0], warm.result()[0]


@pytest.fixture(scope="module")
def rich_reports():
    return both(rich())


@pytest.mark.skipif(importlib.util.find_spec("pandas") is None, reason="needs pandas")
@pytest.mark.skipif(importlib.util.find_spec("matplotlib") is None, reason="needs matplotlib")
def test_a_rich_notebook(rich_reports):
    job = rich()
    kernel, warm = rich_reports
    assert kernel.status == warm.status == "error"
    assert len(kernel.cells) == len(warm.cells) == len(job.cells)
    for cell, one, other in zip(job.cells, kernel.cells, warm.cells, strict=True):
        assert (one.outputs, one.error) == (other.outputs, other.error), cell.source


def test_no_path_of_this_machine_is_in_the_outputs(rich_reports):
    for report in rich_reports:
        everything = "".join(cell.outputs + (cell.error.traceback if cell.error else "") for cell in report.cells)
        assert "<work folder>" in everything
        for path in (sys.prefix, sys.base_prefix, "course-run-", "/ipykernel_"):
            assert path not in everything


KERAS = """\
import keras
import numpy as np
keras.utils.set_random_seed(3)
inputs = np.random.default_rng(0).normal(size=(64, 4)).astype("float32")
targets = inputs.sum(axis=1)
model = keras.Sequential([keras.layers.Input((4,)), keras.layers.Dense(8, activation="relu"), keras.layers.Dense(1)])
model.compile("adam", "mse")
history = model.fit(inputs, targets, epochs=3, verbose=0)
print([round(float(loss), 4) for loss in history.history["loss"]])
print(model.predict(inputs[:2], verbose=0).round(3).tolist())"""


TORCH = """\
import torch
torch.manual_seed(3)
inputs = torch.randn(64, 8)
targets = (inputs[:, :1] > 0).float()
model = torch.nn.Sequential(torch.nn.Linear(8, 16), torch.nn.ReLU(), torch.nn.Linear(16, 1))
optimiser = torch.optim.Adam(model.parameters(), lr=0.02)
for _ in range(20):
    optimiser.zero_grad()
    loss = torch.nn.functional.binary_cross_entropy_with_logits(model(inputs), targets)
    loss.backward()
    optimiser.step()
print(f"{loss.item():.4f}", torch.get_num_threads())"""


@pytest.mark.parametrize(
    ("code", "packages"),
    [
        pytest.param(
            KERAS,
            ("keras", "tensorflow-cpu"),
            marks=pytest.mark.skipif(importlib.util.find_spec("tensorflow") is None, reason="needs tensorflow"),
            id="keras",
        ),
        pytest.param(
            TORCH,
            ("torch",),
            marks=pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="needs torch"),
            id="torch",
        ),
    ],
)
def test_networks_train_in_a_fork_as_in_a_kernel(temporary, code, packages):
    ahead = f"import sys\nahead = {packages[0]!r} in sys.modules"
    job = notebook(ahead, code, "print(ahead)", packages=packages, memory_mb=3000)
    kernel, warm = both(job)
    assert kernel.status == warm.status == "ok"
    assert warm.note == ""
    assert text(warm.cells[1]) == text(kernel.cells[1]) != ""
    assert warm.cells[1].outputs == kernel.cells[1].outputs
    assert (text(kernel.cells[2]), text(warm.cells[2])) == ("False\n", "True\n")
