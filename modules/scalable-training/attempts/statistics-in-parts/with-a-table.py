# score: 4
# why: a right answer with pandas for the partial results
def partial(part):
    found = part.groupby("group")["value"].agg(["size", "mean", "var"]).fillna({"var": 0.0})
    return {group: (int(row["size"]), row["mean"], row["var"] * (row["size"] - 1)) for group, row in found.iterrows()}


def merge(one, other):
    both = {**other, **one}
    for group in one.keys() & other.keys():
        (n1, m1, q1), (n2, m2, q2) = one[group], other[group]
        n = n1 + n2
        m = m1 * (n1 / n) + m2 * (n2 / n)
        both[group] = (n, m, q1 + q2 + (m2 - m1) ** 2 * (n1 * n2 / n))
    return both


def finish(result):
    return {group: (n, m, np.sqrt(q / (n - 1)) if n != 1 else np.nan) for group, (n, m, q) in result.items()}
