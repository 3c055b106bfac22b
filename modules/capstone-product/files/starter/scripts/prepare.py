"""Split the table: reads data/table.csv and params.yaml (prepare), writes data/train.json and data/test.json."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import yaml

sys.path.insert(0, ".")
sys.dont_write_bytecode = True
from scoring.rows import read, split

share = yaml.safe_load(Path("params.yaml").read_text())["prepare"]["share"]
for name, cases in zip(("train", "test"), split(read("data/table.csv"), share)):
    text = json.dumps([case | {"row": asdict(case["row"])} for case in cases])
    Path(f"data/{name}.json").write_text(text)
