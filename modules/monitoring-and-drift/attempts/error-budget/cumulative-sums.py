# score: 5
# why: right, with differences of cumulative sums
def burn_rates(bad, total, window, target):
    ends = np.arange(1, len(bad) + 1)
    starts = np.maximum(ends - window, 0)
    bad_sum, all_sum = (np.append(0, np.cumsum(v)) for v in (bad, total))
    asked = all_sum[ends] - all_sum[starts]
    failed = bad_sum[ends] - bad_sum[starts]
    return failed / np.maximum(asked, 1) / (1 - target)


def alarms(bad, total, target, long, short, factor):
    slower = np.minimum(burn_rates(bad, total, long, target), burn_rates(bad, total, short, target))
    return slower >= factor
