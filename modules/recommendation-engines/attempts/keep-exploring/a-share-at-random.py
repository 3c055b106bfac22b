# score: 5
# why: a right answer that acts at random in every sixth visit
def policy(shown, taken, n_slots, rng):
    if rng.random() < 1 / 6:
        return rng.permutation(len(shown))[:n_slots]
    share = np.where(shown == 0, 1.0, taken / np.maximum(shown, 1))
    return np.argsort(-share, kind="stable")[:n_slots]
