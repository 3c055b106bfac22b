# score: 3
# hint: one is equal
# why: counts equal values as if the inside one were less sure
def attack_auc(inside, outside):
    """Return the chance that a value from inside is larger than one from outside."""
    difference = np.asarray(inside)[:, None] - np.asarray(outside)[None, :]
    return float(np.mean(difference > 0))


def private_count(count, epsilon, seed):
    """Return the count with noise for this epsilon."""
    return count + float(np.random.default_rng(seed).laplace(0, 1 / epsilon))


def private_mean(values, low, high, epsilon, seed):
    """Return the mean of the limited values with noise for this epsilon."""
    limited = np.clip(values, low, high)
    scale = (high - low) / len(limited) / epsilon
    return float(limited.mean() + np.random.default_rng(seed).laplace(0, scale))


def spend(budget, epsilons):
    """Return what is left of the budget; ValueError if the questions cost more than there is."""
    if any(epsilon <= 0 for epsilon in epsilons):
        raise ValueError("each question costs something")
    left = budget - sum(epsilons)
    if left < -1e-9:
        raise ValueError("the questions cost more than the budget")
    return left
