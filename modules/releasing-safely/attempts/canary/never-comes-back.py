# score: 3
# hint: go back
# why: waits for better times after a "back" and then widens
def judge(old, new, least):
    if new["requests"] < least:
        return "wait"
    for name in set(old) - {"requests"}:
        share = (old[name] + new[name]) / (old["requests"] + new["requests"])
        error = sqrt(share * (1 - share) * (1 / old["requests"] + 1 / new["requests"]))
        if error and (new[name] / new["requests"] - old[name] / old["requests"]) / error > 3:
            return "back"
    return "widen"


def roll_out(shares, measure, least):
    for share in shares:
        old, new = {}, {}
        for _ in range(20):
            more_old, more_new = measure(share)
            old = {name: old.get(name, 0) + count for name, count in more_old.items()}
            new = {name: new.get(name, 0) + count for name, count in more_new.items()}
            if judge(old, new, least) != "wait":
                break
        else:
            return 0
    return share
