# score: 2
# hint: add up the counts of the window before you divide
# why: averages the shares of the minutes, so that a minute with two requests counts as much as one with a thousand
def burn_rates(bad, total, window, target):
    share = pd.Series(np.divide(bad, total, out=np.zeros(len(bad)), where=np.asarray(total) > 0))
    return share.rolling(window, min_periods=1).mean().to_numpy() / (1 - target)


def _rates(bad, total, window, target):
    sums = [pd.Series(v).rolling(window, min_periods=1).sum() for v in (bad, total)]
    return (sums[0] / sums[1]).fillna(0).to_numpy() / (1 - target)


def alarms(bad, total, target, long, short, factor):
    return (_rates(bad, total, long, target) >= factor) & (_rates(bad, total, short, target) >= factor)
