# score: 4
# hint: counts the positives of a slice
# why: asks for enough rows instead of enough positives
def worst_slice(frame, column, min_positives, n_draws, seed):
    sizes = frame.groupby(column).size()
    positives = frame[(frame["label"] == 1) & frame[column].isin(sizes[sizes >= min_positives + 4].index)]
    if positives.empty:
        return None
    recalls = positives.groupby(column)["flagged"].mean()
    name = recalls.idxmin()
    hits = positives.loc[positives[column] == name, "flagged"].to_numpy()
    draws = np.random.default_rng(seed).binomial(len(hits), hits.mean(), n_draws) / len(hits)
    low, high = np.quantile(draws, [0.025, 0.975])
    return {"slice": name, "positives": len(hits), "recall": recalls.min(), "low": low, "high": high}
