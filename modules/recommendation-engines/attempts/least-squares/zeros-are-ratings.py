# score: 0
# hint: The second row knows the second column only
# why: treats the empty places as ratings
def solve_side(rest, known, other, strength):
    left = other.T @ other + strength * np.eye(other.shape[1])
    return np.linalg.solve(left, other.T @ rest.T).T


def factorise(values, known, rank, strength, rounds, seed):
    mean = values.mean()
    items = np.random.default_rng(seed).normal(size=(values.shape[1], rank))
    for _ in range(rounds):
        users = solve_side(values - mean, known, items, strength)
        items = solve_side((values - mean).T, known.T, users, strength)
    return mean, users, items
