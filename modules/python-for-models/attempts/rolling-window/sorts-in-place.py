# score: 3
# hint: changed its argument
# why: sorts the caller's columns in place, which saves memory and ruins the ledger.
def rolling_features(entity, moment, value, window):
    order = np.lexsort((moment, entity))
    entity[:], moment[:], value[:] = entity[order], moment[order], value[order]
    code = np.unique(entity, return_inverse=True)[1]
    key = code * (moment.max() - moment.min() + window) + moment
    last = np.searchsorted(key, key, side="right")
    first = np.searchsorted(key, key - window, side="right")
    total = np.append(0, np.cumsum(value))
    back = np.argsort(order)
    return (last - first)[back], ((total[last] - total[first]) / (last - first))[back]
