"""A cluster that several teams share, hour by hour: jobs wait, start when they fit, and are never interrupted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

LONGEST = 3000  # hours after which something must be wrong


@dataclass(frozen=True, order=True)
class Job:
    """A job of a team: when it arrives, how long it runs, and how many slots it needs all the time."""

    arrives: int
    name: str
    team: str
    hours: int
    slots: int


Order = Callable[[list[Job], dict[str, int]], Iterable[Job]]


def simulate(jobs: Iterable[Job], slots: int, order: Order) -> dict[str, int]:
    """Return the hour in which each job starts.

    As long as something fits, `order(waiting, used)` is asked again, and the first of its jobs that fits starts.
    `used` holds the slot hours of the jobs that each team has started so far. Raises ValueError if a job is larger
    than the cluster, or if nothing ever starts.
    """
    coming = sorted(jobs)
    if any(job.slots > slots for job in coming):
        raise ValueError("a job needs more slots than the cluster has")
    waiting: list[Job] = []
    running: list[tuple[int, int]] = []
    used: dict[str, int] = {}
    starts: dict[str, int] = {}
    hour = 0
    while coming or waiting:
        while coming and coming[0].arrives <= hour:
            waiting.append(coming.pop(0))
        running = [(end, size) for end, size in running if end > hour]
        free = slots - sum(size for _, size in running)
        while (job := next((job for job in order(list(waiting), dict(used)) if job.slots <= free), None)) is not None:
            waiting.remove(job)
            running.append((hour + job.hours, job.slots))
            free -= job.slots
            used[job.team] = used.get(job.team, 0) + job.hours * job.slots
            starts[job.name] = hour
        hour += 1
        if hour > LONGEST:
            raise ValueError("some jobs never start")
    return starts


def first_come(waiting: list[Job], used: dict[str, int]) -> list[Job]:
    """Return the waiting jobs in the order in which they arrived."""
    return sorted(waiting)
