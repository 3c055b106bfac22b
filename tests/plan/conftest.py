"""Puts this folder on the path, so that the tests find their small cards."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
