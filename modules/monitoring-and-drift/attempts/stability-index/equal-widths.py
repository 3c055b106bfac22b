# score: 0
# hint: edges are quantiles of the reference
# why: cuts the range of the reference into bins of equal width, so that skewed data sit in one bin
def stability_index(reference, window, n_bins):
    edges = np.linspace(np.min(reference), np.max(reference), n_bins + 1)[1:-1]
    p = np.bincount(np.digitize(reference, edges), minlength=n_bins) / len(reference)
    q = np.bincount(np.digitize(window, edges), minlength=n_bins) / len(window)
    p, q = np.maximum(p, 0.0001), np.maximum(q, 0.0001)
    return np.sum((q - p) * np.log(q / p))
