# score: 2
# hint: What runs whatever happens
# why: stops tracemalloc only where the task ends well.
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
    task()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return Measurement(min(times), peak / 1000)
