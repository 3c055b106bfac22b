"""Values as plain data, so that they can leave the student's process without any of its code.

What comes back from here is built by this code alone, from numbers, texts and bytes: no pickle, no class of the
student's, no `__eq__` that somebody wrote. What is not plain becomes a handle, an object that stays where it is.
"""

from __future__ import annotations

import base64
import datetime
import decimal
import fractions
import math
import pathlib
import sys
from collections import Counter, OrderedDict, defaultdict, deque
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["ARRAY_KINDS", "NotPlainError", "decode", "encode"]

_DEPTH = 60
_ITERATED = 100_000
ARRAY_KINDS = frozenset("biufcmMUS")
_ITERATORS = frozenset(
    "generator map filter zip enumerate reversed list_iterator tuple_iterator range_iterator set_iterator "
    "dict_keyiterator dict_valueiterator dict_itemiterator list_reverseiterator str_iterator str_ascii_iterator".split()
)
_VIEWS = frozenset(["dict_keys", "dict_values", "dict_items"])


class NotPlainError(Exception):
    """The value, or a part of it, is not plain data."""


def encode(value: Any, handle: Callable[[Any], Any], depth: int = 0) -> Any:  # noqa: ANN401
    """Return the value as JSON can hold it; `handle` is asked for what is not plain, and may raise NotPlainError."""
    kind = type(value)
    if value is None or kind is bool or kind is str:
        return value
    if kind is int:
        return value if -(1 << 53) < value < 1 << 53 else {"t": "int", "v": hex(value)}
    if kind is float:
        return value if math.isfinite(value) else {"t": "float", "v": repr(value)}
    if depth > _DEPTH:
        raise NotPlainError("it is nested too deeply")
    found = _container(value, kind, handle, depth + 1)
    if found is None:
        found = _scalar(value, kind)
    if found is None:
        found = _table(value, kind, handle, depth + 1)
    return handle(value) if found is None else found


def _container(value: Any, kind: type, handle: Callable[[Any], Any], depth: int) -> Any:  # noqa: ANN401
    def all_of(values: Any) -> list[Any]:  # noqa: ANN401
        return [encode(one, handle, depth) for one in values]

    if kind is list:
        return all_of(value)
    if kind is tuple:
        return {"t": "tuple", "v": all_of(value)}
    if kind in {dict, OrderedDict, Counter, defaultdict}:
        pairs = [[encode(key, handle, depth), encode(one, handle, depth)] for key, one in value.items()]
        return {"t": kind.__name__, "v": pairs}
    if kind in {set, frozenset, deque}:
        return {"t": kind.__name__, "v": all_of(value)}
    if kind.__module__ == "builtins" and kind.__name__ in _ITERATORS | _VIEWS:
        taken = []
        for one in value:
            taken.append(one)
            if len(taken) > _ITERATED:
                raise NotPlainError("it never ends")
        return {"t": "view" if kind.__name__ in _VIEWS else "iterator", "v": all_of(taken)}
    if kind is range or kind is slice:
        return {"t": kind.__name__, "v": all_of((value.start, value.stop, value.step))}
    return None


def _scalar(value: Any, kind: type) -> Any:  # noqa: ANN401
    if kind is bytes or kind is bytearray:
        return {"t": kind.__name__, "v": base64.b64encode(value).decode("ascii")}
    if kind is complex:
        return {"t": "complex", "v": [repr(value.real), repr(value.imag)]}
    if kind in {decimal.Decimal, fractions.Fraction}:
        return {"t": kind.__name__, "v": str(value)}
    if kind in {datetime.date, datetime.datetime, datetime.time} and getattr(value, "tzinfo", None) is None:
        return {"t": kind.__name__, "v": value.isoformat()}
    if kind is datetime.timedelta:
        return {"t": "timedelta", "v": [value.days, value.seconds, value.microseconds]}
    if kind in {pathlib.PosixPath, pathlib.PurePosixPath}:
        return {"t": "path", "v": [kind.__name__, str(value)]}
    if kind is type(...):
        return {"t": "ellipsis", "v": 0}
    if kind is type(NotImplemented):
        return {"t": "not-implemented", "v": 0}
    return None


