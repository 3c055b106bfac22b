# score: 0
# hint: (1·1 + 2·3) / (1 + 4 + 1)
# why: plain least squares, which has no answer for a row without data
def solve_side(rest, known, other, strength):
    rows = [np.linalg.pinv(other[where]) @ row[where] for row, where in zip(rest, known)]
    return np.array(rows)


def factorise(values, known, rank, strength, rounds, seed):
    mean = values[known].mean()
    items = np.random.default_rng(seed).normal(size=(values.shape[1], rank))
    for _ in range(rounds):
        users = solve_side(values - mean, known, items, strength)
        items = solve_side((values - mean).T, known.T, users, strength)
    return mean, users, items
