"""Quantises an ONNX model: `python quantiser.py SOURCE TARGET ROWS [NODE ...]`; the named nodes stay in float32.

The rows, a file of NumPy, tell the range of the numbers in each place. With the word `dynamic` instead of a file
the ranges are found anew in each call of the model.
"""

import logging
import sys

import numpy as np
from onnxruntime.quantization import CalibrationDataReader, quantize_dynamic, quantize_static


class Batches(CalibrationDataReader):
    """Hands the rows over in four batches."""

    def __init__(self, rows: np.ndarray) -> None:
        self._batches = iter(np.array_split(rows, 4))

    def get_next(self) -> dict[str, np.ndarray] | None:
        """Return the next batch, or None after the last one."""
        batch = next(self._batches, None)
        return None if batch is None else {"window": batch}


if __name__ == "__main__":
    logging.disable(logging.WARNING)  # it recommends a preparation that such a small file does not need
    source, target, rows, *keep = sys.argv[1:]
    if rows == "dynamic":
        quantize_dynamic(source, target, nodes_to_exclude=keep)
    else:
        quantize_static(source, target, Batches(np.load(rows)), nodes_to_exclude=keep)
