"""Compare the model with the rows that came later."""

import csv
import json
from pathlib import Path

model = json.loads(Path("model.json").read_text())
with open("test.csv", newline="") as file:
    rows = list(csv.DictReader(file))
error = sum((model[row["channel"]] - int(row["label"])) ** 2 for row in rows) / len(rows)
Path("metrics.json").write_text(json.dumps({"brier": round(error, 5), "rows": len(rows)}))
