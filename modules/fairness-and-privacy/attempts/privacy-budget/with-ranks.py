# score: 5
# why: a right answer that counts with sorted values and spends question by question
def attack_auc(inside, outside):
    ordered = np.sort(outside)
    below = np.searchsorted(ordered, inside, side="left")
    upto = np.searchsorted(ordered, inside, side="right")
    return float((below + upto).sum() / 2 / len(ordered) / len(below))


def noise_of(sensitivity, epsilon, seed):
    return np.random.default_rng(seed).laplace(0, sensitivity / epsilon)


def private_count(count, epsilon, seed):
    return count + noise_of(1, epsilon, seed)


def private_mean(values, low, high, epsilon, seed):
    mean = sum(min(max(value, low), high) for value in values) / len(values)
    return mean + noise_of((high - low) / len(values), epsilon, seed)


def spend(budget, epsilons):
    for epsilon in epsilons:
        if not epsilon > 0:
            raise ValueError(epsilon)
        budget -= epsilon
    if budget < -1e-12:
        raise ValueError("too much")
    return budget
