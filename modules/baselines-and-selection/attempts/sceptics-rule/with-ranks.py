# score: 4
# why: right, with ranks instead of values
def column_scores(rows, column, direction):
    """Return a score for each row from one column; direction 1 or -1; missing values come last."""
    return rows[column].rank(ascending=direction == 1, method="average", na_option="keep").fillna(0).to_numpy()


def best_rule(rows, columns):
    """Return the column and the direction whose order has the highest average precision."""
    best, found = 0, None
    for name in columns:
        for direction in (1, -1):
            value = average_precision_score(rows["label"], column_scores(rows, name, direction))
            if value > best:
                best, found = value, (name, direction)
    return found
