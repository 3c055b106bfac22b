# score: 6
# why: a right answer that lays the items of all users out and adds up by products of matrices
def sample_triples(picked, n, rng):
    others = [np.flatnonzero(~row) for row in picked]
    pairs = [(u, i) for u, row in enumerate(picked) for i in np.flatnonzero(row) if len(others[u])]
    drawn = np.array(pairs)[rng.integers(len(pairs), size=n)]
    sizes = np.array([len(row) for row in others])[drawn[:, 0]]
    j = [others[u][place] for u, place in zip(drawn[:, 0], rng.integers(sizes))]
    return drawn[:, 0], drawn[:, 1], np.array(j)


def pairwise_step(users, items, triples, rate, strength):
    u, i, j = triples
    w = 1 - 1 / (1 + np.exp(-np.einsum("tf,tf->t", users[u], items[i] - items[j])))
    pull = np.zeros((len(users), len(items)))
    np.add.at(pull, (u, i), w)
    np.add.at(pull, (u, j), -w)
    times_user = np.bincount(u, minlength=len(users))[:, None]
    times_item = np.bincount(np.append(i, j), minlength=len(items))[:, None]
    new_users = users + rate * (pull @ items - strength * times_user * users)
    return new_users, items + rate * (pull.T @ users - strength * times_item * items)
