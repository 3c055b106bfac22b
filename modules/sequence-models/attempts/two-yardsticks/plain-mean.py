# score: 3
# hint: pairs count by their shares
# why: takes the plain mean of the entropies, as if all pairs came equally often
def order_one(sessions, n_tokens):
    counts = np.ones((n_tokens, n_tokens))
    for row in sessions:
        np.add.at(counts, (row[:-1], row[1:]), 1)
    return counts / counts.sum(1, keepdims=True)


def cross_entropy(table, sessions):
    return -np.log(table[sessions[:, :-1], sessions[:, 1:]]).mean()


def floor(rule, shares):
    entropies = -np.sum(rule * np.log(np.maximum(rule, 1e-300)), axis=2)
    return float(np.mean(entropies))
