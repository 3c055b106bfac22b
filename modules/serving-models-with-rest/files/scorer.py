"""A model that was trained elsewhere and saved as plain JSON: numbers only, nothing that could be executed."""

import json
import math
from pathlib import Path

import numpy as np


class Scorer:
    """A logistic model. `channels`, `threshold` and `version` are read by the service; `score` is its one task."""

    def __init__(self, facts):
        """Take the facts of a model file. Raises ValueError if one of them is missing or not of the right kind."""
        try:
            self.version = str(facts["version"])
            self.threshold = float(facts["threshold"])
            self._intercept = float(facts["intercept"])
            self._numbers = {
                name: (float(number["fill"]), float(number["mean"]), float(number["scale"]), float(number["weight"]))
                for name, number in facts["numbers"].items()
            }
            self._channels = {str(name): float(weight) for name, weight in facts["channels"].items()}
        except (KeyError, TypeError, AttributeError, ValueError) as error:
            raise ValueError("This is not a complete model file.") from error
        self.channels = tuple(self._channels)

    @classmethod
    def from_text(cls, text):
        """Return the model in a JSON text (str or bytes). Raises ValueError if it is not a complete model."""
        return cls(json.loads(text))

    @classmethod
    def load(cls, path):
        """Return the model in a JSON file."""
        return cls.from_text(Path(path).read_text(encoding="utf-8"))

    def score(self, row):
        """Return the probability of the label for one row (a dict) as np.float32; a reading of None counts as typical."""
        total = self._intercept + self._channels[row["channel"]]
        for name, (fill, mean, scale, weight) in self._numbers.items():
            value = fill if row.get(name) is None else row[name]
            total += weight * (value - mean) / scale
        return np.float32(1 / (1 + math.exp(-max(-500.0, min(500.0, total)))))
