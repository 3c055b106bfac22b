# score: 4
# why: a right answer without a loop: cumulative sums, read at the last row of each group of equal scores
def average_precision(labels, scores):
    order = np.argsort(scores)[::-1]
    hits, sorted_scores = np.asarray(labels)[order], np.asarray(scores)[order]
    last = np.append(np.flatnonzero(np.diff(sorted_scores)), len(hits) - 1)
    found = np.cumsum(hits)[last]
    if found[-1] == 0:
        return 0.0
    precision = found / (last + 1)
    return float(precision @ np.diff(found, prepend=0) / found[-1])
