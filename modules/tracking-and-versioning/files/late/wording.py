"""What the report says about a channel."""

import json
from pathlib import Path

LIMIT = json.loads(Path("limits.json").read_text())["rows"]


def line(name, rows, ones):
    """Return one line; a channel with few rows gets no rate."""
    return f"{name}: {ones / rows:.2f}\n" if rows >= LIMIT else f"{name}: too few rows\n"
