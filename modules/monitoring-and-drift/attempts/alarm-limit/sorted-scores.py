# score: 4
# why: right, with windows drawn without replacement and the limit read off the sorted scores
def alarm_limit(score, reference, size, false_rate, n_draws, seed):
    rng = np.random.default_rng(seed)
    quiet = []
    for _ in range(n_draws):
        quiet.append(score(reference, rng.choice(reference, size, replace=False)))
    quiet.sort()
    return quiet[min(int(n_draws * (1 - false_rate)), n_draws - 1)]
