# score: 3
# hint: are they of the same entity
# why: forgets the entity, so that windows reach across entities.
def rolling_features(entity, moment, value, window):
    by_time = np.argsort(moment, kind="stable")
    last = np.searchsorted(moment[by_time], moment, side="right")
    first = np.searchsorted(moment[by_time], moment - window, side="right")
    total = np.append(0, np.cumsum(value[by_time]))
    return last - first, (total[last] - total[first]) / (last - first)
