# score: 4
# hint: judged on rows that it was fitted on
# why: fits each candidate on all rows and compares the scores on the same rows.
def choose_model(candidates, X, y, groups):
    fitted = {name: clone(m).fit(X, y) for name, m in candidates.items()}
    quality = {name: average_precision_score(y, m.predict_proba(X)[:, 1]) for name, m in fitted.items()}
    best = max(quality, key=quality.get)
    return best, fitted[best], quality[best]


def choose_threshold(scores, y, costs, max_share):
    best, cheapest = np.inf, bill(scores, y, np.inf, costs)
    for level in np.unique(scores)[::-1]:
        if (scores >= level).sum() <= max_share * len(scores) and bill(scores, y, level, costs) < cheapest:
            best, cheapest = level, bill(scores, y, level, costs)
    return best

