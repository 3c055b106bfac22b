"""Lets the tests of this folder share `site_cases`, which pytest's importlib mode does not put on the path."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parent))
