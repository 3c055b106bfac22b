# score: 6
# why: right, without a loop: the sum less its lowest value so far
def judged_days(log, today, delay):
    known = log.loc[log["day"].le(today - delay) & log["label"].eq(1), ["day", "flagged"]]
    table = known.assign(positives=1, missed=(~known["flagged"].astype(bool)).astype(int))
    return table.groupby("day")[["positives", "missed"]].sum()


def alarm_day(days, delay, allowed, limit):
    walk = np.cumsum(days["missed"].to_numpy() - allowed * days["positives"].to_numpy())
    lowest = np.minimum(np.minimum.accumulate(walk), 0)
    over = np.flatnonzero(walk - lowest > limit + 1e-9)
    return int(days.index[over[0]]) + delay if len(over) else None
