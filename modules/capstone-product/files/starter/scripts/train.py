"""Train the baseline: reads data/train.json and params.yaml (train), writes model.json."""

import json
import sys
from pathlib import Path

import yaml

sys.path.insert(0, ".")
sys.dont_write_bytecode = True
from scoring.baseline import train
from scoring.rows import Row

cases = [case | {"row": Row(**case["row"])} for case in json.loads(Path("data/train.json").read_text())]
prior = yaml.safe_load(Path("params.yaml").read_text())["train"]["prior"]
Path("model.json").write_text(json.dumps(train(cases, prior), indent=1) + "\n")
