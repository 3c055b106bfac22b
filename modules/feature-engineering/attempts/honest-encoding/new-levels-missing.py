# score: 3
# hint: nothing is known but the prior
# why: leaves a category that the other folds do not have as a missing value
def encode(categories, labels, folds, strength):
    encoded = pd.Series(np.nan, index=categories.index)
    for k in np.unique(folds):
        mask = folds == k
        overall = labels[~mask].mean()
        rows = labels[~mask].groupby(categories[~mask]).agg(["sum", "count"])
        encoded[mask] = categories[mask].map((rows["sum"] + strength * overall) / (rows["count"] + strength))
    return encoded
