# score: 2
# hint: goes from 0.007 to 0.193
# why: compares the gap itself with the limit, as if it were known exactly.
def judge_complaint(weeks, group, least, tolerated):
    n, k = counts(weeks, [group])
    if n < least:
        return {"positives": n, "gap": None, "low": None, "high": None, "verdict": "too few"}
    m, j = counts(weeks, [name for name in weeks[0] if name != group])
    gap = j / m - k / n
    half = 1.96 * sqrt(k / n * (1 - k / n) / n + j / m * (1 - j / m) / m)
    return {
        "positives": n,
        "gap": gap,
        "low": gap - half,
        "high": gap + half,
        "verdict": "founded" if gap >= tolerated - 1e-9 else "unfounded",
    }


def choose_measure(measures, gap, tolerated, budget):
    possible = [one for one in measures if gap - gap * one[1] <= tolerated and one[2] <= budget]
    return min(possible, key=lambda one: one[2])[0] if possible else "stop and ask"
