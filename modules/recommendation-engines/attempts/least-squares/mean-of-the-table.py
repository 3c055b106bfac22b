# score: 3
# hint: Empty places are not zeros
# why: solves each row rightly and takes the mean of the whole table, zeros included
def solve_side(rest, known, other, strength):
    factors = np.zeros((len(rest), other.shape[1]))
    for row in range(len(rest)):
        seen = other[known[row]]
        left = seen.T @ seen + strength * np.eye(other.shape[1])
        factors[row] = np.linalg.solve(left, seen.T @ rest[row][known[row]])
    return factors


def factorise(values, known, rank, strength, rounds, seed):
    mean = values.mean()
    items = np.random.default_rng(seed).normal(size=(values.shape[1], rank))
    for _ in range(rounds):
        users = solve_side(values - mean, known, items, strength)
        items = solve_side((values - mean).T, known.T, users, strength)
    return mean, users, items
