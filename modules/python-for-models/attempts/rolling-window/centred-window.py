# score: 3
# hint: Which rows belong to the window
# why: puts the window around the row, so that it looks into the future.
def rolling_features(entity, moment, value, window):
    code = np.unique(entity, return_inverse=True)[1]
    key = code * (moment.max() - moment.min() + 2 * window) + moment
    by_key = np.argsort(key, kind="stable")
    last = np.searchsorted(key[by_key], key + window / 2, side="right")
    first = np.searchsorted(key[by_key], key - window / 2, side="right")
    total = np.append(0, np.cumsum(value[by_key]))
    return last - first, (total[last] - total[first]) / (last - first)
