# score: 5
# why: a right answer with one row after the other and weighted means
def order_one(sessions, n_tokens):
    counts = np.ones((n_tokens, n_tokens))
    for row in sessions:
        np.add.at(counts, (row[:-1], row[1:]), 1)
    return counts / counts.sum(1, keepdims=True)


def cross_entropy(table, sessions):
    return -np.log(table[sessions[:, :-1], sessions[:, 1:]]).mean()


def floor(rule, shares):
    entropies = -np.sum(rule * np.log(np.maximum(rule, 1e-300)), axis=2)
    return float(np.average(entropies, weights=shares))
