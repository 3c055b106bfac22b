# score: 5
# why: a right answer that builds the equations of all rows at once and solves them in one call
def solve_side(rest, known, other, strength):
    left = np.einsum("ri,if,ig->rfg", known, other, other) + strength * np.eye(other.shape[1])
    right = np.where(known, rest, 0) @ other
    return np.linalg.solve(left, right[..., None])[..., 0]


def factorise(values, known, rank, strength, rounds, seed):
    mean = values.sum(where=known) / known.sum()
    q = np.random.default_rng(seed).normal(size=(values.shape[1], rank))
    for _ in range(rounds):
        p = solve_side(values - mean, known, q, strength)
        q = solve_side((values - mean).T, known.T, p, strength)
    return mean, p, q
