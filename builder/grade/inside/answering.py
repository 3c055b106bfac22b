"""The student's side of an examination: it gives out values, calls functions, and sends back what they return."""

from __future__ import annotations

import base64
import builtins
import pickle
from typing import TYPE_CHECKING, Any

from builder.grade.inside.plain import NotPlainError, decode, encode
from builder.grade.inside.still import is_still

if TYPE_CHECKING:
    from collections.abc import Callable

    from builder.grade.inside.channel import Channel

__all__ = ["make_answerer"]

_TEXT = 2000


def make_answerer(channel: Channel, namespace: dict[str, Any]) -> Callable[[dict[str, Any]], None]:
    """Return a function that answers one question of the examiner: names, a call, or a part of an object."""
    kept: list[Any] = []

    def handle(value: Any) -> Any:  # noqa: ANN401
        kept.append(value)
        kind = "function" if callable(value) else "object"
        name = getattr(value, "__name__", "") if kind == "function" else type(value).__name__
        name = name if type(name) is str else ""
        return {"t": "theirs", "v": [len(kept) - 1, kind, name[:100]]}

    def unhandle(tag: str, content: Any) -> Any:  # noqa: ANN401
        if tag == "yours":
            return kept[content]
        if tag == "pickle":
            # It comes from the examiner, whose word this side takes.
            return pickle.loads(base64.b64decode(content))  # noqa: S301
        if tag == "mine":
            return callback(content)
        raise NotPlainError(tag)

    def callback(number: int) -> Callable[..., Any]:
        def ask(*args: Any, **words: Any) -> Any:  # noqa: ANN401
            given = [encode(one, handle) for one in args], {key: encode(one, handle) for key, one in words.items()}
            channel.send({"back": [number, *given]})
            while True:
                question = channel.receive()[0]
                if "returned" in question:
                    return decode(question["returned"], unhandle)
                if "failed" in question:
                    raise getattr(builtins, question["failed"][0], RuntimeError)(question["failed"][1])
                answer(question)

        return ask

    def call(question: dict[str, Any]) -> dict[str, Any]:
        args = [decode(one, unhandle) for one in question["args"]]
        words = {key: decode(one, unhandle) for key, one in question["words"].items()}
        target = kept[question["of"]]
        result = {"value": encode(target(*args, **words), handle)}
        changed = {}
        for place, (one, sent) in enumerate(zip(args, question["args"], strict=True)):
            if type(sent) in {dict, list} and _is_mutable(one):
                now = encode(one, handle)
                if now != sent:
                    changed[str(place)] = now
        return {**result, "changed": changed} if changed else result

    def part(question: dict[str, Any]) -> dict[str, Any]:
        target, what = kept[question["of"]], question["part"]
        operand = decode(question.get("with"), unhandle)
        return {"value": encode(_PARTS[what](target, operand), handle)}

    def under(name: str) -> dict[str, Any]:
        return {"value": encode(namespace[name], handle)} if name in namespace else {"missing": name}

    def tried(work: Callable[[Any], dict[str, Any]], question: Any) -> dict[str, Any]:  # noqa: ANN401
        try:
            return work(question)
        except NotPlainError as error:
            return {"unplain": str(error)}
        except (EOFError, BrokenPipeError):
            raise
        except BaseException as error:  # noqa: BLE001 (whatever the student's code raises is the answer)
            return {"raised": _described(error)}

    def names(question: dict[str, Any]) -> dict[str, Any]:
        wanted = question["names"]
        if question.get("plain") and not all(is_still(namespace[name]) for name in wanted if name in namespace):
            return {"names": None}
        return {"names": [tried(under, name) for name in wanted]}

    def answer(question: dict[str, Any]) -> None:
        channel.send(tried(names if "names" in question else part if "part" in question else call, question))

    return answer


def _is_mutable(value: object) -> bool:
    return type(value) in {list, dict, set, bytearray} or type(value).__name__ in {"ndarray", "DataFrame", "Series"}


def _described(error: BaseException) -> dict[str, Any]:
    names = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"]
    try:
        text = str(error)[:_TEXT]
    except BaseException:  # noqa: BLE001 (its class is the student's own)
        text = ""
    home = type(error).__module__
    lines = []
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith(("<ipython-input", "/tmp/ipykernel")):  # noqa: S108
            lines.append(trace.tb_lineno)
        trace = trace.tb_next
    kind = [home if isinstance(home, str) else "", type(error).__qualname__]
    return {"kind": kind, "bases": names, "text": text, "line": lines[-1] if lines else 0}


def _taken(value: Any, _: object) -> list[Any]:  # noqa: ANN401
    return [one for one, _ in zip(value, range(100_000), strict=False)]


_PARTS: dict[str, Callable[[Any, Any], Any]] = {
    "attribute": getattr,
    "length": lambda target, _: len(target),
    "all": _taken,
    "item": lambda target, operand: target[operand],
    "text": lambda target, _: str(target)[:_TEXT],
    "shown": lambda target, _: repr(target)[:_TEXT],
    "enter": lambda target, _: target.__enter__(),
    "leave": lambda target, _: target.__exit__(None, None, None),
}
