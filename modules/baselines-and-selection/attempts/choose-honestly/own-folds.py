# score: 4
# hint: exactly the folds that were given
# why: ignores the folds and lets every model have five
def compare(models, X, y, folds):
    """Return average precision: a row for each fold, a column for each model."""
    folds = StratifiedKFold(len(folds), shuffle=True)
    table = {
        name: cross_val_score(model, X, y, cv=folds, scoring="average_precision") for name, model in models.items()
    }
    return pd.DataFrame(table)


def choose(scores):
    """Return the simplest model (first column) within one standard error of the best."""
    best = scores.mean().idxmax()
    lost = -scores.sub(scores[best], axis=0)
    allowed = lost.sem()
    return next(name for name in scores.columns if lost[name].mean() <= allowed[name])
