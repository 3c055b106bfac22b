# score: 2
# hint: as with the greedy policy
# why: shows what has the best share so far
def policy(shown, taken, n_slots, rng):
    return np.argsort(-taken / np.maximum(shown, 1), kind="stable")[:n_slots]
