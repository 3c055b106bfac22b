# score: 6
# why: right, with pandas sums and one expression for all guardrails
def judge(old, new, least):
    if new["requests"] < least:
        return "wait"
    table = pd.DataFrame([old, new]).astype(float)
    n = table.pop("requests")
    pooled = table.sum() / n.sum()
    error = np.sqrt(pooled * (1 - pooled) * (1 / n).sum())
    rise = table.iloc[1] / n[1] - table.iloc[0] / n[0]
    return "back" if (rise > 3 * error).any() else "widen"


def roll_out(shares, measure, least):
    for share in shares:
        windows, verdict = [], "wait"
        while verdict == "wait" and len(windows) < 20:
            windows.append(measure(share))
            old, new = (pd.DataFrame(side).sum().to_dict() for side in zip(*windows, strict=True))
            verdict = judge(old, new, least)
        if verdict != "widen":
            return 0
    return share
