# score: 3
# hint: day 3 is not complete
# why: uses each label as soon as it is known, so that the last days look better than they are
def judged_days(log, today, delay):
    positives = log[(log["label"] == 1) & (log["day"] <= today)]
    count = positives.groupby("day")["flagged"].agg(["size", "sum"])
    return pd.DataFrame({"positives": count["size"], "missed": count["size"] - count["sum"]})


def alarm_day(days, delay, allowed, limit):
    level = 0
    for day in days.index:
        level = max(0, level + days["missed"][day] - allowed * days["positives"][day])
        if level > limit:
            return day + delay
    return None
