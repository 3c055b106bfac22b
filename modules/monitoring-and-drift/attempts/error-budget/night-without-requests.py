# score: 2
# hint: A window without any request burns nothing
# why: divides by zero where nobody asks
def burn_rates(bad, total, window, target):
    ends = np.arange(1, len(bad) + 1)
    starts = np.maximum(ends - window, 0)
    bad_sum, all_sum = (np.append(0, np.cumsum(v)) for v in (bad, total))
    with np.errstate(all="ignore"):
        share = (bad_sum[ends] - bad_sum[starts]) / (all_sum[ends] - all_sum[starts])
    return share / (1 - target)


def alarms(bad, total, target, long, short, factor):
    return (burn_rates(bad, total, long, target) >= factor) & (burn_rates(bad, total, short, target) >= factor)
