# score: 1
# hint: rows that the model has not learned from
# why: fits the calibrator on the rows that the model was trained on, where its scores look better than they are
from sklearn.isotonic import IsotonicRegression


def calibrated(train, validation, new):
    steps = IsotonicRegression(out_of_bounds="clip").fit(train["score"], train["label"])
    return steps.predict(new["score"])
