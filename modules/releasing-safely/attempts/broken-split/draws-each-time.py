# score: 2
# hint: changed the arm between two calls
# why: throws dice for every request
def assign(user, experiment, share):
    return "B" if np.random.default_rng().random() < share else "A"


def is_broken(n_a, n_b, share):
    total = n_a + n_b
    return chisquare([n_a, n_b], [total * (1 - share), total * share]).pvalue < 0.001
