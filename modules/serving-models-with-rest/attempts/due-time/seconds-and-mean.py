# score: 2
# hint: p50_ms
# why: Takes the mean for the median.

def summarise(due, sent, done):
    """Return p50_ms, p99_ms, per_second, in_flight and client_late_ms of a load test."""
    due, sent, done = (np.asarray(times, dtype=float) for times in (due, sent, done))
    latency = done - due
    length = done.max() - due.min()
    return {
        "p50_ms": float(latency.mean() * 1000),
        "p99_ms": float(np.percentile(latency, 99) * 1000),
        "per_second": float(len(due) / length),
        "in_flight": float(latency.sum() / length),
        "client_late_ms": float((sent - due).max() * 1000),
    }
