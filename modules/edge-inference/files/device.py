"""The program on the device: `python device.py MODEL ROWS ANSWERS` answers rows with an ONNX model.

It needs ONNX Runtime and NumPy and nothing else, and it calculates on one thread.
"""

import sys

import numpy as np
import onnxruntime


def answer(model: str, rows: np.ndarray) -> np.ndarray:
    """Return the probabilities of each row."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
    return session.run(["probabilities"], {"window": rows})[0]


if __name__ == "__main__":
    np.save(sys.argv[3], answer(sys.argv[1], np.load(sys.argv[2])))
