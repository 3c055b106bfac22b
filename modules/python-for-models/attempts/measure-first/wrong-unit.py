# score: 2
# hint: Is the unit right
# why: divides by 1024 where a kilobyte of 1000 bytes is asked for.
@dataclass(frozen=True)
class Measurement:
    """What a task costs: seconds of its least disturbed call, and the most kilobytes that it held."""

    seconds: float
    peak_kb: float


def measure(
    task: Callable[[], object], repeats: int = 5, clock: Callable[[], float] = time.perf_counter
) -> Measurement:
    """Call the task `repeats` times for its time and once more for its memory."""
    times = []
    for _ in range(repeats):
        start = clock()
        task()
        times.append(clock() - start)
    tracemalloc.start()
    try:
        task()
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    return Measurement(min(times), peak / 1024)
