# score: 3
# why: a right answer with sums per bin: rows and labels cancel, so no mean is needed
def expected_calibration_error(labels, probabilities, n_bins):
    bins = np.digitize(probabilities, np.arange(1, n_bins) / n_bins)
    sums = np.zeros(n_bins)
    np.add.at(sums, bins, np.asarray(labels) - np.asarray(probabilities))
    return float(np.abs(sums).sum() / len(labels))
