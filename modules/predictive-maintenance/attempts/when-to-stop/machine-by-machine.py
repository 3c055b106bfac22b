# score: 5
# why: a right answer that goes through the machines
def policy_cost(scored, ends, threshold, lead, costs):
    total = 0
    for row in ends.itertuples():
        mine = scored[(scored["machine"] == row.machine) & (scored["score"] >= threshold)]
        stop = mine["cycle"].min() + lead
        if stop < row.end + (not row.failed):
            total += costs["stop"] + costs["cycle"] * (row.end - stop)
        elif row.failed:
            total += costs["failure"]
    return total


def best_threshold(scored, ends, thresholds, lead, costs):
    falling = sorted(thresholds, reverse=True)
    prices = [policy_cost(scored, ends, threshold, lead, costs) for threshold in falling]
    return falling[int(np.argmin(prices))]
