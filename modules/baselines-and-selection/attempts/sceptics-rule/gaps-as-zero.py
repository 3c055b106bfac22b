# score: 2
# hint: missing values come after all others
# why: fills gaps with 0, which is in the middle of the order or at its top
def column_scores(rows, column, direction):
    """Return a score for each row from one column; direction 1 or -1; missing values come last."""
    return direction * rows[column].fillna(0).to_numpy(dtype=float)


def best_rule(rows, columns):
    """Return the column and the direction whose order has the highest average precision."""
    best, found = -1.0, None
    for name in columns:
        for direction in (1, -1):
            value = average_precision_score(rows["label"], column_scores(rows, name, direction))
            if value > best:
                best, found = value, (name, direction)
    return found
