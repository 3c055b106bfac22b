# score: 2
# hint: The experiments are not independent
# why: makes the digest of the user alone, so that all experiments split alike
def assign(user, experiment, share):
    number = int(sha256(str(user).encode()).hexdigest()[:12], 16)
    return "B" if number / 16**12 < share else "A"


def is_broken(n_a, n_b, share):
    total = n_a + n_b
    return chisquare([n_a, n_b], [total * (1 - share), total * share]).pvalue < 0.001
