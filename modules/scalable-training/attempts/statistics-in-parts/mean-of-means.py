# score: 0
# hint: 1, 3 and 8 have
# why: takes the plain mean of two means
def partial(part):
    """Return (n, m, q) of each group in one table."""
    found = {}
    for group, values in part.groupby("group")["value"]:
        mean = values.mean()
        found[group] = (len(values), mean, ((values - mean) ** 2).sum())
    return found


def merge(one, other):
    """Return the partial result of both together."""
    both = dict(one)
    for group, (n2, m2, q2) in other.items():
        n1, m1, q1 = one.get(group, (0, 0.0, 0.0))
        n, d = n1 + n2, m2 - m1
        both[group] = (n, (m1 + m2) / 2 if n1 else m2, q1 + q2 + d * d * n1 * n2 / n)
    return both


def finish(result):
    """Return (n, mean, standard deviation) of each group."""
    return {group: (n, m, math.sqrt(q / (n - 1)) if n > 1 else math.nan) for group, (n, m, q) in result.items()}
