# score: 6
# hint: another one
# why: acts on as many as people can do, even where an action costs more than it saves.
def choose_model(candidates, X, y, groups):
    folds = list(GroupKFold(n_splits=4).split(X, y, groups))
    means = {name: cross_val_score(m, X, y, cv=folds, scoring="average_precision").mean() for name, m in candidates.items()}
    best = max(means, key=means.get)
    return best, clone(candidates[best]).fit(X, y), means[best]


def choose_threshold(scores, y, costs, max_share):
    allowed = [level for level in np.unique(scores) if np.mean(scores >= level) <= max_share]
    return allowed[0] if allowed else np.inf
