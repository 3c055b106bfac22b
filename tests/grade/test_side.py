"""A process that never stops talking is late, as one that says nothing is; who only waits for a processor is not."""

import contextlib
import itertools
import os
import threading

import pytest

from builder.grade.deadline import Deadline
from builder.grade.load import Load, load_of
from builder.grade.side import LateError, Line
from builder.processes import start_program


class Idle:
    """A sandbox that has nothing to do."""

    def watch(self):
        pass

    def load(self):
        return Load(0.0, busy=False)


class Loop(Idle):
    """A sandbox that uses a processor: a second more at each look."""

    def __init__(self):
        self._seconds = itertools.count()

    def load(self):
        return Load(float(next(self._seconds)), busy=True)


class Starved(Idle):
    """A sandbox that wants to run and never gets a processor."""

    def load(self):
        return Load(0.0, busy=True)


def listen(line, deadline):
    while True:
        line.receive(deadline)


def test_endless_messages_end_with_the_time_that_is_allowed():
    line = Line(Loop())

    def talk():
        with contextlib.suppress(OSError):
            while True:
                line.far_end.sendall(b"\x00\x00\x00\x02{}")

    talker = threading.Thread(target=talk)
    talker.start()
    with pytest.raises(LateError):
        listen(line, Deadline(0.2))
    line._socket.close()
    talker.join()
    line.close()


def test_who_says_nothing_is_late():
    line = Line(Idle())
    with pytest.raises(LateError):
        line.receive(Deadline(0.1))
    line.close()


def test_a_message_larger_than_the_buffers_arrives_whole():
    line, found = Line(Starved()), bytearray()

    def read():
        while chunk := line.far_end.recv(1 << 16):
            found.extend(chunk)

    reader = threading.Thread(target=read)
    reader.start()
    line.send_raw(b"x" * 3_000_000)
    line._socket.close()
    reader.join()
    assert found == (3_000_000).to_bytes(4, "big") + b"x" * 3_000_000
    line.close()


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def clock_at_the_end(worker, *, seconds=5.0, most=0.0, step=0.05):
    """Return what the clock shows when the work is stopped, which is looked at every `step` seconds."""
    clock = Clock()
    deadline = Deadline(seconds, most, clock=clock)
    while not deadline.is_over(worker):
        clock.now += step
    return clock.now


@pytest.mark.parametrize("worker", [Idle(), Loop()])
def test_loops_and_sleeps_are_stopped_at_their_limit(worker):
    assert clock_at_the_end(worker) == pytest.approx(5.0, abs=0.1)


def test_who_gets_no_processor_is_stopped_only_at_the_generous_limit():
    assert clock_at_the_end(Starved()) == pytest.approx(50.0, abs=0.1)
    assert clock_at_the_end(Starved(), most=240.0) == pytest.approx(240.0, abs=0.1)


def test_a_main_program_that_itself_gets_no_processor_charges_nobody_for_it():
    assert clock_at_the_end(Idle(), step=2.0) > 20.0


def test_what_is_spent_is_its_own_time_and_never_more_than_the_clock_shows():
    clock = Clock()
    deadline = Deadline(5.0, clock=clock)
    worker = Starved()
    for _ in range(20):
        clock.now += 1.0
        assert not deadline.is_over(worker)
    assert deadline.spent < 0.1
    clock, worker = Clock(), Loop()
    deadline = Deadline(50.0, clock=clock)
    for _ in range(20):
        clock.now += 0.5
        deadline.is_over(worker)
    assert deadline.spent == pytest.approx(10.0)


def test_the_load_of_a_process_is_its_time_and_whether_it_wants_to_run(tmp_path):
    # This very process runs while it is looked at, and has used some time; one that reads from us does neither.
    own = load_of([os.getpid()])
    assert own.busy
    assert own.cpu > 0
    with start_program(["cat"], folder=tmp_path, talk=True) as program:
        program.process.stdin.write("x")
        program.process.stdin.flush()
        program.process.stdout.read(1)
        while load_of([program.pid]).busy:
            pass
    assert load_of([program.pid]) == Load(0.0, busy=False)
