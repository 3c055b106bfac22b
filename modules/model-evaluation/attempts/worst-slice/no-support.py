# score: 4
# hint: fewer than the minimum support
# why: reports the lowest number, however few positives are behind it
def worst_slice(frame, column, min_positives, n_draws, seed):
    positives = frame[frame["label"] == 1]
    recalls = positives.groupby(column)["flagged"].mean()
    name = recalls.idxmin()
    hits = positives.loc[positives[column] == name, "flagged"].to_numpy()
    rng = np.random.default_rng(seed)
    draws = [rng.choice(hits, len(hits)).mean() for _ in range(n_draws)]
    low, high = np.quantile(draws, [0.025, 0.975])
    return {"slice": name, "positives": len(hits), "recall": recalls.min(), "low": low, "high": high}
