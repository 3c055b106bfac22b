"""A process that never stops talking is late, as one that says nothing is."""

import contextlib
import threading
import time

import pytest

from builder.grade.side import LateError, Line


class Calm:
    """A sandbox that has nothing to report."""

    def watch(self):
        pass


def listen(line, deadline):
    while True:
        line.receive(deadline)


def test_endless_messages_end_with_the_time_that_is_allowed():
    line = Line(Calm())

    def talk():
        with contextlib.suppress(OSError):
            while True:
                line.far_end.sendall(b"\x00\x00\x00\x02{}")

    talker = threading.Thread(target=talk)
    talker.start()
    with pytest.raises(LateError):
        listen(line, time.monotonic() + 0.2)
    line._socket.close()
    talker.join()
    line.close()


def test_who_says_nothing_is_late():
    line = Line(Calm())
    with pytest.raises(LateError):
        line.receive(time.monotonic() + 0.1)
    line.close()
