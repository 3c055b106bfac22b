# score: 2
# hint: Machine 0 has its first alarm at cycle 5
# why: pays for every row with an alarm
def policy_cost(scored, ends, threshold, lead, costs):
    alarms = scored[scored["score"] >= threshold].merge(ends, on="machine")
    stops = alarms[alarms["cycle"] + lead < alarms["end"]]
    thrown_away = (stops["end"] - stops["cycle"] - lead).sum()
    saved = set(stops["machine"])
    missed = ends[ends["failed"] & ~ends["machine"].isin(saved)]
    return costs["failure"] * len(missed) + costs["stop"] * len(stops) + costs["cycle"] * thrown_away


def best_threshold(scored, ends, thresholds, lead, costs):
    return min(sorted(thresholds)[::-1], key=lambda cut: policy_cost(scored, ends, cut, lead, costs))
