# score: 4
# why: a right answer without a loop, by the running minimum of the sum
def drift_scores(values, warmup, slack, cap):
    median = np.median(values[:warmup])
    scale = 1.4826 * np.median(np.abs(values[:warmup] - median)) or 1.0
    total = np.append(0, np.cumsum(np.minimum(np.abs(values[warmup:] - median) / scale, cap) - slack))
    return np.append(np.zeros(warmup), (total - np.minimum.accumulate(total))[1:])
