# score: 2
# hint: let the costs decide, not a habit
# why: takes 0.5 because scores above a half "mean positive"
def total_cost(labels, scores, threshold, costs):
    flagged = scores >= threshold
    cost = costs["action"] * flagged.sum()
    cost += costs["miss"] * labels[~flagged].sum()
    return cost + costs["false_alarm"] * (1 - labels[flagged]).sum()


def best_threshold(labels, scores, costs):
    return 0.5
