# score: 2
# hint: which time was disturbed least
# why: averages the times, so that every disturbance counts.
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
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return Measurement(sum(times) / len(times), peak / 1000)
