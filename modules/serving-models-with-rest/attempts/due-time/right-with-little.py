# score: 4
# why: Uses Little's law for the requests in flight and the median for p50.

def summarise(due, sent, done):
    """Return p50_ms, p99_ms, per_second, in_flight and client_late_ms of a load test."""
    due, sent, done = (np.asarray(times, dtype=float) for times in (due, sent, done))
    latency = done - due
    length = done.max() - due.min()
    return {
        "p50_ms": float(np.median(latency) * 1e3),
        "p99_ms": float(np.percentile(latency, 99) * 1000),
        "per_second": float(len(due) / length),
        "in_flight": float(len(latency) / length * latency.mean()),
        "client_late_ms": float((sent - due).max() * 1000),
    }
