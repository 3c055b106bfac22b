"""Learn the rate of the label for each channel."""

import csv
import json
from pathlib import Path

import yaml
from smoothing import rate

prior = yaml.safe_load(Path("params.yaml").read_text())["train"]["prior"]
with open("train.csv", newline="") as file:
    rows = list(csv.DictReader(file))
channels = sorted({row["channel"] for row in rows})
labels = {name: [int(row["label"]) for row in rows if row["channel"] == name] for name in channels}
Path("model.json").write_text(json.dumps({name: rate(labels[name], prior) for name in channels}, indent=1))
