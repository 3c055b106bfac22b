# score: 0
# hint: three instead of one is noise
# why: compares shares with a fixed tolerance, whatever the number of requests
def judge(old, new, least):
    if new["requests"] < least:
        return "wait"
    for name in set(old) - {"requests"}:
        if new[name] / new["requests"] > old[name] / old["requests"] + 0.01:
            return "back"
    return "widen"


def roll_out(shares, measure, least):
    for share in shares:
        for _ in range(20):
            old, new = measure(share)
            if judge(old, new, least) != "wait":
                break
        if judge(old, new, least) != "widen":
            return 0
    return share
