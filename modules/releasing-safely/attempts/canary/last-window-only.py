# score: 3
# hint: three windows are needed at each share
# why: forgets the windows before
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
        for _ in range(20):
            verdict = judge(*measure(share), least)
            if verdict != "wait":
                break
        if verdict != "widen":
            return 0
    return share
