# score: 6
# hint: but people can do at most
# why: takes the cheapest point of the curve, whether or not people can do so much.
def choose_model(candidates, X, y, groups):
    folds = list(GroupKFold(n_splits=4).split(X, y, groups))
    means = {name: cross_val_score(m, X, y, cv=folds, scoring="average_precision").mean() for name, m in candidates.items()}
    best = max(means, key=means.get)
    return best, clone(candidates[best]).fit(X, y), means[best]


def choose_threshold(scores, y, costs, max_share):
    return min([np.inf, *np.unique(scores)[::-1]], key=lambda level: bill(scores, y, level, costs))
