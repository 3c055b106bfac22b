# score: 3
# hint: it is over in minute 4
# why: looks at the long window only, which still burns after the repair
def burn_rates(bad, total, window, target):
    sums = [pd.Series(v).rolling(window, min_periods=1).sum() for v in (bad, total)]
    return (sums[0] / sums[1]).fillna(0).to_numpy() / (1 - target)


def alarms(bad, total, target, long, short, factor):
    return burn_rates(bad, total, long, target) >= factor
