"""Messages between the processes of a sandbox and the main program: JSON with its length before it.

The functions keep hold of C functions alone: code that replaces parts of `json` or `socket` later does not change
them, and there is no class through which they could be found.
"""

from __future__ import annotations

import _socket
import array
import json
import struct
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["MESSAGE_LIMIT", "Channel", "open_channel"]

MESSAGE_LIMIT = 64_000_000
"""Bytes of one message; no value that a test compares is larger."""


class Channel(NamedTuple):
    """Ways to send a message, to receive one with the descriptors that came with it, and to close the channel."""

    send: Callable[[Any], None]
    receive: Callable[[], tuple[Any, list[int]]]
    close: Callable[[], None]


def open_channel(number: int) -> Channel:
    """Return the channel over a stream socket. Its functions raise EOFError when the other side is gone."""
    sock = _socket.socket(fileno=number)
    sock.setblocking(True)
    scan: Callable[[str, int], tuple[Any, int]] = json.JSONDecoder().scan_once  # type: ignore[attr-defined]
    encode = _encoder()
    pack, unpack, ends = struct.Struct("!I").pack, struct.Struct("!I").unpack, EOFError
    sendall, recv_into, recvmsg = sock.sendall, sock.recv_into, sock.recvmsg
    space, errors = _socket.CMSG_SPACE(4), (OSError, ValueError)
    make, view, integers = bytearray, memoryview, array.array

    def send(value: Any) -> None:  # noqa: ANN401
        data = encode(value)
        try:
            sendall(pack(len(data)) + data)
        except errors:
            raise ends from None

    def receive() -> tuple[Any, list[int]]:
        head, passed, _, _ = recvmsg(4, space)
        numbers: list[int] = []
        for _level, _kind, content in passed:
            found = integers("i")
            found.frombytes(content[: len(content) - len(content) % 4])
            numbers += found
        if not head:
            raise ends
        while len(head) < 4:
            head += recvmsg(4 - len(head))[0]
        data = make(unpack(head)[0])
        space_left, place = view(data), 0
        while place < len(data):
            count = recv_into(space_left[place:])
            if not count:
                raise ends
            place += count
        return scan(data.decode("ascii"), 0)[0], numbers

    return Channel(send, receive, sock.close)


def _encoder() -> Callable[[Any], bytes]:
    """Return a function that makes JSON without calling anything that can be replaced."""
    from json import encoder

    made: Any = encoder.c_make_encoder  # type: ignore[attr-defined]
    if made is None:  # an interpreter without the C parts: still JSON, but replaceable
        return lambda value: json.dumps(value).encode("ascii")

    def refuse(value: object) -> object:
        raise TypeError(type(value).__name__)

    chunks = made(None, refuse, encoder.c_encode_basestring_ascii, None, ":", ",", False, False, True)  # type: ignore[attr-defined]
    join = "".join
    return lambda value: join(chunks(value, 0)).encode("ascii")
