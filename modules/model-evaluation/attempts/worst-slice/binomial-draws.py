# score: 6
# why: a right answer that draws the number of flagged positives from the binomial law, which is the same bootstrap
def worst_slice(frame, column, min_positives, n_draws, seed):
    table = frame.loc[frame["label"] == 1].groupby(column)["flagged"].agg(["size", "mean"])
    table = table[table["size"] >= min_positives]
    if table.empty:
        return None
    name = table["mean"].idxmin()
    n, recall = int(table.loc[name, "size"]), float(table.loc[name, "mean"])
    draws = np.random.default_rng(seed).binomial(n, recall, n_draws) / n
    low, high = np.percentile(draws, [2.5, 97.5])
    return {"slice": name, "positives": n, "recall": recall, "low": low, "high": high}
