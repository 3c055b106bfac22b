# score: 3
# why: right, with a loop of its own over the folds
def honest_score(columns, labels, n_kept, seed):
    """Return the mean accuracy in five folds of: keep the n_kept best columns, then logistic regression."""
    folds = StratifiedKFold(5, shuffle=True, random_state=seed)
    hits = []
    for known, unseen in folds.split(columns, labels):
        selection = SelectKBest(f_classif, k=n_kept).fit(columns[known], labels[known])
        classifier = LogisticRegression().fit(selection.transform(columns[known]), labels[known])
        hits.append(classifier.score(selection.transform(columns[unseen]), labels[unseen]))
    return sum(hits) / len(hits)
