# score: 7
# why: right; the same with loops and other conditions.
def replicas_for(expected, per_replica):
    number = 2
    while expected * 1.15 > number * per_replica * 0.6:
        number += 1
    return number


def feed_in_use(in_use, missing):
    if in_use:
        return not missing >= 0.12
    return missing < 0.06


def retraining_pays(before, now, positives, worth, price, weeks):
    gain = sum((before - now) * positives * worth for _ in range(weeks))
    return gain > price


def budget_left(failed, requests, availability):
    left, rest = [], (1 - availability) * requests
    for count in failed:
        rest -= count
        left.append(rest / ((1 - availability) * requests))
    return left
