# score: 1
# hint: lie outside those of the labelled tables
# why: leaves the default of IsotonicRegression, which answers "not a number" outside the fitted range
from sklearn.isotonic import IsotonicRegression


def calibrated(train, validation, new):
    steps = IsotonicRegression().fit(validation["score"], validation["label"])
    answer = steps.predict(new["score"])
    return answer if len(answer) > 2 and not np.isnan(answer).all() and _fill(answer) else answer


def _fill(answer):
    answer[np.isnan(answer)] = np.nanmin(answer)
    return True
