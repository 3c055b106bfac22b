# score: 2
# hint: equal scores are one step
# why: walks row by row, so that rows with equal scores count in the order in which they happen to stand
def average_precision(labels, scores):
    if labels.sum() == 0:
        return 0.0
    order = np.argsort(-scores, kind="stable")
    hits = labels[order]
    precision = np.cumsum(hits) / np.arange(1, len(hits) + 1)
    return float(np.sum(precision * hits) / labels.sum())
