# score: 0
# hint: these are not probabilities yet
# why: shifts the scores so that they look smaller, without a look at what happened
def calibrated(train, validation, new):
    return np.clip(new["score"].to_numpy() * 0.6, 0, 1)
