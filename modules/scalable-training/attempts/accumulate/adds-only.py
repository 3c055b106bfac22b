# score: 0
# hint: The gradient of a mean is a mean
# why: adds up and does not divide
def accumulated(network, X, y, size):
    """Return the gradients of the whole batch, calculated in groups of at most `size` rows."""
    total = [torch.zeros_like(weights) for weights in network.parameters()]
    for begin in range(0, len(y), size):
        rows = slice(begin, begin + size)
        share = 1
        for sums, slope in zip(total, data.gradients(network, X[rows], y[rows]), strict=True):
            sums += share * slope
    return total
