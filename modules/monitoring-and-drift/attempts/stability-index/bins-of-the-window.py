# score: 0
# hint: four of five values of the window
# why: cuts the bins from the new window, so that they move along with the drift
def stability_index(reference, window, n_bins):
    edges = np.unique(np.quantile(window, np.arange(1, n_bins) / n_bins))
    p = np.bincount(np.digitize(reference, edges), minlength=len(edges) + 1) / len(reference)
    q = np.bincount(np.digitize(window, edges), minlength=len(edges) + 1) / len(window)
    p, q = np.maximum(p, 0.0001), np.maximum(q, 0.0001)
    return np.sum((q - p) * np.log(q / p))
