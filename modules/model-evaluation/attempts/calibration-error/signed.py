# score: 0
# hint: (4 x 0.05 + 2 x 0.4) / 6
# why: lets too high and too low bins cancel each other
def expected_calibration_error(labels, probabilities, n_bins):
    bins = np.minimum((probabilities * n_bins).astype(int), n_bins - 1)
    error = 0.0
    for k in np.unique(bins):
        inside = bins == k
        error += inside.mean() * (labels[inside].mean() - probabilities[inside].mean())
    return abs(error)
