# score: 2
# hint: lose all digits
# why: carries the sums of the values and of their squares
def partial(part):
    return {
        group: (len(values), values.mean(), ((values - values.mean()) ** 2).sum())
        for group, values in part.groupby("group")["value"]
    }


def merge(one, other):
    both = dict(one)
    for group, (n2, m2, q2) in other.items():
        n1, m1, q1 = one.get(group, (0, 0.0, 0.0))
        n, total = n1 + n2, n1 * m1 + n2 * m2
        squares = (q1 + n1 * m1**2) + (q2 + n2 * m2**2)
        both[group] = (n, total / n, max(squares - total**2 / n, 0))
    return both


def finish(result):
    return {group: (n, m, math.sqrt(q / (n - 1)) if n > 1 else math.nan) for group, (n, m, q) in result.items()}
