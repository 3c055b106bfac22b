# score: 2
# hint: does not name its unit
# why: leaves out the unit because the name of the argument hints at it
def rise_per_hour(readings, hours):
    """Return the mean change of the readings per hour.

    Args:
        readings: two or more measured numbers, oldest first.
        hours: the time between the first and the last one.

    Raises:
        ValueError: with fewer than two readings or a time that is not positive.

    >>> rise_per_hour([1, 3], 4)
    0.5
    >>> rise_per_hour([3, 1], 2)
    -1.0
    """
    if len(readings) < 2 or hours <= 0:
        raise ValueError("two readings and a positive time are needed")
    return (readings[-1] - readings[0]) / hours


def flagged_share(scores, threshold):
    """Return which part of the scores reaches the threshold.

    Args:
        scores: at least one number from 0 to 1.
        threshold: the lowest score that counts, from 0 to 1.

    Raises:
        ZeroDivisionError: for an empty list of scores.

    >>> flagged_share([0.5], 0.5)
    1.0
    """
    return sum(score >= threshold for score in scores) / len(scores)
