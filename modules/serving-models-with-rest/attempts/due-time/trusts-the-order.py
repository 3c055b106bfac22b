# score: 2
# hint: Counted moment by moment
# why: Takes the last entry for the latest answer.

def summarise(due, sent, done):
    """Return p50_ms, p99_ms, per_second, in_flight and client_late_ms of a load test."""
    due, sent, done = (np.asarray(times, dtype=float) for times in (due, sent, done))
    latency = done - due
    length = done[-1] - due[0]
    return {
        "p50_ms": float(np.percentile(latency, 50) * 1000),
        "p99_ms": float(np.percentile(latency, 99) * 1000),
        "per_second": float(len(due) / length),
        "in_flight": float(latency.sum() / length),
        "client_late_ms": float((sent - due).max() * 1000),
    }
