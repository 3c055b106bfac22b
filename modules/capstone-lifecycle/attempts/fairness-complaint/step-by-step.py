# score: 6
# why: right; step by step with sorted offers.
def judge_complaint(weeks, group, least, tolerated):
    totals = {name: np.array([week[name] for week in weeks]).sum(axis=0) for name in weeks[0]}
    n, k = totals.pop(group)
    answer = {"positives": n, "gap": None, "low": None, "high": None, "verdict": "too few"}
    if n >= least:
        m, j = sum(totals.values())
        p, q = k / n, j / m
        half = 1.96 * ((p - p * p) / n + (q - q * q) / m) ** 0.5
        answer |= {"gap": q - p, "low": q - p - half, "high": q - p + half, "verdict": "open"}
        if answer["low"] > tolerated:
            answer["verdict"] = "founded"
        if answer["high"] <= tolerated:
            answer["verdict"] = "unfounded"
    return answer


def choose_measure(measures, gap, tolerated, budget):
    for name, closes, cost in sorted(measures, key=lambda one: one[2]):
        if cost <= budget and gap * (1 - closes) <= tolerated:
            return name
    return "stop and ask"
