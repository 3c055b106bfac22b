# score: 0
# hint: Equally good
# why: asks that the new version is better
def gate(old, new, margin, least=100):
    n = len(old)
    if n < least:
        return "more rows"
    won, lost = np.sum((new == 1) & (old == 0)), np.sum((new == 0) & (old == 1))
    mean = (won - lost) / n
    error = np.sqrt(((won + lost) - n * mean**2) / (n - 1) / n)
    if mean - 1.645 * error >= 0:
        return "release"
    if mean + 1.645 * error < 0:
        return "refuse"
    return "more rows"
