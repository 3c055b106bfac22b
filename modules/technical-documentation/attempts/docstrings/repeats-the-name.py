# score: 0
# hint: do not just repeat the name
# why: repeats the names of the functions and thinks that they say enough
def rise_per_hour(readings, hours):
    """Rise per hour."""
    if len(readings) < 2 or hours <= 0:
        raise ValueError("two readings and a positive time are needed")
    return (readings[-1] - readings[0]) / hours


def flagged_share(scores, threshold):
    """Flagged share."""
    return sum(score >= threshold for score in scores) / len(scores)
