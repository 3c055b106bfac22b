# score: 5
# why: a right answer that tries the scores from high to low
def thresholds(scores, labels, groups, wanted):
    limits = {}
    for name in np.unique(groups):
        own = scores[(groups == name) & (labels == 1)]
        for limit in sorted(own, reverse=True):
            if np.mean(own >= limit) >= wanted - 1e-12:
                limits[str(name)] = float(limit)
                break
    return limits


def decide(scores, groups, limits):
    flags = []
    for score, group in zip(scores, groups):
        limit = limits[group] if group in limits else sorted(limits.values())[0]
        flags.append(1 if score >= limit else 0)
    return np.array(flags)


def price(labels, before, after):
    right = [int((flags == labels).sum()) for flags in (before, after)]
    return (right[0] - right[1]) * 100 / len(labels)
