# score: 0
# hint: two rows are acted on
# why: counts the mistakes only; the work that each flagged row causes is forgotten
def total_cost(labels, scores, threshold, costs):
    flagged = scores >= threshold
    return costs["miss"] * labels[~flagged].sum() + costs["false_alarm"] * (1 - labels[flagged]).sum()


def best_threshold(labels, scores, costs):
    return min([np.inf, *np.unique(scores)[::-1]], key=lambda cut: total_cost(labels, scores, cut, costs))
