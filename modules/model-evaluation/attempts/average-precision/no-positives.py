# score: 2
# hint: Without any positive
# why: forgets that a part of the data may hold no positive at all
def average_precision(labels, scores):
    cuts = np.unique(scores)[::-1]
    found = np.array([labels[scores >= cut].sum() for cut in cuts])
    flagged = np.array([(scores >= cut).sum() for cut in cuts])
    with np.errstate(invalid="ignore"):
        return float(np.sum(found / flagged * np.diff(found, prepend=0) / labels.sum()))
