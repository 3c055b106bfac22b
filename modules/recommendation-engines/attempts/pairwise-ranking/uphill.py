# score: 2
# hint: Look at the signs
# why: follows the slope of the loss instead of going down
def sample_triples(picked, n, rng):
    users, items = np.nonzero(picked & ~picked.all(axis=1, keepdims=True))
    drawn = rng.integers(len(users), size=n)
    others = [rng.choice(np.flatnonzero(~picked[user])) for user in users[drawn]]
    return users[drawn], items[drawn], np.array(others)


def pairwise_step(users, items, triples, rate, strength):
    u, i, j = triples
    w = 1 / (1 + np.exp(np.sum(users[u] * (items[i] - items[j]), axis=1)))[:, None]
    p, q = users.copy(), items.copy()
    np.add.at(p, u, -rate * (w * (items[i] - items[j]) - strength * users[u]))
    np.add.at(q, i, -rate * (w * users[u] - strength * items[i]))
    np.add.at(q, j, rate * (w * users[u] + strength * items[j]))
    return p, q
