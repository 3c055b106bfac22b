"""Measuring the memory of a run's processes."""

import sys
from pathlib import Path

import pytest

from builder.processes import descendants, memory_mb, start_program
from builder.run import keeper
from builder.run.keeper import MemoryMeter, RunClock

HOLD = """
import os, sys, time
held = b"x" * 100_000_000
read, write = os.pipe()
for _ in range(int(sys.argv[1])):
    if not os.fork():
        os.write(write, b".")
        time.sleep(60)
for _ in range(int(sys.argv[1])):
    os.read(read, 1)
print("all are there", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="keepers need Linux")
@pytest.mark.parametrize("children", [4, 12])
def test_memory_that_forks_share_counts_once(children):
    with start_program([sys.executable, "-c", HOLD, str(children)], folder=Path("/")) as program:
        program.process.stdout.readline()
        pids = (program.pid, *descendants(program.pid))
        assert memory_mb(pids) > 100 * children
        meter = MemoryMeter()
        assert not meter.over(pids, 300)
        assert 100 < meter.peak < 200
        assert meter.over(pids, 90)


@pytest.fixture
def sizes(monkeypatch):
    """What each process holds, by its number; what is shared is 100 of all together. And how often that was asked."""
    held = {1: 150.0, 2: 150.0, 3: 40.0}
    asked = []

    def memory(pids, *, shared_once=False):
        asked.append(shared_once)
        return sum(held[pid] for pid in pids) - (100 if shared_once else 0)

    monkeypatch.setattr(keeper, "memory_mb", memory)
    return held, asked


def test_a_child_that_is_being_forked_does_not_count_twice(sizes):
    # While it is made, a child holds less than half of its parent, all of it shared.
    meter = MemoryMeter()
    assert not meter.over((1, 2, 3), 300)
    assert meter.peak == 240


def test_what_is_shared_is_asked_only_where_it_may_raise_the_peak(sizes):
    held, asked = sizes
    meter = MemoryMeter(peak=400)
    meter.over((1, 2, 3), 500)
    assert True not in asked
    held[3] = 200.0
    meter.over((1, 2, 3), 500)
    assert asked.count(True) == 1
    assert meter.peak == 400


def test_one_process_over_the_limit_is_seen_at_once(sizes, monkeypatch):
    meter = MemoryMeter()
    meter.over((1, 2), 500)
    monkeypatch.setattr(meter, "_shared_next", float("inf"))
    held, asked = sizes
    held[2] = 600.0
    assert meter.over((1, 2), 500)
    assert asked.count(True) == 1


@pytest.fixture
def machine(monkeypatch):
    """The time of day, and how long each process has waited for a processor."""
    now, waited = [100.0], {}
    monkeypatch.setattr(keeper, "_monotonic", lambda: now[0])
    monkeypatch.setattr(keeper, "waited_seconds", lambda pid: waited.get(pid, 0.0))
    return now, waited


def test_time_in_which_other_programs_run_does_not_count(machine):
    now, waited = machine
    clock = RunClock()
    now[0], waited[1] = 110.0, 7.0
    assert clock.tick((1,)) == 3
    now[0], waited[1], waited[2] = 120.0, 9.0, 4.0
    assert clock.tick((1, 2)) == 6  # the one that waited longest held up the others
    assert clock.seconds == 9


def test_sleeping_counts(machine):
    clock = RunClock()
    machine[0][0] = 104.0
    assert clock.tick((1,)) == 4


def test_processes_that_hinder_each_other_do_not_stop_the_clock(machine):
    now, waited = machine
    clock = RunClock()
    now[0], waited[1] = 120.0, 20.0
    assert clock.tick((1,)) == 2
    now[0] = 130.0
    assert clock.tick((1,)) == 8  # two seconds of waiting were not taken off yet
