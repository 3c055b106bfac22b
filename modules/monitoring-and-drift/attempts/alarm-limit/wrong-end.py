# score: 0
# hint: about 0.16
# why: takes the quantile at the false alarm rate, so that nearly every quiet window raises the alarm
def alarm_limit(score, reference, size, false_rate, n_draws, seed):
    rng = np.random.default_rng(seed)
    quiet = [score(reference, rng.choice(reference, size)) for _ in range(n_draws)]
    return np.quantile(quiet, false_rate)
