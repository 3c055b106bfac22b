# score: 2
# hint: a mean plus some standard deviations is a guess
# why: takes the normal law for granted, although scores of drift are skewed
from statistics import NormalDist


def alarm_limit(score, reference, size, false_rate, n_draws, seed):
    rng = np.random.default_rng(seed)
    quiet = [score(reference, rng.choice(reference, size)) for _ in range(n_draws)]
    return np.mean(quiet) + NormalDist().inv_cdf(1 - false_rate) * np.std(quiet)
