# score: 2
# hint: Is 0 in the range?
# why: leaves the range as it is, so that 0 may have no byte
def range_of(low, high):
    """Return (scale, zero point) of int8 for values from low to high."""
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
    largest = np.abs(W).max(axis=0)
    scales = np.where(largest > 0, largest / 127, 1.0)
    return quantise(W, scales, 0), scales