def _table(value: Any, kind: type, handle: Callable[[Any], Any], depth: int) -> Any:  # noqa: ANN401
    numpy, pandas = sys.modules.get("numpy"), sys.modules.get("pandas")
    if numpy is not None and kind is numpy.ndarray:
        if value.dtype.kind in ARRAY_KINDS:
            content = base64.b64encode(value.tobytes()).decode("ascii")
            return {"t": "array", "v": [value.dtype.str, list(value.shape), content]}
        if value.dtype == object:
            return {"t": "objects", "v": [list(value.shape), [encode(one, handle, depth) for one in value.ravel()]]}
        return None
    if numpy is not None and isinstance(value, numpy.generic) and kind.__module__ == "numpy":
        if value.dtype.kind in ARRAY_KINDS:
            return {"t": "number", "v": [value.dtype.str, base64.b64encode(value.tobytes()).decode("ascii")]}
        return None
    return _pandas(value, kind, pandas, handle, depth) if pandas is not None else None


def _pandas(value: Any, kind: type, pandas: Any, handle: Callable[[Any], Any], depth: int) -> Any:  # noqa: ANN401
    if kind is pandas.DataFrame:
        columns = [_column(value.iloc[:, place].array, handle, depth) for place in range(value.shape[1])]
        return {"t": "frame", "v": [encode(value.columns, handle, depth), encode(value.index, handle, depth), columns]}
    if kind is pandas.Series:
        parts = [encode(value.name, handle, depth), encode(value.index, handle, depth)]
        return {"t": "series", "v": [*parts, _column(value.array, handle, depth)]}
    if kind is pandas.RangeIndex:
        name = encode(value.name, handle, depth)
        return {"t": "range-index", "v": [value.start, value.stop, value.step, name]}
    if kind is pandas.MultiIndex:
        levels = [encode(value.get_level_values(place), handle, depth) for place in range(value.nlevels)]
        return {"t": "multi-index", "v": [levels, encode(list(value.names), handle, depth)]}
    if kind in {pandas.Index, pandas.DatetimeIndex, pandas.TimedeltaIndex, pandas.CategoricalIndex}:
        return {"t": "index", "v": [encode(value.name, handle, depth), _column(value.array, handle, depth)]}
    if kind is pandas.Timestamp and value.tzinfo is None:
        return {"t": "timestamp", "v": [int(value.as_unit("ns").value), value.unit]}
    if kind is pandas.Timedelta:
        return {"t": "pandas-timedelta", "v": [int(value.as_unit("ns").value), value.unit]}
    if value is pandas.NA or value is pandas.NaT:
        return {"t": "missing", "v": "NA" if value is pandas.NA else "NaT"}
    return None


def _column(array: Any, handle: Callable[[Any], Any], depth: int) -> Any:  # noqa: ANN401
    """Return a column: NumPy's kinds as bytes, the others as values with the name of their type."""
    pandas = sys.modules["pandas"]
    if isinstance(array.dtype, pandas.CategoricalDtype):
        categories = encode(array.categories, handle, depth)
        return {"c": "category", "v": [array.codes.tolist(), categories, bool(array.ordered)]}
    numpy = sys.modules["numpy"]
    if isinstance(array.dtype, numpy.dtype) and array.dtype != object:
        return {"c": "array", "v": encode(numpy.asarray(array), handle, depth)}
    return {"c": str(array.dtype), "v": [encode(one, handle, depth) for one in array]}


def decode(found: Any, unhandle: Callable[[str, Any], Any]) -> Any:  # noqa: ANN401
    """Return the value again; `unhandle` gets the tag and content of what is not plain. Raises NotPlainError."""
    try:
        return _decode(found, unhandle)
    except NotPlainError:
        raise
    except Exception as error:
        raise NotPlainError(f"it does not have the form of plain data ({type(error).__name__})") from error


def _decode(found: Any, unhandle: Callable[[str, Any], Any]) -> Any:  # noqa: ANN401
    if isinstance(found, list):
        return [_decode(one, unhandle) for one in found]
    if not isinstance(found, dict):
        return found
    tag, value = found["t"], found["v"]
    simple = _SIMPLE.get(tag)
    if simple is not None:
        return simple(value)
    if tag in _OF_VALUES:
        return _OF_VALUES[tag]([_decode(one, unhandle) for one in value])
    if tag in {"array", "number", "objects", "frame", "series", "range-index", "multi-index", "index"} | _STAMPS:
        return _decode_table(tag, value, unhandle)
    return unhandle(tag, value)


def _pairs(kind: Any) -> Callable[[list[Any]], Any]:  # noqa: ANN401
    return lambda values: kind((key, value) for key, value in values)


