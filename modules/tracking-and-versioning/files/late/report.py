"""Write a line about each channel."""

import json
from pathlib import Path

from wording import line

counts = json.loads(Path("counts.json").read_text())
Path("report.txt").write_text("".join(line(name, *numbers) for name, numbers in counts.items()))
