# score: 5
# why: a right answer that asks for all decisions at once, after it has timed the rows
def shrink(source, target, calibration):
    """Write a quantised model that agrees with its source."""
    first = next(node.name for node in onnx.load(source).graph.node if node.op_type == "MatMul")
    make_int8(source, target, calibration, [first])


def report(session, n_bytes, expected, rows, clock):
    """Return size, agreement and the 99th percentile of the time for one row."""
    for _ in range(20):
        decisions(session, rows[:1])
    times = []
    for i in range(len(rows)):
        began = clock()
        decisions(session, rows[i : i + 1])
        times.append(clock() - began)
    agreement = np.mean(decisions(session, rows) == expected)
    return {"kb": n_bytes / 1024, "agreement": float(agreement), "p99_ms": float(np.percentile(times, 99))}


def choose(reports, limits):
    """Return the name of the smallest model that meets all limits, or None."""
    fitting = [
        name
        for name, found in reports.items()
        if found["kb"] <= limits["kb"]
        and found["agreement"] >= limits["agreement"]
        and found["p99_ms"] <= limits["p99_ms"]
    ]
    return min(fitting, key=lambda name: reports[name]["kb"], default=None)
