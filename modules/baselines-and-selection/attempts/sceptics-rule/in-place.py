# score: 2
# hint: The table that was handed in has changed
# why: fills the gaps in the table itself
def column_scores(rows, column, direction):
    """Return a score for each row from one column; direction 1 or -1; missing values come last."""
    lowest = (direction * rows[column]).min() - 1
    rows[column] = rows[column].fillna(direction * lowest)
    return direction * rows[column].to_numpy(dtype=float)


def best_rule(rows, columns):
    """Return the column and the direction whose order has the highest average precision."""
    rules = [(name, direction) for name in columns for direction in (1, -1)]
    return max(rules, key=lambda rule: average_precision_score(rows["label"], column_scores(rows.copy(), *rule)))
