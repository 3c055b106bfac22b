"""The examiner's side: what the student has made, as seen from a process in which none of the student's code runs.

Plain values are plain values here. Functions are called over there; other objects can be looked at part by part, but
never decide a comparison: whoever compares one with something gets UnjudgeableError.
"""

from __future__ import annotations

import base64
import builtins
import contextlib
import os
import pickle
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from builder.grade.inside.plain import NotPlainError, decode, encode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from builder.grade.inside.channel import Channel

__all__ = ["Examiner", "Remote", "UnjudgeableError"]


class UnjudgeableError(BaseException):
    """A test needs more of a student's value than plain data; not an Exception, so that tests do not catch it."""


class Examiner:
    """Asks the student's process. `trouble` holds why the test at hand cannot be judged, empty if it can."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel
        self._lent: list[Any] = []
        self.trouble = ""

    def values_of(self, names: Sequence[str]) -> dict[str, Any]:
        """Return what the student has under these names; what is missing or cannot be looked at is left out.

        It was asked for already: the answer is what comes next.
        """
        found = self._channel.receive()[0]
        answers = found.get("names") if isinstance(found, dict) else None
        if not isinstance(answers, list) or len(answers) != len(names):
            return {}
        values = {}
        for name, answer in zip(names, answers, strict=True):
            if isinstance(answer, dict) and "missing" not in answer:
                with contextlib.suppress(UnjudgeableError, Exception, SystemExit, KeyboardInterrupt):
                    values[name] = self._value(answer)
        return values

    def call(self, of: int, args: tuple[Any, ...], words: dict[str, Any]) -> Any:  # noqa: ANN401
        """Call a function of the student's; what it changes in its arguments is changed here too."""
        sent = [self._encode(one) for one in args]
        found = self._ask({"of": of, "args": sent, "words": {key: self._encode(one) for key, one in words.items()}})
        for place, now in found.get("changed", {}).items():
            self._change(args[int(place)], self._decode(now))
        return self._value(found)

    def part(self, of: int, part: str, operand: Any = None) -> Any:  # noqa: ANN401
        """Return a part of an object of the student's."""
        return self._value(self._ask({"of": of, "part": part, "with": self._encode(operand)}))

    def refuse(self, reason: str) -> NoReturn:
        """Say that this test cannot be judged from here. Raises UnjudgeableError."""
        self.trouble = self.trouble or reason
        raise UnjudgeableError(reason)

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        try:
            return self._asked(question)
        except EOFError:
            os._exit(0)  # the examination is over: the student's process is gone or has taken too long

    def _asked(self, question: dict[str, Any]) -> dict[str, Any]:
        self._channel.send({"ask": question})
        while True:
            found = self._channel.receive()[0]
            if not isinstance(found, dict):
                self.refuse("its process does not keep to the rules")
            if "back" not in found:
                return found
            self._channel.send({"ask": self._call_back(*found["back"])})

    def _call_back(self, number: int, args: list[Any], words: dict[str, Any]) -> dict[str, Any]:
        try:
            function = self._lent[number]
            result = function(*map(self._decode, args), **{key: self._decode(one) for key, one in words.items()})
            return {"returned": self._encode(result)}
        except Exception as error:  # noqa: BLE001 (goes on in the student's code, where it would have come up)
            return {"failed": [type(error).__name__, str(error)[:500]]}

    def _value(self, found: dict[str, Any]) -> Any:  # noqa: ANN401
        if "raised" in found:
            raise _error(found["raised"])
        if "unplain" in found or "value" not in found:
            self.refuse(f"a value cannot be looked at: {str(found.get('unplain'))[:200]}")
        return self._decode(found["value"])

    def _decode(self, found: Any) -> Any:  # noqa: ANN401
        try:
            return decode(found, self._theirs)
        except NotPlainError as error:
            self.refuse(str(error))

    def _theirs(self, tag: str, content: Any) -> Any:  # noqa: ANN401
        if tag != "theirs":
            raise NotPlainError(tag)
        number, kind, name = content
        return (RemoteFunction if kind == "function" else Remote)(self, int(number), str(name))

    def _encode(self, value: Any) -> Any:  # noqa: ANN401
        try:
            return encode(value, self._ours)
        except NotPlainError as error:
            self.refuse(f"an argument cannot be handed over: {error}")

    def _ours(self, value: Any) -> Any:  # noqa: ANN401
        if isinstance(value, Remote):
            return {"t": "yours", "v": object.__getattribute__(value, "_number")}
        try:
            if type(value).__module__ != "__main__":
                return {"t": "pickle", "v": base64.b64encode(pickle.dumps(value)).decode("ascii")}
        except Exception:  # noqa: BLE001, S110 (anything may refuse to be pickled, in its own way)
            pass
        if not callable(value) or isinstance(value, type):
            raise NotPlainError(f"{type(value).__name__}")
        self._lent.append(value)
        return {"t": "mine", "v": len(self._lent) - 1}

    def _change(self, value: Any, now: Any) -> None:  # noqa: ANN401
        kind = type(value).__name__
        if kind in {"list", "bytearray"}:
            value[:] = now
        elif kind == "ndarray" and value.shape == getattr(now, "shape", None):
            value[...] = now
        elif kind in {"dict", "set"}:
            value.clear()
            value.update(now)
        elif kind in {"DataFrame", "Series"} and type(now) is type(value):
            value._update_inplace(now)
        else:
            self.refuse("an argument was changed in a way that cannot be repeated here")


