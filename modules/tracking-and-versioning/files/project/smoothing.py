"""One function that train.py imports."""


def rate(labels, prior):
    """Return the share of ones, drawn towards one half by `prior` imaginary rows."""
    return (sum(labels) + prior / 2) / (len(labels) + prior)
