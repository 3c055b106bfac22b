# score: 2
# hint: in_flight
# why: Leaves the waiting before sending out of the requests in flight.

def summarise(due, sent, done):
    """Return p50_ms, p99_ms, per_second, in_flight and client_late_ms of a load test."""
    due, sent, done = (np.asarray(times, dtype=float) for times in (due, sent, done))
    latency = done - due
    length = done.max() - sent.min()
    return {
        "p50_ms": float(np.percentile(latency, 50) * 1000),
        "p99_ms": float(np.percentile(latency, 99) * 1000),
        "per_second": float(len(due) / length),
        "in_flight": float((done - sent).sum() / length),
        "client_late_ms": float((sent - due).max() * 1000),
    }
