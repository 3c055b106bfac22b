"""What a student's cell prints and shows, caught without a thread and without an object that leads back here.

Text goes into a file in memory, which the kernel keeps within its limit; what is shown is noted with its place in it.
"""

from __future__ import annotations

import io
import json
import os
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["catch_output"]

_TEXT = 20_000
_DATA = 2_000_000

Message = dict[str, Any]


def catch_output() -> tuple[Callable[[str, Message], None], Callable[[], None], Callable[..., dict[str, Any]]]:
    """Return three functions: one takes a message of the shell, one begins a cell, one returns the cell's outputs."""
    numbers = {}
    for target, name in ((1, "stdout"), (2, "stderr")):
        made = os.memfd_create(name)
        os.dup2(made, target)
        numbers[name] = made
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    sys.stdout = _writer(1)
    sys.stderr = _writer(2)
    streams = (sys.stdout, sys.stderr)
    shown: list[tuple[int, Message]] = []
    size_of, read, cut, seek = os.fstat, os.pread, os.ftruncate, os.lseek
    encode, first, second = json.dumps, numbers["stdout"], numbers["stderr"]

    def take(kind: str, content: Message) -> None:
        if kind in {"display_data", "execute_result"}:
            output = {"output_type": kind, "data": content.get("data", {}), "metadata": {}}
            if kind == "execute_result":
                output["execution_count"] = None
        elif kind == "error":
            names = ("ename", "evalue", "traceback")
            output = {"output_type": "error", **{name: content.get(name) for name in names}}
        else:
            return
        _flush(streams)
        shown.append((size_of(first).st_size, output))

    def begin() -> None:
        shown.clear()
        _flush(streams)
        for number in (first, second):
            cut(number, 0)
            seek(number, 0, 0)

    def outputs(*, full: bool) -> dict[str, Any]:
        _flush(streams)
        sizes = size_of(first).st_size, size_of(second).st_size
        is_cut = max(sizes) > _TEXT
        if not full:
            return {"outputs": "[]", "cut": is_cut}
        found: list[Message] = []
        place, room = 0, _DATA
        for end, output in [*shown, (sizes[0], {})]:
            if end > place and place < _TEXT:
                found.append(_stream("stdout", read(first, min(end, _TEXT) - place, place)))
            place = max(place, end)
            room -= len(encode(output))
            if output and room > 0:
                found.append(output)
        if sizes[1]:
            found.append(_stream("stderr", read(second, _TEXT, 0)))
        if is_cut:
            found.append(_stream("stderr", b"\n[More was printed; it was not kept.]\n"))
        return {"outputs": encode(found), "cut": is_cut or room < 0}

    return take, begin, outputs


def _stream(name: str, text: bytes) -> Message:
    return {"output_type": "stream", "name": name, "text": text.decode("utf-8", "replace")}


def _writer(number: int) -> io.TextIOWrapper:
    raw = io.FileIO(number, "w", closefd=False)
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8", errors="backslashreplace", line_buffering=True)


def _flush(streams: tuple[io.TextIOWrapper, ...]) -> None:
    for stream in streams:
        try:
            stream.flush()
        except (OSError, ValueError):  # the limit of the file is reached, or the cell has closed it
            continue