class Remote:
    """An object of the student's. It never takes part in a comparison."""

    def __init__(self, examiner: Examiner, number: int, name: str) -> None:
        object.__setattr__(self, "_examiner", examiner)
        object.__setattr__(self, "_number", number)
        object.__setattr__(self, "__name__", name)

    def _part(self, part: str, operand: Any = None) -> Any:  # noqa: ANN401
        examiner: Examiner = object.__getattribute__(self, "_examiner")
        return examiner.part(object.__getattribute__(self, "_number"), part, operand)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name.startswith(("__array", "_repr_", "_ipython", "__dataframe")):
            raise AttributeError(name)
        return self._part("attribute", name)

    def __setattr__(self, name: str, value: object) -> None:
        self._refuse()

    def __len__(self) -> int:
        return int(self._part("length"))

    def __iter__(self) -> Any:  # noqa: ANN401
        return iter(self._part("all"))

    def __getitem__(self, operand: Any) -> Any:  # noqa: ANN401
        return self._part("item", operand)

    def __contains__(self, value: object) -> bool:
        return value in list(self)

    def __enter__(self) -> Any:  # noqa: ANN401
        return self._part("enter")

    def __exit__(self, *_: object) -> None:
        self._part("leave")

    def __str__(self) -> str:
        return str(self._part("text"))

    def __repr__(self) -> str:
        return str(self._part("shown"))

    def _refuse(self, *_: object) -> NoReturn:
        examiner: Examiner = object.__getattribute__(self, "_examiner")
        name = object.__getattribute__(self, "__name__")
        examiner.refuse(f"an object of the type {name} stands where a plain value is expected")

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __bool__ = __hash__ = __int__ = __float__ = __index__ = __reduce__ = _refuse
    __reduce_ex__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _refuse
    __and__ = __or__ = __xor__ = __neg__ = __abs__ = __mod__ = __pow__ = __round__ = _refuse


class RemoteFunction(Remote):
    """A function or class of the student's: calling it calls it in the student's process."""

    def __call__(self, *args: Any, **words: Any) -> Any:  # noqa: ANN401
        """Return what it returns there; raise what it raises there."""
        examiner: Examiner = object.__getattribute__(self, "_examiner")
        return examiner.call(object.__getattribute__(self, "_number"), args, words)

    def __bool__(self) -> bool:  # type: ignore[override]
        return True

    def __hash__(self) -> int:  # type: ignore[override]
        return int(object.__getattribute__(self, "_number"))


def _error(found: dict[str, Any]) -> BaseException:
    """Return an exception of the same class, if this process knows it, or of the built-in one that it derives from."""
    text = str(found.get("text", ""))
    home, name = (str(part) for part in found["kind"])
    kind = getattr(sys.modules.get(home), name, None) if home != "__main__" else None
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        names = [one for one in found["bases"] if isinstance(getattr(builtins, str(one), None), type)]
        kind = getattr(builtins, names[0], RuntimeError) if names else RuntimeError
    if not issubclass(kind, Exception) and kind not in {KeyboardInterrupt, SystemExit, GeneratorExit}:
        kind = RuntimeError
    try:
        error = kind(text)
    except Exception:  # noqa: BLE001 (its class wants other arguments)
        error = RuntimeError(text)
    return error
