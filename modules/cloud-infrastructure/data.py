"""The module's artefacts and workloads, made from the industry's domain pack."""

import json
import sys
from pathlib import Path

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    sys.path.append(str(Path(__file__).resolve().parent / "files"))
    import fintech as domain

HERE = Path(__file__).resolve().parent
FILES = HERE / "files" if (HERE / "files").is_dir() else HERE

PRICES = {
    "storage_gb": {"standard": 0.023, "infrequent": 0.0125},
    "read_gb": {"standard": 0.0, "infrequent": 0.01},
    "put_1000": {"standard": 0.0054, "infrequent": 0.01},
    "get_1000": {"standard": 0.00043, "infrequent": 0.001},
    "transfer_out_gb": 0.09,
    "transfer_out_free_gb": 100,
    "compute_hour": {"on_demand": 0.5, "spot": 0.17},
    "spot_extra_time": 0.3,
}
"""Made-up prices in dollars, of the size that large providers ask for."""


def artefact(month, seed=0):
    """Return a model file as bytes: the rates of the labels by channel, learned from one month's rows."""
    frame = domain.table(3000, seed)
    rates = frame.groupby("channel")["label"].mean().round(5).to_dict()
    return json.dumps({"month": month, "rates": rates}, sort_keys=True).encode()


def rows(n=500, seed=0):
    """Return a table as the bytes of a CSV file."""
    return domain.table(n, seed).to_csv(index=False).encode()


def workload():
    """Return what the training pipeline of this industry does in a month."""
    units = domain.LIMITS["units_per_day"]
    stored = units * 30 * 12 * 20e-6  # a year of rows with 20 KB each
    return {
        "stored_gb": stored,
        "read_gb": stored * 4,
        "puts": units * 30,
        "gets": units * 30 * 4,
        "transfer_out_gb": stored / 3,
        "compute_hours": 120,
        "deadline_hours": 160,
    }


def with_slips(path):
    """Copy a template with two slips of the pen, a key and a name; return where the copy lies."""
    text = Path(path).read_text(encoding="utf-8")
    text = text.replace("MessageRetentionPeriod", "MessageRetention").replace("GetAtt LetterBox", "GetAtt LettersBox")
    Path("slips.yaml").write_text(text, encoding="utf-8")
    return "slips.yaml"
