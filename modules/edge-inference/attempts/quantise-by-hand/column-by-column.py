# score: 4
# why: a right answer with a loop over the columns
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
    q, scales = np.zeros(W.shape, np.int8), np.ones(W.shape[1])
    for k, column in enumerate(W.T):
        if column.any():
            scales[k] = max(abs(column.min()), abs(column.max())) / 127
            q[:, k] = np.rint(column / scales[k])
    return q, scales
