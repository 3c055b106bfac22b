# score: 4
# hint: Draw those again
# why: takes any item as the one that was not picked
def sample_triples(picked, n, rng):
    users, items = np.nonzero(picked)
    drawn = rng.integers(len(users), size=n)
    return users[drawn], items[drawn], rng.integers(picked.shape[1], size=n)


def pairwise_step(users, items, triples, rate, strength):
    u, i, j = triples
    w = 1 / (1 + np.exp(np.sum(users[u] * (items[i] - items[j]), axis=1)))[:, None]
    p, q = users.copy(), items.copy()
    np.add.at(p, u, rate * (w * (items[i] - items[j]) - strength * users[u]))
    np.add.at(q, i, rate * (w * users[u] - strength * items[i]))
    np.add.at(q, j, rate * (-w * users[u] - strength * items[j]))
    return p, q
