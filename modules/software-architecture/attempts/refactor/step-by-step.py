# score: 7
# why: a right answer with other helpers, that copies the table and keeps the weights in one array
%%writefile scoring.py
import numpy as np


def split(n, seed):
    order = np.random.RandomState(seed).permutation(n)
    return np.split(order, [int(n * 0.7)])


def add_features(table, median):
    richer = table.copy()
    richer["reading"] = richer["reading"].fillna(median)
    richer["log_amount"] = np.log1p(richer["amount"])
    richer["often"] = (richer["count"] > 2).astype(int)
    richer["young"] = (richer["tenure"] < 30).astype(int)
    return richer


def scaled(model, X):
    return (X - model["mean"]) / model["std"]


def score(model, X):
    return 1 / (1 + np.exp(-(scaled(model, X) @ model["w"] + model["b"])))


def fit(X, y):
    model = {"mean": X.mean(axis=0), "std": X.std(axis=0), "w": np.zeros(X.shape[1]), "b": 0.0}
    Z = scaled(model, X)
    for _ in range(150):
        error = score(model, X) - y
        model = {**model, "w": model["w"] - 0.5 * Z.T @ error / len(y), "b": model["b"] - 0.5 * error.mean()}
    return model


def bill(scores, labels, threshold, prices):
    total = 0
    for value, label in zip(scores, labels):
        if value >= threshold:
            total += prices["action"] + (prices["false_alarm"] if label == 0 else 0)
        elif label == 1:
            total += prices["miss"]
    return total


def run(table, seed, threshold, prices):
    train, test = split(len(table), seed)
    median = table["reading"].to_numpy()[train]
    richer = add_features(table, np.nanmedian(median))
    X = richer[["log_amount", "often", "young", "reading"]].to_numpy(float)
    y = richer["label"].to_numpy()
    scores = score(fit(X[train], y[train]), X[test])
    return dict(test=test, scores=scores, bill=bill(scores, y[test], threshold, prices))
