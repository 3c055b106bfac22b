"""What uvicorn starts in the tests of the capstone: the service of the project, with a made-up key."""

import os
import sys
from pathlib import Path

sys.dont_write_bytecode = True
os.chdir("product")
sys.path.insert(0, os.getcwd())
os.environ["SCORING_KEY_FILE"] = "../key-for-tests.txt"
Path("../key-for-tests.txt").write_text("key-for-tests\n", encoding="utf-8")

from scoring.main import app  # noqa: E402,F401