def _counter(values: list[Any]) -> Any:  # noqa: ANN401
    made: Counter[Any] = Counter()
    made.update(dict(values))
    return made


def _default(values: list[Any]) -> Any:  # noqa: ANN401
    made: defaultdict[Any, Any] = defaultdict(None)
    made.update((key, value) for key, value in values)
    return made


_STAMPS = {"timestamp", "pandas-timedelta", "missing"}
_OF_VALUES: dict[str, Callable[[list[Any]], Any]] = {
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
    "deque": deque,
    "dict": _pairs(dict),
    "OrderedDict": _pairs(OrderedDict),
    "Counter": _counter,
    "defaultdict": _default,
    "iterator": iter,
    "view": list,
    "range": lambda parts: range(*parts),
    "slice": lambda parts: slice(*parts),
}
_SIMPLE: dict[str, Callable[[Any], Any]] = {
    "int": lambda text: int(text, 16),
    "float": float,
    "bytes": base64.b64decode,
    "bytearray": lambda text: bytearray(base64.b64decode(text)),
    "complex": lambda parts: complex(float(parts[0]), float(parts[1])),
    "Decimal": decimal.Decimal,
    "Fraction": fractions.Fraction,
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
    "time": datetime.time.fromisoformat,
    "timedelta": lambda parts: datetime.timedelta(*parts),
    "path": lambda parts: (pathlib.Path if parts[0] == "PosixPath" else pathlib.PurePosixPath)(parts[1]),
    "ellipsis": lambda _: ...,
    "not-implemented": lambda _: NotImplemented,
}


def _decode_table(tag: str, value: Any, unhandle: Callable[[str, Any], Any]) -> Any:  # noqa: ANN401
    numpy: Any = sys.modules.get("numpy") or __import__("numpy")
    if tag in {"array", "number"}:
        kind = numpy.dtype(value[0])
        if kind.kind not in ARRAY_KINDS:
            raise NotPlainError(f"an array of {kind}")
        found = numpy.frombuffer(base64.b64decode(value[-1]), dtype=kind)
        return found[0] if tag == "number" else found.reshape(value[1]).copy()
    if tag == "objects":
        made = numpy.empty(len(value[1]), dtype=object)
        for place, one in enumerate(value[1]):
            made[place] = _decode(one, unhandle)
        return made.reshape(value[0])
    return _decode_pandas(tag, value, unhandle)


def _decode_pandas(tag: str, value: Any, unhandle: Callable[[str, Any], Any]) -> Any:  # noqa: ANN401
    pandas: Any = sys.modules.get("pandas") or __import__("pandas")
    if tag == "timestamp":
        return pandas.Timestamp(value[0], unit="ns").as_unit(value[1])
    if tag == "pandas-timedelta":
        return pandas.Timedelta(value[0], unit="ns").as_unit(value[1])
    if tag == "missing":
        return pandas.NA if value == "NA" else pandas.NaT
    if tag == "range-index":
        return pandas.RangeIndex(*value[:3], name=_decode(value[3], unhandle))
    if tag == "multi-index":
        levels = [_decode(level, unhandle) for level in value[0]]
        return pandas.MultiIndex.from_arrays(levels, names=_decode(value[1], unhandle))
    if tag == "index":
        return pandas.Index(_decode_column(value[1], unhandle), name=_decode(value[0], unhandle))
    index = _decode(value[1], unhandle)
    if tag == "series":
        return pandas.Series(_decode_column(value[2], unhandle), index=index, name=_decode(value[0], unhandle))
    columns = {place: _decode_column(column, unhandle) for place, column in enumerate(value[2])}
    frame = pandas.DataFrame(columns, index=index)
    frame.columns = _decode(value[0], unhandle)
    return frame


def _decode_column(found: dict[str, Any], unhandle: Callable[[str, Any], Any]) -> Any:  # noqa: ANN401
    pandas: Any = sys.modules["pandas"]
    kind, value = found["c"], found["v"]
    if kind == "array":
        return _decode(value, unhandle)
    if kind == "category":
        categories = _decode(value[1], unhandle)
        return pandas.Categorical.from_codes(value[0], categories=categories, ordered=value[2])
    values = [_decode(one, unhandle) for one in value]
    if kind == "object":
        numpy: Any = sys.modules["numpy"]
        made = numpy.empty(len(values), dtype=object)
        made[:] = values
        return made
    return pandas.array(values, dtype=kind)
