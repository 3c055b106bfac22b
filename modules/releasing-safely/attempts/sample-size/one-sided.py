# score: 3
# hint: need 3839 users
# why: mixes the quantile of a one-sided test with a two-sided one
def users_per_arm(rate, lift, alpha, power):
    other = rate + lift
    quantiles = norm.ppf(1 - alpha) + norm.ppf(power)
    return ceil(quantiles**2 * (rate * (1 - rate) + other * (1 - other)) / lift**2)


def effect(events):
    users = events.groupby(["arm", "user"])["success"].mean()
    a, b = users["A"], users["B"]
    reach = 1.96 * sqrt(a.var() / len(a) + b.var() / len(b))
    return b.mean() - a.mean(), b.mean() - a.mean() - reach, b.mean() - a.mean() + reach
