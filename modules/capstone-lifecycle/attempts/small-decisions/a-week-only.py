# score: 4
# hint: it comes every week
# why: counts the gain of one week against the price, and hides a broken promise.
def replicas_for(expected, per_replica):
    return max(2, ceil(expected * 1.15 / per_replica / 0.6))


def feed_in_use(in_use, missing):
    return missing < (0.12 if in_use else 0.06)


def retraining_pays(before, now, positives, worth, price, weeks):
    return (before - now) * positives * worth >= price / 4


def budget_left(failed, requests, availability):
    return [max(0, 1 - total / (requests * (1 - availability))) for total in np.cumsum(failed)]
