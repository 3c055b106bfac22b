# score: 5
# hint: Add 15 %, fill each replica to 60 %
# why: fills replicas to the brim and rounds to the nearest number.
def replicas_for(expected, per_replica):
    return max(2, round(expected / (0.6 * per_replica)) + 1)


def feed_in_use(in_use, missing):
    return missing < 0.06 or (in_use and missing < 0.12)


def retraining_pays(before, now, positives, worth, price, weeks):
    return (before - now) * positives * worth * weeks > price


def budget_left(failed, requests, availability):
    left, rest = [], (1 - availability) * requests
    for count in failed:
        rest -= count
        left.append(rest / ((1 - availability) * requests))
    return left
