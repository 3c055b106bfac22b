# score: 3
# hint: row by row
# why: takes the error of two separate accuracies
def gate(old, new, margin, least=100):
    n = len(old)
    if n < least:
        return "more rows"
    won, lost = np.sum((new == 1) & (old == 0)), np.sum((new == 0) & (old == 1))
    mean = (won - lost) / n
    error = np.sqrt(np.var(old, ddof=1) / n + np.var(new, ddof=1) / n)
    if mean - 1.645 * error >= -margin:
        return "release"
    if mean + 1.645 * error < -margin:
        return "refuse"
    return "more rows"
