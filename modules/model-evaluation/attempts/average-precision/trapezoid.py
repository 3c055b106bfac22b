# score: 0
# hint: each for half of the recall
# why: takes the area under the curve by the trapezoid rule, which joins points that cannot be reached
def average_precision(labels, scores):
    if labels.sum() == 0:
        return 0.0
    order = np.argsort(-scores, kind="stable")
    found = np.cumsum(labels[order])
    precision = np.append(1.0, found / np.arange(1, len(labels) + 1))
    recall = np.append(0.0, found / labels.sum())
    return float(np.sum(np.diff(recall) * (precision[1:] + precision[:-1]) / 2))
