# score: 2
# hint: Every score in the data is a candidate
# why: tries eleven round thresholds only
def total_cost(labels, scores, threshold, costs):
    flagged = scores >= threshold
    cost = costs["action"] * flagged.sum() + costs["miss"] * labels[~flagged].sum()
    return cost + costs["false_alarm"] * (1 - labels[flagged]).sum()


def best_threshold(labels, scores, costs):
    grid = [np.inf, *np.arange(1.0, -0.01, -0.05)]
    return min(grid, key=lambda cut: total_cost(labels, scores, cut, costs))
