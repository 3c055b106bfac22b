# score: 4
# why: right; a helper measures the memory and a sorted list gives the shortest time.
@dataclass(frozen=True)
class Measurement:
    """What a task costs: seconds of its least disturbed call, and the most kilobytes that it held."""

    seconds: float
    peak_kb: float


def most_bytes(task):
    tracemalloc.start()
    try:
        task()
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    return peak


def measure(task, repeats=5, clock=time.perf_counter):
    times = []
    for _ in range(repeats):
        start = clock()
        task()
        times.append(clock() - start)
    return Measurement(sorted(times)[0], most_bytes(task) * 1e-3)
