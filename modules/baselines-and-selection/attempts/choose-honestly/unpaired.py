# score: 2
# hint: Look at the differences fold by fold
# why: takes the standard error of the best model's own scores
def compare(models, X, y, folds):
    """Return average precision: a row for each fold, a column for each model."""
    table = {
        name: cross_val_score(model, X, y, cv=folds, scoring="average_precision") for name, model in models.items()
    }
    return pd.DataFrame(table)


def choose(scores):
    """Return the simplest model (first column) within one standard error of the best."""
    best = scores.mean().idxmax()
    allowed = scores[best].mean() - scores[best].sem()
    return next(name for name in scores.columns if scores[name].mean() >= allowed)
