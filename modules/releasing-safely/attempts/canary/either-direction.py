# score: 3
# hint: the new one is better
# why: goes back for every difference, an improvement included
def judge(old, new, least):
    if new["requests"] < least:
        return "wait"
    for name in set(old) - {"requests"}:
        share = (old[name] + new[name]) / (old["requests"] + new["requests"])
        error = sqrt(share * (1 - share) * (1 / old["requests"] + 1 / new["requests"]))
        if error and abs(new[name] / new["requests"] - old[name] / old["requests"]) / error > 3:
            return "back"
    return "widen"


def roll_out(shares, measure, least):
    for share in shares:
        old, new = pd.Series(dtype=float), pd.Series(dtype=float)
        for _ in range(20):
            more_old, more_new = measure(share)
            old, new = old.add(pd.Series(more_old), fill_value=0), new.add(pd.Series(more_new), fill_value=0)
            verdict = judge(old.to_dict(), new.to_dict(), least)
            if verdict != "wait":
                break
        if verdict != "widen":
            return 0
    return share
