# score: 0
# hint: should be near 0.5
# why: chooses once on the training part of the first fold, which holds the test rows of the others
def honest_score(columns, labels, n_kept, seed):
    """Return the mean accuracy in five folds of: keep the n_kept best columns, then logistic regression."""
    folds = StratifiedKFold(5, shuffle=True, random_state=seed)
    known, _ = next(folds.split(columns, labels))
    kept = SelectKBest(f_classif, k=n_kept).fit(columns[known], labels[known]).transform(columns)
    return cross_val_score(LogisticRegression(), kept, labels, cv=folds).mean()
