"""Where the service starts: reads the model and the key, and hands both to the web layer."""

from __future__ import annotations

import json
import os
from pathlib import Path

from scoring import baseline
from scoring.rows import Row


class Model:
    """A model behind the two names that the web layer needs: `version` and `score`."""

    version = "first"

    def __init__(self) -> None:
        """Read model.json of the working folder."""
        self._facts = json.loads(Path("model.json").read_text(encoding="utf-8"))

    def score(self, row: Row) -> float:
        """Return the probability of label 1."""
        return baseline.score(self._facts, row)


def app():
    """Return the service; SCORING_KEY_FILE says where the key lies."""
    from scoring.service import make_app

    return make_app(Model, Path(os.environ["SCORING_KEY_FILE"]).read_text(encoding="utf-8").strip())
