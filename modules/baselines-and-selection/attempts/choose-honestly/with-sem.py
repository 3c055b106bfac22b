# score: 6
# why: right, with the data frame's own standard error and a loop over the folds
def compare(models, X, y, folds):
    """Return average precision: a row for each fold, a column for each model."""
    table = {}
    for name, model in models.items():
        table[name] = []
        for known, unseen in folds:
            part = [frame.iloc[known] if hasattr(frame, "iloc") else frame[known] for frame in (X, y)]
            rest = [frame.iloc[unseen] if hasattr(frame, "iloc") else frame[unseen] for frame in (X, y)]
            fitted = clone(model).fit(*part)
            table[name].append(average_precision_score(rest[1], fitted.predict_proba(rest[0])[:, 1]))
    return pd.DataFrame(table)


def choose(scores):
    """Return the simplest model (first column) within one standard error of the best."""
    best = scores.mean().idxmax()
    lost = -scores.sub(scores[best], axis=0)
    allowed = lost.sem()
    return next(name for name in scores.columns if lost[name].mean() <= allowed[name])
