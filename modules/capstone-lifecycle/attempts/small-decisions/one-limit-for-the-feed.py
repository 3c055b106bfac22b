# score: 5
# hint: limits of their own
# why: uses one limit for leaving and coming back.
def replicas_for(expected, per_replica):
    return max(2, ceil(expected * 1.15 / per_replica / 0.6))


def feed_in_use(in_use, missing):
    return missing < 0.12


def retraining_pays(before, now, positives, worth, price, weeks):
    return weeks * positives * (before - now) * worth > price


def budget_left(failed, requests, availability):
    return list(1 - np.cumsum(failed) / (requests * (1 - availability)))
