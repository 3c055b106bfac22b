# score: 4
# hint: the cheapest that does so
# why: takes the strongest measure that can be paid, whether it is needed or enough.
def judge_complaint(weeks, group, least, tolerated):
    n, k = counts(weeks, [group])
    if n < least:
        return {"positives": n, "gap": None, "low": None, "high": None, "verdict": "too few"}
    m, j = counts(weeks, [name for name in weeks[0] if name != group])
    gap = j / m - k / n
    half = 1.96 * sqrt(k / n * (1 - k / n) / n + j / m * (1 - j / m) / m)
    verdict = "open"
    if gap - half > tolerated:
        verdict = "founded"
    elif gap + half <= tolerated:
        verdict = "unfounded"
    return {"positives": n, "gap": gap, "low": gap - half, "high": gap + half, "verdict": verdict}


def choose_measure(measures, gap, tolerated, budget):
    payable = [(closes, name) for name, closes, cost in measures if cost <= budget]
    return max(payable)[1] if payable else "stop and ask"
