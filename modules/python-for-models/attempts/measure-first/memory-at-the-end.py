# score: 2
# hint: not the most that was held
# why: reports what is held when the task is done instead of the peak.
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
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return Measurement(min(times), held / 1000)
