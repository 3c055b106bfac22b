# score: 5
# why: right, with the groups taken apart by hand
def users_per_arm(rate, lift, alpha, power):
    spread = sum(p * (1 - p) for p in (rate, rate + lift))
    return int(np.ceil(spread * ((norm.isf(alpha / 2) + norm.isf(1 - power)) / lift) ** 2))


def effect(events):
    means = {}
    for (arm, _), rows in events.groupby(["arm", "user"]):
        means.setdefault(arm, []).append(rows["success"].mean())
    a, b = np.array(means["A"]), np.array(means["B"])
    error = sqrt(np.var(a, ddof=1) / len(a) + np.var(b, ddof=1) / len(b))
    middle = b.mean() - a.mean()
    return middle, middle - 1.96 * error, middle + 1.96 * error
