"""Count rows and ones for each channel."""

import csv
import json
from pathlib import Path

skipped = Path("skip.txt").read_text().splitlines()
with open("table.csv", newline="") as file:
    rows = [row for row in csv.DictReader(file) if row["channel"] not in skipped]
counts = {name: [0, 0] for name in sorted({row["channel"] for row in rows})}
for row in rows:
    counts[row["channel"]][0] += 1
    counts[row["channel"]][1] += int(row["label"])
Path("counts.json").write_text(json.dumps(counts))
