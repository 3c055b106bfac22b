"""The module's data: images as the equipment stores them, from 0 to 255, and small tools to judge a model."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import NamedTuple

import numpy as np

try:
    import domain  # in a student's folder: the industry that the course was built for
except ModuleNotFoundError:  # in the course's own workspace
    sys.path.append(str(Path(__file__).resolve().parents[2] / "curriculum" / "domains"))
    import healthcare as domain

SIZE = 16
"""Images are SIZE pixels high and wide."""


class Images(NamedTuple):
    """Images of one archive: pixels (n x SIZE x SIZE x 1, uint8), labels (0 or 1) and the subject of each image."""

    pixels: np.ndarray
    labels: np.ndarray
    subjects: np.ndarray

    def pick(self, rows: np.ndarray) -> Images:
        """Return the images with these row numbers."""
        return Images(self.pixels[rows], self.labels[rows], self.subjects[rows])


def load(n: int, seed: int) -> Images:
    """Return n images from our own equipment; another seed means other subjects."""
    return _stored(n, seed, brightness=128, contrast=45, grain=0)


def load_older(n: int, seed: int) -> Images:
    """Return n images from older equipment: brighter, with less contrast and more grain."""
    return _stored(n, seed, brightness=150, contrast=24, grain=8)


def load_few(n: int, seed: int) -> Images:
    """Return n images from our own equipment, half of them with label 1."""
    images = load(8 * n, seed)
    rows = [np.flatnonzero(images.labels == label)[: n // 2] for label in (0, 1)]
    return images.pick(np.sort(np.concatenate(rows)))


def _stored(n: int, seed: int, *, brightness: float, contrast: float, grain: float) -> Images:
    light, labels, subjects = domain.images(n, SIZE, seed)
    rng = np.random.default_rng([5, seed])
    light = light + rng.normal(0, 0.05, light.shape)
    # The equipment evens out brightness and contrast, image by image.
    light = (light - light.mean(axis=(1, 2, 3), keepdims=True)) / light.std(axis=(1, 2, 3), keepdims=True)
    stored = brightness + contrast * light + rng.normal(0, grain, light.shape)
    return Images(np.clip(stored, 0, 255).round().astype(np.uint8), labels, subjects)


def auc(labels: np.ndarray, scores: np.ndarray) -> float:
    """Return the chance that a random positive has a higher score than a random negative; ties count half."""
    labels, scores = np.ravel(labels), np.ravel(scores)
    positives, negatives = scores[labels == 1], scores[labels == 0]
    higher = positives[:, None] > negatives
    equal = positives[:, None] == negatives
    return float(np.mean(higher + 0.5 * equal))


def run_tflite(path: str | Path, pixels: np.ndarray) -> np.ndarray:
    """Return the scores (one for each image) that the model in a TFLite file gives these pixels."""
    import tensorflow as tf

    plain = tf.lite.experimental.OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # TensorFlow announces that this class moves to a package of its own
        interpreter = tf.lite.Interpreter(str(path), experimental_op_resolver_type=plain)
    entry, result = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
    interpreter.resize_tensor_input(entry["index"], pixels.shape)
    interpreter.allocate_tensors()
    interpreter.set_tensor(entry["index"], pixels.astype(entry["dtype"]))
    interpreter.invoke()
    return interpreter.get_tensor(result["index"]).ravel()
