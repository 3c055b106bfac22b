# score: 0
# hint: row's own label and its fold stay out
# why: takes the fold for the part to learn from, so each row still sees its own label
def encode(categories, labels, folds, strength):
    encoded = pd.Series(np.nan, index=categories.index)
    for k in np.unique(folds):
        mask = folds == k
        overall = labels[mask].mean()
        rows = labels[mask].groupby(categories[mask]).agg(["sum", "count"])
        encoded[mask] = categories[mask].map((rows["sum"] + strength * overall) / (rows["count"] + strength))
    return encoded
