# score: 4
# why: right, with sorted copies: the rows below each edge are counted by binary search
def stability_index(reference, window, n_bins):
    edges = sorted({np.quantile(reference, k / n_bins) for k in range(1, n_bins)})

    def shares(values):
        below = np.searchsorted(np.sort(values), edges, side="left")
        return np.clip(np.diff(below, prepend=0, append=len(values)) / len(values), 0.0001, None)

    p, q = shares(reference), shares(window)
    return float(sum((b - a) * (np.log(b) - np.log(a)) for a, b in zip(p, q)))
