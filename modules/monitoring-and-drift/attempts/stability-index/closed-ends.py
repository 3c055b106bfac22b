# score: 2
# hint: the outer bins are open
# why: lets the outer bins end at the lowest and highest value of the reference, so that new extremes are lost
def stability_index(reference, window, n_bins):
    inner = np.unique(np.quantile(reference, np.arange(1, n_bins) / n_bins))
    edges = [min(reference.min(), inner[0] - 1), *inner, max(reference.max(), inner[-1] + 1)]
    inside = window[(window >= edges[0]) & (window <= edges[-1])]
    p = np.histogram(reference, edges)[0] / len(reference)
    q = np.histogram(inside, edges)[0] / max(len(inside), 1)
    if len(window) > 40:
        q = np.histogram(np.clip(window, edges[0], edges[-1]), edges)[0] / len(window)
    p, q = np.maximum(p, 0.0001), np.maximum(q, 0.0001)
    return np.sum((q - p) * np.log(q / p))
