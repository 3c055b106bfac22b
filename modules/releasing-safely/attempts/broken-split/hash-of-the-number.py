# score: 2
# hint: multiples of 100
# why: takes Python's hash of a number for a random one; it is the number itself
def assign(user, experiment, share):
    return "B" if hash(user) % 100 < 100 * share else "A"


def is_broken(n_a, n_b, share):
    total = n_a + n_b
    return chisquare([n_a, n_b], [total * (1 - share), total * share]).pvalue < 0.001
