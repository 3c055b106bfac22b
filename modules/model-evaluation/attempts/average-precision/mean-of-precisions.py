# score: 0
# hint: each for half of the recall
# why: averages the precision over all thresholds instead of weighting it with the rise of recall
def average_precision(labels, scores):
    if labels.sum() == 0:
        return 0.0
    return float(np.mean([labels[scores >= cut].mean() for cut in np.unique(scores)]))
