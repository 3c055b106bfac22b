# score: 10
# why: right; folds and thresholds written as loops.
def choose_model(candidates, X, y, groups):
    best, highest = None, -1.0
    for name, model in candidates.items():
        found = []
        for train, held in GroupKFold(4).split(X, y, groups):
            fitted = clone(model).fit(X.iloc[train], y.iloc[train])
            found.append(average_precision_score(y.iloc[held], fitted.predict_proba(X.iloc[held])[:, 1]))
        if np.mean(found) > highest:
            best, highest = name, np.mean(found)
    return best, clone(candidates[best]).fit(X, y), float(highest)


def choose_threshold(scores, y, costs, max_share):
    best, cheapest = np.inf, bill(scores, y, np.inf, costs)
    for level in np.unique(scores)[::-1]:
        if (scores >= level).sum() <= max_share * len(scores) and bill(scores, y, level, costs) < cheapest:
            best, cheapest = level, bill(scores, y, level, costs)
    return best

