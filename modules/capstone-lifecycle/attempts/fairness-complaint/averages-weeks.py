# score: 2
# hint: do not average shares
# why: averages weekly recalls instead of adding counts.
def judge_complaint(weeks, group, least, tolerated):
    n = sum(week[group][0] for week in weeks)
    if n < least:
        return {"positives": n, "gap": None, "low": None, "high": None, "verdict": "too few"}
    m = sum(found[0] for week in weeks for name, found in week.items() if name != group)
    p = np.mean([week[group][1] / week[group][0] for week in weeks])
    q = np.mean([found[1] / found[0] for week in weeks for name, found in week.items() if name != group])
    half = 1.96 * sqrt(p * (1 - p) / n + q * (1 - q) / m)
    verdict = "founded" if q - p - half > tolerated else "unfounded" if q - p + half <= tolerated else "open"
    return {"positives": n, "gap": q - p, "low": q - p - half, "high": q - p + half, "verdict": verdict}


def choose_measure(measures, gap, tolerated, budget):
    possible = [one for one in measures if gap - gap * one[1] <= tolerated and one[2] <= budget]
    return min(possible, key=lambda one: one[2])[0] if possible else "stop and ask"
