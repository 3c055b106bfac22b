# score: 0
# hint: more than 1.645 x 0.1
# why: takes the highest quiet score, which grows with the number of draws and hides real drift
def alarm_limit(score, reference, size, false_rate, n_draws, seed):
    rng = np.random.default_rng(seed)
    return max(score(reference, rng.choice(reference, size)) for _ in range(n_draws))
