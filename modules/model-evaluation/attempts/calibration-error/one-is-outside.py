# score: 2
# hint: exactly 1 belongs to the last bin
# why: a probability of exactly 1 falls out of all bins
def expected_calibration_error(labels, probabilities, n_bins):
    error = 0.0
    for k in range(n_bins):
        inside = (probabilities >= k / n_bins) & (probabilities < (k + 1) / n_bins)
        if inside.sum() > 0:
            error += inside.mean() * abs(labels[inside].mean() - probabilities[inside].mean())
    return error
