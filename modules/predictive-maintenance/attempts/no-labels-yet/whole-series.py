# score: 0
# hint: Median 10 and MAD 1
# why: takes median and MAD of the whole series, future included
def drift_scores(values, warmup, slack, cap):
    median = np.median(values)
    scale = 1.4826 * np.median(np.abs(values - median)) or 1.0
    scores = np.zeros(len(values))
    for t in range(warmup, len(values)):
        step = min(abs(values[t] - median) / scale, cap) - slack
        scores[t] = max(0, scores[t - 1] + step)
    return scores
