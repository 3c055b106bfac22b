# score: 2
# hint: Within one standard error the simplest wins
# why: takes the model with the highest mean
def compare(models, X, y, folds):
    """Return average precision: a row for each fold, a column for each model."""
    table = {
        name: cross_val_score(model, X, y, cv=folds, scoring="average_precision") for name, model in models.items()
    }
    return pd.DataFrame(table)


def choose(scores):
    """Return the simplest model (first column) within one standard error of the best."""
    return scores.mean().idxmax()
