# score: 5
# why: a right answer from the numbers of rows in which the versions differ
def gate(old, new, margin, least=100):
    n = len(old)
    if n < least:
        return "more rows"
    won, lost = np.sum((new == 1) & (old == 0)), np.sum((new == 0) & (old == 1))
    mean = (won - lost) / n
    error = np.sqrt(((won + lost) - n * mean**2) / (n - 1) / n)
    if mean - 1.645 * error >= -margin:
        return "release"
    if mean + 1.645 * error < -margin:
        return "refuse"
    return "more rows"
