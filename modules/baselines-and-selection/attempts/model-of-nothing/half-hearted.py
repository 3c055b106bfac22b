# score: 0
# hint: test row
# why: puts a second selection into the pipeline but keeps the first one outside
def honest_score(columns, labels, n_kept, seed):
    """Return the mean accuracy in five folds of: keep the n_kept best columns, then logistic regression."""
    folds = StratifiedKFold(5, shuffle=True, random_state=seed)
    wide = SelectKBest(f_classif, k=2 * n_kept).fit_transform(columns, labels)
    model = make_pipeline(SelectKBest(f_classif, k=n_kept), LogisticRegression())
    return cross_val_score(model, wide, labels, cv=folds).mean()
