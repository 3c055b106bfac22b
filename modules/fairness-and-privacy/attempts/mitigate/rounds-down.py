# score: 2
# hint: Two of three positives
# why: takes one positive too few
def thresholds(scores, labels, groups, wanted):
    """Return for each group the highest threshold with the wanted recall."""
    limits = {}
    for group in sorted(set(groups.tolist())):
        positives = np.sort(scores[(groups == group) & (labels == 1)])[::-1]
        enough = max(1, int(wanted * len(positives)))
        limits[group] = float(positives[enough - 1])
    return limits


def decide(scores, groups, limits):
    """Return 1 where the score reaches the limit of the group, else 0."""
    lowest = min(limits.values())
    limit = np.array([limits.get(group, lowest) for group in groups.tolist()])
    return (scores >= limit).astype(int)


def price(labels, before, after):
    """Return how many points of accuracy are lost."""
    return 100 * float(np.mean(before == labels) - np.mean(after == labels))
