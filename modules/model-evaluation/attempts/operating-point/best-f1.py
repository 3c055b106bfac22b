# score: 2
# hint: not F1
# why: looks for the best F1 score, which knows nothing about the costs
from sklearn.metrics import f1_score as f1_of


def total_cost(labels, scores, threshold, costs):
    flagged = scores >= threshold
    cost = costs["action"] * flagged.sum()
    cost += costs["miss"] * labels[~flagged].sum()
    return cost + costs["false_alarm"] * (1 - labels[flagged]).sum()


def best_threshold(labels, scores, costs):
    if labels.sum() == 0:
        return np.inf
    return max(np.unique(scores), key=lambda cut: f1_of(labels, scores >= cut))
