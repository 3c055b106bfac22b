# score: 0
# hint: Use what is known
# why: explores always and uses nothing of what it learns
def policy(shown, taken, n_slots, rng):
    return rng.permutation(len(shown))[:n_slots]
