# score: 3
# hint: the highest disturbs least
# why: takes the first of equally cheap thresholds
def policy_cost(scored, ends, threshold, lead, costs):
    total = 0
    for row in ends.itertuples():
        mine = scored[(scored["machine"] == row.machine) & (scored["score"] >= threshold)]
        stop = mine["cycle"].min() + lead
        if stop < row.end or (stop == row.end and not row.failed):
            total += costs["stop"] + costs["cycle"] * (row.end - stop)
        elif row.failed:
            total += costs["failure"]
    return total


def best_threshold(scored, ends, thresholds, lead, costs):
    return min(sorted(thresholds), key=lambda cut: policy_cost(scored, ends, cut, lead, costs))
