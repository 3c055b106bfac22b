# score: 5
# why: right, with the normal distribution instead of the chi-square test
def assign(user, experiment, share):
    fraction = int.from_bytes(sha256(f"{user} in {experiment}".encode()).digest()[:8]) / 2**64
    return "AB"[fraction < share]


def is_broken(n_a, n_b, share):
    total = n_a + n_b
    z = (n_b - total * share) / sqrt(total * share * (1 - share))
    return bool(2 * norm.sf(abs(z)) < 0.001)
