# score: 2
# hint: Recall looks at positives only
# why: averages the flags over all rows of a slice, negatives too
def worst_slice(frame, column, min_positives, n_draws, seed):
    rng = np.random.default_rng(seed)
    found = None
    for name, rows in frame.groupby(column):
        n = int(rows["label"].sum())
        share = rows["flagged"].mean()
        if n >= min_positives and (found is None or share < found["recall"]):
            hits = rows["flagged"].to_numpy()
            draws = [rng.choice(hits, len(hits)).mean() for _ in range(n_draws)]
            low, high = np.quantile(draws, [0.025, 0.975])
            found = {"slice": name, "positives": n, "recall": share, "low": low, "high": high}
    return found
