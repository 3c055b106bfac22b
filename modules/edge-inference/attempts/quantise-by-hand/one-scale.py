# score: 2
# hint: a scale of its own
# why: one scale for the whole table of weights
def range_of(low, high):
    """Return (scale, zero point) of int8 for values from low to high."""
    low, high = min(low, 0.0), max(high, 0.0)
    scale = (high - low) / 255 or 1.0
    return scale, round(-128 - low / scale)


def quantise(x, scale, zero):
    """Return the values as int8."""
    return np.clip(np.round(x / scale) + zero, -128, 127).astype(np.int8)


def dequantise(q, scale, zero):
    """Return the values that the bytes mean."""
    return (q.astype(float) - zero) * scale


def quantise_weights(W):
    """Return (int8 weights, scale of each column)."""
    largest = np.full(W.shape[1], np.abs(W).max())
    scales = np.where(largest > 0, largest / 127, 1.0)
    return quantise(W, scales, 0), scales
