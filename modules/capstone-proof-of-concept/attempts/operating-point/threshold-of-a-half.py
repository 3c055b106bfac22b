# score: 6
# hint: Do the prices of the errors decide
# why: acts above one half, as if both errors cost the same, and never asks how many actions that makes.
def choose_model(candidates, X, y, groups):
    folds = list(GroupKFold(n_splits=4).split(X, y, groups))
    means = {name: cross_val_score(m, X, y, cv=folds, scoring="average_precision").mean() for name, m in candidates.items()}
    best = max(means, key=means.get)
    return best, clone(candidates[best]).fit(X, y), means[best]


def choose_threshold(scores, y, costs, max_share):
    return 0.5
