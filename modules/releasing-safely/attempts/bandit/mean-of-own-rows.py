# score: 3
# hint: 1 / 0.5 / 4
# why: takes the plain mean of the arm's rows, which the policy has chosen
def choose(wins, losses, rng, draws):
    rates = rng.beta(wins + 1, losses + 1, (draws, len(wins)))
    shares = np.bincount(rates.argmax(axis=1), minlength=len(wins)) / draws
    arm = int(rng.choice(len(wins), p=shares))
    return arm, float(shares[arm])


def value_of(log, arm):
    rewards = [reward for chosen, _, reward in log if chosen == arm]
    return sum(rewards) / len(rewards)
