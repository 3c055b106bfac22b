# score: 2
# hint: none goes from one session into the next
# why: writes all sessions into one long line, so that the end of one meets the beginning of the next
def order_one(sessions, n_tokens):
    line = sessions.ravel()
    counts = np.ones((n_tokens, n_tokens))
    np.add.at(counts, (line[:-1], line[1:]), 1)
    return counts / counts.sum(1, keepdims=True)


def cross_entropy(table, sessions):
    line = sessions.ravel()
    return -np.log(table[line[:-1], line[1:]]).mean()


def floor(rule, shares):
    return float((shares[:, :, None] * rule * -np.log(np.maximum(rule, 1e-300))).sum())
