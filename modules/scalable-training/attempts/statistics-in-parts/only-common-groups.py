# score: 2
# hint: Groups that are in one part only
# why: loses groups that are not in both parts
def partial(part):
    """Return (n, m, q) of each group in one table."""
    found = {}
    for group, values in part.groupby("group")["value"]:
        mean = values.mean()
        found[group] = (len(values), mean, ((values - mean) ** 2).sum())
    return found


def merge(one, other):
    """Return the partial result of both together."""
    both = {}
    for group in set(one) & set(other):
        (n1, m1, q1), (n2, m2, q2) = one[group], other[group]
        n, d = n1 + n2, m2 - m1
        both[group] = (n, m1 + d * n2 / n, q1 + q2 + d * d * n1 * n2 / n)
    return both


def finish(result):
    """Return (n, mean, standard deviation) of each group."""
    return {group: (n, m, math.sqrt(q / (n - 1)) if n > 1 else math.nan) for group, (n, m, q) in result.items()}
