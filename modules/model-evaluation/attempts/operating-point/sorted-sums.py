# score: 4
# why: a right answer that sorts once and updates the cost from row to row
def total_cost(labels, scores, threshold, costs):
    each = np.where(
        np.asarray(scores) >= threshold,
        costs["action"] + costs["false_alarm"] * (1 - np.asarray(labels)),
        costs["miss"] * np.asarray(labels),
    )
    return each.sum()


def best_threshold(labels, scores, costs):
    order = np.argsort(-scores)
    change = costs["action"] + np.where(labels[order] == 1, -costs["miss"], costs["false_alarm"])
    sums = np.append(0, np.cumsum(change))
    ends = np.append(np.diff(scores[order]) != 0, True)
    allowed = np.append(True, ends)
    sums = np.where(allowed, sums, np.inf)
    at = int(np.argmin(sums))
    return np.inf if at == 0 else scores[order][at - 1]
