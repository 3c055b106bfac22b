"""Judge the model: reads data/test.json and model.json, writes metrics.json."""

import json
import sys
from pathlib import Path

sys.path.insert(0, ".")
sys.dont_write_bytecode = True
from scoring.baseline import score
from scoring.rows import Row

model = json.loads(Path("model.json").read_text())
cases = json.loads(Path("data/test.json").read_text())
error = sum((score(model, Row(**case["row"])) - case["label"]) ** 2 for case in cases) / len(cases)
Path("metrics.json").write_text(json.dumps({"brier": round(error, 5), "cases": len(cases)}) + "\n")
