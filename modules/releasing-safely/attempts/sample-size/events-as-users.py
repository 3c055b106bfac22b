# score: 2
# hint: count users and not events
# why: takes each event for a user of its own
def users_per_arm(rate, lift, alpha, power):
    other = rate + lift
    quantiles = norm.ppf(1 - alpha / 2) + norm.ppf(power)
    return ceil(quantiles**2 * (rate * (1 - rate) + other * (1 - other)) / lift**2)


def effect(events):
    a = events.loc[events["arm"] == "A", "success"]
    b = events.loc[events["arm"] == "B", "success"]
    reach = 1.96 * sqrt(a.var() / len(a) + b.var() / len(b))
    return b.mean() - a.mean(), b.mean() - a.mean() - reach, b.mean() - a.mean() + reach
