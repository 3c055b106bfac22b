# score: 2
# hint: your rule is
# why: looks at large values only
def column_scores(rows, column, direction):
    """Return a score for each row from one column; direction 1 or -1; missing values come last."""
    scores = direction * rows[column].to_numpy(dtype=float)
    return np.where(np.isnan(scores), np.nanmin(scores) - 1, scores)


def best_rule(rows, columns):
    """Return the column and the direction whose order has the highest average precision."""
    values = {name: average_precision_score(rows["label"], column_scores(rows, name, 1)) for name in columns}
    return max(values, key=values.get), 1
