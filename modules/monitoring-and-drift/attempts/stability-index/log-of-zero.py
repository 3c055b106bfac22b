# score: 2
# hint: the lowest one counts as 0.0001
# why: leaves out the bins where one of the shares is 0, and with them the largest drift
def stability_index(reference, window, n_bins):
    edges = np.unique(np.quantile(reference, np.arange(1, n_bins) / n_bins))
    p = np.bincount(np.digitize(reference, edges), minlength=len(edges) + 1) / len(reference)
    q = np.bincount(np.digitize(window, edges), minlength=len(edges) + 1) / len(window)
    both = (p > 0) & (q > 0)
    return np.sum((q[both] - p[both]) * np.log(q[both] / p[both]))
