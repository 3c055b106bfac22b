# score: 0
# hint: exactly 0.6
# why: flags only above the threshold, and does not allow for flagging nothing
def total_cost(labels, scores, threshold, costs):
    flagged = scores > threshold
    cost = costs["action"] * flagged.sum() + costs["miss"] * labels[~flagged].sum()
    return cost + costs["false_alarm"] * (1 - labels[flagged]).sum()


def best_threshold(labels, scores, costs):
    return min(np.unique(scores), key=lambda cut: total_cost(labels, scores, cut, costs))
