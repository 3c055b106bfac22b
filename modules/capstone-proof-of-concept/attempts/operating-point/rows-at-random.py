# score: 6
# hint: are on both sides of a fold
# why: compares on rows split at random, so that groups are on both sides.
def choose_model(candidates, X, y, groups):
    folds = list(KFold(4, shuffle=True, random_state=0).split(X, y))
    means = {name: cross_val_score(m, X, y, cv=folds, scoring="average_precision").mean() for name, m in candidates.items()}
    best = max(means, key=means.get)
    return best, clone(candidates[best]).fit(X, y), means[best]


def choose_threshold(scores, y, costs, max_share):
    best, cheapest = np.inf, bill(scores, y, np.inf, costs)
    for level in np.unique(scores)[::-1]:
        if (scores >= level).sum() <= max_share * len(scores) and bill(scores, y, level, costs) < cheapest:
            best, cheapest = level, bill(scores, y, level, costs)
    return best

