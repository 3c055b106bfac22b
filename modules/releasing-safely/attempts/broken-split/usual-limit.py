# score: 3
# hint: 60 users in A and 40 in B
# why: takes the limit 0.05, which cries wolf for one experiment in twenty
def assign(user, experiment, share):
    number = int(sha256(f"{experiment}:{user}".encode()).hexdigest()[:12], 16)
    return "B" if number / 16**12 < share else "A"


def is_broken(n_a, n_b, share):
    total = n_a + n_b
    return chisquare([n_a, n_b], [total * (1 - share), total * share]).pvalue < 0.05
