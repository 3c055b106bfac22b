# score: 0
# hint: the allowance is 1
# why: lets the sum fall below zero, so that a long quiet time hides a change
def drift_scores(values, warmup, slack, cap):
    median = np.median(values[:warmup])
    scale = 1.4826 * np.median(np.abs(values[:warmup] - median)) or 1.0
    steps = np.minimum(np.abs(values[warmup:] - median) / scale, cap) - slack
    return np.append(np.zeros(warmup), np.cumsum(steps))
