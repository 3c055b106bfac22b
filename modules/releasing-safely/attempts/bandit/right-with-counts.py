# score: 5
# why: right, with a mean of comparisons and with pandas
def choose(wins, losses, rng, draws):
    rates = rng.beta(np.add(wins, 1), np.add(losses, 1), size=(draws, len(wins)))
    shares = (rates == rates.max(axis=1, keepdims=True)).mean(axis=0)
    arm = rng.choice(len(shares), p=shares / shares.sum())
    return int(arm), float(shares[arm])


def value_of(log, arm):
    rows = pd.DataFrame(log, columns=["arm", "propensity", "reward"])
    return float(((rows["arm"] == arm) * rows["reward"] / rows["propensity"]).mean())
