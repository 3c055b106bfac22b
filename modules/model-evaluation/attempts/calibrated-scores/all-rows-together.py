# score: 1
# hint: and on them only
# why: adds the training rows "to have more data"
from sklearn.isotonic import IsotonicRegression


def calibrated(train, validation, new):
    both = pd.concat([train, validation])
    return IsotonicRegression(out_of_bounds="clip").fit(both["score"], both["label"]).predict(new["score"])
