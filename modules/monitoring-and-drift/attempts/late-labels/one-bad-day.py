# score: 3
# hint: In the worked example
# why: alarms on the first day with too many misses, which is noise
def judged_days(log, today, delay):
    positives = log[(log["label"] == 1) & (log["day"] <= today - delay)]
    count = positives.groupby("day")["flagged"].agg(["size", "sum"])
    return pd.DataFrame({"positives": count["size"], "missed": count["size"] - count["sum"]})


def alarm_day(days, delay, allowed, limit):
    bad = days.index[days["missed"] > allowed * days["positives"]]
    return bad[0] + delay if len(bad) else None
