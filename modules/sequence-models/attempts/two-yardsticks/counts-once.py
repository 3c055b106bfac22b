# score: 0
# hint: For the small example the table is
# why: adds with plain indexing, which counts a pair only once
def order_one(sessions, n_tokens):
    counts = np.ones((n_tokens, n_tokens))
    counts[sessions[:, :-1], sessions[:, 1:]] += 1
    return counts / counts.sum(1, keepdims=True)


def cross_entropy(table, sessions):
    return -np.log(table[sessions[:, :-1], sessions[:, 1:]]).mean()


def floor(rule, shares):
    return -np.sum(rule * np.log(rule)) / shares.size
