# score: 2
# hint: the interval reaches
# why: averages by user, and divides the variance by the number of events
def users_per_arm(rate, lift, alpha, power):
    other = rate + lift
    quantiles = norm.ppf(1 - alpha / 2) + norm.ppf(power)
    return ceil(quantiles**2 * (rate * (1 - rate) + other * (1 - other)) / lift**2)


def effect(events):
    users = events.groupby(["arm", "user"])["success"].mean()
    a, b = users["A"], users["B"]
    n = events["arm"].value_counts()
    reach = 1.96 * sqrt(a.var() / n["A"] + b.var() / n["B"])
    return b.mean() - a.mean(), b.mean() - a.mean() - reach, b.mean() - a.mean() + reach
