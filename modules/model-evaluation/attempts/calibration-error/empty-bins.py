# score: 2
# hint: skip a bin without rows
# why: divides by zero in a bin without rows
def expected_calibration_error(labels, probabilities, n_bins):
    bins = np.digitize(probabilities, np.arange(1, n_bins) / n_bins)
    with np.errstate(invalid="ignore"):
        count = np.bincount(bins, minlength=n_bins)
        share = np.bincount(bins, weights=labels, minlength=n_bins) / count
        mean = np.bincount(bins, weights=probabilities, minlength=n_bins) / count
    return float(np.sum(count / len(labels) * np.abs(share - mean)))
