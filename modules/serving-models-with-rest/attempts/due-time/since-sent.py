# score: 0
# hint: the time at which a request was due
# why: Counts from sending, which hides the waiting before it.

def summarise(due, sent, done):
    """Return p50_ms, p99_ms, per_second, in_flight and client_late_ms of a load test."""
    due, sent, done = (np.asarray(times, dtype=float) for times in (due, sent, done))
    latency = done - sent
    length = done.max() - due.min()
    return {
        "p50_ms": float(np.percentile(latency, 50) * 1000),
        "p99_ms": float(np.percentile(latency, 99) * 1000),
        "per_second": float(len(due) / length),
        "in_flight": float(latency.sum() / length),
        "client_late_ms": float((sent - due).max() * 1000),
    }
