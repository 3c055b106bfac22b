# score: 2
# hint: a few items have nearly all the showings
# why: trusts each item once, and drops it after its first failures
def policy(shown, taken, n_slots, rng):
    return np.argsort(-(taken + 1) / (shown + 1), kind="stable")[:n_slots]
