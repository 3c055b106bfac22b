# score: 2
# hint: the earlier one wins
# why: replaces the best rule by an equal one
def column_scores(rows, column, direction):
    """Return a score for each row from one column; direction 1 or -1; missing values come last."""
    scores = direction * rows[column].to_numpy(dtype=float)
    return np.where(np.isnan(scores), np.nanmin(scores) - 1, scores)


def best_rule(rows, columns):
    """Return the column and the direction whose order has the highest average precision."""
    best, found = -1.0, None
    for name in columns:
        for direction in (1, -1):
            value = average_precision_score(rows["label"], column_scores(rows, name, direction))
            if value >= best:
                best, found = value, (name, direction)
    return found
