# score: 0
# hint: both may be true
# why: compares two accuracies and no interval
def gate(old, new, margin, least=100):
    if len(old) < least:
        return "more rows"
    return "release" if np.mean(new) >= np.mean(old) - margin else "refuse"
