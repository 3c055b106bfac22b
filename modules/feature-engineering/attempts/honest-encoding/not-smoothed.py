# score: 2
# hint: (1 + 2/3) / (2 + 2)
# why: keeps the folds apart but takes the plain mean, so rare levels get wild numbers
def encode(categories, labels, folds, strength):
    encoded = pd.Series(np.nan, index=categories.index)
    for k in np.unique(folds):
        mask = folds == k
        means = labels[~mask].groupby(categories[~mask]).mean()
        encoded[mask] = categories[mask].map(means).fillna(labels[~mask].mean())
    return encoded
