"""Which values can be looked at and sent without a trace: plain ones; none is used up or has code of its own."""

from __future__ import annotations

import decimal
import fractions
import sys
from collections import Counter, OrderedDict, deque
from typing import Any

from builder.grade.inside.plain import ARRAY_KINDS

__all__ = ["is_still"]

_DEPTH = 60
_STILL = frozenset(
    [bool, int, float, complex, str, bytes, range, decimal.Decimal, fractions.Fraction, type(...), type(NotImplemented)]
)


def is_still(value: Any, depth: int = 0) -> bool:  # noqa: ANN401
    """Tell whether a value is plain through and through, and encoding it leaves it as it is, unlike an iterator.

    It may be False for plain values too.
    """
    kind = type(value)
    if value is None or kind in _STILL:
        return True
    if depth > _DEPTH:
        return False
    if kind in {list, tuple, set, frozenset, deque}:
        return all(is_still(one, depth + 1) for one in value)
    if kind in {dict, OrderedDict, Counter}:
        return all(is_still(key, depth + 1) and is_still(one, depth + 1) for key, one in value.items())
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if numpy is not None and (
        kind is numpy.ndarray or (kind.__module__ == "numpy" and isinstance(value, numpy.generic))
    ):
        return value.dtype.kind in ARRAY_KINDS
    if pandas is None or kind not in {pandas.DataFrame, pandas.Series, pandas.Index, pandas.RangeIndex}:
        return False
    if kind is pandas.DataFrame:
        dtypes = [*value.dtypes, value.columns.dtype, value.index.dtype]
    else:
        dtypes = [value.dtype, *([value.index.dtype] if kind is pandas.Series else [])]
    return all(getattr(one, "kind", "O") in ARRAY_KINDS or isinstance(one, pandas.StringDtype) for one in dtypes)
