# score: 2
# hint: must add up all its changes
# why: adds with an index, which keeps only the last change of each user and item
def sample_triples(picked, n, rng):
    rows = np.flatnonzero(~picked.all(axis=1) & picked.any(axis=1))
    users, items = np.nonzero(picked[rows])
    drawn = rng.integers(len(users), size=n)
    u = rows[users[drawn]]
    return u, items[drawn], np.array([rng.choice(np.flatnonzero(~picked[user])) for user in u])


def pairwise_step(users, items, triples, rate, strength):
    u, i, j = triples
    w = 1 / (1 + np.exp(np.sum(users[u] * (items[i] - items[j]), axis=1)))[:, None]
    p, q = users.copy(), items.copy()
    p[u] += rate * (w * (items[i] - items[j]) - strength * users[u])
    q[i] += rate * (w * users[u] - strength * items[i])
    q[j] += rate * (-w * users[u] - strength * items[j])
    return p, q
