# score: 0
# hint: On random values your scores
# why: uses mean and standard deviation, which one wild value spoils
def drift_scores(values, warmup, slack, cap):
    mean, spread = values[:warmup].mean(), values[:warmup].std() or 1.0
    scores = np.zeros(len(values))
    for t in range(warmup, len(values)):
        step = min(abs(values[t] - mean) / spread, cap) - slack
        scores[t] = max(0, scores[t - 1] + step)
    return scores
