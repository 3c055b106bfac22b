# score: 3
# why: a right answer by Platt scaling: a logistic curve on the log-odds of the score
from sklearn.linear_model import LogisticRegression


def calibrated(train, validation, new):
    def log_odds(frame):
        p = np.clip(frame["score"].to_numpy(), 1e-6, 1 - 1e-6)
        return np.log(p / (1 - p)).reshape(-1, 1)

    curve = LogisticRegression(C=1e6).fit(log_odds(validation), validation["label"])
    return curve.predict_proba(log_odds(new))[:, 1]
