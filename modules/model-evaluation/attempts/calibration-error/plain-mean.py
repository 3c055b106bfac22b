# score: 0
# hint: each bin counts with its share of the rows
# why: takes the plain mean of the bins, so a bin with one row counts as much as one with a thousand
def expected_calibration_error(labels, probabilities, n_bins):
    bins = np.minimum((probabilities * n_bins).astype(int), n_bins - 1)
    gaps = [abs(labels[bins == k].mean() - probabilities[bins == k].mean()) for k in np.unique(bins)]
    return float(np.mean(gaps))
