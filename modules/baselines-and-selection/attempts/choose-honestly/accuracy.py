# score: 4
# hint: the average precision on the test rows of each fold
# why: leaves the default score, accuracy
def compare(models, X, y, folds):
    """Return average precision: a row for each fold, a column for each model."""
    return pd.DataFrame({name: cross_val_score(model, X, y, cv=folds) for name, model in models.items()})


def choose(scores):
    """Return the simplest model (first column) within one standard error of the best."""
    best = scores.mean().idxmax()
    lost = -scores.sub(scores[best], axis=0)
    allowed = lost.sem()
    return next(name for name in scores.columns if lost[name].mean() <= allowed[name])
