# score: 0
# hint: Machine 0 has its first alarm at cycle 5
# why: stops the machine at the alarm
def policy_cost(scored, ends, threshold, lead, costs):
    total = 0
    for row in ends.itertuples():
        mine = scored[(scored["machine"] == row.machine) & (scored["score"] >= threshold)]
        if len(mine) and mine["cycle"].min() < row.end:
            total += costs["stop"] + costs["cycle"] * (row.end - mine["cycle"].min())
        elif row.failed:
            total += costs["failure"]
    return total


def best_threshold(scored, ends, thresholds, lead, costs):
    return min(sorted(thresholds)[::-1], key=lambda cut: policy_cost(scored, ends, cut, lead, costs))
