# score: 3
# hint: A row exactly one window before
# why: takes the row that is exactly one window old into the window.
def rolling_features(entity, moment, value, window):
    code = np.unique(entity, return_inverse=True)[1]
    key = code * (moment.max() - moment.min() + 2 * window) + moment
    by_key = np.argsort(key, kind="stable")
    ranked = key[by_key]
    last = np.searchsorted(ranked, key, side="right")
    first = np.searchsorted(ranked, key - window, side="left")
    total = np.append(0, np.cumsum(value[by_key]))
    return last - first, (total[last] - total[first]) / (last - first)
