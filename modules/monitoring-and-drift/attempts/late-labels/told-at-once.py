# score: 3
# hint: complete on day 8
# why: dates the alarm on the bad day itself, when nobody could know
def judged_days(log, today, delay):
    positives = log[(log["label"] == 1) & (log["day"] <= today - delay)]
    count = positives.groupby("day")["flagged"].agg(["size", "sum"])
    return pd.DataFrame({"positives": count["size"], "missed": count["size"] - count["sum"]})


def alarm_day(days, delay, allowed, limit):
    level = 0
    for day in days.index:
        level = max(0, level + days["missed"][day] - allowed * days["positives"][day])
        if level > limit:
            return day
    return None
